import { expect } from '@open-wc/testing';
import { until } from '../../kernel/events.js';
import { records } from './kept-records.js';
import { type ItemJson, questionnaire, SurveyPage, words } from './survey-page.js';

const items: ItemJson[] = [
  { linkId: 'a', type: 'string', text: 'The first?' },
  { linkId: 'b', type: 'choice', text: 'The second?', answerOption: [{ valueString: 'x' }, { valueString: 'y' }] },
];

let count = 0;

interface Options {
  drafts?: string;
  subject?: string;
  items?: ItemJson[];
  more?: object;
  url?: string;
}

/** Opens a survey as a page does after a reload: a new element, and the same browser. */
async function open({ drafts = 'session', subject, items: own = items, more, url }: Options = {}): Promise<SurveyPage> {
  const json = questionnaire(own, { url: url ?? current, ...more });
  return SurveyPage.open(json, { attributes: { drafts, ...(subject && { subject }) } });
}
let current = '';

const change = async (edit: (record: Record<string, unknown>) => void) => {
  const all = await records();
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('patient-partnership');
    request.onsuccess = () => resolve(request.result);
  });
  await new Promise<void>((resolve) => {
    const transaction = database.transaction('records', 'readwrite');
    for (const record of all) {
      edit(record);
      transaction.objectStore('records').put(record);
    }
    transaction.oncomplete = () => resolve();
  });
  database.close();
};

/** Answers, and leaves as soon as it is kept. */
async function answerAndLeave(options: Options = {}): Promise<void> {
  const before = (await records()).length;
  const page = await open(options);
  await until(() => page.questions('a').length > 0);
  await page.type('a', 'my words');
  page.survey.remove();
  while ((await records()).length === before) await new Promise((resolve) => setTimeout(resolve, 20));
}

const untilThere = async (holds: () => Promise<boolean>) => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
};
const isAsked = (page: SurveyPage) => until(() => page.$('#draft'));
const isEditing = (page: SurveyPage) => until(() => page.questions('a').length > 0);

describe('drafts', () => {
  beforeEach(async () => {
    current = `https://example.org/Questionnaire/draft-${++count}`;
    // So that there is a database to look into
    const page = await open({ url: 'https://example.org/Questionnaire/none' });
    await isEditing(page);
    page.survey.remove();
  });

  for (const drafts of ['session', 'device'])
    it(`(${drafts}) bring back what was answered, if the person wants that`, async () => {
      await answerAndLeave({ drafts });
      const page = await open({ drafts });
      await isAsked(page);
      expect(page.text, 'nobody else sees them').not.to.contain('my words');
      expect((await page.survey.submit()).status).to.equal('cancelled');
      await page.press('Go on with my answers');
      await isEditing(page);
      expect(page.answers).to.deep.equal({ a: ['my words'] });
      expect(page.control('a').value).to.equal('my words');
      await until(() => page.focused?.id === 'progress');
    });

  it('are gone when the person starts again', async () => {
    await answerAndLeave();
    const kept = (await records()).length;
    const page = await open();
    await isAsked(page);
    await page.press('Start again');
    await isEditing(page);
    expect(page.control('a').value).to.equal('');
    expect(await records()).to.have.length(kept - 1);
  });

  it('cannot be read from the disk', async () => {
    await answerAndLeave({ subject: 'Patient/secret' });
    const text = JSON.stringify(
      (await records()).map((record) => ({ ...record, data: new TextDecoder().decode(record.data) })),
    );
    for (const secret of ['my words', 'Patient/secret', current, 'The first?']) expect(text).not.to.contain(secret);
    expect(Object.values(sessionStorage).join()).to.match(/^[\da-f]{64}$/);
  });

  describe('are not guessed at', () => {
    const cases: [string, () => Promise<Options>][] = [
      ['another version', () => Promise.resolve({ more: { version: '2' } })],
      ['other questions', () => Promise.resolve({ items: [...items, { linkId: 'c', type: 'string' }] })],
      [
        'other options',
        () => Promise.resolve({ items: [items[0]!, { ...items[1]!, answerOption: [{ valueString: 'z' }] }] }),
      ],
      ['an older form of draft', async () => (await change((record) => (record.schema = 0)), {})],
      ['a newer form of draft', async () => (await change((record) => (record.schema = 99)), {})],
      [
        'a damaged draft',
        async () => {
          await change((record) => (record.data = new Uint8Array(record.data as ArrayBuffer).fill(1, 0, 4).buffer));
          return {};
        },
      ],
    ];
    for (const [name, prepare] of cases)
      it(`with ${name}: one starts again`, async () => {
        await answerAndLeave();
        const page = await open(await prepare());
        await isAsked(page);
        expect(words(page.$('#draft')!)).to.equal('Please start again');
        expect(page.hasButton('Go on')).to.equal(false);
        await page.press('Start again');
        await isEditing(page);
        expect(page.control('a').value).to.equal('');
      });
  });

  describe('are not offered', () => {
    it('to another person, or for another survey', async () => {
      await answerAndLeave({ subject: 'Patient/1' });
      for (const options of [{ subject: 'Patient/2' }, {}, { subject: 'Patient/1', url: `${current}-other` }]) {
        const page = await open(options);
        await isEditing(page);
        expect(page.control('a').value).to.equal('');
      }
    });

    it('after a reset', async () => {
      const page = await open();
      await isEditing(page);
      await page.type('a', 'my words');
      page.survey.reset();
      page.survey.remove();
      await isEditing(await open());
    });

    it('after they were sent', async () => {
      const page = await open();
      await isEditing(page);
      await page.type('a', 'my words');
      expect((await page.survey.submit()).status).to.equal('submitted');
      page.survey.remove();
      const again = await open();
      await isEditing(again);
      expect(again.control('a').value).to.equal('');
    });

    it('where nothing was answered', async () => {
      const page = await open();
      await isEditing(page);
      page.survey.remove();
      await isEditing(await open());
    });

    it('in another tab', async () => {
      await answerAndLeave({ drafts: 'session' });
      const salt = sessionStorage.getItem('patient-partnership')!;
      const frame = document.createElement('iframe');
      document.body.append(frame);
      expect(salt).to.match(/^[\da-f]{64}$/);
      frame.remove();
      await isEditing(await open({ drafts: 'device' }));
    });
  });

  it('are gone when the page turns them off', async () => {
    const before = (await records()).length;
    const page = await open();
    await isEditing(page);
    await page.type('a', 'my words');
    await untilThere(async () => (await records()).length === before + 1);
    page.survey.drafts = 'off';
    await untilThere(async () => (await records()).length === before);
    expect(page.answers, 'the person goes on').to.deep.equal({ a: ['my words'] });
  });

  it('outlive what the page fills in: the person is asked first', async () => {
    await answerAndLeave();
    const kept = (await records()).length;
    const page = await open();
    await isAsked(page);
    page.survey.response = { resourceType: 'QuestionnaireResponse', status: 'in-progress' };
    await page.survey.updateComplete;
    await isAsked(page);
    expect(await records()).to.have.length(kept);
    await page.press('Go on with my answers');
    await isEditing(page);
    expect(page.answers).to.deep.equal({ a: ['my words'] });
  });

  it('of one patient are not shown to, or kept for, the next one on the same element', async () => {
    const page = await open({ subject: 'Patient/1' });
    await isEditing(page);
    await page.type('a', 'my words');
    page.survey.subject = 'Patient/2';
    await page.survey.updateComplete;
    await isEditing(page);
    expect(page.answers).to.deep.equal({});
    page.survey.subject = 'Patient/1';
    await page.survey.updateComplete;
    await isAsked(page);
    await page.press('Go on with my answers');
    await isEditing(page);
    expect(page.answers).to.deep.equal({ a: ['my words'] });
  });

  it('are looked for before a question is shown: nothing typed can be lost', async () => {
    for (const json of [undefined, questionnaire(items, { url: current })]) {
      const states: string[] = [];
      await SurveyPage.open(json, {
        attributes: { drafts: 'session' },
        prepare: (survey) =>
          survey.addController({
            hostUpdated: () => {
              const { renderRoot } = survey;
              const state = renderRoot.querySelector('.content') ? 'questions' : 'no questions';
              if (states.at(-1) !== state) states.push(state);
            },
          }),
      });
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(states).to.deep.equal(['no questions', 'questions']);
    }
  });

  it('are asked for again when the questionnaire was away', async () => {
    await answerAndLeave();
    const page = await open();
    await isAsked(page);
    const { questionnaire: json } = page.survey;
    page.survey.questionnaire = null;
    await until(() => !page.$('#draft'));
    page.survey.questionnaire = json;
    await isAsked(page);
    await page.press('Go on with my answers');
    await isEditing(page);
    expect(page.answers).to.deep.equal({ a: ['my words'] });
  });

  it('that were sent, and wait, are seen by another survey of the page', async () => {
    const { fetch } = window;
    window.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    const attributes = { drafts: 'device', endpoint: `https://drafts-${count}.example/R4`, subject: 'Patient/1' };
    const json = questionnaire(items, { url: current });
    const page = await SurveyPage.open(json, { attributes });
    await isEditing(page);
    await page.type('a', 'my words');
    expect((await page.survey.submit()).status).to.equal('queued');
    const other = await SurveyPage.open(json, { attributes });
    await until(() => other.$('#queued'));
    expect(other.text).not.to.contain('my words');
    window.fetch = () =>
      Promise.resolve(
        new Response('{"resourceType":"QuestionnaireResponse"}', {
          status: 201,
          headers: { 'Content-Type': 'application/fhir+json' },
        }),
      );
    await page.press('Try now');
    await until(() => page.$('.thanks') && other.$('.thanks'));
    window.fetch = fetch;
  });

  it('do not exist where they are off', async () => {
    const before = await records();
    const page = await open({ drafts: 'off' });
    await page.type('a', 'my words');
    page.survey.remove();
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(await records()).to.have.length(before.length);
  });

  it('do not exist on a shared device', async () => {
    const before = await records();
    const page = await SurveyPage.open(questionnaire(items, { url: current }), {
      attributes: { drafts: 'device', kiosk: '' },
    });
    await isEditing(page);
    await page.type('a', 'my words');
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(await records()).to.have.length(before.length);
  });

  it('say so, and let the person answer, where the browser has no place for them', async () => {
    const warnings: string[] = [];
    const { warn } = console;
    console.warn = (text: string) => void warnings.push(text);
    const page = await open({ drafts: 'sometimes' });
    await isEditing(page);
    console.warn = warn;
    expect(warnings.join()).to.contain('drafts are off');
    await page.type('a', 'x');
    expect((await page.survey.submit()).status).to.equal('submitted');
  });
});
