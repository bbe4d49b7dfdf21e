import { expect } from '@open-wc/testing';
import { said } from '../../../kernel/console.js';
import { until } from '../../../kernel/events.js';
import { untilKept } from '../drafts/kept-records.js';
import { type ItemJson, questionnaire, SurveyPage, words } from '../survey-page.js';
import { validateResponse } from '../../../../src/domain/questionnaire.js';
import { translatedSurvey } from '../../../../stories/fixtures/rules.js';
import { useStorageAlone } from '../../../support/storage.js';

useStorageAlone();

const items: ItemJson[] = [{ linkId: 'a', type: 'string', text: 'a?' }];
const about = (page: SurveyPage) => words(page.$('.about')!);

async function open(attributes: Record<string, string>): Promise<SurveyPage> {
  const page = await SurveyPage.open(items, { attributes });
  return page;
}

describe('before the first question', () => {
  it('says who sees the answers, and when, and that confidential is not anonymous', async () => {
    const page = await open({
      confidentiality: 'confidential',
      'seen-by': 'the quality team',
      'seen-when': 'at the end of each month',
    });
    expect(about(page)).to.contain('private, but they are not anonymous');
    expect(about(page)).to.contain('Who sees your answers: the quality team.');
    expect(about(page)).to.contain('When they see them: at the end of each month.');
    expect(about(page)).not.to.contain('Ask the team');
  });

  it('says that answers are anonymous only where they are', async () => {
    const page = await open({ confidentiality: 'anonymous' });
    expect(about(page)).to.contain('No one can tell that they are from you');
    const lines = await said(async () => {
      const named = await open({ confidentiality: 'anonymous', subject: 'Patient/1' });
      expect(about(named)).to.contain('not anonymous');
    });
    expect(lines.some((line) => line.includes('not anonymous'))).to.equal(true);
  });

  it('offers another way, in the words of the page if it has some', async () => {
    const ours = await SurveyPage.open(undefined);
    expect(about(ours)).to.contain('on paper');
    expect(about(ours)).to.contain('does not change your care');
    const page = await SurveyPage.open(items, {
      prepare: (survey) => (survey.innerHTML = '<p slot="another-way">Call us.</p>'),
    });
    const slot = page.$<HTMLSlotElement>('slot[name="another-way"]')!;
    expect(slot.assignedElements().map(words)).to.deep.equal(['Call us.']);
  });

  it('promises nothing about a survey of the page that the page did not say', async () => {
    expect(about(await open({}))).to.equal('Ask the team who will see your answers.');
    const page = await open({ confidentiality: 'confidential', 'seen-by': 'the ward team' });
    expect(about(page)).not.to.match(/your care|on paper|choose/);
  });

  it('shows no bar before anything is answered, and moves nothing when it comes', async () => {
    const page = await open({});
    const bar = page.$('progress')!;
    const place = () => page.$('.question')!.getBoundingClientRect().top;
    const before = place();
    expect(getComputedStyle(bar).visibility).to.equal('hidden');
    await page.type('a', 'x');
    await until(() => getComputedStyle(bar).visibility === 'visible');
    expect(place()).to.equal(before);
  });

  it('says plainly that there is nothing to answer, and has no button to send it', async () => {
    for (const item of [[], [{ linkId: 'd', type: 'display', text: 'Welcome.' }]]) {
      const page = await SurveyPage.open(item);
      expect(words(page.$('.notice')!)).to.equal('There are no questions here, so there is nothing to send.');
      expect(page.hasButton('Send')).to.equal(false);
      expect(page.$('.progress')).to.equal(null);
    }
  });
});

describe('somebody who helps', () => {
  const openProxy = async (attributes: Record<string, string> = {}) => {
    const page = await open({ proxy: '', ...attributes });
    await until(() => page.$('#helper'));
    return page;
  };
  const tick = async (page: SurveyPage, text: string) => {
    const label = [...page.root.querySelectorAll('label')].find((one) => words(one) === text)!;
    label.querySelector('input')!.click();
    await page.survey.updateComplete;
  };

  it('is the source of the response, as a related person of the patient, and says how', async () => {
    const page = await openProxy({ subject: 'Patient/1' });
    expect(page.$('#helper-ways')).to.equal(null);
    await tick(page, 'For someone else, or with them');
    await tick(page, 'I translate');
    const { contained, source, extension } = page.response;
    expect(contained).to.deep.equal([
      { resourceType: 'RelatedPerson', id: 'helper', patient: { reference: 'Patient/1' } },
    ]);
    expect(source).to.deep.equal({ reference: '#helper' });
    expect(extension).to.have.length(1);
    await page.type('a', 'x');
    expect(validateResponse(questionnaire(items), { ...page.response, status: 'completed' })).to.deep.equal([]);
  });

  it('is forgotten again when the person answers for themself', async () => {
    const page = await openProxy({ subject: 'Patient/1' });
    await tick(page, 'For someone else, or with them');
    await tick(page, 'I translate');
    await tick(page, 'For myself');
    expect(page.response).not.to.have.any.keys('contained', 'extension');
    expect(page.response.source).to.deep.equal({ reference: 'Patient/1' });
  });

  it('leaves the source that the page names', async () => {
    const page = await openProxy({ source: 'RelatedPerson/7' });
    await tick(page, 'For someone else, or with them');
    await tick(page, 'I answer for the patient');
    expect(page.response.source).to.deep.equal({ reference: 'RelatedPerson/7' });
    expect(page.response).not.to.have.property('contained');
    expect(page.response.extension).to.have.length(1);
  });

  it('is another response under another identifier', async () => {
    const page = await openProxy();
    const identifier = () => page.response.identifier!.value;
    const before = identifier();
    await tick(page, 'For someone else, or with them');
    expect(identifier()).not.to.equal(before);
  });

  it('cannot be changed while the answers are being sent: they could be sent a second time', async () => {
    const page = await openProxy();
    await page.type('a', 'x');
    const boxes = () => [...page.root.querySelectorAll<HTMLInputElement>('#helper input')];
    const all = page.root.querySelectorAll('#helper :enabled').length;
    let arrive!: () => void;
    const host = new Promise<void>((resolve) => (arrive = resolve));
    page.survey.addEventListener('pp-submit', (event) => event.respondWith(host));
    const result = page.survey.submit();
    await until(() => page.$('.content')?.matches(':disabled'));
    expect(all).to.be.greaterThan(0);
    expect(boxes().filter((box) => box.matches(':enabled'))).to.deep.equal([]);
    arrive();
    expect((await result).status).to.equal('submitted');
  });

  it('comes back with the response', async () => {
    const first = await openProxy();
    await tick(first, 'For someone else, or with them');
    await tick(first, 'I translate');
    const { response } = first;
    const page = await SurveyPage.open(items, { attributes: { proxy: '' }, properties: { response } });
    await until(() => page.$('#helper-ways'));
    expect(page.response.extension).to.deep.equal(response.extension);
  });

  const isTicked = (page: SurveyPage, text: string) =>
    [...page.root.querySelectorAll('label')].find((one) => words(one) === text)!.querySelector('input')!.checked;

  for (const [who, ways] of [
    ['For myself', []],
    ['For someone else, or with them', ['I translate']],
  ] as const)
    it(`stays when the person chooses another language (${who})`, async () => {
      const page = await SurveyPage.open(translatedSurvey, { attributes: { proxy: '' } });
      await until(() => page.$('#helper'));
      for (const text of [who, ...ways]) await tick(page, text);
      const before = page.response;
      const choice = page.$<HTMLSelectElement>('#language')!;
      choice.value = 'es';
      choice.dispatchEvent(new Event('change', { bubbles: true }));
      await until(() => page.response.language === 'es');
      await page.survey.updateComplete;
      for (const text of [who, ...ways]) expect(isTicked(page, text), text).to.equal(true);
      expect(page.response.extension).to.deep.equal(before.extension);
      expect(page.response.contained).to.deep.equal(before.contained);
      await tick(page, 'For myself');
      expect(page.response).not.to.have.any.keys('contained', 'extension');
    });

  for (const [who, ways] of [
    ['For myself', []],
    ['For someone else, or with them', ['I read the questions out', 'I translate']],
  ] as const)
    it(`comes back with a draft, also where it was said last (${who})`, async () => {
      const json = questionnaire(items, { url: `https://example.org/Questionnaire/helper-${ways.length}` });
      const openDraft = () =>
        SurveyPage.open(json, { attributes: { proxy: '', drafts: 'session', subject: 'Patient/1' } });
      const first = await openDraft();
      await until(() => first.$('#helper'));
      await first.type('a', 'x');
      // Keeps what was typed: what is ticked after that has to be kept as well.
      await untilKept(() => dispatchEvent(new Event('pagehide')));
      for (const text of [who, ...ways]) await tick(first, text);
      const { extension, source } = first.response;
      await untilKept(() => first.survey.remove());
      const page = await openDraft();
      await until(() => page.$('#draft'));
      await page.press('Go on with my answers');
      await until(() => page.$('#helper'));
      for (const text of [who, ...ways]) expect(isTicked(page, text), text).to.equal(true);
      expect(page.response.extension).to.deep.equal(extension);
      expect(page.response.source).to.deep.equal(source);
      expect(page.answers).to.deep.equal({ a: ['x'] });
    });

  it('stays when the survey is shown to be read, or on paper, and then to be answered again', async () => {
    const page = await SurveyPage.open(items, { attributes: { proxy: '' } });
    await until(() => page.$('#helper'));
    for (const text of ['For someone else, or with them', 'I translate']) await tick(page, text);
    const { extension } = page.response;
    for (const [name, value] of [
      ['readonly', true],
      ['readonly', false],
      ['paper', ''],
      ['paper', null],
    ] as const) {
      Object.assign(page.survey, { [name]: value });
      await until(() => Boolean(page.$('#helper')) === (value === false || value === null));
    }
    expect(page.response.extension).to.deep.equal(extension);
    expect(isTicked(page, 'I translate')).to.equal(true);
  });

  it('is not asked for twice by the survey of our own', async () => {
    const page = await SurveyPage.open(undefined, { attributes: { proxy: '' } });
    await until(() => page.questions('who').length === 1);
    expect(page.$('#helper')).to.equal(null);
  });
});
