// What a page's style sheet does to everything on it ends at the element.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { elements } from '../support/examples.mjs';
import { isMatrix } from '../support/matrix.mjs';
import { Portal } from '../support/portal.mjs';

/** Inherited properties, with values that no page should have. */
const HOSTILE = {
  'border-collapse': 'collapse',
  'border-spacing': '9px',
  'caption-side': 'bottom',
  color: 'rgb(255, 0, 255)',
  cursor: 'wait',
  direction: 'rtl',
  'empty-cells': 'hide',
  'font-size': '31px',
  'font-stretch': 'condensed',
  'font-style': 'italic',
  'font-variant': 'small-caps',
  'font-weight': '900',
  hyphens: 'auto',
  'letter-spacing': '5px',
  'line-height': '3',
  'list-style': 'square inside',
  'overflow-wrap': 'anywhere',
  quotes: '"(" ")"',
  'tab-size': '20',
  'text-align': 'right',
  'text-indent': '40px',
  'text-shadow': 'rgb(255, 0, 0) 2px 2px 2px',
  'text-transform': 'uppercase',
  'white-space': 'pre',
  'word-break': 'break-all',
  'word-spacing': '12px',
  'writing-mode': 'vertical-rl',
  '-webkit-text-fill-color': 'rgb(0, 255, 0)',
};

/** Resets that are found in real portals: they hit the element itself, and nothing in it. */
const RESETS = '* { margin: 0; padding: 0; outline: 0; list-style: none; animation: none !important; }';

const declarations = (properties) =>
  Object.entries(properties)
    .map(([name, value]) => `${name}: ${value};`)
    .join(' ');
const rules = declarations(HOSTILE);

const SHEETS = {
  'on every element': `body * { ${rules} }`,
  'on an ancestor': `#host { ${rules} }`,
  'with !important, on the body': `body, div { ${rules.replaceAll(';', ' !important;')} }`,
  'on a page with 62.5 % roots and resets': `html { font-size: 62.5%; } ${RESETS} input, button, table { all: unset; }`,
};

/** Each has one of the sheets; together they have them all. */
const all = elements.flatMap(({ examples }) => examples.map(({ html }) => html));

describe('a hostile style sheet', () => {
  let portal;
  before(async () => (portal = await Portal.start()));
  after(() => portal?.stop());

  for (const { tag, examples } of elements)
    for (const { title, html } of examples)
      it(`leaves ${tag} as it is: ${title}`, async () => {
        const clean = await look(portal, html, '');
        assert.ok(clean.styles.length > 0, 'there is something inside');
        const sheets = Object.entries(SHEETS);
        const tried = isMatrix ? sheets : [sheets[all.indexOf(html) % sheets.length]];
        for (const [where, sheet] of tried) {
          const hostile = await look(portal, html, sheet);
          assert.deepEqual(differences(clean.styles, hostile.styles), [], where);
          assert.ok(clean.picture.equals(hostile.picture), `the picture differs ${where}`);
        }
      });

  it('is seen by this test', async () => {
    const html = '<div class="pp">Some text</div>';
    const clean = await look(portal, html, '');
    const hostile = await look(portal, html, SHEETS['on an ancestor']);
    assert.ok(differences(clean.styles, hostile.styles).length >= Object.keys(HOSTILE).length);
    assert.ok(!clean.picture.equals(hostile.picture));
  });
});

/** All computed styles inside an element, and its picture, on a page with a style sheet. */
async function look(portal, html, sheet) {
  // The element's own box and the direction in which the page scrolls are the page's business, and the same on both
  const box =
    'body { margin: 0; writing-mode: horizontal-tb !important; direction: ltr !important; } #host { inline-size: 640px; } ' +
    '#host > * { display: block; position: absolute; top: 0; left: 0; writing-mode: horizontal-tb !important; inline-size: 640px; pointer-events: none; }';
  const { page, close } = await portal.open({
    head: `<script type="module" src="/dist/embed/patient-partnership.js"></script><style>${sheet} ${box}</style>`,
    body: `<div id="host">${html}</div>`,
    context: { reducedMotion: 'reduce' },
  });
  const styles = await page.evaluate(() => {
    const element = document.querySelector('#host > *');
    const names = [...getComputedStyle(document.body)];
    const seen = new Map();
    const nodes = [...(element.shadowRoot ?? element.parentElement).querySelectorAll('*:not(slot)')]
      .map((node) => ({ node, name: `${node.localName}.${node.getAttribute('class') ?? ''}` }))
      // A hundred circles of a picture are styled alike: a few of each kind tell enough
      .filter(({ name }) => seen.set(name, (seen.get(name) ?? 0) + 1).get(name) <= 4);
    return nodes.map(({ node, name }) => {
      const computed = getComputedStyle(node);
      return {
        node: name,
        values: Object.fromEntries(names.map((name) => [name, computed.getPropertyValue(name)])),
      };
    });
  });
  const picture = await page.locator('#host > *').first().screenshot({ animations: 'disabled' });
  await close();
  return { styles, picture };
}

/** One line for each property that is not what it was. */
function differences(clean, hostile) {
  if (clean.length !== hostile.length) return [`${clean.length} nodes, then ${hostile.length}`];
  const found = clean.flatMap(({ node, values }, index) =>
    Object.entries(values)
      .filter(([name, value]) => hostile[index].values[name] !== value)
      .map(([name, value]) => `${node} ${name}: ${value} -> ${hostile[index].values[name]}`),
  );
  return found.slice(0, 40);
}
