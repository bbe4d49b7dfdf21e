import { expect } from '@open-wc/testing';
import { said } from '../../../kernel/console.js';
import { nextTask, until } from '../../../kernel/events.js';
import { answersIn, coding, type ItemJson, options, questionnaire, SurveyPage, words } from '../survey-page.js';

const items: ItemJson[] = [
  { linkId: 'a', type: 'string', text: 'A?' },
  { linkId: 'b', type: 'choice', text: 'B?', repeats: true, answerOption: options('x', 'y', 'z') },
  {
    linkId: 'g',
    type: 'group',
    text: 'G',
    repeats: true,
    item: [{ linkId: 'c', type: 'integer', text: 'C?', item: [{ linkId: 'd', type: 'string', text: 'D?' }] }],
  },
];

const earlier = {
  resourceType: 'QuestionnaireResponse',
  status: 'in-progress',
  item: [
    { linkId: 'a', answer: [{ valueString: 'before' }] },
    { linkId: 'b', answer: [{ valueCoding: coding('x') }, { valueCoding: coding('z') }] },
    {
      linkId: 'g',
      item: [
        { linkId: 'c', answer: [{ valueInteger: 1, item: [{ linkId: 'd', answer: [{ valueString: 'deep' }] }] }] },
      ],
    },
    { linkId: 'g', item: [{ linkId: 'c', answer: [{ valueInteger: 2 }] }] },
  ],
};

describe('response', () => {
  it('is in progress while the person answers, and holds what was answered, in order', async () => {
    const page = await SurveyPage.open(items);
    const { resourceType, status, item } = page.response;
    expect({ resourceType, status, item }).to.deep.equal({
      resourceType: 'QuestionnaireResponse',
      status: 'in-progress',
      item: undefined,
    });
    await page.pick('b', 'y');
    await page.type('a', 'x');
    expect(page.response.item!.map(({ linkId }) => linkId)).to.deep.equal(['a', 'b']);
    expect(page.response.questionnaire).to.equal('https://example.org/Questionnaire/test|1');
    expect(page.response.authored).to.match(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/);
    expect(page.response.identifier).to.have.property('system', 'urn:ietf:rfc:3986');
    expect(page.response.identifier!.value).to.match(/^urn:uuid:/);
  });

  it('names its questionnaire by url and version, by url, or not at all', async () => {
    for (const [more, named] of [
      [{}, 'https://example.org/Questionnaire/test|1'],
      [{ version: undefined }, 'https://example.org/Questionnaire/test'],
      [{ url: undefined }, undefined],
    ] as const) {
      const page = await SurveyPage.open(questionnaire(items, more));
      expect(page.response.questionnaire).to.equal(named);
    }
  });

  it('is another copy each time: changing it changes nothing', async () => {
    const page = await SurveyPage.open(items);
    await page.type('a', 'x');
    (page.response.item as { linkId: string }[])[0]!.linkId = 'changed';
    expect(page.answers).to.deep.equal({ a: ['x'] });
  });

  for (const when of ['before', 'after'] as const)
    it(`set ${when} the questionnaire gives the survey its answers, and no event`, async () => {
      const events: string[] = [];
      const page = await SurveyPage.open(items, {
        prepare: (survey) => {
          for (const type of ['input', 'change', 'pp-submit', 'pp-error'])
            survey.addEventListener(type, () => events.push(type));
          if (when === 'before') survey.response = earlier;
        },
      });
      if (when === 'after') page.survey.response = earlier;
      await page.survey.updateComplete;
      expect(page.control('a').value).to.equal('before');
      expect(page.controls('b').map(({ checked }) => checked)).to.deep.equal([true, false, true]);
      expect(page.questions('g')).to.have.length(2);
      expect(page.answers).to.deep.equal({ a: ['before'], b: [coding('x'), coding('z')], c: [1, 2], d: ['deep'] });
      expect(page.faults).to.deep.equal([]);
      expect(events).to.deep.equal([]);
    });

  it('survives the way out and in again', async () => {
    const page = await SurveyPage.open(items, { properties: { response: earlier as never } });
    const out = JSON.parse(JSON.stringify(page.survey.response)) as typeof earlier;
    page.survey.reset();
    page.survey.response = out;
    await page.survey.updateComplete;
    expect(answersIn(page.survey.response)).to.deep.equal(answersIn(earlier));
  });

  it('set to null begins empty; reset() goes back to what was set', async () => {
    const page = await SurveyPage.open(items, { properties: { response: earlier as never } });
    await page.type('a', ' and after');
    expect(page.answers.a![0]).to.contain('after');
    page.survey.reset();
    await page.survey.updateComplete;
    expect(page.control('a').value).to.equal('before');
    page.survey.response = null;
    await page.survey.updateComplete;
    expect(page.answers).to.deep.equal({});
  });

  it('that is no response is no harm', async () => {
    const page = await SurveyPage.open(items);
    for (const bad of [
      'x',
      1,
      [],
      {},
      { item: 'x' },
      { item: [null, { linkId: 'a', answer: [{ valueInteger: 'x' }] }] },
    ]) {
      page.survey.response = bad as never;
      await page.survey.updateComplete;
      expect(page.questions('a')).to.have.length(1);
    }
  });

  it('carries the references that the page gave', async () => {
    const page = await SurveyPage.open(items, {
      attributes: {
        subject: 'Patient/1',
        encounter: 'Encounter/2',
        author: 'Practitioner/3',
        source: 'RelatedPerson/4',
        'based-on': 'ServiceRequest/5',
      },
    });
    const { subject, encounter, author, source, basedOn } = page.response;
    expect({ subject, encounter, author, source, basedOn }).to.deep.equal({
      subject: { reference: 'Patient/1' },
      encounter: { reference: 'Encounter/2' },
      author: { reference: 'Practitioner/3' },
      source: { reference: 'RelatedPerson/4' },
      basedOn: [{ reference: 'ServiceRequest/5' }],
    });
    const bare = await SurveyPage.open(items);
    expect(bare.response).not.to.have.any.keys('subject', 'encounter', 'author', 'source', 'basedOn');
  });
});

describe('questionnaire', () => {
  const bare = async (prepare: (survey: HTMLElementTagNameMap['pp-experience-survey']) => void = () => undefined) => {
    const survey = document.createElement('pp-experience-survey');
    prepare(survey);
    document.body.append(survey);
    await survey.updateComplete;
    return survey;
  };
  const title = (survey: Element) => survey.shadowRoot!.querySelector('#title');

  it('undefined: our own survey, one task after the page was parsed', async () => {
    const survey = await bare();
    expect(title(survey)).to.equal(null);
    await until(() => title(survey));
    expect(words(title(survey)!)).to.equal('Your visit');
    survey.remove();
  });

  it('undefined, and set in the same task: never a glimpse of our own', async () => {
    const survey = document.createElement('pp-experience-survey');
    const seen: string[] = [];
    document.body.append(survey);
    new MutationObserver(() => {
      const text = title(survey)?.textContent;
      if (text) seen.push(text);
    }).observe(survey.renderRoot, { childList: true, subtree: true });
    await Promise.resolve();
    survey.questionnaire = questionnaire(items, { title: 'Theirs' });
    await nextTask();
    await until(() => title(survey));
    await nextTask();
    expect(new Set(seen)).to.deep.equal(new Set(['Theirs']));
    survey.remove();
  });

  it('null: waits, for as long as it takes', async () => {
    const survey = await bare((one) => (one.questionnaire = null));
    await nextTask();
    await nextTask();
    await survey.updateComplete;
    expect(title(survey)).to.equal(null);
    expect(survey.shadowRoot!.querySelector('[role="status"]')!.textContent).to.contain('Loading');
    survey.questionnaire = questionnaire(items, { title: 'Theirs' });
    await survey.updateComplete;
    expect(words(title(survey)!)).to.equal('Theirs');
    survey.remove();
  });

  it('that is none is an error, shown and told', async () => {
    const errors: unknown[] = [];
    const survey = await bare((one) => {
      one.questionnaire = { resourceType: 'Patient' };
      one.addEventListener('pp-error', ({ detail }) => errors.push(detail.code));
    });
    expect(errors).to.deep.equal(['invalid-data']);
    const alert = survey.shadowRoot!.querySelector('[role="alert"]')!;
    expect(words(alert), 'nothing that only its author understands').not.to.contain('resourceType');
    expect((await survey.submit()).status).to.equal('cancelled');
    survey.remove();
  });

  it('another one begins anew', async () => {
    const page = await SurveyPage.open(items);
    await page.type('a', 'x');
    page.survey.questionnaire = questionnaire([{ linkId: 'other', type: 'string', text: 'Other?' }]);
    await page.survey.updateComplete;
    expect(page.questions('a')).to.deep.equal([]);
    expect(page.answers).to.deep.equal({});
  });

  it('with a trap in it is only data', async () => {
    const text = '<img src=x onerror="window.trapped = true"><script>window.trapped = true</script>';
    const lines = await said(async () => {
      const page = await SurveyPage.open(
        questionnaire(
          [
            {
              linkId: '"><b>',
              type: 'choice',
              text,
              prefix: text,
              answerOption: [{ valueCoding: { code: text, display: text } }],
            },
            JSON.parse('{"linkId":"__proto__","type":"string","text":"P?","__proto__":{"polluted":true}}') as ItemJson,
          ],
          { title: text },
        ),
      );
      expect(page.root.querySelectorAll('img, script')).to.have.length(0);
      expect(page.text).to.contain(text);
      await page.type('__proto__', 'x');
      expect(Object.keys(page.answers)).to.deep.equal(['__proto__']);
    });
    expect(lines).to.deep.equal([]);
    expect((window as { trapped?: boolean }).trapped).to.equal(undefined);
    expect(({} as { polluted?: boolean }).polluted).to.equal(undefined);
  });
});

describe('a response of another questionnaire', () => {
  const of = (canonical: string) => ({ ...earlier, questionnaire: canonical });
  const begunWith = async (canonical: string) => {
    const errors: string[] = [];
    const page = await SurveyPage.open(items, {
      properties: { response: of(canonical) } as never,
      prepare: (survey) => survey.addEventListener('pp-error', ({ detail }) => errors.push(detail.code)),
    });
    return { page, errors };
  };

  for (const canonical of ['https://example.org/Questionnaire/other', 'https://example.org/Questionnaire/test|2.0'])
    it(`is told, and not sent under this one: ${canonical}`, async () => {
      const lines = await said(async () => {
        const { page, errors } = await begunWith(canonical);
        expect(errors).to.deep.equal(['response-mismatch']);
        expect(page.answers).to.deep.equal({});
      });
      expect(lines).to.have.length(1);
    });

  for (const canonical of ['https://example.org/Questionnaire/test', 'https://example.org/Questionnaire/test|1.4'])
    it(`is not one of the same questionnaire: ${canonical}`, async () => {
      const { page, errors } = await begunWith(canonical);
      expect(errors).to.deep.equal([]);
      expect(page.answers).to.have.property('a');
    });
});
