// Storybook's own pages, as a designer meets them: short, whole on a phone, with controls that work.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { root } from '../../.scripts/elements.mjs';
import { startBrowser } from '../support/browser.mjs';
import { startServer } from '../support/server.mjs';

const { entries } = JSON.parse(readFileSync(join(root, 'storybook-static/index.json'), 'utf8'));
const pages = Object.values(entries).filter(({ type }) => type === 'docs');
const { modules } = JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8'));
const elements = modules.flatMap(({ declarations }) => declarations);

/** The anchors of a page's headings. */
const anchorsOf = (file) =>
  [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replace(/ /g, '-'),
  );

const widgets = { survey: 'experience-survey--docs', grid: 'option-grid--docs', radar: 'maturity-radar--docs' };

describe('the pages of Storybook', { concurrency: 1 }, () => {
  let server, browser, page;
  const faults = [];

  before(async () => {
    server = await startServer({ folders: { '/': join(root, 'storybook-static') } });
    browser = await startBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
    page.on('pageerror', (error) => faults.push(String(error)));
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  const open = async (id) => {
    await page.goto(`${server.origin}/iframe.html?id=${id}&viewMode=docs`);
    await page.locator('#storybook-docs h1').first().waitFor();
  };

  it('begin with an introduction, and have themes and accessibility', () =>
    assert.deepEqual(
      pages.slice(0, 3).map(({ id }) => id),
      ['introduction--docs', 'theming--docs', 'accessibility--docs'],
    ));

  for (const { id, title } of pages)
    it(`${title} fits a computer and a phone, and is short`, async () => {
      await open(id);
      assert.ok((await page.locator('.sb-story, iframe').count()) <= 1, 'one story at most');
      for (const width of [1280, 375]) {
        await page.setViewportSize({ width, height: 900 });
        // Charts and editors follow a moment after.
        const fits = await page
          .waitForFunction((most) => document.documentElement.scrollWidth <= most, width, { timeout: 10_000 })
          .catch(() => undefined);
        assert.ok(fits, `wider than ${width} px`);
      }
      await page.setViewportSize({ width: 1280, height: 900 });
      assert.deepEqual(faults.splice(0), []);
    });

  for (const [name, id] of Object.entries(widgets))
    it(`has controls for the ${name} that can be used`, async () => {
      await open(id);
      const table = page.locator('.docblock-argstable').first();
      await table.waitFor();
      // Data of a widget may be what the page has not set
      assert.ok((await table.getByRole('button', { name: /^Set / }).count()) <= 3);
      await table.locator('textarea, select, input').nth(4).waitFor();
      const text = await table.innerText();
      for (const section of ['properties', 'events', 'css parts', 'css custom properties'])
        assert.match(text.toLowerCase(), new RegExp(section));
    });

  for (const [name, id] of Object.entries(widgets))
    it(`has all of the ${name} that the manifest has`, async () => {
      await open(id);
      const { summary, since, tagName, ...element } = elements.find(
        ({ tagName: tag }) => `${tag.slice(3)}--docs` === id,
      );
      for (const text of [summary, `<${tagName}> is there since ${since}`])
        await page.getByText(text, { exact: false }).first().waitFor();
      const table = page.locator('.docblock-argstable').first();
      await table.getByText(element.cssProperties.at(-1).name).waitFor();
      const text = (await table.innerText()).replace(/`/g, '').replace(/\s+/g, ' ');
      const lists = ['members', 'attributes', 'events', 'slots', 'cssParts', 'cssProperties'];
      const absent = lists.flatMap((list) =>
        (element[list] ?? [])
          .flatMap(({ name: own, description }) => [
            own || '(default)',
            description.replace(/`/g, '').replace(/\s+/g, ' ').slice(0, 40),
          ])
          .filter((words) => !text.includes(words.trim())),
      );
      assert.deepEqual(absent, []);
    });

  it('lead on to pages that are there, and so do README and guides', async () => {
    const files = ['stories', 'stories/guides', 'stories/recipes'].flatMap((folder) =>
      readdirSync(join(root, folder))
        .filter((file) => file.endsWith('.mdx'))
        .map((file) => `${folder}/${file}`),
    );
    const known = new Set(Object.values(entries).map(({ id, type }) => `${type === 'docs' ? 'docs' : 'story'}/${id}`));
    for (const file of ['README.md', ...files]) {
      const text = readFileSync(join(root, file), 'utf8');
      for (const [, path] of text.matchAll(/\?path=\/((?:docs|story)\/[\w-]+)/g))
        assert.ok(known.has(path), `${file}: ${path}`);
      for (const [, to, anchor] of text.matchAll(/\]\((?!https?:|\?)([\w./-]*)(?:#([\w-]+))?\)/g)) {
        const target = to ? join(root, file, '..', to) : join(root, file);
        assert.ok(existsSync(target), `${file}: ${to}`);
        if (anchor) assert.ok(anchorsOf(target).includes(anchor), `${file}: ${to}#${anchor}`);
      }
      for (const [, id, anchor] of text.matchAll(/\?path=\/docs\/guides-([\w-]+?)--docs#([\w-]+)/g))
        assert.ok(anchorsOf(join(root, `stories/guides/${id}.mdx`)).includes(anchor), `${file}: ${id}#${anchor}`);
    }
  });

  it('have tables where the guides have some', async () => {
    await open('guides-delivery--docs');
    assert.ok((await page.locator('#storybook-docs table').count()) >= 2);
  });

  it('shows what a control does, and the page with its data', async () => {
    await open(widgets.grid);
    // Storybook puts a name of its own in between.
    const control = (name) => page.locator(`[id^="control-"][id$="-${name}"]`);
    await control('headingLevel').fill('4');
    await page.locator('pp-option-grid h4').first().waitFor();
    await control('today').fill('2031-01-01');
    await page.waitForFunction(() => document.querySelector('pp-option-grid').today === '2031-01-01');
    await page.getByRole('switch', { name: 'Show code' }).first().click();
    const code = page.locator('pre', { hasText: 'grid.grid' });
    await code.filter({ hasText: 'today="2031-01-01"' }).waitFor();
    assert.match(
      await code.innerText(),
      /<pp-option-grid[^]*today="2031-01-01"[^]*<script type="module">[^]*grid\.grid = \{/,
    );
  });

  it('lets a theme be tried on every widget, and copied', async () => {
    await open('theming--docs');
    const accent = page.locator('[id="--pp-color-accent"]');
    await accent.fill('#aa0055');
    for (const tag of ['pp-experience-survey', 'pp-option-grid', 'pp-maturity-radar'])
      assert.equal(
        await page
          .locator(`theme-editor ${tag}`)
          .evaluate((element) => getComputedStyle(element).getPropertyValue('--pp-color-accent')),
        '#aa0055',
      );
    const css = ':root {\n  --pp-color-accent: #aa0055;\n}\n';
    assert.equal(await page.locator('theme-editor .css').textContent(), css);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy the CSS' }).click();
    await page.getByText('Copied.').waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), css);
  });
});
