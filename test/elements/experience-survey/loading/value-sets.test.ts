import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { ErrorDetail } from '../../../../src/kernel/page/events.js';
import type { Expand, ExpandRequest } from '../../../../src/transport/terminology.js';
import { until } from '../../../kernel/events.js';
import { answersIn, control, type ItemJson, SurveyPage, typeText, words } from '../survey-page.js';

const SYSTEM = 'https://example.org/codes';
const TOWNS = 'https://example.org/ValueSet/towns';
const concept = (display: string) => ({ system: SYSTEM, code: display.toLowerCase(), display });
const valueSet = (displays: readonly string[], more: object = {}) => ({
  resourceType: 'ValueSet',
  expansion: { contains: displays.map(concept), ...more },
});

const item = (more: object = {}): ItemJson => ({
  linkId: 'q',
  type: 'choice',
  text: 'Where do you live?',
  answerValueSet: TOWNS,
  ...more,
});
const near: ItemJson = { linkId: 'next', type: 'boolean', text: 'Is that near?' };

/** A page that answers each request for a value set when the test says so. */
class Page {
  readonly asked: ExpandRequest[] = [];
  readonly #answers: ((answer: object | null | Error) => void)[] = [];
  readonly errors: ErrorDetail[] = [];

  readonly expand: Expand = (request) => {
    this.asked.push(request);
    return new Promise<object | null>((resolve, reject) =>
      this.#answers.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer))),
    );
  };

  async answer(answer: object | null | Error): Promise<void> {
    await until(() => this.#answers.length > 0);
    this.#answers.shift()!(answer);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }

  /** Answers what was typed; what was asked for while it was being typed is given up by now. */
  async answerSearch(filter: string, answer: object | Error): Promise<void> {
    await until(() => this.asked.at(-1)?.filter === filter && this.#answers.length > 0);
    this.#answers.splice(0, this.#answers.length - 1);
    await this.answer(answer);
  }

  open(items: ItemJson[], more: object = {}, attributes: Record<string, string> = {}) {
    return SurveyPage.open(items, {
      attributes,
      properties: { expand: this.expand, ...more },
      prepare: (survey) => survey.addEventListener('pp-error', ({ detail }) => void this.errors.push(detail)),
    });
  }
}

const labels = (page: SurveyPage) => [...page.question('q').querySelectorAll('.option')].map(words);
const field = (page: SurveyPage) => page.$<HTMLInputElement>('[role=combobox]')!;
const offered = (page: SurveyPage) => [...page.root.querySelectorAll('[role=option]')].map(words);

describe('options from elsewhere', () => {
  it('come while the other questions can be answered', async () => {
    const host = new Page();
    const page = await host.open([item(), near]);
    expect(words(page.question('q'))).to.contain('Getting the answers to choose from…');
    const busy = page.question('q').querySelector('[aria-busy=true]')!;
    expect(busy.getBoundingClientRect().height, 'keeps room').to.be.at.least(150);
    await expect(page.survey).to.be.accessible();
    await page.pick('next', 'Yes');
    expect(host.asked).to.have.length(1);
    expect(host.asked[0]!.url).to.equal(TOWNS);
    expect(host.asked[0]!.filter).to.equal(undefined);
    await host.answer(valueSet(['Bern', 'Basel']));
    expect(labels(page)).to.deep.equal(['Bern', 'Basel']);
    await page.pick('q', 'Basel');
    expect(page.answers).to.deep.equal({ q: [concept('Basel')], next: [true] });
    expect(host.errors).to.deep.equal([]);
  });

  it('become a drop-down where they are many', async () => {
    const host = new Page();
    const page = await host.open([item()]);
    await host.answer(valueSet(Array.from({ length: 20 }, (_, index) => `Town ${index}`)));
    const list = page.control<HTMLSelectElement>('q');
    list.focus();
    await sendKeys({ press: 'End' });
    expect(page.answers.q).to.deep.equal([concept('Town 19')]);
  });

  it('are asked for once for several questions and repeated groups', async () => {
    const host = new Page();
    const group = { linkId: 'g', type: 'group', text: 'Person', repeats: true, item: [item()] };
    const page = await host.open([group, item({ linkId: 'other' })]);
    await host.answer(valueSet(['Bern']));
    await page.press('Add another');
    expect(host.asked).to.have.length(1);
    for (const question of [...page.questions('q'), page.question('other')])
      expect([...question.querySelectorAll('.option')].map(words)).to.deep.equal(['Bern']);
    page.survey.reset();
    await page.survey.updateComplete;
    await until(() => labels(page).length);
    expect(host.asked, 'and not again when the person begins again').to.have.length(1);
  });

  it('that cannot be had are named at the question, and can be tried again', async () => {
    const host = new Page();
    const page = await host.open([item(), near]);
    await host.answer(new Error('down'));
    expect(words(page.question('q'))).to.contain(
      'We could not get the answers to choose from for “Where do you live?”.',
    );
    expect(host.errors.map(({ phase, code, retryable }) => [phase, code, retryable])).to.deep.equal([
      ['data', 'value-set', true],
    ]);
    expect(host.errors[0]!.message).to.contain('"q"').and.contain(TOWNS);
    await expect(page.survey).to.be.accessible();
    await page.pick('next', 'No');
    expect(page.answers.next).to.deep.equal([false]);
    await page.press('Try again');
    expect(words(page.question('q'))).to.contain('Getting the answers');
    expect(page.question('q').contains(page.focused)).to.equal(true);
    await host.answer(valueSet(['Bern']));
    expect(labels(page)).to.deep.equal(['Bern']);
    expect(page.focused, 'the focus stays with the question').to.equal(page.control('q'));
    expect(page.answers.next, 'nothing else was touched').to.deep.equal([false]);
  });

  it('may be unknown to the page, or no value set at all', async () => {
    for (const answer of [null, { resourceType: 'Bundle' }, valueSet([])]) {
      const host = new Page();
      const page = await host.open([item()]);
      await host.answer(answer);
      await until(() => host.errors.length);
      expect(host.errors[0]!.code).to.equal('value-set');
      expect(page.hasButton('Try again')).to.equal(true);
    }
  });

  it('keep the answer that a response has, also one that they no longer have', async () => {
    const response = (display: string) => ({
      resourceType: 'QuestionnaireResponse' as const,
      status: 'in-progress' as const,
      item: [{ linkId: 'q', answer: [{ valueCoding: concept(display) }] }],
    });
    for (const display of ['Basel', 'Atlantis']) {
      const host = new Page();
      const page = await host.open([item()], { response: response(display) });
      expect(page.answers.q).to.deep.equal([concept(display)]);
      await host.answer(valueSet(['Bern', 'Basel']));
      expect(page.answers.q).to.deep.equal([concept(display)]);
      const chosen = page.controls('q').filter(({ checked }) => checked);
      expect(chosen.map((one) => words(one.closest('label')!))).to.deep.equal([
        display === 'Basel' ? 'Basel' : 'Atlantis (not in the list)',
      ]);
    }
  });

  describe('in a survey with rules', () => {
    const rule = (name: string, expression: string) => ({
      url: `http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-${name}`,
      valueExpression: { language: 'text/fhirpath', expression },
    });
    const town = "%resource.descendants().where(linkId = 'q').answer.value.code";
    const worked = (linkId: string, expression: string): ItemJson => ({
      linkId,
      type: 'string',
      text: linkId,
      extension: [rule('calculatedExpression', expression)],
    });
    const asked = { linkId: 'asked', type: 'boolean', text: 'How is it there?' };

    it('bring with them what was worked out from them, and all that follows', async () => {
      const host = new Page();
      const page = await host.open([
        item({ required: true, extension: [rule('calculatedExpression', "'bern'")] }),
        worked('code', town),
        { ...asked, extension: [rule('enableWhenExpression', `${town} = 'bern'`)] },
      ]);
      const changes: string[] = [];
      for (const type of ['input', 'change']) page.survey.addEventListener(type, () => changes.push(type));
      const before = page.response.identifier;
      expect([page.questions('asked').length, page.survey.checkValidity()]).to.deep.equal([0, false]);
      await host.answer(valueSet(['Bern', 'Basel']));
      expect(page.answers).to.deep.equal({ q: [concept('Bern')], code: ['bern'] });
      expect(page.control('code').value).to.equal('bern');
      expect(words(page.question('asked'))).to.contain('How is it there?');
      expect(page.survey.checkValidity()).to.equal(true);
      expect(changes).to.deep.equal(['change']);
      expect(page.response.identifier, 'another response').not.to.deep.equal(before);
    });

    it('are in what is sent once more', async () => {
      const host = new Page();
      const page = await host.open([item({ extension: [rule('calculatedExpression', "'bern'")] }), near]);
      const sent: unknown[] = [];
      page.survey.addEventListener('pp-submit', (event) => {
        sent.push(event.detail.response.identifier);
        event.respondWith(sent[1] ? Promise.resolve() : Promise.reject(new Error('down')));
      });
      await page.pick('next', 'Yes');
      expect((await page.survey.submit()).status).to.equal('failed');
      await host.answer(valueSet(['Bern']));
      const { status, response } = await page.survey.submit();
      expect([status, answersIn(response)]).to.deep.equal(['submitted', { q: [concept('Bern')], next: [true] }]);
      expect(sent[1]).not.to.deep.equal(sent[0]);
    });

    it('make pages of what follows', async () => {
      const host = new Page();
      const page = await host.open(
        [
          item({ extension: [rule('calculatedExpression', "'bern'")] }),
          { ...asked, extension: [rule('enableWhenExpression', `${town} = 'bern'`)] },
        ],
        {},
        { layout: 'question' },
      );
      expect(page.hasButton('Continue')).to.equal(false);
      await host.answer(valueSet(['Bern']));
      await page.press('Continue');
      expect(words(page.question('asked'))).to.contain('How is it there?');
    });
  });

  it('that change no answer leave the response the one that it was', async () => {
    const host = new Page();
    const page = await host.open([item(), near]);
    await page.pick('next', 'Yes');
    const { identifier } = page.response;
    await host.answer(valueSet(['Bern']));
    expect(page.response.identifier).to.deep.equal(identifier);
  });

  it('that lack an answer make the survey invalid at once', async () => {
    const host = new Page();
    const answer = [{ valueCoding: concept('Atlantis') }];
    const response = { resourceType: 'QuestionnaireResponse', status: 'in-progress', item: [{ linkId: 'q', answer }] };
    const page = await host.open([item()], { response });
    expect(page.survey.matches(':invalid')).to.equal(false);
    await host.answer(valueSet(['Bern']));
    expect(page.survey.matches(':invalid')).to.equal(true);
  });

  it('are not asked for where the page said nothing', async () => {
    const requests: string[] = [];
    const { fetch } = window;
    window.fetch = (input) => {
      requests.push(new Request(input).url);
      return Promise.reject(new Error('no'));
    };
    try {
      const page = await SurveyPage.open([item()]);
      expect(words(page.question('q'))).to.contain('This question cannot be answered on this page.');
      expect(requests).to.deep.equal([]);
    } finally {
      window.fetch = fetch;
    }
  });

  it('come when the page learns later how to get them', async () => {
    const host = new Page();
    const page = await SurveyPage.open([item()]);
    page.survey.expand = host.expand;
    await host.answer(valueSet(['Bern']));
    await until(() => labels(page).length);
    expect(labels(page)).to.deep.equal(['Bern']);
  });

  describe('that are searched', () => {
    const search = [control('autocomplete')];

    it('are asked for what is typed, after a pause, and only the last time counts', async () => {
      const host = new Page();
      const page = await host.open([item({ extension: search })]);
      expect(host.asked, 'nothing before something is typed').to.have.length(0);
      field(page).focus();
      await sendKeys({ press: 'ArrowDown' });
      expect(words(page.question('q'))).to.contain('Type the first letters of your answer.');
      await typeText('bern');
      await until(() => host.asked.length);
      expect(host.asked.map(({ filter }) => filter)).to.deep.equal(['bern']);
      expect(words(page.question('q'))).to.contain('Looking for answers…');
      await typeText('e');
      await until(() => host.asked.length === 2);
      expect(host.asked[0]!.signal.aborted).to.equal(true);
      await host.answer(valueSet(['Too late']));
      expect(offered(page)).to.deep.equal([]);
      await host.answer(valueSet(['Berne', 'Bernex']));
      expect(offered(page)).to.deep.equal(['Berne', 'Bernex']);
      await expect(page.survey).to.be.accessible();
      await sendKeys({ press: 'ArrowDown' });
      await sendKeys({ press: 'ArrowDown' });
      await sendKeys({ press: 'Enter' });
      expect(page.answers.q).to.deep.equal([concept('Bernex')]);
      expect(field(page).value).to.equal('Bernex');
      await page.leave();
      expect(page.errors('q')).to.deep.equal([]);
    });

    it('are looked through here where all of them come, whatever was typed', async () => {
      const host = new Page();
      const towns = Array.from({ length: 1200 }, (_, index) => `Town ${index}`);
      const page = await host.open([item()]);
      await host.answer(valueSet([...towns, 'Zug']));
      field(page).focus();
      await typeText('zu');
      await host.answerSearch('zu', valueSet([...towns, 'Zug']));
      await until(() => offered(page).length);
      expect(offered(page)).to.deep.equal(['Zug']);
    });

    it('say when nothing matches, and when nobody could tell', async () => {
      const host = new Page();
      const page = await host.open([item({ extension: search })]);
      field(page).focus();
      await typeText('xyz');
      await host.answerSearch('xyz', valueSet([]));
      expect(words(page.question('q'))).to.contain('No answer in the list matches. Try other words.');
      await until(() => words(page.$('#live')!) === 'No answer in the list matches.');
      await typeText('1');
      await host.answerSearch('xyz1', new Error('down'));
      expect(words(page.question('q'))).to.contain('We could not search the list.');
      expect(host.errors.map(({ code }) => code)).to.deep.equal(['value-set']);
      await until(() => words(page.$('#live')!) === 'We could not search the list.');
      await page.press('Try again');
      await host.answer(valueSet(['Xyz 1']));
      expect(offered(page)).to.deep.equal(['Xyz 1']);
    });

    it('are those that are too many to bring', async () => {
      for (const answer of [valueSet(['Bern'], { total: 5000 })]) {
        const host = new Page();
        const page = await host.open([item()]);
        await host.answer(answer);
        await until(() => field(page));
        field(page).focus();
        await typeText('bas');
        await host.answerSearch('bas', valueSet(['Basel']));
        await until(() => offered(page).length);
        await sendKeys({ press: 'ArrowDown' });
        await sendKeys({ press: 'Enter' });
        expect(page.answers.q).to.deep.equal([concept('Basel')]);
      }
    });

    it('may be several', async () => {
      const host = new Page();
      const page = await host.open([item({ extension: search, repeats: true })]);
      for (const display of ['Bern', 'Basel']) {
        field(page).focus();
        await typeText(display.toLowerCase());
        await host.answerSearch(display.toLowerCase(), valueSet([display]));
        await until(() => offered(page).join() === display);
        await sendKeys({ press: 'ArrowDown' });
        await sendKeys({ press: 'Enter' });
      }
      expect(page.answers.q).to.deep.equal([concept('Bern'), concept('Basel')]);
    });
  });

  describe('on a terminology server', () => {
    const { fetch } = window;
    afterEach(() => {
      window.fetch = fetch;
    });

    /** Every request with its Authorization, answered with a value set. */
    function serve(): [string, string | null][] {
      const requests: [string, string | null][] = [];
      window.fetch = (input, init) => {
        const request = new Request(input, { ...init, signal: null });
        requests.push([request.url, request.headers.get('Authorization')]);
        return Promise.resolve(
          new Response(JSON.stringify(valueSet(['Bern'])), { headers: { 'Content-Type': 'application/fhir+json' } }),
        );
      };
      return requests;
    }

    for (const [name, attributes, token] of [
      [
        'of the endpoint',
        { endpoint: 'https://fhir.example.org/r4', 'terminology-server': 'https://fhir.example.org/tx' },
        'Bearer x',
      ],
      [
        'of somebody else',
        { endpoint: 'https://fhir.example.org/r4', 'terminology-server': 'https://tx.example.net/r4' },
        null,
      ],
      ['with no endpoint', { 'terminology-server': 'https://fhir.example.org/tx' }, null],
      [
        'on another port',
        { endpoint: 'https://fhir.example.org/r4', 'terminology-server': 'https://fhir.example.org:8443/r4' },
        null,
      ],
    ] as const)
      it(`${name}: the page’s token ${token ? 'goes there' : 'does not go there'}`, async () => {
        const requests = serve();
        const page = await SurveyPage.open([item()], {
          attributes: attributes,
          properties: { authorize: () => ({ Authorization: 'Bearer x' }) },
        });
        await until(() => labels(page).length);
        expect(requests).to.have.length(1);
        const [url, authorization] = requests[0]!;
        expect(url).to.equal(
          `${attributes['terminology-server']}/ValueSet/$expand?url=${encodeURIComponent(TOWNS)}&count=1000`,
        );
        expect(authorization).to.equal(token);
      });
  });

  it('serve questions that only some people are asked', async () => {
    const host = new Page();
    const page = await host.open([
      near,
      item({ enableWhen: [{ question: 'next', operator: '=', answerBoolean: true }], required: true }),
    ]);
    await host.answer(valueSet(['Bern']));
    await page.pick('next', 'Yes');
    expect(labels(page)).to.deep.equal(['Bern']);
    await page.pick('q', 'Bern');
    expect(page.answers.q).to.deep.equal([concept('Bern')]);
  });
});
