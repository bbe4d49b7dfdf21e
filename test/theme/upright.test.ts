import { expect, fixture, html } from '@open-wc/testing';
import { base } from '../../src/theme/base.css.js';

describe('text in a script that has no italics', () => {
  it('is upright, also where an author asks for italics, and Latin among it is not', async () => {
    const host = await fixture<HTMLDivElement>(html`<div></div>`);
    const root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [base.styleSheet!];
    const styleOf = (lang: string, dir: string) => {
      const box = document.createElement('p');
      if (lang) box.lang = lang;
      if (dir) box.dir = dir;
      const em = document.createElement('em');
      em.style.setProperty('font-style', 'italic');
      box.append(em);
      root.append(box);
      return getComputedStyle(em).fontStyle;
    };
    for (const lang of ['ar', 'ar-EG', 'he', 'fa', 'ur', 'zh-Hans', 'ja', 'ko', 'hi', 'th'])
      expect(styleOf(lang, ''), lang).to.equal('normal');
    expect(styleOf('', 'rtl')).to.equal('normal');
    for (const lang of ['en', 'es', 'de']) expect(styleOf(lang, ''), lang).to.equal('italic');
  });
});
