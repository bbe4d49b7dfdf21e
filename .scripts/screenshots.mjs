// The pictures in the README: the widgets as the demo portal shows them. Needs a build.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { startDemo } from '../demo/start.mjs';
import { root } from './elements.mjs';
import { ensureBrowser } from './ensure-browser.mjs';

const FOLDER = join(root, '.github/images');
/** Height by width. */
const SHAPE = 1.05;

/** What each picture shows: a page, its width, and what to do and where to look there. */
const PICTURES = {
  'experience-survey': {
    path: '/visit-survey',
    width: 520,
    async prepare(page) {
      await page.getByLabel('I am the patient').check();
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByLabel('Mostly').check();
      return page.locator('pp-experience-survey');
    },
  },
  'option-grid': {
    path: '/decision',
    width: 960,
    async prepare(page) {
      const row = page
        .locator('pp-option-grid')
        .getByRole('row', { name: /stroke/ })
        .nth(1);
      await row.getByLabel('Very much').check();
      await page.mouse.click(0, 0);
      return page.locator('pp-option-grid').getByRole('table').first();
    },
    below: /stroke/,
  },
  'maturity-radar': {
    path: '/team',
    width: 760,
    async prepare(page) {
      const radar = page.locator('pp-maturity-radar').first();
      await radar.locator('canvas').waitFor();
      // The chart is drawn in a frame of its own, after its code came
      await page.waitForTimeout(1000);
      return radar;
    },
  },
};

const { path: executablePath } = await ensureBrowser();
const store = mkdtempSync(join(tmpdir(), 'patient-partnership-'));
const demo = await startDemo({ port: 0, store });
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
mkdirSync(FOLDER, { recursive: true });
try {
  for (const [name, { path, width, prepare, below }] of Object.entries(PICTURES)) {
    const page = await browser.newPage({ viewport: { width, height: 900 }, deviceScaleFactor: 1.5 });
    await page.goto(new URL(path, demo.url).href);
    const target = await prepare(page);
    await page.evaluate(() => document.fonts.ready);
    await page.evaluate(() => scrollTo(0, 0));
    const box = await target.boundingBox();
    const row = below && (await target.getByRole('row', { name: below }).first().boundingBox());
    const clip = {
      x: Math.max(0, box.x - 16),
      y: Math.max(0, (row ?? box).y - 16),
      width: Math.min(box.width + 32, width),
      height: 0,
    };
    // One shape for all three, so that they stand side by side
    clip.height = Math.min(clip.width * SHAPE, box.y + box.height + 16 - clip.y);
    await page.screenshot({ path: join(FOLDER, `${name}.png`), clip, fullPage: true, animations: 'disabled' });
    await page.close();
    console.log(`.github/images/${name}.png`);
  }
} finally {
  await browser.close();
  await demo.close();
  rmSync(store, { recursive: true, force: true });
}
