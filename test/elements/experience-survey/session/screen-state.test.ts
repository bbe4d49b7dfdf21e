import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { ExperienceSurvey } from '../../../../src/elements/experience-survey/experience-survey.js';
import { until } from '../../../kernel/events.js';
import { coding, control, extension, options, questionnaire, SurveyPage, words } from '../survey-page.js';
import { useStorageAlone } from '../../../support/storage.js';

useStorageAlone();

type Json = Record<string, unknown>;

const unit = (code: string) =>
  extension('questionnaire-unitOption', {
    valueCoding: { system: 'http://unitsofmeasure.org', code, display: code },
  });
const collapsible = extension('questionnaire-collapsible', { valueCode: 'default-open' });
const towns = ['Aachen', 'Bonn', 'Cologne'].map((code) => ({ valueCoding: coding(code) }));

/** One of each thing that can be half done. */
const items = [
  { linkId: 'n', type: 'integer', text: 'How many?' },
  { linkId: 'size', type: 'decimal', text: 'How long?' },
  { linkId: 'when', type: 'date', text: 'When?' },
  { linkId: 'dose', type: 'quantity', text: 'How much?', extension: [unit('mg'), unit('g')] },
  { linkId: 'why', type: 'open-choice', text: 'Why?', repeats: true, answerOption: options('x', 'y') },
  {
    linkId: 'town',
    type: 'choice',
    text: 'Which towns?',
    repeats: true,
    answerOption: towns,
    extension: [control('autocomplete')],
  },
  {
    linkId: 'drug',
    type: 'group',
    text: 'Medicine',
    repeats: true,
    item: [
      { linkId: 'name', type: 'string', text: 'Name' },
      { linkId: 'times', type: 'integer', text: 'How often' },
    ],
  },
  {
    linkId: 'more',
    type: 'group',
    text: 'More',
    extension: [collapsible],
    item: [{ linkId: 'free', type: 'string', text: 'Anything?' }],
  },
  {
    linkId: 'tabs',
    type: 'group',
    text: 'Tabs',
    extension: [control('tab-container')],
    item: ['one', 'two'].map((name) => ({
      linkId: name,
      type: 'group',
      text: `Tab ${name}`,
      item: [{ linkId: `in-${name}`, type: 'string', text: `In ${name}?` }],
    })),
  },
];

const spanish = { url: 'http://hl7.org/fhir/StructureDefinition/translation' };
const inSpanish = (text: string) => ({
  extension: [
    {
      ...spanish,
      extension: [
        { url: 'lang', valueCode: 'es' },
        { url: 'content', valueString: text },
      ],
    },
  ],
});
const bilingual = (more: Json = {}) =>
  questionnaire(items, { language: 'en', title: 'Test', _title: inSpanish('Prueba'), ...more });
const untranslated = (language: string, title: string, more: Json = {}) =>
  questionnaire(items, { language, title, ...more });

async function halfDo(page: SurveyPage): Promise<void> {
  await page.type('n', 'about 3');
  await page.type('size', '1.5');
  await page.type('when', '7');
  const dose = page.control<HTMLSelectElement>('dose', 1);
  dose.value = dose.options[1]!.value;
  dose.dispatchEvent(new Event('change', { bubbles: true }));
  await page.pick('why', 'Something else');
  await page.type('drug', 'first');
  await page.press('Add another “Medicine');
  await page.press('Add another “Medicine');
  const [, , third] = page.questions('name');
  third!.querySelector('input')!.focus();
  await sendKeys({ type: 'third' });
  page.questions('times')[1]!.querySelector('input')!.focus();
  await sendKeys({ type: 'often' });
  await page.press('More');
  page.$<HTMLElement>('[role=tab]:not([aria-selected=true])')!.click();
  await page.type('town', 'Bo');
  await page.leave();
}

function expectHalfDone(page: SurveyPage, size = '1.5'): void {
  const value = (linkId: string, index = 0) => page.control(linkId, index).value;
  expect(value('n')).to.equal('about 3');
  expect(page.errors('n'), 'its fault is still shown').to.have.length(1);
  expect(value('size')).to.equal(size);
  expect(page.answers.size).to.deep.equal([1.5]);
  expect(page.controls('when').map((part) => part.value)).to.include('7');
  expect(page.control<HTMLSelectElement>('dose', 1).selectedIndex).to.equal(1);
  expect(page.question('why').querySelectorAll('input.other'), 'an empty box').to.have.length(1);
  expect(value('town')).to.equal('Bo');
  const names = page.questions('name').map((one) => one.querySelector('input')!.value);
  expect(names, 'with the empty instance in between').to.deep.equal(['first', '', 'third']);
  expect(page.questions('times')[1]!.querySelector('input')!.value).to.equal('often');
  expect(page.question('more').querySelector('.disclosure')!.getAttribute('aria-expanded')).to.equal('false');
  expect(words(page.$('[role=tab][aria-selected=true]')!)).to.equal('Tab two');
}

describe('what a person did on the screen', () => {
  afterEach(() => (document.documentElement.lang = 'en'));

  it('stays when they choose another language', async () => {
    const page = await SurveyPage.open(bilingual());
    await halfDo(page);
    const choice = page.$<HTMLSelectElement>('#language')!;
    choice.value = 'es';
    choice.dispatchEvent(new Event('change', { bubbles: true }));
    await until(() => page.text.includes('Prueba'));
    expectHalfDone(page);
  });

  it('stays when the page brings the same questionnaire in another language', async () => {
    const page = await SurveyPage.open(untranslated('en', 'Test'));
    await halfDo(page);
    page.survey.questionnaire = untranslated('de', 'Prüfung');
    await until(() => page.text.includes('Prüfung'));
    await page.survey.updateComplete;
    expectHalfDone(page);
  });

  for (const [what, change] of [
    ['another questionnaire', (survey) => (survey.questionnaire = untranslated('de', 'Prüfung', { url: 'urn:b' }))],
    ['another version', (survey) => (survey.questionnaire = untranslated('de', 'Prüfung', { version: '2' }))],
    [
      'one that the page waited for',
      (survey) => {
        survey.questionnaire = null;
        void survey.updateComplete.then(() => (survey.questionnaire = untranslated('de', 'Prüfung')));
      },
    ],
    [
      'another patient',
      (survey) => Object.assign(survey, { subject: '2', questionnaire: untranslated('de', 'Prüfung') }),
    ],
    [
      'a reset',
      (survey) => {
        survey.reset();
        survey.questionnaire = untranslated('de', 'Prüfung');
      },
    ],
  ] as [string, (survey: ExperienceSurvey) => unknown][])
    it(`goes with ${what}`, async () => {
      const page = await SurveyPage.open(untranslated('en', 'Test'), { attributes: { subject: '1' } });
      await page.type('n', 'so 3');
      await page.press('Add another “Medicine');
      change(page.survey);
      await until(() => page.text.includes('Prüfung'));
      await page.survey.updateComplete;
      expect(page.control('n').value).to.equal('');
      expect(page.questions('name')).to.have.length(1);
    });

  it('stays when the language of the page changes, and numbers are written as that one does', async () => {
    const page = await SurveyPage.open(untranslated('en', 'Test'));
    await halfDo(page);
    document.documentElement.lang = 'es';
    await until(() => page.control('size').value === '1,5');
    expectHalfDone(page, '1,5');
    document.documentElement.lang = 'en';
    await until(() => page.control('size').value === '1.5');
    expectHalfDone(page);
  });

  for (const [what, there, back] of [
    ['moves to another place', (survey: ExperienceSurvey) => survey.parentElement!.append(survey), undefined],
    [
      'is shown as text for a while',
      (survey: ExperienceSurvey) => (survey.readonly = true),
      (survey: ExperienceSurvey) => (survey.readonly = false),
    ],
    [
      'is disabled for a while',
      (survey: ExperienceSurvey) => (survey.disabled = true),
      (survey: ExperienceSurvey) => (survey.disabled = false),
    ],
    [
      'gets another layout for a while',
      (survey: ExperienceSurvey) => (survey.layout = 'question'),
      (survey: ExperienceSurvey) => (survey.layout = 'page'),
    ],
  ] as const)
    it(`stays when the survey ${what}`, async () => {
      const page = await SurveyPage.open(untranslated('en', 'Test'));
      await halfDo(page);
      there(page.survey);
      await page.survey.updateComplete;
      back?.(page.survey);
      await page.survey.updateComplete;
      expectHalfDone(page);
    });

  describe('where the questions come from a server', () => {
    const { fetch } = window;
    afterEach(() => (window.fetch = fetch));

    it('stays when the other language comes with the second try only', async () => {
      const answers: (() => Response)[] = [
        () => Response.json(untranslated('en', 'Test')),
        () => new Response('', { status: 503 }),
        () => Response.json(untranslated('de', 'Prüfung')),
      ];
      window.fetch = () => Promise.resolve(answers.shift()!());
      const page = await SurveyPage.open(undefined, { attributes: { src: '/form?lang=en' } });
      await halfDo(page);
      page.survey.src = '/form?lang=de';
      await until(() => page.hasButton('Try again'));
      await page.press('Try again');
      await until(() => page.text.includes('Prüfung'));
      await page.survey.updateComplete;
      expectHalfDone(page);
    });
  });

  it('stays when the page says late how value sets are expanded', async () => {
    const late = {
      linkId: 'late',
      type: 'choice',
      text: 'From afar?',
      answerValueSet: 'https://example.org/ValueSet/afar',
    };
    const page = await SurveyPage.open(questionnaire([...items, late]));
    await halfDo(page);
    page.survey.expand = () =>
      Promise.resolve({
        resourceType: 'ValueSet',
        expansion: { contains: [{ system: 'https://example.org/codes', code: 'far', display: 'Far' }] },
      });
    await until(() => page.text.includes('Far'));
    expectHalfDone(page);
  });

  it('stays in a draft', async () => {
    const json = untranslated('en', 'Test', { url: 'https://example.org/Questionnaire/half-done' });
    const settings = { attributes: { drafts: 'session', subject: 'Patient/1' } };
    const page = await SurveyPage.open(json, settings);
    await until(() => page.$('.content'));
    await halfDo(page);
    page.survey.remove();
    const again = await SurveyPage.open(json, settings);
    await until(() => again.hasButton('Go on'));
    await again.press('Go on');
    await until(() => again.$('.content'));
    await again.survey.updateComplete;
    expectHalfDone(again);
    again.survey.reset();
    await again.survey.updateComplete;
    expect(again.control('n').value, 'and goes with a reset').to.equal('');
    expect(again.questions('name')).to.have.length(1);
    expect(again.question('more').querySelector('.disclosure')!.getAttribute('aria-expanded')).to.equal('true');
  });

  it('keeps the page that is open when the survey is shown as text for a while', async () => {
    const page = await SurveyPage.open(untranslated('en', 'Test'), { attributes: { layout: 'question' } });
    await page.press('Continue');
    await page.press('Continue');
    const shown = page.$('.question')!.dataset.linkId;
    expect(shown).to.equal('when');
    page.survey.readonly = true;
    await page.survey.updateComplete;
    page.survey.readonly = false;
    await page.survey.updateComplete;
    expect(page.$('.question')!.dataset.linkId).to.equal(shown);
  });
});
