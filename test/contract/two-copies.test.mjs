// Portals are put together by many hands: sooner or later a page loads us twice.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { after, before, describe, it } from 'node:test';
import { version } from '../../.scripts/version.mjs';
import { elements, everything } from '../support/examples.mjs';
import { CLASSIC, MODULE, Portal, STRICT_POLICY } from '../support/portal.mjs';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const ANOTHER_MODULE = '<script type="module" src="/elsewhere/embed/patient-partnership.js"></script>';
const NEWER = '<script src="/newer.js"></script>';
const element = (name) => `<script type="module" src="/dist/embed/elements/${name}.js"></script>`;

describe('the library loaded twice', () => {
  let portal;
  before(async () => {
    portal = await Portal.start({ '/elsewhere/': dist });
    const classic = readFileSync(`${dist}/embed/patient-partnership.iife.js`, 'utf8');
    assert.ok(classic.includes(version), 'the build writes the version into the classic script');
    portal.server.routes['/newer.js'] = () => ({
      type: 'text/javascript',
      body: classic.replaceAll(version, '99.1.0'),
    });
  });
  after(() => portal?.stop());

  /** Whatever was loaded: everything works, and there is at most one policy. */
  async function open(head) {
    const { page, log, violations, policies, close } = await portal.open({
      head,
      body: everything,
      policy: STRICT_POLICY,
    });
    assert.deepEqual(await violations(), []);
    assert.deepEqual(await policies(), ['patient-partnership']);
    const bare = await page.evaluate(
      (tags) => tags.filter((tag) => !document.querySelector(tag).shadowRoot?.textContent.trim()),
      elements.map(({ tag }) => tag),
    );
    assert.deepEqual(bare, [], 'these do not work');
    await close();
    return log;
  }

  for (const [title, head] of Object.entries({
    'the same address twice': MODULE + MODULE,
    'everything, and single elements': MODULE + elements.map(({ name }) => element(name)).join(''),
    'single elements, then everything': elements.map(({ name }) => element(name)).join('') + MODULE,
    'the same address with a query': MODULE + MODULE.replace('.js', '.js?v=2'),
  }))
    it(`is one copy: ${title}`, async () => assert.deepEqual(await open(head), []));

  for (const [title, head, first, second] of [
    ['two addresses', MODULE + ANOTHER_MODULE, version, version],
    ['module and classic script', MODULE + CLASSIC, version, version],
    ['the classic script twice', CLASSIC + CLASSIC, version, version],
    ['a newer one after', CLASSIC + NEWER, version, '99.1.0'],
    ['a newer one before', NEWER + MODULE, '99.1.0', version],
  ])
    it(`warns once, with both versions: ${title}`, async () => {
      const log = await open(head);
      assert.equal(log.length, 1, log.join('\n'));
      assert.ok(log[0].includes(first) && log[0].includes(second), log[0]);
    });

  it('keeps the functions of the copy that is at work', async () => {
    const { page, close } = await portal.open({ head: CLASSIC + NEWER, body: everything });
    assert.equal(await page.evaluate(() => globalThis.PatientPartnership.version), version);
    await close();
  });
});
