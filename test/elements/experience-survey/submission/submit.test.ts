import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { validateResponse } from '../../../../src/domain/questionnaire.js';
import type {
  SubmitEvent,
  SubmittedEvent,
} from '../../../../src/elements/experience-survey/experience-survey.events.js';
import { errorsOf, next, nextTask, until } from '../../../kernel/events.js';
import { answersIn, type ItemJson, questionnaire, SurveyPage, words } from '../survey-page.js';

const items: ItemJson[] = [
  { linkId: 'a', type: 'string', text: 'The first?', required: true },
  { linkId: 'b', type: 'string', text: 'The second?' },
];
const FHIR = { 'Content-Type': 'application/fhir+json' };
const created = () => new Response('{"resourceType":"QuestionnaireResponse","id":"7"}', { status: 201, headers: FHIR });
const refused = (...issue: object[]) =>
  new Response(JSON.stringify({ resourceType: 'OperationOutcome', issue }), { status: 422, headers: FHIR });

/** A server in place of the network. */
class Server {
  readonly bodies: { identifier: { value: string }; authored: string }[] = [];
  readonly headers: Headers[] = [];
  readonly urls: string[] = [];
  answer: () => Response | Promise<Response> = created;
  readonly #fetch = window.fetch;

  start(): void {
    window.fetch = async (input, init) => {
      this.urls.push(input as string);
      this.headers.push(new Headers(init?.headers));
      this.bodies.push(JSON.parse(init!.body as string) as (typeof this.bodies)[0]);
      return this.answer();
    };
  }

  stop(): void {
    window.fetch = this.#fetch;
  }
}

async function answered(attributes: Record<string, string> = {}, more = items): Promise<SurveyPage> {
  const page = await SurveyPage.open(more, { attributes });
  await page.type('a', 'my words');
  return page;
}

describe('submit()', () => {
  let server: Server;
  beforeEach(() => {
    server = new Server();
    server.start();
  });
  afterEach(() => server.stop());

  describe('says how it ended', () => {
    it('submitted', async () => {
      const page = await answered();
      const submitted = next<SubmittedEvent>(page.survey, 'pp-submitted');
      const { status, response } = await page.survey.submit();
      expect(status).to.equal('submitted');
      expect(answersIn(response)).to.deep.equal({ a: ['my words'] });
      expect(response!.status).to.equal('completed');
      expect(validateResponse(questionnaire(items), response)).to.deep.equal([]);
      expect((await submitted).detail).to.deep.equal({ response });
      expect(server.urls, 'nobody configured a request').to.deep.equal([]);
    });

    it('invalid', async () => {
      const page = await SurveyPage.open(items);
      let heard = 0;
      page.survey.addEventListener('pp-submit', () => heard++);
      expect((await page.survey.submit()).status).to.equal('invalid');
      expect(heard).to.equal(0);
      expect(page.summary).to.have.length(1);
    });

    it('invalid, at the question, where only the look over the whole finds something', async () => {
      const concept = { code: 'a', display: 'Apples' };
      const json = questionnaire([{ linkId: 'q', type: 'choice', text: 'Which?', answerValueSet: '#fruit' }], {
        contained: [
          {
            resourceType: 'ValueSet',
            id: 'fruit',
            compose: { include: [{ system: 'urn:fruit', concept: [concept] }] },
          },
        ],
      });
      const valueCoding = { system: 'urn:fruit', code: 'a', display: 'Pears' };
      const response = { resourceType: 'QuestionnaireResponse', item: [{ linkId: 'q', answer: [{ valueCoding }] }] };
      const page = await SurveyPage.open(json, { prepare: (survey) => (survey.response = response as never) });
      const errors = errorsOf(page.survey);
      expect((await page.survey.submit()).status).to.equal('invalid');
      await until(() => page.focused?.id === 'summary');
      expect(page.errors('q')).to.deep.equal(['This answer was not accepted.']);
      expect(errors.map(({ code }) => code)).to.deep.equal(['invalidCoding']);
      await page.pick('q', 'Apples');
      await page.press('Clear my answer');
      await page.pick('q', 'Apples');
      expect((await page.survey.submit()).status).to.equal('submitted');
    });

    it('cancelled, when the page wants to go on editing', async () => {
      const page = await answered();
      page.survey.addEventListener('pp-submit', (event) => event.preventDefault());
      let heard = 0;
      page.survey.addEventListener('pp-submitted', () => heard++);
      const { status, response } = await page.survey.submit();
      expect(status).to.equal('cancelled');
      expect(answersIn(response)).to.deep.equal({ a: ['my words'] });
      await page.survey.updateComplete;
      expect(page.control('a').value).to.equal('my words');
      page.control('a').focus();
      await sendKeys({ press: 'End' });
      await sendKeys({ type: '!' });
      expect(page.answers.a).to.deep.equal(['my words!']);
      expect(heard).to.equal(0);
    });

    it('failed, with every answer kept and the focus on what to do', async () => {
      server.answer = () => new Response('', { status: 403 });
      const page = await answered({ endpoint: '/fhir' });
      const errors = errorsOf(page.survey);
      await page.press('Send my answers');
      await until(() => page.focused?.id === 'failure');
      expect(errors).to.deep.equal([
        { phase: 'submit', code: 'http-403', message: 'The server answered 403.', retryable: false },
      ]);
      expect(words(page.focused!)).to.match(/^We could not send your answers\. They are safe on this page\./);
      expect(page.focused!.getAttribute('role'), 'it has the focus, and is not read twice').to.equal('group');
      expect(page.control('a').value).to.equal('my words');
      expect(page.control('a').matches(':disabled')).to.equal(false);
      expect(page.answers).to.deep.equal({ a: ['my words'] });
      server.answer = created;
      await page.press('Send my answers');
      await until(() => page.$('.thanks'));
    });

    it('never by rejecting, and without a questionnaire by doing nothing', async () => {
      const survey = document.createElement('pp-experience-survey');
      expect((await survey.submit()).status).to.equal('cancelled');
      expect(survey.checkValidity()).to.equal(true);
      survey.reset();
      survey.questionnaire = null;
      document.body.append(survey);
      await survey.updateComplete;
      expect((await survey.submit()).status).to.equal('cancelled');
      expect(survey.response).to.equal(null);
      survey.remove();
    });

    it('not twice, whatever is pressed', async () => {
      let answer!: (response: Response) => void;
      server.answer = () => new Promise((resolve) => (answer = resolve));
      const page = await answered({ endpoint: '/fhir' });
      const first = page.survey.submit();
      const second = page.survey.submit();
      await until(() => server.urls.length > 0);
      await page.survey.updateComplete;
      expect(words(page.$('[part="send"]')!)).to.equal('Sending…');
      await page.press('Sending…');
      expect((await second).status).to.equal('cancelled');
      answer(created());
      expect((await first).status).to.equal('submitted');
      expect((await page.survey.submit()).status).to.equal('cancelled');
      expect(server.urls).to.have.length(1);
    });
  });

  describe('pp-submit', () => {
    it('brings the response, does not leave the element, and can be cancelled', async () => {
      const page = await answered();
      const heard = next<SubmitEvent>(page.survey, 'pp-submit');
      void page.survey.submit();
      const event = await heard;
      expect(event).to.include({ bubbles: false, composed: false, cancelable: true });
      expect(answersIn(event.detail.response)).to.deep.equal({ a: ['my words'] });
    });

    it('’s response is frozen, all of it, once everybody has seen it', async () => {
      const page = await answered();
      let frozenEarly = true;
      page.survey.addEventListener('pp-submit', ({ detail }) => (frozenEarly = Object.isFrozen(detail.response)));
      const { response } = await page.survey.submit();
      expect(frozenEarly).to.equal(false);
      const open: unknown[] = [];
      const walk = (value: unknown) => {
        if (typeof value !== 'object' || value === null) return;
        if (!Object.isFrozen(value)) open.push(value);
        Object.values(value).forEach(walk);
      };
      walk(response);
      expect(open).to.deep.equal([]);
    });

    it('’s response cannot reach into the questionnaire', async () => {
      const page = await answered();
      page.survey.addEventListener('pp-submit', (event) => event.preventDefault());
      await page.survey.submit();
      expect(Object.isFrozen(page.questionnaire)).to.equal(false);
      await page.type('b', 'more');
      expect(page.answers.b).to.deep.equal(['more']);
    });
  });

  describe('respondWith()', () => {
    const deliverBy = async (delivery: () => Promise<unknown>, attributes: Record<string, string> = {}) => {
      const page = await answered(attributes);
      page.survey.addEventListener('pp-submit', (event) => event.respondWith(delivery() as Promise<undefined>));
      const errors = errorsOf(page.survey);
      const details: unknown[] = [];
      page.survey.addEventListener('pp-submitted', ({ detail }) => details.push(detail.location));
      const { status } = await page.survey.submit();
      await page.survey.updateComplete;
      return { page, status, errors, details };
    };

    it('that resolves is delivered, and nothing else is sent', async () => {
      const { status, details } = await deliverBy(() => Promise.resolve(), { endpoint: '/fhir' });
      expect(status).to.equal('submitted');
      expect(details).to.deep.equal([undefined]);
      expect(server.urls).to.deep.equal([]);
    });

    it('may say where it is', async () => {
      const { details } = await deliverBy(() => Promise.resolve({ location: 'somewhere/1' }));
      expect(details).to.deep.equal(['somewhere/1']);
    });

    it('with a good Response is delivered', async () => {
      const { status, details } = await deliverBy(() =>
        Promise.resolve(new Response('', { status: 200, headers: { Location: '/x/1' } })),
      );
      expect(status).to.equal('submitted');
      expect(details).to.deep.equal(['/x/1']);
    });

    it('with a page that a redirect led to, such as one to sign in at, is not', async () => {
      const headers = { 'Content-Type': 'text/html; charset=utf-8' };
      const signIn = new Response('<title>Sign in</title>', { headers });
      Object.defineProperty(signIn, 'redirected', { value: true });
      const { page, status, errors } = await deliverBy(() => Promise.resolve(signIn));
      expect(status).to.equal('failed');
      expect(errors[0]).to.include({ phase: 'submit', code: 'not-fhir', retryable: true });
      expect(page.control('a').value).to.equal('my words');
    });

    it('with a bad Response is not', async () => {
      const { page, status, errors } = await deliverBy(() => Promise.resolve(new Response('', { status: 500 })));
      expect(status).to.equal('failed');
      expect(errors).to.have.length(1);
      expect(errors[0]).to.include({ phase: 'submit', code: 'http-500', retryable: true });
      expect(page.control('a').value).to.equal('my words');
    });

    it('that rejects is not, and its reason is not told', async () => {
      const { page, status, errors } = await deliverBy(() => Promise.reject(new Error('my words were lost')));
      expect(status).to.equal('failed');
      expect(errors).to.have.length(1);
      expect(JSON.stringify(errors)).not.to.contain('my words');
      expect(page.text).not.to.contain('were lost');
    });

    it('called late or twice throws', async () => {
      const page = await answered();
      const thrown: string[] = [];
      const attempt = (event: SubmitEvent) => {
        try {
          event.respondWith(Promise.resolve());
        } catch (error) {
          thrown.push((error as DOMException).name);
        }
      };
      let late!: SubmitEvent;
      page.survey.addEventListener('pp-submit', (event) => {
        late = event;
        attempt(event);
        attempt(event);
      });
      await page.survey.submit();
      attempt(late);
      expect(thrown).to.deep.equal(['InvalidStateError', 'InvalidStateError']);
    });
  });

  describe('to an endpoint', () => {
    it('creates there, with the headers of the page', async () => {
      const page = await answered({ endpoint: 'https://fhir.example/R4' });
      page.survey.authorize = ({ reason }) => Promise.resolve({ Authorization: `Bearer ${reason}` });
      const submitted = next<SubmittedEvent>(page.survey, 'pp-submitted');
      await page.press('Send my answers');
      expect((await submitted).detail.location).to.equal('QuestionnaireResponse/7');
      expect(server.urls).to.deep.equal(['https://fhir.example/R4/QuestionnaireResponse']);
      expect(server.headers[0]!.get('Authorization')).to.equal('Bearer submit');
      expect(server.headers[0]!.get('If-None-Exist')).to.equal(
        `identifier=urn:ietf:rfc:3986|${server.bodies[0]!.identifier.value}`,
      );
    });

    it('keeps its identifier over a new attempt, and takes another after an edit', async () => {
      server.answer = () => new Response('', { status: 403 });
      const page = await answered({ endpoint: '/fhir' });
      await page.survey.submit();
      await page.survey.submit();
      await page.survey.updateComplete;
      await page.type('b', 'x');
      await page.survey.submit();
      const [first, again, edited] = server.bodies;
      expect(again, 'the same bytes').to.deep.equal(first);
      expect(edited!.identifier.value).not.to.equal(first!.identifier.value);
    });

    it('that refuses for good does not send people round in circles', async () => {
      server.answer = () => new Response('', { status: 403 });
      const page = await answered({ endpoint: '/fhir' });
      await page.survey.submit();
      await page.survey.updateComplete;
      expect(words(page.$('#failure')!))
        .to.contain('You can print it, or ask a member of staff')
        .and.not.contain('try again');
    });

    it('that refuses for good leaves paper: a button prints the answers, but not on a shared device', async () => {
      server.answer = () => new Response('', { status: 403 });
      const { print } = window;
      let printed = 0;
      window.print = () => void printed++;
      const page = await answered({ endpoint: '/fhir' });
      await page.survey.submit();
      await until(() => page.focused?.id === 'failure');
      await sendKeys({ press: 'Tab' });
      expect(words(page.focused!)).to.equal('Print my answers');
      await sendKeys({ press: 'Enter' });
      expect(printed).to.equal(1);
      window.print = print;
      const shared = await answered({ endpoint: '/fhir', kiosk: '' });
      await shared.survey.submit();
      await until(() => shared.focused?.id === 'failure');
      expect(words(shared.$('#failure')!)).to.contain('Please ask a member of staff for help.');
      expect(shared.hasButton('Print')).to.equal(false);
    });

    describe('that finds fault with an answer (422)', () => {
      it('shows it at the question, until that is changed', async () => {
        server.answer = () =>
          refused(
            {
              severity: 'error',
              expression: ['QuestionnaireResponse.item[0].answer[0].valueString'],
              details: { text: 'No slang.' },
            },
            { severity: 'warning', expression: ['QuestionnaireResponse.item[1]'], diagnostics: 'never mind' },
          );
        const page = await answered({ endpoint: '/fhir' });
        await page.type('b', 'more');
        const errors = errorsOf(page.survey);
        const { status } = await page.survey.submit();
        await until(() => page.focused?.id === 'summary');
        expect(status).to.equal('failed');
        expect(errors[0]).to.include({ code: 'http-422', retryable: false });
        expect(page.errors('a')).to.deep.equal(['No slang.']);
        expect(page.errors('b')).to.deep.equal([]);
        expect(page.summary).to.deep.equal(['The first? No slang.']);
        await page.type('a', '!');
        expect(page.errors('a')).to.deep.equal([]);
        server.answer = created;
        expect((await page.survey.submit()).status).to.equal('submitted');
      });

      it('finds the question on another page', async () => {
        server.answer = () =>
          refused({ severity: 'error', expression: ['QuestionnaireResponse.item[0]'], diagnostics: 'No.' });
        const page = await answered({ endpoint: '/fhir', layout: 'question' });
        await page.press('Continue');
        expect(page.questions('a')).to.deep.equal([]);
        await page.press('Continue');
        await until(() => page.hasButton('Send my answers'));
        await page.press('Send my answers');
        await until(() => page.questions('a').length === 1);
        expect(page.errors('a')).to.deep.equal(['No.']);
      });

      it('finds the right one of several alike', async () => {
        server.answer = () =>
          refused({
            severity: 'error',
            expression: ['QuestionnaireResponse.item[1].item[0].answer[0]'],
            diagnostics: 'No.',
          });
        const page = await SurveyPage.open(
          [
            {
              linkId: 'g',
              type: 'group',
              text: 'G',
              repeats: true,
              item: [{ linkId: 'a', type: 'string', text: 'A?' }],
            },
          ],
          { attributes: { endpoint: '/fhir' } },
        );
        await page.type('a', 'one');
        await page.press('Add another “G”');
        await sendKeys({ type: 'two' });
        await page.survey.submit();
        await page.survey.updateComplete;
        const errors = page.questions('a').map((question) => words(question.querySelector('.error')!));
        expect(errors).to.deep.equal(['', 'No.']);
      });

      it('finds it under an answer, and behind questions that were not answered', async () => {
        server.answer = () =>
          refused({
            severity: 'error',
            expression: ['QuestionnaireResponse.item[0].answer[0].item[0].answer[0].value'],
            diagnostics: 'No.',
          });
        const page = await SurveyPage.open(
          [
            { linkId: 'skipped', type: 'string', text: 'Skipped?' },
            { linkId: 'q', type: 'boolean', text: 'Q?', item: [{ linkId: 'a', type: 'string', text: 'A?' }] },
          ],
          { attributes: { endpoint: '/fhir' } },
        );
        await page.pick('q', 'Yes');
        await page.type('a', 'x');
        await page.survey.submit();
        await page.survey.updateComplete;
        expect([page.errors('skipped'), page.errors('q'), page.errors('a')]).to.deep.equal([[], [], ['No.']]);
      });

      it('takes no path that it does not understand for another question', async () => {
        server.answer = () =>
          refused(
            { severity: 'error', expression: ["QuestionnaireResponse.item.where(linkId='zzz')"], diagnostics: 'No.' },
            {
              severity: 'error',
              expression: ['QuestionnaireResponse.item[99]', 'QuestionnaireResponse', 'nonsense', ''],
            },
          );
        const page = await answered({ endpoint: '/fhir' });
        await page.survey.submit();
        await page.survey.updateComplete;
        expect(page.errors('a')).to.deep.equal([]);
        expect(page.focused!.id).to.equal('failure');
      });
    });
  });

  describe('afterwards', () => {
    it('says thank you, takes the focus there, and shows nothing of the person', async () => {
      const page = await answered();
      await page.press('Send my answers');
      await until(() => page.focused?.id === 'thanks');
      expect(page.focused!.localName).to.equal('h2');
      expect(page.text).not.to.contain('my words');
      expect(page.root.querySelectorAll('input, textarea, select, [data-link-id]')).to.have.length(0);
      expect(page.survey.response!.status).to.equal('completed');
    });

    it('shows what the page has to say', async () => {
      const page = await SurveyPage.open(items, {
        prepare: (survey) => {
          survey.innerHTML = '<p slot="thanks">See you soon.</p><p slot="intro">Hello.</p>';
        },
      });
      expect(page.$<HTMLSlotElement>('slot[name="intro"]')!.assignedElements().map(words)).to.deep.equal(['Hello.']);
      await page.type('a', 'x');
      await page.survey.submit();
      await page.survey.updateComplete;
      expect(page.$<HTMLSlotElement>('slot[name="thanks"]')!.assignedElements().map(words)).to.deep.equal([
        'See you soon.',
      ]);
    });

    it('begins again with reset(), with another identifier', async () => {
      const page = await answered();
      const { response } = await page.survey.submit();
      page.survey.reset();
      await page.survey.updateComplete;
      expect(page.control('a').value).to.equal('');
      expect(page.answers).to.deep.equal({});
      expect(page.response.identifier!.value).not.to.equal(response!.identifier!.value);
      await page.type('a', 'next person');
      expect((await page.survey.submit()).status).to.equal('submitted');
    });
  });

  it('tells of a delivery that ended after the survey had begun again', async () => {
    let answer!: (response: Response) => void;
    server.answer = () => new Promise((resolve) => (answer = resolve));
    const page = await answered({ endpoint: '/fhir' });
    const first = page.survey.submit();
    await until(() => server.urls.length > 0);
    page.survey.reset();
    await page.survey.updateComplete;
    answer(created());
    expect((await first).status).to.equal('submitted');
    await nextTask();
    expect(page.$('.thanks'), 'the next person is not thanked').to.equal(null);
    expect(page.control('a').value).to.equal('');
  });
});
