// Hosts that have Lit themselves: the policy that Lit creates is theirs, whoever comes first.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { bundle } from '../support/bundle.mjs';
import { elements, everything } from '../support/examples.mjs';
import { CLASSIC, MODULE, Portal, STRICT_POLICY } from '../support/portal.mjs';

const policy = STRICT_POLICY.replace('trusted-types ', 'trusted-types lit-html ');
const HOST = '<script type="module" src="/host.js"></script>';

const hostCode = `
  import { html, LitElement } from 'lit';
  class HostCard extends LitElement {
    render() { return html\`<p>A card of the host</p>\`; }
  }
  customElements.define('host-card', HostCard);
`;

describe('a host with its own Lit', () => {
  let portal;
  before(async () => {
    portal = await Portal.start();
    const served = { '/host.js': await bundle(hostCode), '/app.js': await bundle(appCode()) };
    for (const [path, body] of Object.entries(served))
      portal.server.routes[path] = () => ({ type: 'text/javascript', body });
  });
  after(() => portal?.stop());

  for (const [title, head] of Object.entries({
    'before our module': HOST + MODULE,
    'after our module': MODULE + HOST,
    'beside our classic script': CLASSIC + HOST,
  }))
    it(`keeps it, ${title}`, async () => {
      const body = `<host-card></host-card>${everything}`;
      const { page, log, violations, policies, close } = await portal.open({ head, body, policy });
      assert.deepEqual([...log, ...(await violations())], []);
      assert.deepEqual((await policies()).sort(), ['lit-html', 'patient-partnership']);
      assert.equal(await page.locator('host-card p').textContent(), 'A card of the host');
      // A host's development build complains where Lit was counted twice
      assert.equal(await page.evaluate(() => globalThis.litElementVersions.length), 1);
      assert.deepEqual(await undefinedTags(page), []);
      await close();
    });

  it('shares it with our modules from npm', async () => {
    const head = '<script type="module" src="/app.js"></script>';
    const { page, log, violations, policies, close } = await portal.open({ head, body: everything, policy });
    assert.deepEqual([...log, ...(await violations())], []);
    assert.deepEqual(await policies(), ['lit-html']);
    assert.equal(await page.evaluate(() => globalThis.litElementVersions.length), 1);
    assert.deepEqual(await undefinedTags(page), []);
    await close();
  });
});

/** A portal that takes us from npm: one Lit for both. */
function appCode() {
  return [hostCode, ...elements.map(({ name }) => `import 'patient-partnership/elements/${name}.js';`)].join('\n');
}

const undefinedTags = (page) =>
  page.evaluate(
    (tags) => tags.filter((tag) => !customElements.get(tag)),
    elements.map(({ tag }) => tag),
  );
