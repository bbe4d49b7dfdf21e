import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { ExperienceSurvey } from '../../../../src/elements/experience-survey/experience-survey.js';
import { said } from '../../../kernel/console.js';
import { until } from '../../../kernel/events.js';
import { questionnaire, SurveyPage } from '../survey-page.js';

const items = [
  { linkId: 'a', type: 'string', text: 'A?' },
  { linkId: 'n', type: 'integer', text: 'N?' },
];
const given = {
  resourceType: 'QuestionnaireResponse',
  status: 'in-progress',
  item: [{ linkId: 'a', answer: [{ valueString: 'before' }] }],
};

/** The same JSON with its members the other way round, and some that are undefined. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).reverse();
  return { ...Object.fromEntries(entries.map(([key, one]) => [key, reversed(one)])), none: undefined };
}
const frozen = (value: object): object => {
  for (const one of Object.values(value)) if (typeof one === 'object' && one !== null) frozen(one as object);
  return Object.freeze(value);
};
const copies: [string, (value: object) => object][] = [
  ['a clone', (value) => structuredClone(value)],
  ['frozen', (value) => frozen(structuredClone(value))],
  ['in another order', (value) => reversed(value) as object],
  ['behind proxies', (value) => new Proxy(structuredClone(value), {})],
  ['of a class', (value) => Object.assign(Object.create({ toJSON: () => value }) as object, { other: 1 })],
];

describe('the same again', () => {
  async function typing(properties: Partial<ExperienceSurvey> = {}) {
    const page = await SurveyPage.open(items, { properties });
    await page.type('n', '1 or 2');
    const field = page.control('n');
    field.setSelectionRange(1, 1);
    const events: string[] = [];
    for (const type of ['input', 'change', 'pp-error', 'pp-ready'])
      page.survey.addEventListener(type, () => events.push(type));
    return {
      page,
      expectNothing: async () => {
        await page.survey.updateComplete;
        expect(page.control('n'), 'the same field').to.equal(field);
        expect([field.value, field.selectionStart]).to.deep.equal(['1 or 2', 1]);
        expect(page.focused).to.equal(field);
        expect(events).to.deep.equal([]);
      },
    };
  }

  for (const [how, copy] of copies) {
    it(`a questionnaire ${how} changes nothing`, async () => {
      const { page, expectNothing } = await typing();
      page.survey.questionnaire = copy(questionnaire(items));
      await expectNothing();
    });

    it(`a response ${how} changes nothing`, async () => {
      const { page, expectNothing } = await typing({ response: given as never });
      page.survey.response = copy(given);
      await expectNothing();
    });

    it(`a launchContext ${how} changes nothing, and another one begins anew`, async () => {
      const patient = (id: string) => ({ patient: { resourceType: 'Patient', id, name: [{ family: id }] } });
      const expression = {
        url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression',
        valueExpression: { language: 'text/fhirpath', expression: '%patient.name.family' },
      };
      const json = questionnaire([{ linkId: 'a', type: 'string', text: 'A?', extension: [expression] }, items[1]!]);
      const page = await SurveyPage.open(json, { properties: { launchContext: patient('One') } });
      expect(page.control('a').value).to.equal('One');
      await page.type('n', '1 or 2');
      page.survey.launchContext = copy(patient('One')) as never;
      page.survey.questionnaire = copy(json);
      await page.survey.updateComplete;
      expect(page.control('n').value).to.equal('1 or 2');
      page.survey.launchContext = patient('Two');
      page.survey.questionnaire = copy(json);
      await page.survey.updateComplete;
      expect([page.control('a').value, page.control('n').value]).to.deep.equal(['Two', '']);
    });
  }

  it('what the page changed in its own object, and gives in a new one, is another', async () => {
    const { page } = await typing();
    const json = page.questionnaire!;
    (json.item as object[]).push({ linkId: 'more', type: 'string', text: 'More?' });
    page.survey.questionnaire = { ...json };
    await page.survey.updateComplete;
    expect(page.questions('more')).to.have.length(1);
    expect(page.control('n').value).to.equal('');
  });

  it('another order in a list is another', async () => {
    const { page } = await typing();
    page.survey.questionnaire = questionnaire([...items].reverse());
    await page.survey.updateComplete;
    expect(page.control('n').value).to.equal('');
  });

  it('a page may give back what the element says at each key', async () => {
    const page = await SurveyPage.open(items);
    for (const type of ['input', 'change'])
      page.survey.addEventListener(type, () => {
        Object.assign(page.survey, { response: page.survey.response });
        page.survey.response = structuredClone(page.survey.response);
      });
    await page.type('a', 'ab');
    page.control('a').setSelectionRange(1, 1);
    await sendKeys({ type: 'x' });
    expect([page.control('a').value, page.control('a').selectionStart]).to.deep.equal(['axb', 2]);
    await page.type('n', 'so');
    await page.leave();
    expect(page.control('n').value).to.equal('so');
    expect(page.errors('n')).to.have.length(1);
    page.survey.reset();
    await page.survey.updateComplete;
    expect(page.control('a').value, 'not what it began with').to.equal('');
  });

  it('a page that gave back what the element said can take it back', async () => {
    const page = await SurveyPage.open(items);
    await page.type('a', 'x');
    Object.assign(page.survey, { response: page.survey.response });
    page.survey.response = null;
    await page.survey.updateComplete;
    expect(page.control('a').value).to.equal('');
  });

  it('the next patient gets the same response, and nothing of what the one before typed', async () => {
    const { page } = await typing({ response: given as never, subject: 'Patient/1' });
    page.survey.subject = 'Patient/2';
    page.survey.response = structuredClone(given);
    await page.survey.updateComplete;
    expect([page.control('a').value, page.control('n').value]).to.deep.equal(['before', '']);
  });

  it('does not bring back a survey that was sent', async () => {
    const page = await SurveyPage.open(items, { properties: { response: given as never } });
    await page.survey.submit();
    await until(() => page.$('.thanks'));
    page.survey.response = structuredClone(given);
    page.survey.response = structuredClone(page.survey.response);
    await page.survey.updateComplete;
    expect(page.$('.thanks')).not.to.equal(null);
  });
});

describe('what cannot be read', () => {
  const throwing = {
    get item(): unknown {
      throw new Error('no');
    },
  };
  const cycle: Record<string, unknown> = { resourceType: 'Questionnaire' };
  cycle.self = cycle;
  const hostile: [string, object][] = [
    ['a getter that throws', throwing],
    ['a cycle', cycle],
    ['a BigInt', { resourceType: 'Questionnaire', item: [{ linkId: 'a', type: 'string', maxLength: 1n }] }],
    ['a Map', new Map([['resourceType', 'Questionnaire']])],
    [
      'a proxy that throws',
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error('no');
          },
        },
      ),
    ],
    [
      'a toJSON that throws',
      {
        toJSON: () => {
          throw Object.assign(new Error('no'), { toString: null });
        },
      },
    ],
  ];
  const expression = {
    url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression',
    valueExpression: { language: 'text/fhirpath', expression: '%patient.name.family' },
  };
  const computed = questionnaire([{ linkId: 'a', type: 'string', text: 'A?', extension: [expression] }]);

  for (const [what, value] of hostile)
    for (const property of ['questionnaire', 'response', 'launchContext'] as const)
      it(`${what} as ${property} is told, on the page and to it, and can be put right`, async () => {
        let page!: SurveyPage;
        const errors: string[] = [];
        await said(async () => {
          const hostileValue = property === 'launchContext' ? { patient: value } : value;
          page = await SurveyPage.open(computed, {
            properties: { [property]: hostileValue },
            prepare: (survey) => survey.addEventListener('pp-error', ({ detail }) => errors.push(detail.code)),
          });
        });
        expect(errors).to.include('invalid-data');
        expect(page.$('[role=alert]')).not.to.equal(null);
        expect(page.questions('a')).to.have.length(0);
        const good = {
          questionnaire: computed,
          response: null,
          launchContext: { patient: { resourceType: 'Patient' } },
        };
        Object.assign(page.survey, { [property]: good[property] });
        await page.survey.updateComplete;
        expect(page.questions('a')).to.have.length(1);
      });
});
