import { expect } from '@open-wc/testing';
import { EncryptedStore } from '../../../../src/transport/storage/encrypted-store.js';
import { useStorageAlone } from '../../../support/storage.js';
import { until } from '../../../kernel/events.js';
import { type ItemJson, questionnaire, SurveyPage } from '../survey-page.js';
import { records, untilKept } from './kept-records.js';

useStorageAlone();

const DAY = 86_400_000;
const FHIR = { 'Content-Type': 'application/fhir+json' };
const items: ItemJson[] = [{ linkId: 'a', type: 'string', text: 'The first?' }];

/** All that the library has in there. */
const notes = () => Object.entries<string>(localStorage).filter(([key]) => key.includes('patient-partnership'));

describe('the note that a draft was handed over', () => {
  const { put } = IDBObjectStore.prototype;
  const { fetch } = window;
  const methods: string[] = [];
  const identifiers: string[] = [];
  let status = 201;
  let answer: Promise<void> = Promise.resolve();
  /** What the server finds; undefined where it allows nobody to ask. */
  let stored: object[] | undefined;
  let count = 0;
  const endpoint = () => `https://note-${count}.example/R4`;

  beforeEach(async () => {
    count++;
    status = 201;
    stored = [];
    answer = Promise.resolve();
    methods.length = identifiers.length = 0;
    for (const [key] of notes()) localStorage.removeItem(key);
    window.fetch = async (_input, { method, body } = {}) => {
      methods.push(method ?? 'GET');
      await answer;
      const found = JSON.stringify({ resourceType: 'Bundle', type: 'searchset', entry: stored });
      if (method !== 'POST') return new Response(found, { status: stored ? 200 : 403, headers: FHIR });
      identifiers.push((JSON.parse(body as string) as { identifier: { value: string } }).identifier.value);
      return new Response('{"resourceType":"QuestionnaireResponse","id":"7"}', { status, headers: FHIR });
    };
    // So that there is a database to look into
    await EncryptedStore.open('device');
  });
  afterEach(() => {
    window.fetch = fetch;
    IDBObjectStore.prototype.put = put;
  });

  const fill = () => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('Full', 'QuotaExceededError');
    };
  };
  const open = (attributes: Record<string, string> = {}) =>
    SurveyPage.open(questionnaire(items, { url: `https://example.org/Questionnaire/note-${count}` }), {
      attributes: { drafts: 'device', endpoint: endpoint(), subject: 'Patient/1', ...attributes },
    });
  const isEditing = (page: SurveyPage) => until(() => page.questions('a').length > 0);
  /** Somebody answers, which is kept, and then there is no room. */
  const answered = async (attributes?: Record<string, string>) => {
    const page = await open(attributes);
    await isEditing(page);
    await untilKept(() => page.type('a', 'my words'));
    fill();
    await page.type('a', '!');
    return page;
  };
  /** Somebody sends, and nobody knows yet whether it arrives. @returns what lets it arrive */
  const sending = async (page: SurveyPage) => {
    let arrive = () => {};
    answer = new Promise((resolve) => (arrive = resolve));
    const result = page.survey.submit();
    await until(() => methods.length > 0);
    return async () => {
      arrive();
      return (await result).status;
    };
  };

  for (const drafts of ['session', 'device'])
    it(`(${drafts}) is there from before it is sent until it arrived, and tells nothing of it`, async () => {
      const page = await answered({ drafts });
      const arrive = await sending(page);
      const now = Date.now();
      expect(notes()).to.have.length(1);
      const [key, value] = notes()[0]!;
      expect(Number(value)).to.be.within(now - 60_000, now);
      expect(key).to.match(/^patient-partnership attempt [\w+/=-]+$/);
      await arrive();
      for (const one of identifiers) expect(key).not.to.contain(one.replace('urn:uuid:', ''));
      await until(() => page.$('#thanks'));
      await until(() => notes().length === 0);
    });

  it('makes another page ask the server first', async () => {
    const page = await open();
    await isEditing(page);
    await untilKept(() => page.type('a', 'my words'));
    page.survey.remove();
    const [draft] = (await records()).sort((one, other) => other.savedAt - one.savedAt);
    const { identifier } = draft as unknown as { identifier: string };
    await (await EncryptedStore.open('device')).drafts.noteAttempt(identifier);
    const next = await open();
    await until(() => next.$('#draft'));
    await next.press('Go on with my answers');
    await isEditing(next);
    const { item } = next.response;
    stored = [
      { resource: { resourceType: 'QuestionnaireResponse', id: '7', identifier: { value: identifier }, item } },
    ];
    expect((await next.survey.submit()).status).to.equal('submitted');
    expect(methods, 'it has arrived before').to.deep.equal(['GET']);
    await until(() => notes().length === 0);
  });

  it('keeps nobody from sending again what a server refused that cannot be asked', async () => {
    status = 403;
    stored = undefined;
    const page = await answered();
    for (const turns of [1, 2]) {
      expect((await page.survey.submit()).status).to.equal('failed');
      expect(identifiers).to.have.length(turns);
      expect(notes()).to.have.length(1);
    }
  });

  it('is not written where there is room', async () => {
    const page = await open();
    await isEditing(page);
    await untilKept(() => page.type('a', 'my words'));
    const arrive = await sending(page);
    expect(notes()).to.deep.equal([]);
    expect(await arrive()).to.equal('submitted');
  });

  for (const [where, attributes] of Object.entries<Record<string, string>>({
    'no drafts are wanted': { drafts: 'off' },
    'a device is shared': { drafts: 'device', kiosk: '' },
    'no draft was ever kept': {},
  }))
    it(`is not written where ${where}`, async () => {
      const page = await open(attributes);
      await isEditing(page);
      fill();
      await page.type('a', 'my words');
      const arrive = await sending(page);
      expect(notes()).to.deep.equal([]);
      await arrive();
    });

  for (const [when, act] of Object.entries({
    'begins again': (page: SurveyPage) => page.survey.reset(),
    'turns drafts off': (page: SurveyPage) => page.survey.setAttribute('drafts', 'off'),
  }))
    it(`is gone when the page ${when}`, async () => {
      status = 403;
      const page = await answered();
      expect((await page.survey.submit()).status).to.equal('failed');
      expect(notes()).to.have.length(1);
      act(page);
      await until(() => notes().length === 0);
    });

  it('is gone after a month', async () => {
    const store = await EncryptedStore.open('device');
    const now = Date.now();
    await store.drafts.noteAttempt('urn:uuid:a');
    localStorage.setItem('of the page', '1');
    await EncryptedStore.open('device', () => now + 29 * DAY);
    expect(await store.drafts.hasAttemptNote('urn:uuid:a')).to.equal(true);
    await EncryptedStore.open('device', () => now + 31 * DAY);
    expect(notes()).to.deep.equal([]);
    expect(localStorage.getItem('of the page')).to.equal('1');
    localStorage.removeItem('of the page');
  });
});
