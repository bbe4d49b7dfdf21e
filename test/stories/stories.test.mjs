// Every story, as people meet it: in each language, light and dark, on a narrow screen, in forced colours and on paper.
// Each story is looked at in one of these settings, spread so that every two of them meet in several stories;
// `npm run test:matrix` looks at every story in all of them.
// `node test/stories/stories.test.mjs --update` writes the accessibility trees anew; with `--pictures`, and in the matrix,
// each of them is taken a picture of, otherwise only what fails.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startBrowser } from '../support/browser.mjs';
import { startServer } from '../support/server.mjs';
import { isMatrix } from '../support/matrix.mjs';
import { settled } from '../support/settled.mjs';
import { StoryPage } from './story-page.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const snapshots = join(root, 'test/stories/snapshots');
const pictures = join(root, 'test-results/stories');
const update = process.argv.includes('--update');
const takesPictures = isMatrix || process.argv.includes('--pictures');

const { entries } = JSON.parse(readFileSync(join(root, 'storybook-static/index.json'), 'utf8'));
const stories = Object.values(entries).filter(({ type }) => type === 'story');

const LOCALES = ['en', 'es', 'ar'];
const COLOURS = ['light', 'dark', 'forced'];
const WIDTHS = [1280, 320];
const SETTINGS = LOCALES.flatMap((locale) =>
  COLOURS.flatMap((colours) => WIDTHS.map((width) => ({ locale, colours, width }))),
);
/** Nine of the eighteen: every language with every colours, and each of them with either width. */
const SPREAD = SETTINGS.filter(
  ({ locale, colours, width }) =>
    (LOCALES.indexOf(locale) + COLOURS.indexOf(colours) + WIDTHS.indexOf(width)) % 2 === 0,
);
const WINDOW = { width: 1280, height: 900 };
/** A4 at 96 dpi, without the margins. */
const PAPER = { width: 718, height: 1047 };

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
      for (const [index, story] of stories.entries())
        if (index % LANES === lane)
          checkStory(story, isMatrix ? SETTINGS : [SPREAD[index % SPREAD.length]], () => stages[lane]);
    });

  it('have no snapshot left over', () => {
    const known = new Set(stories.map(({ id }) => `${id}.yml`));
    assert.deepEqual(
      readdirSync(snapshots).filter((file) => !known.has(file)),
      [],
    );
  });
});

/** All that is asked of one story in the given settings. `stage()` is the page that it is shown on. */
function checkStory({ id, title, name }, settings, stage) {
  describe(`${title}: ${name}`, () => {
    for (const { locale, colours, width } of settings)
      it(`has no accessibility violation and needs no horizontal scrolling in ${locale}, ${colours}, at ${width} px`, async () => {
        const { page } = stage();
        await page.setViewportSize({ ...WINDOW, width });
        await page.emulateMedia({ forcedColors: colours === 'forced' ? 'active' : 'none' });
        try {
          await stage().show(id, { locale, theme: colours === 'dark' ? 'dark' : 'light' });
          assert.equal(await stage().error(), undefined);
          await inPicture(page, `${id}.${locale}.${colours}.${width}`, async () => {
            assert.equal(await stage().overflow(), 0, 'the page is wider than the window');
            assert.deepEqual(await stage().violations(), []);
          });
        } finally {
          await page.emulateMedia({ forcedColors: 'none' });
          await page.setViewportSize(WINDOW);
        }
      });

    it('has the accessibility tree that was agreed on, and fits on paper', async () => {
      const { page } = stage();
      await stage().show(id);
      const file = join(snapshots, `${id}.yml`);
      const tree = `${await stage().snapshot()}\n`;
      if (update) writeFileSync(file, tree);
      assert.ok(existsSync(file), `no snapshot: run this file with --update, read ${file} and commit it`);
      assert.equal(tree, readFileSync(file, 'utf8'));
      await page.setViewportSize(PAPER);
      await page.emulateMedia({ media: 'print' });
      try {
        await settled(page);
        await inPicture(page, `${id}.print`, async () =>
          assert.equal(await stage().overflow(), 0, 'the page is wider than the paper'),
        );
      } finally {
        await page.emulateMedia({ media: 'screen' });
        await page.setViewportSize(WINDOW);
      }
    });
  });
}

/** Looks at what a page shows, and takes a picture of it where one is wanted or where it is not as it should be. */
async function inPicture(page, name, look) {
  let isRight = false;
  try {
    await look();
    isRight = true;
  } finally {
    if (takesPictures || !isRight) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  }
}
