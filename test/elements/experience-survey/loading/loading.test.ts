import { expect } from '@open-wc/testing';
import { errorsOf, until } from '../../../kernel/events.js';
import { questionnaire, SurveyPage } from '../survey-page.js';

const SRC = 'https://forms.example/Questionnaire/1';
const form = questionnaire([{ linkId: 'a', type: 'string', text: 'A?' }]);

/** How long the address of a questionnaire may take, in milliseconds. */
const PATIENCE = 30_000;

describe('a questionnaire at an address', () => {
  const { fetch, setTimeout } = window;

  afterEach(() => Object.assign(window, { fetch, setTimeout }));

  it('that does not answer in time: says so, and can be asked for again', async () => {
    const signals: AbortSignal[] = [];
    // Time runs out once it was asked for: what asks comes late, too.
    const runOut = (run: () => void): void => void (signals.length > 0 ? run() : setTimeout(() => runOut(run), 5));
    window.setTimeout = ((run: () => void, delay?: number) =>
      setTimeout(
        delay === PATIENCE ? () => runOut(run) : run,
        delay === PATIENCE ? 5 : delay,
      )) as typeof window.setTimeout;
    window.fetch = (_input, init) => {
      const { signal } = init!;
      signals.push(signal!);
      return new Promise((_resolve, reject) => signal!.addEventListener('abort', () => reject(new Error('aborted'))));
    };
    let errors: ReturnType<typeof errorsOf> = [];
    const page = await SurveyPage.open(undefined, {
      attributes: { src: SRC },
      prepare: (survey) => (errors = errorsOf(survey)),
    });
    await until(() => page.$('[role="alert"]'));
    expect(errors.map(({ code, retryable }) => [code, retryable])).to.deep.equal([['timeout', true]]);
    expect(signals.map(({ aborted }) => aborted)).to.deep.equal([true]);
    // The second time it answers, and has all its time: or the mocked one would be over before the answer is read.
    Object.assign(window, { setTimeout });
    window.fetch = () => Promise.resolve(Response.json(form));
    page.$<HTMLButtonElement>('[role="alert"] button, .notice button')!.click();
    await until(() => page.questions('a').length === 1);
  });

  for (const status of [401, 403]) {
    it(`that answered ${status}: is asked for again once the page signs the person in`, async () => {
      const asked: (string | null)[] = [];
      window.fetch = (_input, init) => {
        const authorization = new Headers(init?.headers).get('Authorization');
        asked.push(authorization);
        return Promise.resolve(authorization ? Response.json(form) : new Response(null, { status }));
      };
      const page = await SurveyPage.open(undefined, { attributes: { src: SRC } });
      await until(() => page.$('[role="alert"]'));
      const before = asked.length;
      page.survey.authorize = () => ({ Authorization: 'Bearer x' });
      await until(() => page.questions('a').length === 1);
      expect(asked.slice(before)).to.deep.equal(['Bearer x']);
    });
  }
});
