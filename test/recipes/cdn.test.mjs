// The recipe for files that come from elsewhere: they run as they were built, and not otherwise.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { root } from '../../.scripts/elements.mjs';
import { head } from '../../stories/recipes/code/cdn/head.mjs';
import { Portal } from '../support/portal.mjs';
import { startServer } from '../support/server.mjs';

const embed = join(root, 'dist/embed');
const hashes = JSON.parse(readFileSync(join(embed, 'integrity.json'), 'utf8'));

describe('the recipe for a CDN', () => {
  let portal, cdn;
  /** The file that somebody has changed on the CDN. */
  let changed = '';

  before(async () => {
    const routes = {};
    for (const file of Object.keys(hashes))
      routes[`/${file}`] = () => ({
        type: 'text/javascript',
        headers: { 'access-control-allow-origin': '*' },
        body: `${file === changed ? 'globalThis.hasChanged = true;' : ''}${readFileSync(join(embed, file), 'utf8')}`,
      });
    cdn = await startServer({ routes });
    portal = await Portal.start();
  });
  after(async () => {
    await portal?.stop();
    await cdn?.close();
  });

  const open = (file) => {
    changed = file;
    const body = '<pp-experience-survey>Please ask at the desk.</pp-experience-survey>';
    return portal.open({ head: head(`${cdn.origin}/`, hashes), body });
  };

  it('sends answers, with code that came late, and asks for nothing twice', async () => {
    const { page, log, requests, close } = await open('');
    await page.locator('pp-experience-survey input[type=radio]').first().check();
    assert.equal(
      await page.evaluate(async () => (await document.querySelector('pp-experience-survey').submit()).status),
      'submitted',
    );
    const own = (text) => !/nothing delivers|no endpoint/i.test(text);
    assert.deepEqual(log.filter(own), []);
    assert.equal(new Set(requests).size, requests.length);
    await close();
  });

  for (const file of ['elements/experience-survey.js', Object.keys(hashes).find((name) => /submitter/.test(name))])
    it(`does not run a changed ${file.replace(/-[\w-]{8}\.js$/, '')}`, async () => {
      const { page, log, close } = await open(file);
      const radio = page.locator('pp-experience-survey input[type=radio]').first();
      if (file.startsWith('chunks/')) {
        await radio.check();
        const { status } = await page.evaluate(() => document.querySelector('pp-experience-survey').submit());
        assert.equal(status, 'failed');
      } else assert.equal(await page.getByText('Please ask at the desk.').isVisible(), true);
      assert.equal(await page.evaluate(() => globalThis.hasChanged), undefined);
      assert.match(log.join('\n'), /integrity/);
      await close();
    });
});
