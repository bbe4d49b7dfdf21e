import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { DraftRecords } from '../../../../src/transport/storage/draft-records.js';
import { EncryptedStore } from '../../../../src/transport/storage/encrypted-store.js';
import { errorsOf, until } from '../../../kernel/events.js';
import { records, untilKept } from './kept-records.js';
import { control, extension, type ItemJson, options, questionnaire, SurveyPage, words } from '../survey-page.js';
import { useStorageAlone } from '../../../support/storage.js';

useStorageAlone();

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

  it('bring back what was typed and is no answer yet, and the page that one was on', async () => {
    const own: ItemJson[] = [
      { linkId: 'a', type: 'integer', text: 'How many?' },
      { linkId: 'b', type: 'date', text: 'When?' },
      { linkId: 'c', type: 'string', text: 'Why?', repeats: true },
      { linkId: 'd', type: 'string', text: 'And then?' },
    ];
    const json = questionnaire(own, { url: current });
    const attributes = { drafts: 'session', layout: 'question' };
    const before = (await records()).length;
    const page = await SurveyPage.open(json, { attributes });
    await isEditing(page);
    await page.type('a', '4');
    for (const linkId of ['b', 'c']) {
      await page.press('Continue');
      await until(() => page.questions(linkId).length > 0);
    }
    await page.press('Back');
    await until(() => page.questions('b').length > 0);
    await page.type('b', '31');
    await page.type('b', '2026', 2);
    page.survey.remove();
    await untilThere(async () => (await records()).length > before);
    const again = await SurveyPage.open(json, { attributes });
    await isAsked(again);
    await again.press('Go on with my answers');
    await until(() => again.questions('b').length > 0);
    const values = again.controls('b').map(({ value }) => value);
    expect(values.filter(Boolean)).to.deep.equal(['31', '2026']);
    expect(again.response.item).to.deep.equal([{ linkId: 'a', text: 'How many?', answer: [{ valueInteger: 4 }] }]);
    await again.press('Back');
    await until(() => again.questions('a').length > 0);
    again.control('a').focus();
    await sendKeys({ type: 'x' });
    again.survey.remove();
    await untilThere(async () => (await records()).length > before);
    const last = await SurveyPage.open(json, { attributes });
    await isAsked(last);
    await last.press('Go on with my answers');
    await until(() => last.questions('a').length > 0);
    expect(last.control('a').value, 'as it was typed').to.equal('4x');
    await last.press('Continue');
    expect(last.summary, 'and it is no answer').to.have.length(1);
  });

  it('remember the page also where nothing was typed on it', async () => {
    const json = questionnaire(items, { url: current });
    const attributes = { drafts: 'session', layout: 'question' };
    const before = (await records()).length;
    const page = await SurveyPage.open(json, { attributes });
    await isEditing(page);
    await page.type('a', 'my words');
    await untilThere(async () => (await records()).length > before);
    const { savedAt } = (await records()).at(-1)!;
    await page.press('Continue');
    await until(() => page.questions('b').length > 0);
    page.survey.remove();
    await untilThere(async () => (await records()).some((record) => record.savedAt > savedAt));
    const again = await SurveyPage.open(json, { attributes });
    await isAsked(again);
    await again.press('Go on with my answers');
    await until(() => again.questions('b').length > 0);
  });

  describe('in a language that is chosen on the way', () => {
    const spanish = [
      { url: 'lang', valueCode: 'es' },
      { url: 'content', valueString: '¿La primera?' },
    ];
    const own = [{ ...items[0]!, _text: { extension: [extension('translation', { extension: spanish })] } }, items[1]!];
    const openForm = () =>
      SurveyPage.open(undefined, { attributes: { drafts: 'session', layout: 'question', src: '/en.json' } });
    const ways = {
      'by the person': (page: SurveyPage) => {
        const choice = page.$<HTMLSelectElement>('#language')!;
        choice.value = 'es';
        choice.dispatchEvent(new Event('change', { bubbles: true }));
      },
      'by the page': (page: SurveyPage) => {
        page.survey.src = '/es.json';
      },
    };
    const { fetch } = window;
    beforeEach(() => {
      window.fetch = (input) => {
        const language = (input as URL).pathname === '/es.json' ? 'es' : 'en';
        const [first, second] = own;
        const text = language === 'es' ? '¿La primera?' : first!.text;
        return Promise.resolve(
          Response.json(questionnaire([{ ...first!, text }, second!], { url: current, language })),
        );
      };
    });
    afterEach(() => (window.fetch = fetch));
    const isSpanish = (page: SurveyPage) => until(() => page.questions('a').some((one) => words(one).includes('¿')));
    const turn = async (page: SurveyPage) => {
      page.$<HTMLElement>('.button-primary')!.click();
      await until(() => page.questions('b').length > 0);
    };

    for (const [who, choose] of Object.entries(ways))
      it(`${who} remember the page that is turned to then`, async () => {
        const before = (await records()).length;
        const page = await openForm();
        await isEditing(page);
        // One key: once it is kept, nothing is left to be kept.
        await page.type('a', 'x');
        await untilThere(async () => (await records()).length > before);
        choose(page);
        await isSpanish(page);
        await turn(page);
        const savedAt = Math.max(...(await records()).map((record) => record.savedAt));
        page.survey.remove();
        await untilThere(async () => (await records()).some((record) => record.savedAt > savedAt));
        const again = await openForm();
        await isAsked(again);
        await again.press('Go on with my answers');
        await until(() => again.questions('b').length > 0);
      });
  });

  it('from before that one did not decide about are not written over', async () => {
    await answerAndLeave({ subject: 'Patient/1' });
    const page = await open({ subject: 'Patient/2' });
    await isEditing(page);
    await page.type('a', 'x');
    await new Promise((resolve) => setTimeout(resolve, 400));
    page.survey.subject = 'Patient/1';
    await isAsked(page);
    document.dispatchEvent(new Event('visibilitychange'));
    page.survey.remove();
    const again = await open({ subject: 'Patient/1' });
    await isAsked(again);
    await again.press('Go on with my answers');
    await isEditing(again);
    expect(again.answers).to.deep.equal({ a: ['my words'] });
  });

  it('hold what was typed last when the page shows another survey', async () => {
    const page = await open();
    await isEditing(page);
    await page.type('a', 'my words');
    const first = page.survey.questionnaire;
    page.survey.questionnaire = questionnaire([{ linkId: 'z', type: 'string', text: 'Z?' }], { url: `${current}-z` });
    await until(() => page.questions('z').length > 0);
    page.survey.questionnaire = first;
    await isAsked(page);
    await page.press('Go on with my answers');
    await isEditing(page);
    expect(page.answers).to.deep.equal({ a: ['my words'] });
  });

  it('hold what was typed last where a survey goes and the next one comes at once, on a slow disk', async () => {
    const page = await open();
    await isEditing(page);
    await page.type('a', 'my words');
    const { prototype } = DraftRecords;
    const { save } = prototype;
    prototype.save = async function (...draft) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      return save.apply(this, draft);
    };
    try {
      page.survey.remove();
      const next = await open();
      await isAsked(next);
      await next.press('Go on with my answers');
      await isEditing(next);
      expect(next.answers).to.deep.equal({ a: ['my words'] });
    } finally {
      prototype.save = save;
    }
  });

  it('hold what is looked for in a list, although it is no answer, and are written again only when it changes', async () => {
    const towns: ItemJson = {
      linkId: 'town',
      type: 'choice',
      text: 'Which town?',
      repeats: true,
      answerOption: options('Aachen', 'Bonn'),
      extension: [control('autocomplete')],
    };
    const own = [...items, towns];
    const page = await open({ items: own });
    await isEditing(page);
    await page.type('a', 'my words');
    await untilKept(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.type('town', 'Bo');
    page.survey.remove();
    const next = await open({ items: own });
    await isAsked(next);
    await next.press('Go on with my answers');
    await isEditing(next);
    await next.survey.updateComplete;
    expect(next.control('town').value).to.equal('Bo');
    const { prototype } = DraftRecords;
    const { save } = prototype;
    let written = 0;
    prototype.save = function (...draft) {
      written++;
      return save.apply(this, draft);
    };
    try {
      document.dispatchEvent(new Event('visibilitychange'));
      expect(written, 'nothing is other than it was').to.equal(0);
      await next.type('town', 'n');
      document.dispatchEvent(new Event('visibilitychange'));
      await until(() => written === 1);
    } finally {
      prototype.save = save;
    }
  });

  it('that come back from the server are not told to whoever began anew meanwhile', async () => {
    const { fetch } = window;
    window.fetch = () =>
      Promise.resolve(new Response('{"resourceType":"OperationOutcome","issue":[]}', { status: 422 }));
    const endpoint = `https://back-${count}.example/R4`;
    const page = await SurveyPage.open(questionnaire(items, { url: current }), {
      attributes: { drafts: 'session', endpoint, subject: 'Patient/1' },
    });
    await isEditing(page);
    await page.type('a', 'my words');
    const { prototype } = DraftRecords;
    const { save } = prototype;
    let isRefused = false;
    let isKept = false;
    let goOn: () => void = () => undefined;
    prototype.save = async function (...draft) {
      if (isRefused) {
        isKept = true;
        await new Promise<void>((resolve) => (goOn = resolve));
      }
      return save.apply(this, draft);
    };
    page.survey.addEventListener('pp-error', () => (isRefused = true));
    try {
      const ended = page.survey.submit();
      await until(() => isKept);
      page.survey.reset();
      isRefused = false;
      goOn();
      expect((await ended).status).to.equal('failed');
      await page.survey.updateComplete;
      expect(page.$('#failure')).to.equal(null);
      expect(page.control('a').value).to.equal('');
    } finally {
      prototype.save = save;
      window.fetch = fetch;
    }
  });

  it('of before fields for text and place were kept are read', async () => {
    const { save } = DraftRecords.prototype;
    DraftRecords.prototype.save = function (this: DraftRecords, about, value, days) {
      return save.call(this, about, { ...(value as object), typed: undefined, at: undefined }, days);
    };
    await answerAndLeave();
    DraftRecords.prototype.save = save;
    const page = await open();
    await isAsked(page);
    await page.press('Go on with my answers');
    await isEditing(page);
    expect(page.answers).to.deep.equal({ a: ['my words'] });
  });

  it('are gone when what waited arrived', async () => {
    const { fetch } = window;
    window.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    // Pages of other tests keep things here, too, and sweep.
    const before = new Set((await records()).map(({ id }) => id));
    const endpoint = `https://arrived-${count}.example/R4`;
    const page = await SurveyPage.open(questionnaire(items, { url: current }), {
      attributes: { drafts: 'device', endpoint, subject: 'Patient/1' },
    });
    await isEditing(page);
    await page.type('a', 'my words');
    expect((await page.survey.submit()).status).to.equal('queued');
    const kept = (await records()).map(({ id }) => id).filter((id) => !before.has(id));
    expect(kept, 'the draft, and what waits').to.have.length.of.at.least(2);
    const body = JSON.stringify({ ...page.response, id: '7' });
    window.fetch = (_input, init) =>
      Promise.resolve(
        new Response(
          init?.method === 'POST'
            ? body
            : `{"resourceType":"Bundle","type":"searchset","entry":[{"resource":${body}}]}`,
          {
            status: init?.method === 'POST' ? 201 : 200,
            headers: { 'Content-Type': 'application/fhir+json' },
          },
        ),
      );
    await page.press('Try now');
    await until(() => page.$('#thanks'));
    await untilThere(async () => (await records()).filter(({ id }) => kept.includes(id)).length <= kept.length - 2);
    window.fetch = fetch;
  });

  it('and what waits are looked for again where the browser had no place for them at first', async () => {
    const endpoint = `https://late-${count}.example/R4`;
    const identifier = `urn:uuid:late-${count}-${Date.now()}`;
    const body = JSON.stringify({ resourceType: 'QuestionnaireResponse', identifier: { value: identifier } });
    await (await EncryptedStore.open('device')).add({ identifier, body, about: 'another survey' });
    const { fetch, setTimeout: later } = window;
    const { digest } = crypto.subtle;
    const sent: unknown[] = [];
    const json = questionnaire(items, { url: current });
    const attributes = { drafts: 'device', endpoint, subject: 'Patient/1' };
    try {
      window.fetch = (_input, init) => {
        if (init?.method === 'POST') sent.push(init.body);
        return Promise.resolve(
          new Response(body, { status: 201, headers: { 'Content-Type': 'application/fhir+json' } }),
        );
      };
      crypto.subtle.digest = () => Promise.reject(new DOMException('Too late', 'TimeoutError'));
      window.setTimeout = ((run: () => void, time: number) => later(run, time === 30_000 ? 500 : time)) as typeof later;
      const page = await SurveyPage.open(json, { attributes });
      await isEditing(page);
      crypto.subtle.digest = digest;
      const before = (await records()).length;
      await page.type('a', 'my words');
      await until(() => sent.includes(body));
      expect(page.control('a').value, 'nobody is interrupted').to.equal('my words');
      await untilThere(async () => (await records()).length >= before);
      page.survey.remove();
    } finally {
      window.fetch = fetch;
      window.setTimeout = later;
      crypto.subtle.digest = digest;
    }
    await new Promise((resolve) => setTimeout(resolve, 400));
    const again = await SurveyPage.open(json, { attributes });
    await isAsked(again);
    await again.press('Go on with my answers');
    await isEditing(again);
    expect(again.answers, 'and from then on it is kept').to.deep.equal({ a: ['my words'] });
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

    it('after a reset before they were found', async () => {
      await answerAndLeave();
      const page = await SurveyPage.open(questionnaire(items, { url: current }), {
        attributes: { drafts: 'session' },
        prepare: (survey) => void survey.updateComplete.then(() => survey.reset()),
      });
      await until(() => page.$('#draft, .content'));
      await isEditing(page);
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
      await until(() => states.at(-1) === 'questions');
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
    const found = JSON.stringify({ ...page.response, id: '7' });
    window.fetch = () =>
      Promise.resolve(
        new Response(`{"resourceType":"Bundle","type":"searchset","entry":[{"resource":${found}}]}`, {
          headers: { 'Content-Type': 'application/fhir+json' },
        }),
      );
    await page.press('Try now');
    await until(() => page.$('#thanks') && other.$('#thanks'));
    window.fetch = fetch;
  });

  describe('of which two windows go on', () => {
    const FHIR = { 'Content-Type': 'application/fhir+json' };
    const { fetch } = window;
    const sent: { identifier: { value: string }; item: unknown }[] = [];
    const attributes = () => ({
      drafts: 'device',
      endpoint: `https://twins-${count}.example/R4`,
      subject: 'Patient/1',
    });
    const survey = () => SurveyPage.open(questionnaire(items, { url: current }), { attributes: attributes() });
    /** Somebody answers, leaves, and goes on in two windows. */
    const twins = async () => {
      const before = (await records()).length;
      const first = await survey();
      await isEditing(first);
      await first.type('a', 'my words');
      first.survey.remove();
      await untilThere(async () => (await records()).length > before);
      const pages = [await survey(), await survey()] as const;
      for (const page of pages) {
        await isAsked(page);
        await page.press('Go on with my answers');
        await isEditing(page);
      }
      return pages;
    };
    beforeEach(() => {
      sent.length = 0;
      window.fetch = (_input, init) => {
        sent.push(JSON.parse(init!.body as string) as (typeof sent)[number]);
        return Promise.resolve(
          new Response('{"resourceType":"QuestionnaireResponse","id":"7"}', { status: 201, headers: FHIR }),
        );
      };
    });
    afterEach(() => (window.fetch = fetch));

    it('are sent once where both say the same', async () => {
      const [one, other] = await twins();
      expect((await one.survey.submit()).status).to.equal('submitted');
      expect((await other.survey.submit()).status).to.equal('submitted');
      expect(sent).to.have.length(1);
      await until(() => other.$('#thanks'));
    });

    it('are sent once where they say different things, and the other one is told', async () => {
      const [one, other] = await twins();
      await one.type('a', '!');
      await other.type('a', '?');
      expect((await one.survey.submit()).status).to.equal('submitted');
      const errors = errorsOf(other.survey);
      for (let count = 0; count < 2; count++) {
        expect((await other.survey.submit()).status).to.equal('failed');
        await until(() => other.$('#failure'));
        expect(words(other.$('#failure')!)).to.contain('Another tab has sent your answers.');
        expect(other.hasButton('Print my answers')).to.equal(true);
        expect(other.control('a').value, 'and nothing is lost').to.contain('?');
        expect(errors.at(-1)).to.include({ code: 'already-sent', retryable: false });
        // Whatever is changed, it stays the same draft.
        await other.type('a', '?');
      }
      expect(sent).to.have.length(1);
    });

    it('and one sends while the other goes on: the draft does not come back, and the person is told', async () => {
      const [one, other] = await twins();
      const { length } = await records();
      expect((await one.survey.submit()).status).to.equal('submitted');
      await untilThere(async () => (await records()).length < length);
      await other.type('a', '?');
      await until(() => other.$('#failure'));
      expect(words(other.$('#failure')!)).to.contain('Another tab has sent your answers');
      expect(await records()).to.have.length(length - 1);
      one.survey.remove();
      other.survey.remove();
      await isEditing(await survey());
    });

    it('and one sends: the other one shows so as soon as somebody looks at it', async () => {
      const [one, other] = await twins();
      expect((await one.survey.submit()).status).to.equal('submitted');
      expect(other.$('#thanks'), 'nobody looked').to.equal(null);
      dispatchEvent(new Event('focus'));
      await until(() => other.$('#thanks'));
      expect(sent).to.have.length(1);
    });

    it('and one sends other answers: the other one says so as soon as somebody looks at it', async () => {
      const [one, other] = await twins();
      await untilKept(() => other.type('a', '?'));
      expect((await one.survey.submit()).status).to.equal('submitted');
      dispatchEvent(new Event('focus'));
      await until(() => other.$('#failure'));
      expect(words(other.$('#failure')!)).to.contain('Another tab has sent your answers');
      expect(other.control('a').value, 'and nothing is lost').to.contain('?');
    });

    it('and what only one of them answered stays, whatever the other one looks at', async () => {
      const more = items.map((item) => ({ ...item, type: 'string' }));
      const json = questionnaire([{ linkId: 'g', type: 'group', text: 'Group', item: more }], { url: current });
      const layout = () => ({ attributes: { ...attributes(), layout: 'question' } });
      const goOn = async () => {
        const page = await SurveyPage.open(json, layout());
        await isAsked(page);
        await page.press('Go on with my answers');
        await isEditing(page);
        return page;
      };
      const first = await SurveyPage.open(json, layout());
      await isEditing(first);
      await untilKept(() => void first.type('a', 'old'));
      first.survey.remove();
      const [stale, fresh] = [await goOn(), await goOn()];
      await untilKept(() => void fresh.type('a', 'er'));
      fresh.survey.remove();
      await stale.press('Continue');
      await until(() => stale.questions('b').length > 0);
      stale.survey.remove();
      await new Promise((resolve) => setTimeout(resolve, 400));
      expect((await goOn()).answers).to.deep.equal({ a: ['older'] });
    });

    it('without having asked for it: who begins second goes on with the same response', async () => {
      const [one, other] = [await survey(), await survey()];
      for (const page of [one, other]) await isEditing(page);
      const { length } = await records();
      await one.type('a', 'first');
      await untilThere(async () => (await records()).length > length);
      await untilKept(() => void other.type('a', 'second'));
      expect((await one.survey.submit()).status).to.equal('submitted');
      expect((await other.survey.submit()).status).not.to.equal('queued');
      expect(new Set(sent.map(({ identifier }) => identifier.value)).size).to.equal(1);
    });

    it('and what one changed after it was refused is one response with what the other one has', async () => {
      const [one, other] = await twins();
      const { fetch: answers } = window;
      window.fetch = () => Promise.resolve(new Response('', { status: 403 }));
      expect((await one.survey.submit()).status).to.equal('failed');
      window.fetch = answers;
      const before = await records();
      await one.type('a', '!');
      await untilThere(async () => JSON.stringify(await records()) !== JSON.stringify(before));
      await new Promise((resolve) => setTimeout(resolve, 400));
      expect((await other.survey.submit()).status).to.equal('submitted');
      expect((await one.survey.submit()).status).to.equal('failed');
      expect(sent).to.have.length(1);
    });
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

  describe('that the browser has no room for', () => {
    const { put } = IDBObjectStore.prototype;
    let puts = 0;
    const fill = () => {
      IDBObjectStore.prototype.put = function (value: { kind?: string }, ...key) {
        if (value.kind !== 'draft') return put.call(this, value, ...key);
        puts++;
        throw new DOMException('Full', 'QuotaExceededError');
      };
    };
    const empty = () => (IDBObjectStore.prototype.put = put);
    const guards = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }));
    beforeEach(() => (puts = 0));
    afterEach(empty);

    it('are told to the person and the page, once, and kept as soon as there is room', async () => {
      const page = await open();
      await isEditing(page);
      const before = (await records()).length;
      const errors = errorsOf(page.survey);
      fill();
      await page.type('a', 'my words');
      await until(() => page.$('#failure'));
      expect(words(page.$('#failure')!)).to.contain('We could not save your answers on this device.');
      expect(guards(), 'leaving would lose them').to.equal(true);
      const tries = puts;
      await page.type('a', '!');
      await until(() => puts > tries);
      expect(errors.map(({ code }) => code)).to.deep.equal(['not-kept']);
      empty();
      // Nothing changed since: it is the page that goes. The last write may still be failing, and takes no second one.
      await untilThere(async () => {
        dispatchEvent(new Event('pagehide'));
        return (await records()).length > before;
      });
      await until(() => !page.$('#failure'));
      expect(guards()).to.equal(false);
      page.survey.remove();
      const again = await open();
      await isAsked(again);
      await again.press('Go on with my answers');
      await isEditing(again);
      expect(again.answers).to.deep.equal({ a: ['my words!'] });
    });

    it('are no more spoken of where the page wants none any more', async () => {
      const page = await open();
      await isEditing(page);
      fill();
      await page.type('a', 'my words');
      await until(() => page.$('#failure'));
      page.survey.drafts = 'off';
      await until(() => !page.$('#failure'));
      await page.survey.updateComplete;
      expect(page.$('#failure')).to.equal(null);
      expect(page.answers, 'they stay on the page').to.deep.equal({ a: ['my words'] });
      expect(guards()).to.equal(false);
    });

    it('can be sent all the same', async () => {
      const page = await open();
      await isEditing(page);
      fill();
      await page.type('a', 'my words');
      await until(() => page.$('#failure'));
      expect((await page.survey.submit()).status).to.equal('submitted');
      await until(() => page.$('#thanks'));
      expect(guards()).to.equal(false);
    });
  });

  it('that take long to write are written less often, also while somebody types on, and never beside each other', async () => {
    const page = await open();
    await isEditing(page);
    const { save } = DraftRecords.prototype;
    let [count, beside, most] = [0, 0, 0];
    DraftRecords.prototype.save = async function (...draft) {
      count++;
      most = Math.max(most, ++beside);
      await new Promise((resolve) => setTimeout(resolve, 400));
      beside--;
      return save.apply(this, draft);
    };
    for (let key = 0; key < 16; key++) {
      await page.type('a', 'x');
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    DraftRecords.prototype.save = save;
    expect(most).to.equal(1);
    expect(count).to.be.within(2, 4);
  });

  it('leave what is said of a failure where they are turned on after it', async () => {
    const page = await open({ drafts: 'off' });
    const { survey } = page;
    survey.addEventListener('pp-submit', (event) => event.respondWith(Promise.reject(new Error('no'))));
    await page.type('a', 'my words');
    expect((await survey.submit()).status).to.equal('failed');
    survey.drafts = 'session';
    await survey.updateComplete;
    await isEditing(page);
    expect(words(page.$('#failure')!)).to.contain('We could not send your answers.');
  });

  it('leave what is said of a failure where the page sets something else meanwhile', async () => {
    const page = await open();
    await isEditing(page);
    const { survey } = page;
    survey.addEventListener('pp-submit', (event) => event.respondWith(Promise.reject(new Error('no'))));
    survey.addEventListener('pp-error', () => (survey.encounter = 'Encounter/2'));
    await page.type('a', 'my words');
    expect((await survey.submit()).status).to.equal('failed');
    await until(() => !page.$('.content'));
    await isEditing(page);
    expect(words(page.$('#failure')!)).to.contain('We could not send your answers.');
  });
});
