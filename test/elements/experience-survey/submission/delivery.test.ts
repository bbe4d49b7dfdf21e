import { expect } from '@open-wc/testing';
import type {
  QueuedEvent,
  SubmittedEvent,
} from '../../../../src/elements/experience-survey/experience-survey.events.js';
import { browserEnvironment } from '../../../../src/transport/delivery/environment.js';
import { errorsOf, next, until } from '../../../kernel/events.js';
import { type ItemJson, SurveyPage, words } from '../survey-page.js';

const items: ItemJson[] = [{ linkId: 'a', type: 'string', text: 'The first?' }];
const FHIR = { 'Content-Type': 'application/fhir+json' };
const created = () => new Response('{"resourceType":"QuestionnaireResponse","id":"7"}', { status: 201, headers: FHIR });
const busy = () => new Response('', { status: 503, headers: { 'Retry-After': '0' } });
const bundle = (...resource: object[]) =>
  new Response(
    JSON.stringify({ resourceType: 'Bundle', type: 'searchset', entry: resource.map((one) => ({ resource: one })) }),
    { headers: FHIR },
  );

let count = 0;

/** A server in place of the network. Each test has an endpoint of its own: what one leaves behind is not another's. */
class Server {
  readonly endpoint = `https://fhir-${++count}.example/R4`;
  readonly bodies: string[] = [];
  create: () => Response | Promise<Response> = created;
  search: (sent: object) => Response = () => bundle();
  readonly #fetch = window.fetch;

  start(): void {
    window.fetch = async (input, init) => {
      if (!(input as string).startsWith(this.endpoint)) throw new TypeError('another test');
      if (init?.method !== 'POST') return this.search(JSON.parse(this.bodies.at(-1)!) as object);
      this.bodies.push(init.body as string);
      return this.create();
    };
  }

  stop(): void {
    window.fetch = this.#fetch;
  }

  async open(properties: Record<string, unknown> = {}): Promise<SurveyPage> {
    const page = await SurveyPage.open(items, { attributes: { endpoint: this.endpoint }, properties });
    await page.type('a', 'my words');
    return page;
  }
}

const asksBeforeLeaving = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
const setOnline = (onLine: boolean) =>
  Object.defineProperty(navigator, 'onLine', { get: () => onLine, configurable: true });

describe('answers that cannot be sent now', () => {
  let server: Server;
  beforeEach(() => {
    server = new Server();
    server.start();
  });
  afterEach(() => {
    server.stop();
    setOnline(true);
    // What waits here waits for ever, and would hold up the next test and the runner.
    while (asksBeforeLeaving()) browserEnvironment.guard(false);
  });

  it('wait, say where they are, and are out of sight', async () => {
    server.create = () => Promise.reject(new TypeError('Failed to fetch'));
    const page = await server.open();
    const queued = next<QueuedEvent>(page.survey, 'pp-queued');
    const errors = errorsOf(page.survey);
    const { status, response } = await page.survey.submit();
    expect(status).to.equal('queued');
    expect((await queued).detail).to.deep.equal({ identifier: response!.identifier!.value });
    await until(() => page.focused?.id === 'queued');
    expect(words(page.focused!)).to.equal('Your answers are safe on this page');
    expect(page.text).to.contain('We could not send them yet. We keep trying as long as this page is open.');
    expect(page.text).to.contain('keep this page open').and.not.contain('my words');
    expect(errors).to.deep.equal([
      { phase: 'submit', code: 'network', message: 'Not delivered (network).', retryable: true },
    ]);
    expect(JSON.stringify(errors)).not.to.contain('my words');
    expect((await page.survey.submit()).status, 'nothing is sent twice').to.equal('cancelled');
    expect(asksBeforeLeaving()).to.equal(true);
  });

  it('go out when the person tries again, with the same bytes', async () => {
    server.create = busy;
    const page = await server.open();
    await page.survey.submit();
    await until(() => page.hasButton('Try now'));
    server.create = created;
    const submitted = next<SubmittedEvent>(page.survey, 'pp-submitted');
    await page.press('Try now');
    expect((await submitted).detail.location).to.equal('QuestionnaireResponse/7');
    await until(() => page.focused?.id === 'thanks');
    expect(server.bodies[1]).to.equal(server.bodies[0]);
    expect(asksBeforeLeaving(), 'nothing would be lost any more').to.equal(false);
  });

  it('are not forgotten where others, for another server, have gone out', async () => {
    server.create = busy;
    const page = await server.open();
    await page.survey.submit();
    const other = new Server();
    other.start();
    other.create = busy;
    const second = await other.open();
    await second.survey.submit();
    other.create = created;
    await second.press('Try now');
    await until(() => second.$('.thanks #thanks'));
    expect(asksBeforeLeaving()).to.equal(true);
    other.stop();
  });

  it('are found on the server where they arrived after all', async () => {
    server.create = () => new Response('', { status: 500 });
    const page = await server.open();
    await page.survey.submit();
    server.search = (sent) => bundle({ ...sent, id: '9' });
    const submitted = next<SubmittedEvent>(page.survey, 'pp-submitted');
    await page.press('Try now');
    expect((await submitted).detail.location).to.equal('QuestionnaireResponse/9');
    expect(server.bodies).to.have.length(1);
  });

  it('are not tried before the network is there, and then at once', async () => {
    const page = await server.open();
    setOnline(false);
    expect((await page.survey.submit()).status).to.equal('queued');
    await page.survey.updateComplete;
    expect(page.text).to.contain('We can send them as soon as you are online and this page is open.');
    expect(server.bodies).to.deep.equal([]);
    setOnline(true);
    window.dispatchEvent(new Event('online'));
    await until(() => page.$('.thanks #thanks'));
    expect(server.bodies).to.have.length(1);
  });

  it('wait for a sign-in, and go out after it', async () => {
    server.create = () => new Response('', { status: 401 });
    const page = await server.open();
    const errors = errorsOf(page.survey);
    expect((await page.survey.submit()).status).to.equal('queued');
    await page.survey.updateComplete;
    expect(page.text).to.contain('Sign in again in another window');
    expect(errors[0]).to.include({ code: 'auth-needed', retryable: true });
    server.create = created;
    document.dispatchEvent(new Event('visibilitychange'));
    await until(() => page.$('#thanks'));
  });

  describe('of which nobody can tell whether they arrived,', () => {
    const unknown = async () => {
      server.create = () => new Response('', { status: 500 });
      server.search = () => new Response('', { status: 403 });
      const page = await server.open();
      const errors = errorsOf(page.survey);
      return { page, errors, result: await page.survey.submit() };
    };

    it('are back with the person, who is told what is safe and what to do', async () => {
      const { page, errors, result } = await unknown();
      expect(result.status).to.equal('failed');
      expect(errors.at(-1)).to.include({ phase: 'submit', code: 'cannot-verify', retryable: false });
      await until(() => page.focused?.id === 'failure');
      const text = words(page.focused!);
      expect(text).to.contain('We cannot tell if your answers arrived.').and.contain('They are safe on this page.');
      expect(text).to.contain('ask the team if they have them before you send them again');
      expect(page.hasButton('Print my answers')).to.equal(true);
      expect(page.control('a').value).to.equal('my words');
    });

    it('are asked for before they are sent again', async () => {
      const { page } = await unknown();
      expect((await page.survey.submit()).status).to.equal('failed');
      expect(server.bodies, 'and not sent before').to.have.length(1);
      server.search = (sent) => bundle({ ...sent, id: '9' });
      expect((await page.survey.submit()).status).to.equal('submitted');
      expect(server.bodies).to.have.length(1);
    });

    it('go out once more, when that can do no harm, if the person wants it', async () => {
      const { page, errors } = await unknown();
      await until(() => page.hasButton('Send again anyway'));
      expect(page.text).to.contain('the team may get them twice');
      const told = errors.length;
      await page.press('Send again anyway');
      await until(() => page.$('#queued'));
      expect(errors.slice(told), 'it waits until nothing can be under way').to.deep.equal([]);
      expect(server.bodies).to.have.length(1);
    });
  });

  it('are told with the header that another origin does not allow', async () => {
    const page = await server.open();
    const errors = errorsOf(page.survey);
    const { fetch } = window;
    window.fetch = (input, init) =>
      new Headers(init?.headers).has('If-None-Exist')
        ? Promise.reject(new TypeError('Failed to fetch'))
        : init?.method === 'POST' || !new Headers(init?.headers).has('Accept')
          ? Promise.resolve(new Response('{}'))
          : fetch(input, init);
    server.search = () => bundle();
    expect((await page.survey.submit()).status).to.equal('failed');
    expect(errors.map(({ code }) => code)).to.deep.equal(['cors']);
    expect(errors[0]!.message).to.contain('If-None-Exist');
    await until(() => page.$('#failure'));
    expect(page.text).to.contain('We could not send your answers.').and.not.contain('keep trying');
  });

  it('are never told as stored more than once without saying so', async () => {
    server.create = () => new Response('', { status: 412 });
    const page = await server.open();
    server.search = (sent) => bundle({ ...sent, id: '1' }, { ...sent, id: '2' });
    const errors = errorsOf(page.survey);
    expect((await page.survey.submit()).status).to.equal('submitted');
    expect(errors.map(({ code }) => code)).to.deep.equal(['duplicate']);
  });

  it('go out while the next person answers', async () => {
    server.create = busy;
    const page = await server.open();
    await page.survey.submit();
    page.survey.reset();
    await page.survey.updateComplete;
    expect(page.control('a').value).to.equal('');
    await page.type('a', 'somebody else');
    server.create = created;
    const submitted = next<SubmittedEvent>(page.survey, 'pp-submitted');
    window.dispatchEvent(new Event('online'));
    expect(JSON.stringify((await submitted).detail.response)).to.contain('my words');
    await page.survey.updateComplete;
    expect(page.control('a').value, 'who is not interrupted').to.equal('somebody else');
  });

  it('go out although the element is gone', async () => {
    server.create = busy;
    const page = await server.open();
    await page.survey.submit();
    page.survey.remove();
    server.create = created;
    const submitted = next<SubmittedEvent>(page.survey, 'pp-submitted');
    window.dispatchEvent(new Event('online'));
    await submitted;
    expect(asksBeforeLeaving()).to.equal(false);
  });

  it('go back to the person where the server refuses them later', async () => {
    server.create = busy;
    const page = await server.open();
    const errors = errorsOf(page.survey);
    await page.survey.submit();
    server.create = () =>
      new Response(
        JSON.stringify({
          resourceType: 'OperationOutcome',
          issue: [{ severity: 'error', expression: ['QuestionnaireResponse.item[0]'], details: { text: 'No slang.' } }],
        }),
        { status: 422, headers: FHIR },
      );
    await page.press('Try now');
    await until(() => page.focused?.id === 'summary');
    expect(page.control('a').value).to.equal('my words');
    expect(page.errors('a')).to.deep.equal(['No slang.']);
    expect(errors.map(({ code }) => code)).to.deep.equal(['http-503', 'http-422']);
    expect(asksBeforeLeaving()).to.equal(false);
    await page.type('a', '!');
    server.create = created;
    expect((await page.survey.submit()).status).to.equal('submitted');
    const [first, , last] = server.bodies.map((body) => JSON.parse(body) as { identifier: { value: string } });
    expect(last!.identifier.value, 'other answers are another response').not.to.equal(first!.identifier.value);
  });

  it('say that a press was heard while it is tried', async () => {
    server.create = busy;
    const page = await server.open();
    await page.survey.submit();
    await until(() => page.focused?.id === 'queued');
    let answer: ((response: Response) => void) | undefined;
    server.create = () => new Promise((resolve) => (answer = resolve));
    await page.press('Try now');
    await until(() => answer && page.hasButton('Sending…'));
    expect(page.button('Sending…').getAttribute('aria-disabled')).to.equal('true');
    answer!(busy());
    await until(() => page.hasButton('Try now'));
    expect(page.focused!.id, 'the focus stays where it was').not.to.equal('queued');
  });

  describe('are spoken of,', () => {
    const keep = ' Please keep this page open until your answers are sent. If you close it, they are lost.';
    const waits = `We could not send them yet. We keep trying as long as this page is open.${keep}`;
    const offline = `You are offline. We can send them as soon as you are online and this page is open.${keep}`;
    const signIn = `You may be signed out. Sign in again in another window, then come back here and try again.${keep}`;

    /** What a screen reader is given to say, in order. */
    const spokenIn = (page: SurveyPage): string[] => {
      const live = page.$('#live')!;
      const spoken: string[] = [];
      new MutationObserver(() => {
        const text = words(live);
        if (text) spoken.push(text);
      }).observe(live, { childList: true, characterData: true, subtree: true });
      return spoken;
    };
    /** Longer than it takes to say something. */
    const rest = () => new Promise((resolve) => setTimeout(resolve, 150));
    const heard = (spoken: string[], ...texts: string[]) => until(() => spoken.join() === texts.join());
    /** Another attempt that nobody asked for, and its end. */
    const attempt = async () => {
      const { length } = server.bodies;
      document.dispatchEvent(new Event('visibilitychange'));
      await until(() => server.bodies.length > length);
      await rest();
    };

    /** A survey that has said that it waits. */
    const waiting = async () => {
      server.create = busy;
      const page = await server.open();
      const spoken = spokenIn(page);
      await page.survey.submit();
      await until(() => spoken.at(-1) === waits);
      return page;
    };

    it('once, and not at each attempt', async () => {
      server.create = busy;
      const page = await server.open();
      const spoken = spokenIn(page);
      await page.press('Send my answers');
      await until(() => page.focused?.id === 'queued' && spoken.at(-1) === waits);
      const { length } = spoken;
      for (let count = 0; count < 3; count++) await attempt();
      expect(spoken.slice(length)).to.deep.equal([]);
    });

    it('with an answer for whoever asks, be it the same one', async () => {
      const page = await waiting();
      const spoken = spokenIn(page);
      let answer: ((response: Response) => void) | undefined;
      server.create = () => new Promise((resolve) => (answer = resolve));
      await page.press('Try now');
      await heard(spoken, 'Sending…');
      await until(() => answer);
      answer!(new Response('', { status: 503, headers: { 'Retry-After': '60' } }));
      await heard(spoken, 'Sending…', waits);
      // The server asked for time: there is no attempt, but there is an answer.
      await page.press('Try now');
      await heard(spoken, 'Sending…', waits, waits);
    });

    it('when the network is back, and when somebody has to sign in', async () => {
      const page = await server.open();
      const spoken = spokenIn(page);
      setOnline(false);
      await page.press('Send my answers');
      await heard(spoken, offline);
      setOnline(true);
      let answer: ((response: Response) => void) | undefined;
      server.create = () => new Promise((resolve) => (answer = resolve));
      window.dispatchEvent(new Event('online'));
      await heard(spoken, offline, 'Sending…');
      await until(() => answer);
      answer!(new Response('', { status: 401 }));
      await heard(spoken, offline, 'Sending…', signIn);
      server.create = () => new Response('', { status: 401 });
      await attempt();
      expect(page.text, 'nor does it flicker').to.contain(signIn);
      expect(spoken).to.have.length(3);
    });

    const ends: [string, () => Response, string, string][] = [
      ['arrive', created, 'Your answers have been sent. They help the team to do better.', '#thanks'],
      ['are refused', () => new Response('', { status: 403 }), 'We could not send your answers.', '#failure'],
    ];
    for (const [name, end, text, shown] of ends)
      it(`when they ${name} while the person is elsewhere on the page, who is left there`, async () => {
        const field = document.createElement('input');
        document.body.append(field);
        const page = await waiting();
        const spoken = spokenIn(page);
        field.focus();
        server.create = end;
        window.dispatchEvent(new Event('online'));
        await heard(spoken, text);
        await until(() => page.$(shown));
        await rest();
        expect(document.activeElement).to.equal(field);
        field.remove();
      });
  });

  it('never go to an address that was not meant without a warning', async () => {
    const warnings: string[] = [];
    const { warn } = console;
    console.warn = (text: string) => void warnings.push(text);
    const survey = await SurveyPage.open(items, { attributes: { endpoint: 'fhir.example.org/R4' } });
    await survey.type('a', 'x');
    await until(() => warnings.length > 0);
    console.warn = warn;
    expect(warnings.join()).to.contain('"fhir.example.org/R4" has no https://.');
  });
});
