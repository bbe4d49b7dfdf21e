// The recipe for pre-population: what the record knows is answered, and no query is named as a fault.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Portal } from '../../support/portal.mjs';
import { bundle, fhir, unpack } from './support/workshop.mjs';

const sdc = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-';
const expression = (url, language, expression, more) => ({ url, valueExpression: { language, expression, ...more } });
const initial = (path) => [expression(`${sdc}initialExpression`, 'text/fhirpath', path)];

const questionnaire = {
  resourceType: 'Questionnaire',
  status: 'active',
  url: 'https://example.org/Questionnaire/height',
  extension: [
    {
      url: `${sdc}launchContext`,
      extension: [
        {
          url: 'name',
          valueCoding: { system: 'http://hl7.org/fhir/uv/sdc/CodeSystem/launchContext', code: 'patient' },
        },
        { url: 'type', valueCode: 'Patient' },
      ],
    },
    expression(
      'http://hl7.org/fhir/StructureDefinition/variable',
      'application/x-fhir-query',
      'Observation?code=8302-2&patient={{%patient.id}}',
      { name: 'Height' },
    ),
  ],
  item: [
    { linkId: 'born', type: 'date', text: 'Date of birth', extension: initial('%patient.birthDate') },
    {
      linkId: 'height',
      type: 'decimal',
      text: 'How tall are you, in centimetres?',
      extension: initial('%Height.entry.resource.value.value'),
    },
  ],
};
const patient = { resourceType: 'Patient', id: 'p', birthDate: '1948-02-29' };
const height = { resourceType: 'Observation', status: 'final', valueQuantity: { value: 171 }, code: {} };

describe('the recipe for pre-population', () => {
  let portal;
  before(async () => (portal = await Portal.start()));
  after(() => portal?.stop());

  /** Opens the form for somebody of whom the record knows something. */
  async function open(observations) {
    const asked = [];
    portal.server.routes['/fhir/Observation'] = ({ url, headers }) => {
      asked.push([url, headers.authorization]);
      const entry = observations.map((resource) => ({ resource }));
      return fhir({ resourceType: 'Bundle', type: 'searchset', entry });
    };
    const script = await bundle(
      `import { prepopulate } from './prepopulate.js';
      const survey = document.createElement('pp-experience-survey');
      survey.questionnaire = null;
      survey.layout = 'page';
      globalThis.faults = [];
      survey.addEventListener('pp-error', ({ detail }) => faults.push(detail.code));
      document.body.append(survey);
      const [server, terminology] = ['/fhir/', '/tx/'].map((path) => location.origin + path);
      await prepopulate(survey, { questionnaire: ${JSON.stringify(questionnaire)}, patient: ${JSON.stringify(patient)}, server, terminology, token: 't' });`,
      unpack('prepopulate'),
    );
    portal.server.routes['/visit.js'] = () => ({ type: 'text/javascript', body: script });
    const opened = await portal.open({ head: '<script type="module" src="/visit.js"></script>' });
    const { page, close } = opened;
    await page.getByText('How tall are you').first().waitFor();
    const { answers, faults } = await page.evaluate(() => ({
      answers: document.querySelector('pp-experience-survey').response?.item?.map(({ answer }) => answer[0]),
      faults: globalThis.faults,
    }));
    await close();
    return { asked, answers, faults, requests: opened.requests };
  }

  it('fills in what the record knows, and names no query as a fault', async () => {
    const { asked, answers, faults, requests } = await open([height]);
    assert.deepEqual(answers, [{ valueDate: '1948-02-29' }, { valueDecimal: 171 }]);
    assert.deepEqual(faults, []);
    assert.deepEqual(asked, [['/fhir/Observation?code=8302-2&patient=p', 'Bearer t']]);
    assert.deepEqual(
      requests.filter((url) => /^https?:/.test(url)),
      [],
    );
  });

  it('says where a query found nothing, and lets the person answer', async () => {
    const { answers, faults } = await open([]);
    assert.deepEqual(answers, [{ valueDate: '1948-02-29' }]);
    assert.deepEqual(faults, ['expressionLanguage']);
  });
});
