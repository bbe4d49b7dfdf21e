import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import { base, tokens } from '../../src/theme/index.js';

class Box extends LitElement {
  static override styles = [tokens, base];
  protected override render() {
    return html`<div class="isolated">
      <div class="base" part="base">
        <p>Some text</p>
        <button class="button">Press</button>
      </div>
    </div>`;
  }
}
customElements.define('pp-box', Box);

const inside = (box: Element, selector: string) => getComputedStyle(box.shadowRoot!.querySelector(selector)!);

async function boxOn(sheet: string, style = ''): Promise<Element> {
  const page = await fixture<HTMLElement>(html`<div><div id="host"><pp-box></pp-box></div></div>`);
  const css = new CSSStyleSheet();
  css.replaceSync(sheet);
  document.adoptedStyleSheets = [css];
  const box = page.querySelector<Box>('pp-box')!;
  box.setAttribute('style', style);
  await box.updateComplete;
  return box;
}

describe('the theme', () => {
  afterEach(() => {
    document.adoptedStyleSheets = [];
  });

  describe('sizes are ours', () => {
    for (const sheet of [
      '',
      'html { font-size: 62.5%; }',
      '#host { font-size: 7px; }',
      'pp-box { font-size: 40px; }',
      '* { font-size: 9px !important; }',
    ])
      it(`text is 18 px with "${sheet}"`, async () => {
        const box = await boxOn(sheet);
        expect(inside(box, 'p').fontSize).to.equal('18px');
        expect(inside(box, 'p').lineHeight).to.equal('27px');
        expect(parseFloat(inside(box, '.button').minBlockSize)).to.be.greaterThan(44);
      });

    it('text follows --pp-font-size', async () => {
      const box = await boxOn('html { font-size: 62.5%; }', '--pp-font-size: 1em');
      expect(inside(box, 'p').fontSize).to.equal('16px');
    });
  });

  it('the direction is not the page’s', async () => {
    const box = await boxOn('* { direction: rtl; }');
    expect(inside(box, 'p').direction).to.equal('ltr');
  });

  describe('what comes from the page', () => {
    it('typeface, visibility, pointer events and colour scheme', async () => {
      const box = await boxOn(
        '#host { font-family: Georgia; visibility: hidden; pointer-events: none; color-scheme: dark; }',
      );
      const { fontFamily, visibility, pointerEvents, colorScheme } = inside(box, '.base');
      expect({ fontFamily, visibility, pointerEvents, colorScheme }).to.deep.equal({
        fontFamily: 'Georgia',
        visibility: 'hidden',
        pointerEvents: 'none',
        colorScheme: 'dark',
      });
    });

    it('another typeface, if a token says so', async () => {
      const box = await boxOn('#host { font-family: Georgia; }', '--pp-font-family: Verdana');
      expect(inside(box, 'p').fontFamily).to.equal('Verdana');
    });

    it('the accent', async () => {
      const box = await boxOn('', '--pp-color-accent: rgb(1, 2, 3)');
      expect(inside(box, '.button').borderTopColor).to.equal('rgb(1, 2, 3)');
    });

    it('hidden', async () => {
      const box = await boxOn('');
      box.toggleAttribute('hidden', true);
      expect(getComputedStyle(box).display).to.equal('none');
    });
  });

  it('is dark where the page is', async () => {
    const box = await boxOn('');
    const light = inside(box, '.base');
    const before = [light.color, light.backgroundColor];
    const dark = await boxOn('#host { color-scheme: dark; }');
    const { color, backgroundColor } = inside(dark, '.base');
    expect(brightness(before[0]!)).to.be.lessThan(brightness(before[1]!));
    expect(brightness(color)).to.be.greaterThan(brightness(backgroundColor));
  });
});

/** Good enough to tell light from dark. */
const brightness = (color: string): number =>
  (color.match(/[\d.]+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
