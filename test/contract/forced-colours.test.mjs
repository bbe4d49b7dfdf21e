// In forced colours, browsers take away what is drawn as a background; a list that opens has to look like one all the same.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Portal } from '../support/portal.mjs';

const question = (control, type = 'choice') => ({
  linkId: control,
  type,
  text: control,
  extension: [
    {
      url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl',
      valueCodeableConcept: { coding: [{ system: 'http://hl7.org/fhir/questionnaire-item-control', code: control }] },
    },
  ],
  answerOption: ['A', 'B'].map((code) => ({ valueCoding: { code } })),
});
const questionnaire = {
  resourceType: 'Questionnaire',
  status: 'active',
  item: [question('drop-down'), question('autocomplete')],
};
const body = `<pp-experience-survey layout="page"><script type="application/json">${JSON.stringify(questionnaire)}</script></pp-experience-survey>`;

describe('in forced colours', () => {
  let portal;
  before(async () => (portal = await Portal.start()));
  after(() => portal?.stop());

  for (const colorScheme of ['light', 'dark'])
    it(`a field that opens a list has its arrow (${colorScheme})`, async () => {
      const { page } = await portal.open({ body, context: { forcedColors: 'active', colorScheme } });
      for (const control of await page.locator('[data-link-id] .control').all()) {
        const { x, y, width, height } = await control.boundingBox();
        // Nothing stands between the words of a field and its arrow.
        const strip = (left) => page.screenshot({ clip: { x: left, y: y + 4, width: 28, height: height - 8 } });
        const [empty, arrow] = [await strip(x + width - 150), await strip(x + width - 36)];
        assert.notDeepEqual(arrow, empty, await control.evaluate(({ localName }) => localName));
      }
    });
});
