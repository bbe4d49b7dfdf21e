// A language whose texts cannot be loaded is no reason to show nothing.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { Portal } from '../support/portal.mjs';

const BODY = '<pp-experience-survey layout="page"></pp-experience-survey>';
const chunks = new URL('../../dist/embed/chunks/', import.meta.url);

describe('the texts of a language', () => {
  let portal;
  before(async () => (portal = await Portal.start()));
  after(() => portal?.stop());

  const look = (page) =>
    page.evaluate(() => {
      const { shadowRoot } = document.querySelector('pp-experience-survey');
      const { lang, dir } = shadowRoot.querySelector('.base');
      return { lang, dir, send: shadowRoot.querySelector('[part="send"]').textContent.trim() };
    });

  it('are English where they cannot be loaded, and the console says so', async () => {
    const [file] = readdirSync(chunks).filter((name) => name.startsWith('ar-'));
    const path = `/dist/embed/chunks/${file}`;
    portal.server.routes[path] = () => ({ status: 503 });
    try {
      const { page, log, close } = await portal.open({ lang: 'ar', body: BODY });
      assert.deepEqual(await look(page), { lang: 'en', dir: 'rtl', send: 'Send my answers' });
      assert.equal(log.filter((line) => line.includes('English is shown')).length, 1, log.join('\n'));
      await close();
    } finally {
      delete portal.server.routes[path];
    }
  });

  it('are there otherwise, before anything is drawn in another language', async () => {
    const { page, log, close } = await portal.open({ lang: 'ar', body: BODY });
    const { lang, dir, send } = await look(page);
    assert.deepEqual([lang, dir], ['ar', 'rtl']);
    assert.notEqual(send, 'Send my answers');
    assert.deepEqual(log, []);
    await close();
  });
});
