// A made-up language, longer than any and in brackets: what is not in brackets cannot be translated, what does not fit shows.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { root } from '../../.scripts/elements.mjs';
import { elements } from '../support/examples.mjs';
import { Portal } from '../support/portal.mjs';

const english = JSON.parse(readFileSync(join(root, 'dist/strings/en.json'), 'utf8'));
const ACCENTS = { a: 'á', e: 'ê', i: 'ï', o: 'ö', u: 'ú', c: 'ç', n: 'ñ', y: 'ý', A: 'Å', E: 'É', S: 'Š', W: 'Ŵ' };

/** Accents, 40 % more letters in words of their own, brackets around; what is filled in stays. */
function pseudo(text) {
  const accented = text
    .split(/(\{\d+\})/)
    .map((part, index) => (index % 2 ? part : part.replace(/[a-zA-Z]/g, (letter) => ACCENTS[letter] ?? letter)))
    .join('');
  const more = 'žoñder lörem ïpsum '.repeat(20).slice(0, Math.ceil(text.length * 0.4));
  return `⟦${accented} ${more.trim()}⟧`;
}

const strings = Object.fromEntries(Object.entries(english).map(([id, text]) => [id, pseudo(text)]));
/** Texts that say something by themselves, as patterns. */
const plain = Object.values(english)
  .filter((text) => /[a-z]{2}/i.test(text.replace(/\{\d+\}/g, '')))
  .map((text) => `^${text.replace(/[.*+?^$()[\]\\|]/g, '\\$&').replace(/\{\d+\}/g, '.+')}$`);

/** Looks at everything that is seen or heard of our elements. */
const look = (page) =>
  page.evaluate((patterns) => {
    const english = patterns.map((pattern) => new RegExp(pattern, 'u'));
    const found = { bare: [], holes: [], out: [], cut: [], ours: 0 };
    for (const host of [...document.querySelectorAll('*')].filter(({ localName }) => localName.startsWith('pp-'))) {
      const walker = document.createTreeWalker(host.shadowRoot, NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walker.nextNode()) texts.push(walker.currentNode.data);
      const all = [...host.shadowRoot.querySelectorAll('*')];
      for (const name of ['aria-label', 'placeholder', 'title', 'alt', 'aria-valuetext', 'aria-roledescription'])
        for (const element of all) if (element.hasAttribute(name)) texts.push(element.getAttribute(name));
      for (const text of texts.map((one) => one.replace(/\s+/g, ' ').trim()).filter(Boolean)) {
        if (text.includes('⟦')) found.ours++;
        else if (english.some((pattern) => pattern.test(text))) found.bare.push(text);
        if (/\{\d+\}|undefined|\[object|NaN/.test(text)) found.holes.push(text);
      }
      for (const element of all) {
        const isAway = element.closest('.visually-hidden, svg, [hidden]') || !element.checkVisibility();
        const { left, right, width } = element.getBoundingClientRect();
        if (isAway || width === 0) continue;
        const name = `${element.localName}.${element.className} ${element.textContent.trim().slice(0, 40)}`;
        // What is clipped away altogether is read by screen readers only.
        let scrolls = false;
        let isHeard = false;
        for (let up = element; up; up = up.parentElement) {
          const { clipPath, clip } = getComputedStyle(up);
          isHeard ||= clipPath !== 'none' || clip !== 'auto' || up.clientWidth === 1;
          scrolls ||= /auto|scroll/.test(getComputedStyle(up).overflowX) && up.scrollWidth > up.clientWidth;
        }
        if (isHeard) continue;
        if (!scrolls && (left < -0.5 || right > innerWidth + 0.5)) found.out.push(name);
        const isCut =
          /hidden|clip/.test(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth + 1;
        if (isCut) found.cut.push(name);
      }
    }
    if (document.scrollingElement.scrollWidth > innerWidth) found.out.push('the page');
    return found;
  }, plain);

describe('in a made-up language, at 320 px', () => {
  let portal;
  before(async () => (portal = await Portal.start()));
  after(() => portal?.stop());

  for (const { tag, examples } of elements)
    for (const { title, html } of examples)
      it(`<${tag}>: every text is in brackets and whole, nothing is cut: ${title}`, async () => {
        const context = { viewport: { width: 320, height: 640 } };
        const { page, settled, close, log } = await portal.open({ context });
        await page.evaluate(
          async ([texts, markup]) => {
            const { addStrings } = await import('/dist/embed/patient-partnership.js');
            addStrings('en', texts);
            document.body.innerHTML = markup;
          },
          [strings, html],
        );
        await page.waitForFunction(
          (name) => document.querySelector(name).shadowRoot?.querySelector('[part=base]'),
          tag,
        );
        await settled();
        if (process.env.PICTURES)
          await page.screenshot({ path: `${process.env.PICTURES}/${tag}-${title}.png`, fullPage: true });
        const { ours, ...faults } = await look(page);
        // What the example itself says is its own.
        faults.bare = faults.bare.filter((text) => !html.includes(text));
        assert.ok(ours > 0, `<${tag}> shows no text of its own in the example "${title}"`);
        assert.deepEqual(faults, { bare: [], holes: [], out: [], cut: [] });
        assert.deepEqual(
          log.filter((line) => /was left out|no text has this id|has no \{/.test(line)),
          [],
        );
        await close();
      });
});
