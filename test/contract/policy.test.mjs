// The strictest Content-Security-Policy that a portal sends, Trusted Types included, forbids us nothing.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { elements, everything } from '../support/examples.mjs';
import { CLASSIC, MODULE, Portal, STRICT_POLICY } from '../support/portal.mjs';

describe('a strict Content-Security-Policy', () => {
  let portal;
  before(async () => (portal = await Portal.start()));
  after(() => portal?.stop());

  it('is enforced on these pages', async () => {
    const { page, violations, close } = await portal.open({ policy: STRICT_POLICY });
    await page.evaluate(() => {
      try {
        document.body.innerHTML = '<p style="color: red">';
      } catch {
        // Trusted Types throw, and tell
      }
      document.body.setAttribute('style', 'color: red');
    });
    assert.match((await violations()).join('\n'), /require-trusted-types-for/);
    assert.match((await violations()).join('\n'), /style-src/);
    await close();
  });

  for (const [kind, head] of Object.entries({ module: MODULE, 'classic script': CLASSIC })) {
    for (const { name, examples } of elements)
      it(`allows all of ${name} as a ${kind}`, async () => {
        const body = examples.map(({ html }) => html).join('\n');
        const { page, log, violations, policies, settled, close } = await portal.open({
          head,
          body,
          policy: STRICT_POLICY,
        });
        // Languages are loaded when a page first needs them
        for (const language of ['es', 'ar', 'en']) {
          await page.evaluate((lang) => (document.documentElement.lang = lang), language);
          await settled();
        }
        assert.deepEqual(await violations(), []);
        assert.deepEqual(log, []);
        assert.deepEqual(await policies(), ['patient-partnership']);
        const empty = await page.evaluate(() =>
          [...document.querySelectorAll('body > *')]
            .filter((e) => !e.shadowRoot?.textContent.trim())
            .map((e) => e.localName),
        );
        assert.deepEqual(empty, [], 'these showed nothing');
        await close();
      });
  }

  it('allows each element from its own file', async () => {
    for (const { name, examples } of elements) {
      const { log, violations, close } = await portal.open({
        head: `<script type="module" src="/dist/embed/elements/${name}.js"></script>`,
        body: examples[0].html,
        policy: STRICT_POLICY,
      });
      assert.deepEqual([...(await violations()), ...log], [], name);
      await close();
    }
  });

  it('creates no policy on a page without an element', async () => {
    const { policies, close } = await portal.open({ policy: STRICT_POLICY });
    assert.deepEqual(await policies(), []);
    await close();
  });

  it('needs no image', async () => {
    assert.doesNotMatch(STRICT_POLICY, /img-src/);
    const { requests, close } = await portal.open({ body: everything, policy: STRICT_POLICY });
    assert.deepEqual(
      requests.filter((request) => request.startsWith('data:')),
      [],
    );
    await close();
  });
});
