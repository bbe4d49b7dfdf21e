// Every story, as people meet it: in each language, light and dark, on a narrow screen, in forced colours and on paper.
// `node test/stories/stories.test.mjs --update` writes the accessibility trees anew.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startBrowser } from '../support/browser.mjs';
import { startServer } from '../support/server.mjs';
import { OF_COLOURS, StoryPage } from './story-page.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const snapshots = join(root, 'test/stories/snapshots');
const pictures = join(root, 'test-results/stories');
const update = process.argv.includes('--update');

const { entries } = JSON.parse(readFileSync(join(root, 'storybook-static/index.json'), 'utf8'));
const stories = Object.values(entries).filter(({ type }) => type === 'story');

const VARIANTS = ['en', 'es', 'ar'].flatMap((locale) => ['light', 'dark'].map((theme) => ({ locale, theme })));
const WINDOW = { width: 1280, height: 900 };
/** The two that show most at once to somebody who leafs through the pictures. */
const PICTURED = new Set(['en light', 'ar dark']);

/** As many pages as there are stories shown at once. */
const LANES = 2;

describe('stories', { concurrency: LANES }, () => {
  let server, browser;
  const stages = [];

  before(async () => {
    server = await startServer({ folders: { '/': join(root, 'storybook-static') } });
    browser = await startBrowser();
    for (let lane = 0; lane < LANES; lane++)
      stages.push(new StoryPage(await browser.newPage({ viewport: WINDOW, reducedMotion: 'reduce' }), server.origin));
    mkdirSync(pictures, { recursive: true });
    if (update) rmSync(snapshots, { recursive: true, force: true });
    mkdirSync(snapshots, { recursive: true });
  });

  after(async () => {
    await browser?.close();
    await server?.close();
  });

  it('exist', () => assert.ok(stories.length > 0, 'storybook-static/index.json has no stories'));

  it('are there where the table of what is supported leads to', () => {
    const table = readFileSync(join(root, 'stories/fixtures/sdc-support.ts'), 'utf8');
    const named = [...table.matchAll(/'([\w-]+--[\w-]+)'/g)].map(([, id]) => id);
    assert.ok(named.length > 10, 'the table names stories');
    const known = new Set(stories.map(({ id }) => id));
    assert.deepEqual(
      named.filter((id) => !known.has(id)),
      [],
    );
  });

  for (let lane = 0; lane < LANES; lane++)
    describe(`lane ${lane + 1}`, { concurrency: 1 }, () => {
      for (const [index, story] of stories.entries()) if (index % LANES === lane) checkStory(story, () => stages[lane]);
    });

  it('have no snapshot left over', () => {
    const known = new Set(stories.map(({ id }) => `${id}.yml`));
    assert.deepEqual(
      readdirSync(snapshots).filter((file) => !known.has(file)),
      [],
    );
  });
});

/** All that is asked of one story. `stage()` is the page that it is shown on. */
function checkStory({ id, title, name }, stage) {
  describe(`${title}: ${name}`, () => {
    for (const { locale, theme } of VARIANTS)
      it(`has no accessibility violation in ${locale}, ${theme}`, async () => {
        await stage().show(id, { locale, theme });
        assert.equal(await stage().error(), undefined);
        if (PICTURED.has(`${locale} ${theme}`))
          await stage().page.screenshot({ path: join(pictures, `${id}.${locale}.${theme}.png`), fullPage: true });
        // Dark is the same page in other colours
        assert.deepEqual(await stage().violations(theme === 'dark' ? OF_COLOURS : undefined), []);
      });

    it('has the accessibility tree that was agreed on', async () => {
      await stage().show(id);
      const file = join(snapshots, `${id}.yml`);
      const tree = `${await stage().snapshot()}\n`;
      if (update) writeFileSync(file, tree);
      assert.ok(existsSync(file), `no snapshot: run this file with --update, read ${file} and commit it`);
      assert.equal(tree, readFileSync(file, 'utf8'));
    });

    it('needs no horizontal scrolling at 320 px', async () => {
      await stage().page.setViewportSize({ width: 320, height: 640 });
      try {
        for (const locale of ['en', 'ar']) {
          await stage().show(id, { locale });
          assert.equal(await stage().overflow(), 0, `the page is wider than the window in ${locale}`);
        }
        await stage().page.screenshot({ path: join(pictures, `${id}.320.png`), fullPage: true });
      } finally {
        await stage().page.setViewportSize(WINDOW);
      }
    });

    it('has no accessibility violation in forced colours', async () => {
      await stage().page.emulateMedia({ forcedColors: 'active' });
      try {
        await stage().show(id);
        assert.deepEqual(await stage().violations(OF_COLOURS), []);
        await stage().page.screenshot({ path: join(pictures, `${id}.forced-colours.png`), fullPage: true });
      } finally {
        await stage().page.emulateMedia({ forcedColors: 'none' });
      }
    });

    it('fits on paper', async () => {
      // A4 at 96 dpi, without the margins
      await stage().page.setViewportSize({ width: 718, height: 1047 });
      await stage().page.emulateMedia({ media: 'print' });
      try {
        await stage().show(id);
        assert.equal(await stage().overflow(), 0, 'the page is wider than the paper');
        await stage().page.screenshot({ path: join(pictures, `${id}.print.png`), fullPage: true });
      } finally {
        await stage().page.emulateMedia({ media: 'screen' });
        await stage().page.setViewportSize(WINDOW);
      }
    });
  });
}
