import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { define } from '../../../src/kernel/page/define.js';
import { ExperienceSurvey } from '../../../src/elements/experience-survey/experience-survey.js';
import { nextTask, until } from '../../kernel/events.js';
import { control, type ItemJson, options, SurveyPage, words } from './survey-page.js';
import { useStorageAlone } from '../../support/storage.js';

useStorageAlone();

const SECRET = 'zebra-crossing';
const items: ItemJson[] = [
  { linkId: 'line', type: 'string', text: 'A line?' },
  { linkId: 'lines', type: 'text', text: 'Lines?' },
  { linkId: 'number', type: 'integer', text: 'A number?' },
  {
    linkId: 'open',
    type: 'open-choice',
    text: 'Which?',
    extension: [control('drop-down')],
    answerOption: options('a'),
  },
  { linkId: 'tick', type: 'choice', text: 'Ticks?', repeats: true, answerOption: options('a', 'b') },
];

/** Everything about an event that a listener could read without looking into the element. */
function readable(event: Event): string {
  const { detail, data } = event as CustomEvent<unknown> & InputEvent;
  return JSON.stringify([event.type, detail, data, (event.composedPath() as Element[])[0]?.localName]);
}

describe('what a person answers', () => {
  it('is in no event, attribute, address, title, store or log before it is sent', async () => {
    const events: string[] = [];
    const types = ['input', 'change', 'beforeinput', 'pp-error', 'pp-submit', 'pp-submitted', 'pp-queued', 'pp-select'];
    const listen = (event: Event) => events.push(readable(event));
    const logs: string[] = [];
    const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;
    const before = methods.map((method) => console[method]);
    for (const method of methods) console[method] = (...parts: unknown[]) => logs.push(parts.map(String).join(' '));
    for (const type of types) document.addEventListener(type, listen);
    const address = location.href;
    const { title } = document;
    try {
      const page = await SurveyPage.open(items, {
        prepare: (survey) => types.forEach((type) => survey.addEventListener(type, listen)),
      });
      await page.type('line', SECRET);
      await page.type('lines', SECRET);
      await page.type('number', SECRET);
      page.control<HTMLSelectElement>('open').focus();
      await sendKeys({ press: 'End' });
      page.$('.other')!.focus();
      await sendKeys({ type: SECRET });
      await page.pick('tick', 'b');
      await page.press('Send my answers');
      expect(page.summary).to.have.length(1);
      expect(events.length).to.be.greaterThan(10);
      expect(events.join()).not.to.contain(SECRET);
      const kinds = new Set(events.map((text) => (JSON.parse(text) as string[])[0]));
      expect([...kinds].sort()).to.deep.equal(['change', 'input']);
      expect(document.documentElement.outerHTML, 'attributes and light DOM').not.to.contain(SECRET);
      expect(page.survey.outerHTML).not.to.contain(SECRET);
      const attributes = [...page.root.querySelectorAll('*')].flatMap((node) => [...node.attributes]);
      expect(attributes.map(({ value }) => value).join()).not.to.contain(SECRET);
      expect([location.href, document.title]).to.deep.equal([address, title]);
      expect(JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])).not.to.contain(SECRET);
    } finally {
      for (const type of types) document.removeEventListener(type, listen);
      methods.forEach((method, index) => (console[method] = before[index]!));
    }
    expect(logs.join()).not.to.contain(SECRET);
  });

  for (const drafts of ['off', 'session'])
    it(`is not in what tabs say to each other (drafts: ${drafts})`, async () => {
      const channel = new BroadcastChannel('patient-partnership');
      const heard: object[] = [];
      channel.onmessage = ({ data }) => heard.push(data as object);
      const { fetch } = window;
      const headers = { 'Content-Type': 'application/fhir+json' };
      const created = () => new Response('{"resourceType":"QuestionnaireResponse"}', { status: 201, headers });
      window.fetch = () => Promise.resolve(created());
      try {
        const attributes = { endpoint: `https://fhir-${drafts}.example/R4`, drafts };
        const page = await SurveyPage.open(items, { attributes, properties: { subject: `Patient/${SECRET}` } });
        await page.type('line', SECRET);
        expect((await page.survey.submit()).status).to.equal('submitted');
        await until(() => heard.length > 0);
      } finally {
        window.fetch = fetch;
        channel.close();
      }
      for (const word of heard)
        for (const [name, value] of Object.entries(word)) {
          expect(name).to.be.oneOf(['identifier', 'mark', 'isQuestion']);
          if (name === 'identifier') expect(value).to.match(/^(?:urn:uuid:)?[\da-f-]{36}$/);
          else expect(typeof value).to.be.oneOf(['number', 'boolean', 'undefined']);
        }
      expect(JSON.stringify(heard)).not.to.contain(SECRET);
    });

  it('is told by one input a key and one change a field, from the element', async () => {
    const page = await SurveyPage.open(items);
    const events: string[] = [];
    for (const type of ['input', 'change'])
      page.survey.parentElement!.addEventListener(type, (event) => {
        expect(event.target === page.survey).to.equal(true);
        expect(event.constructor).to.equal(Event);
        events.push(type);
      });
    await page.type('line', 'abc');
    await page.leave();
    expect(events).to.deep.equal(['input', 'input', 'input', 'change']);
    events.length = 0;
    await page.pick('tick', 'a');
    expect(events).to.deep.equal(['input', 'change']);
  });

  it('is not told of where nothing changed', async () => {
    const page = await SurveyPage.open([
      { linkId: 'date', type: 'date', text: 'When?' },
      { linkId: 'line', type: 'string', text: 'A line?' },
    ]);
    const events: string[] = [];
    for (const type of ['input', 'change']) page.survey.addEventListener(type, () => events.push(type));
    page.control('date').focus();
    for (let tab = 0; tab < 4; tab++) await sendKeys({ press: 'Tab' });
    expect(events).to.deep.equal([]);
    page.control('date').focus();
    await sendKeys({ type: '1' });
    page.control('line').focus();
    expect(events).to.deep.equal(['input', 'change']);
  });

  it('is not offered to the browser to remember', async () => {
    const page = await SurveyPage.open(items);
    for (const field of page.root.querySelectorAll<HTMLInputElement>('input[type="text"], textarea'))
      expect(field.autocomplete, field.outerHTML).to.equal('off');
  });
});

describe('a survey that leaves the page and comes back', () => {
  it('has its answers, its page and its half-typed words, and goes on', async () => {
    await fixture(html`<pp-experience-survey></pp-experience-survey>`);
    const page = await SurveyPage.open(items, { attributes: { layout: 'question', 'no-history': '' } });
    await page.type('line', 'one');
    await page.press('Continue');
    await page.press('Continue');
    await page.type('number', '1,');
    const home = page.survey.parentElement!;
    await nextTask();
    page.survey.remove();
    await nextTask();
    home.append(page.survey);
    await page.survey.updateComplete;
    expect(page.control('number').value).to.equal('1,');
    await page.type('number', 'x');
    await page.leave();
    expect(page.errors('number')).to.have.length(1);
    await page.press('Back');
    await page.press('Back');
    expect(page.control('line').value).to.equal('one');
    await page.type('line', '!');
    expect(page.answers).to.deep.equal({ line: ['one!'] });
  });

  it('shows what changed while it was away', async () => {
    const page = await SurveyPage.open([
      { linkId: 'a', type: 'boolean', text: 'A?' },
      { linkId: 'b', type: 'string', text: 'B?', enableWhen: [{ question: 'a', operator: '=', answerBoolean: true }] },
    ]);
    const home = page.survey.parentElement!;
    page.survey.remove();
    page.survey.response = {
      resourceType: 'QuestionnaireResponse',
      status: 'in-progress',
      item: [{ linkId: 'a', answer: [{ valueBoolean: true }] }],
    };
    home.append(page.survey);
    await page.survey.updateComplete;
    expect(page.questions('b')).to.have.length(1);
    await page.pick('a', 'No');
    expect(page.questions('b')).to.deep.equal([]);
  });
});

describe('a survey with a closed root', () => {
  it('works in full, and lets no script of the page look in', async () => {
    define(ExperienceSurvey, { tag: 'closed-survey', shadowRootMode: 'closed' });
    const page = await SurveyPage.open(
      [{ linkId: 'need', type: 'string', text: 'Needed?', required: true }, ...items],
      { tag: 'closed-survey' },
    );
    expect(page.survey.shadowRoot).to.equal(null);
    let path: EventTarget[] = [];
    page.survey.addEventListener('keydown', (event) => (path = event.composedPath()), true);
    await page.press('Send my answers');
    await until(() => page.focused?.id === 'summary');
    expect(path[0] === page.survey).to.equal(true);
    page.$('#summary a')!.focus();
    await sendKeys({ press: 'Enter' });
    await sendKeys({ type: 'x' });
    await page.type('number', '12');
    await page.pick('tick', 'b');
    await page.press('Send my answers');
    await until(() => page.focused?.id === 'thanks');
    expect(words(page.focused!)).to.equal('Thank you');
  });
});
