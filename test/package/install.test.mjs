// The package as npm has it, read by a browser as it is: no bundler, hence no plugin of one.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { root } from '../../.scripts/elements.mjs';
import { elements } from '../support/examples.mjs';
import { Portal } from '../support/portal.mjs';

/** Where a page finds what it shares with the package; all of it in the format that browsers read. */
const imports = {
  lit: '/packages/lit/index.js',
  'lit/': '/packages/lit/',
  'lit-html': '/packages/lit-html/lit-html.js',
  'lit-html/': '/packages/lit-html/',
  'lit-element/': '/packages/lit-element/',
  '@lit/reactive-element': '/packages/@lit/reactive-element/reactive-element.js',
  '@lit/reactive-element/': '/packages/@lit/reactive-element/',
  'chart.js': '/packages/chart.js/dist/chart.js',
  '@kurkle/color': '/packages/@kurkle/color/dist/color.esm.js',
  dompurify: '/packages/dompurify/dist/purify.es.mjs',
  marked: '/packages/marked/lib/marked.esm.js',
};
const head = (name) =>
  `<script type="importmap">${JSON.stringify({ imports })}</script><script type="module" src="/dist/elements/${name}.js"></script>`;

/** A form with an answer that is calculated. */
const calculated = {
  resourceType: 'Questionnaire',
  status: 'active',
  item: [
    { linkId: 'a', type: 'integer', text: 'A', initial: [{ valueInteger: 20 }] },
    {
      linkId: 'b',
      type: 'integer',
      text: 'B',
      extension: [
        {
          url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression',
          valueExpression: {
            language: 'text/fhirpath',
            expression: "%resource.item.where(linkId = 'a').answer.value * 2 + 2",
          },
        },
      ],
    },
  ],
};

describe('the package, without a bundler', () => {
  let portal;
  before(async () => (portal = await Portal.start({ '/packages/': join(root, 'node_modules') })));
  after(() => portal?.stop());

  const open = async (name, body) => {
    const opened = await portal.open({ head: head(name), body });
    const log = opened.log.filter((text) => !/Lit is in dev mode|no endpoint|draft/.test(text));
    return { ...opened, log, asksFor: (what) => opened.requests.filter((request) => what.test(request)) };
  };

  it('follows expressions, by one module with all of FHIRPath in it, which changes nothing of the page', async () => {
    const body = `<pp-experience-survey><script type="application/json">${JSON.stringify(calculated)}</script></pp-experience-survey>`;
    const { page, log, asksFor, close } = await open('experience-survey', body);
    assert.equal(await page.locator('pp-experience-survey [data-link-id=b] input').inputValue(), '42');
    assert.equal(asksFor(/\/fhirpath-library\.js$/).length, 1);
    assert.deepEqual(asksFor(/\/packages\/(?:fhirpath|antlr4|@lhncbc)/), []);
    assert.deepEqual(await page.evaluate(() => ['seed', 'hashCode'].filter((name) => name in String.prototype)), []);
    assert.deepEqual(log, []);
    await close();
  });

  for (const { name, examples } of elements)
    it(`draws ${name}, without FHIRPath`, async () => {
      const plain = name === 'experience-survey' ? '<pp-experience-survey></pp-experience-survey>' : examples[0].html;
      const { page, log, asksFor, close } = await open(name, plain);
      assert.ok((await page.locator(`pp-${name} h2`).count()) > 0);
      assert.deepEqual(asksFor(/fhirpath-library/), []);
      assert.deepEqual(log, []);
      await close();
    });
});
