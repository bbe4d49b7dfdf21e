// What only a server can fill in is no fault once it has done so: as a module and as the classic script.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { CLASSIC, MODULE, Portal } from '../support/portal.mjs';

const sdc = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-';
const item = ['initialExpression', 'calculatedExpression'].map((name) => ({
  linkId: name,
  type: 'string',
  text: name,
  extension: [{ url: sdc + name, valueExpression: { language: 'application/x-fhir-query', expression: 'Patient' } }],
}));
const questionnaire = { resourceType: 'Questionnaire', status: 'active', url: 'https://example.org/q', item };

describe('answers that a server fills in', () => {
  let portal;
  before(async () => (portal = await Portal.start()));
  after(() => portal?.stop());

  /** What the page hears of a survey that comes with answers to some questions. */
  async function faults(head, answered) {
    const { page, close } = await portal.open({ head });
    const heard = await page.evaluate(
      async ([questionnaire, answered]) => {
        const survey = document.createElement('pp-experience-survey');
        const heard = [];
        survey.addEventListener('pp-error', ({ detail }) => heard.push(`${detail.code} ${detail.message}`));
        const ready = new Promise((resolve) => survey.addEventListener('pp-ready', resolve));
        survey.questionnaire = questionnaire;
        survey.response = {
          resourceType: 'QuestionnaireResponse',
          status: 'in-progress',
          questionnaire: questionnaire.url,
          item: answered.map((linkId) => ({ linkId, answer: [{ valueString: 'from the server' }] })),
        };
        document.body.append(survey);
        await ready;
        return heard;
      },
      [questionnaire, answered],
    );
    await close();
    return heard;
  }

  for (const [name, head, code] of [
    ['module', MODULE, 'expressionLanguage'],
    ['classic script', CLASSIC, 'unsupported-item'],
  ])
    it(`are no fault where they are there (${name})`, async () => {
      const both = item.map(({ linkId }) => linkId);
      assert.deepEqual(await faults(head, both), []);
      const [fault, ...more] = await faults(head, both.slice(1));
      assert.match(fault, new RegExp(`^${code} .*initialExpression`));
      assert.deepEqual(more, []);
    });
});
