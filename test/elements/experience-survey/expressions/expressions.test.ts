import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { examplePatient, rulesSurvey, translatedSurvey } from '../../../../stories/fixtures/rules.js';
import { until } from '../../../kernel/events.js';
import { computed, control, extension, options, questionnaire, SurveyPage, words } from '../survey-page.js';

describe('a survey with expressions', () => {
  const open = (more: object = {}) =>
    SurveyPage.open(rulesSurvey, { properties: { launchContext: { patient: examplePatient }, ...more } });

  it('fills in, shows, works out and limits as its author says', async () => {
    const page = await open();
    expect(page.control('name').value).to.equal('Example');
    expect(page.questions('minutes')).to.have.length(0);
    await page.type('walks', '3');
    await page.leave();
    await page.type('minutes', '20');
    await page.leave();
    expect(words(page.question('total'))).to.include('60');
    expect(page.answers['total']).to.deep.equal([60]);
    expect(page.errors('minutes')).to.deep.equal([]);
    await page.pick('with', 'A friend');
    await page.pick('with', 'My dog');
    expect([...page.question('most').querySelectorAll('label')].map(words)).to.deep.equal(['A friend', 'My dog']);
  });

  it('changes its words with the answers', async () => {
    const page = await open();
    expect(words(page.question('hello'))).to.equal('Thank you for your time, Example.');
    await page.type('name', ' A');
    expect(words(page.question('hello'))).to.equal('Thank you for your time, Example A.');
  });

  it('says the author’s own warning, and lets the answer through', async () => {
    const page = await open();
    await page.type('walks', '1');
    await page.leave();
    await page.type('minutes', '400');
    await page.leave();
    expect(words(page.question('minutes').querySelector('[role=status]')!)).to.match(/^That is a long walk/);
    expect(page.survey.checkValidity()).to.equal(true);
    expect(page.faults).to.deep.equal([]);
  });

  it('tells the page about an expression that cannot be evaluated, and goes on', async () => {
    const told: unknown[] = [];
    const broken = {
      url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression',
      valueExpression: { language: 'text/fhirpath', expression: 'not((' },
    };
    const page = await SurveyPage.open([{ linkId: 'a', type: 'integer', text: 'A', extension: [broken] }], {
      prepare: (survey) =>
        survey.addEventListener('pp-error', (event) => {
          const { phase, code, message, retryable } = event.detail;
          told.push([phase, code, message.includes('item "a"'), retryable]);
        }),
    });
    await page.type('a', '3');
    expect(page.answers['a']).to.deep.equal([3]);
    expect(told).to.deep.equal([['data', 'expression', true, false]]);
  });

  it('sends an answer out of a list that an expression made, texts and numbers too', async () => {
    const made = {
      url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-answerExpression',
      valueExpression: { language: 'text/fhirpath', expression: "'red' | 'blue'" },
    };
    const page = await SurveyPage.open([{ linkId: 'a', type: 'choice', text: 'A', extension: [made] }]);
    await page.pick('a', 'red');
    expect((await page.survey.submit()).status).to.equal('submitted');
  });

  it('offers a search where an expression made more options than can be drawn', async () => {
    const made = {
      url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-answerExpression',
      valueExpression: { language: 'text/fhirpath', expression: '%patient.name.given' },
    };
    const given = Array.from({ length: 1001 }, (_, n) => `Name ${n}`);
    const launch = extension('sdc-questionnaire-launchContext', {});
    const page = await SurveyPage.open(
      questionnaire([{ linkId: 'a', type: 'choice', text: 'A', extension: [made] }], {
        extension: [
          {
            url: `http://hl7.org/fhir/uv/sdc/StructureDefinition/${launch.url.split('/').pop()}`,
            extension: [
              { url: 'name', valueCoding: { code: 'patient' } },
              { url: 'type', valueCode: 'Patient' },
            ],
          },
        ],
      }),
      { properties: { launchContext: { patient: { resourceType: 'Patient', name: [{ given }] } } } },
    );
    await until(() => page.question('a').querySelector('[role=combobox]'));
    await page.type('a', 'Name 1000');
    await until(() => page.question('a').querySelectorAll('[role=option]').length === 1);
  });
});

describe('rules of the moment', () => {
  it('tell a screen reader what is needed, in fields of one line too', async () => {
    const page = await SurveyPage.open([
      { linkId: 'number', type: 'integer', text: 'N', _required: computed('true') },
      { linkId: 'line', type: 'string', text: 'S', required: true, _required: computed('false') },
    ]);
    const needed = ['number', 'line'].map((linkId) => page.control(linkId).getAttribute('aria-required'));
    expect(needed).to.deep.equal(['true', null]);
  });

  it('word a question the same way everywhere: on the page, in the list of faults and in the last look', async () => {
    const page = await SurveyPage.open(
      [
        { linkId: 'name', type: 'string', text: 'Your name?' },
        {
          linkId: 'how',
          type: 'string',
          text: 'How are you?',
          _text: computed("'How are you, ' & %resource.item.where(linkId='name').answer.value & '?'"),
          required: true,
        },
      ],
      { attributes: { layout: 'question' } },
    );
    await page.type('name', 'Ann');
    await page.press('Continue');
    await until(() => page.questions('how').length > 0);
    expect(words(page.question('how'))).to.include('How are you, Ann?');
    await page.press('Continue');
    await until(() => page.$('#summary'));
    expect(page.summary.join()).to.include('How are you, Ann?').and.not.include('How are you?');
    await page.type('how', 'Well');
    await page.press('Continue');
    await until(() => page.$('#review'));
    expect(words(page.$('.review-row + .review-row') ?? page.$('dl')!)).to.include('How are you, Ann?');
  });

  it('leave nothing to change in a row of a table either', async () => {
    const rated = { type: 'choice', answerOption: options('x', 'y') };
    const locked = computed("%resource.item.item.where(linkId='first').answer.exists()");
    const page = await SurveyPage.open([
      {
        linkId: 'table',
        type: 'group',
        text: 'T',
        extension: [control('table')],
        item: [
          { linkId: 'first', text: 'A', ...rated },
          { linkId: 'second', text: 'B', ...rated, _readOnly: locked },
        ],
      },
    ]);
    expect(page.controls('second')).to.have.length(2);
    await page.pick('second', 'y');
    await page.pick('first', 'x');
    expect(page.controls('second')).to.have.length(0);
    expect(words(page.question('second')))
      .to.include('y')
      .and.not.include('Clear');
  });

  it('do not keep back a survey for an answer that nobody can give', async () => {
    const page = await SurveyPage.open([
      { linkId: 'locked', type: 'string', text: 'A', required: true, _readOnly: computed('true') },
      { linkId: 'free', type: 'string', text: 'B' },
    ]);
    await page.type('free', 'x');
    expect((await page.survey.submit()).status).to.equal('submitted');
  });

  it('count nothing as answered that nobody can change', async () => {
    const fixed = { linkId: 'locked', type: 'string', text: 'A', _readOnly: computed('true') };
    const page = await SurveyPage.open([fixed, { linkId: 'free', type: 'string', text: 'B' }], {
      properties: {
        response: {
          resourceType: 'QuestionnaireResponse',
          status: 'in-progress',
          item: [{ linkId: 'locked', answer: [{ valueString: 'x' }] }],
        } as never,
      },
    });
    const sent = page.survey.submit();
    await until(() => page.hasButton('Go back'));
    await page.press('Go back');
    expect((await sent).status).to.equal('cancelled');
  });
});

describe('a survey in several languages', () => {
  it('is in the page’s language, and in another one when the person chooses it; the answers stay', async () => {
    const page = await SurveyPage.open(translatedSurvey);
    expect(words(page.$('#title')!)).to.equal('Your visit');
    const choice = page.$<HTMLSelectElement>('#language')!;
    expect([...choice.options].map(words)).to.deep.equal(['English', 'Español', 'العربية']);
    await page.pick('clear', 'Partly');
    await page.type('more', 'x');
    choice.focus();
    choice.value = 'es';
    choice.dispatchEvent(new Event('change', { bubbles: true }));
    await page.survey.updateComplete;
    expect(words(page.$('#title')!)).to.equal('Su visita');
    expect(page.$('.content')!.lang).to.equal('es');
    expect([...page.question('clear').querySelectorAll('label')].map(words)).to.deep.equal(['Sí', 'En parte', 'No']);
    expect(page.question('clear').querySelector<HTMLInputElement>('input:checked')).to.equal(page.control('clear', 1));
    expect(page.control('more').value).to.equal('x');
    expect(page.response.language).to.equal('es');
    expect(page.focused).to.equal(page.$('#language'));
    expect(page.faults).to.deep.equal([]);
  });

  it('follows the language of the page', async () => {
    document.documentElement.lang = 'ar';
    try {
      const page = await SurveyPage.open(translatedSurvey);
      expect(words(page.$('#title')!)).to.equal('زيارتك');
      expect(page.$('.content')!.dir).to.equal('rtl');
    } finally {
      document.documentElement.lang = 'en';
    }
  });

  it('stays in the language in which it is being sent: nothing is sent in another one, too', async () => {
    const page = await SurveyPage.open(translatedSurvey);
    let sent = 0;
    page.survey.addEventListener('pp-submit', (event) => {
      sent++;
      event.respondWith(new Promise(() => undefined));
    });
    await page.type('more', 'x');
    await page.press('Send my answers');
    await until(() => sent === 1);
    const choice = page.$<HTMLSelectElement>('#language')!;
    choice.focus();
    await sendKeys({ press: 'ArrowDown' });
    await page.survey.updateComplete;
    expect(choice.value).to.equal('en');
    expect((await page.survey.submit()).status).to.equal('cancelled');
    expect(sent).to.equal(1);
  });
});
