import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import {
  addStrings,
  direction,
  formatNumber,
  language,
  languageReady,
  LocaleController,
  msg,
  str,
  textDirection,
} from '../../src/i18n/index.js';
import { likely } from '../../src/i18n/own/own-texts.js';
import { said } from '../kernel/console.js';
import { until } from '../kernel/events.js';

class Words extends LitElement {
  constructor() {
    super();
    new LocaleController(this);
  }

  protected override render() {
    return html`<p id="one">${msg('Good morning', { id: 'words.morning' })}</p>
      <p id="two">${msg(str`${1} of ${2}`, { id: 'words.of' })}</p>
      <p id="three">${msg('Good night', { id: 'words.night' })}</p>`;
  }
}
customElements.define('pp-words', Words);

const text = (words: Element, id = 'one') => words.shadowRoot!.getElementById(id)!.textContent;
/** Long enough for a language that is there already to be drawn. */
const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
const speak = (tag: string) => {
  document.documentElement.lang = tag;
};

describe('languages', () => {
  // The order matters: strings that were added cannot be taken back.
  afterEach(() => speak('en'));

  it('are English where the document says nothing, nonsense, or what nobody brought', async () => {
    const words = await fixture(html`<pp-words></pp-words>`);
    for (const tag of ['', 'not a tag!', 'fr', 'tlh-KX', 'x']) {
      speak('es');
      await until(() => language() === 'es');
      speak(tag);
      await until(() => language() === 'en');
      expect(text(words)).to.equal('Good morning');
    }
  });

  it('can be brought by the page before an element is there', async () => {
    addStrings('nl', { 'words.morning': 'Goedemorgen', 'words.of': '{0} van {1}' });
    speak('nl');
    const words = await fixture(html`<pp-words></pp-words>`);
    await until(() => text(words) === 'Goedemorgen');
    expect(text(words, 'two')).to.equal('1 van 2');
    expect(text(words, 'three'), 'what it did not bring is English').to.equal('Good night');
  });

  it('can be brought, and added to, while it is shown', async () => {
    const words = await fixture(html`<pp-words></pp-words>`);
    speak('sv');
    addStrings('sv', { 'words.morning': 'God morgon' });
    await until(() => text(words) === 'God morgon');
    expect(language()).to.equal('sv');
    addStrings('sv', { 'words.night': 'God natt' });
    await until(() => text(words, 'three') === 'God natt');
    expect(text(words)).to.equal('God morgon');
  });

  it('are English with the page’s own words for it where the page names no language, or one that nobody brought', async () => {
    const words = await fixture(html`<pp-words></pp-words>`);
    for (const [tag, night] of [
      ['', 'Sleep well'],
      ['fr', 'Sweet dreams'],
    ] as const) {
      speak(tag);
      await frames();
      addStrings('en', { 'words.night': night });
      await until(() => text(words, 'three') === night);
    }
    addStrings('en', { 'words.night': 'Good night' });
    await until(() => text(words, 'three') === 'Good night');
  });

  it('can put the parts of a sentence in another order, or use them twice', async () => {
    addStrings('ja', { 'words.of': '{1}の{0}、{1}' });
    speak('ja');
    const words = await fixture(html`<pp-words></pp-words>`);
    await until(() => text(words, 'two') === '2の1、2');
  });

  for (const tag of ['es', 'ar', 'en'])
    it(`that come with the library can have single texts replaced: ${tag}`, async () => {
      const words = await fixture(html`<pp-words></pp-words>`);
      speak(tag);
      addStrings(tag, { 'words.morning': `${tag}: hello` });
      await until(() => text(words) === `${tag}: hello`);
      expect(text(words, 'three')).not.to.contain(tag);
    });

  it('change one after the other, and only the last one stays', async () => {
    const words = await fixture(html`<pp-words></pp-words>`);
    for (const tag of ['es', 'ar', 'nl', 'en', 'ar', 'nl', 'sv']) {
      speak(tag);
      await until(() => language() === tag);
    }
    expect(text(words)).to.equal('God morgon');
    for (const tag of ['es', 'ar', 'nl', 'sv', 'ar', 'es']) speak(tag);
    await until(() => language() === 'es');
    await (words as Words).updateComplete;
    expect(text(words)).to.equal('es: hello');
  });

  it('keep their region, for numbers, and use the texts of their base', async () => {
    const words = await fixture(html`<pp-words></pp-words>`);
    speak('es-MX');
    await until(() => language() === 'es-MX');
    expect(text(words)).to.equal('es: hello');
    expect(formatNumber(12345.5)).to.equal('12,345.5');
    speak('ES');
    await until(() => language() === 'es');
    expect(formatNumber(12345.5)).to.equal('12.345,5');
  });

  it('are written from the side that they are', () => {
    const fromRight =
      'ar ar-EG he iw fa-IR ur AR pa-Arab pa-PK az-Arab az-IR ku-Arab ms-Arab ks sd ug yi dv nqo ff-Adlm';
    for (const tag of [...fromRight.split(' '), 'rhg-Rohg', 'uz-AF', 'ckb', 'syr', 'und-Hebr'])
      expect(direction(tag), tag).to.equal(tag.startsWith('und') ? 'ltr' : 'rtl');
    for (const tag of 'en es zh arn sdx pa az ku ms ar-Latn ks-Deva sd-Deva ff ur-Latn'.split(' '))
      expect(direction(tag), tag).to.equal('ltr');
    for (const tag of ['', ' ', 'not a tag!', 'x', 'ar_EG', '-', '\u0000', 'und'])
      expect(direction(tag), tag).to.equal('ltr');
  });

  it('are written from the side that the platform says, for every script that it knows', () => {
    const scripts =
      'Adlm Arab Cyrl Deva Ethi Gara Grek Hans Hebr Jpan Khmr Latn Mand Mong Nkoo Rohg Samr Syrc Thaa Thai Tibt';
    const said = (script: string) => {
      const locale = new Intl.Locale(`en-${script}`) as Intl.Locale & { getTextInfo?: () => { direction?: string } };
      return locale.getTextInfo?.().direction;
    };
    // WebKit says what the language is written in, whatever the script
    if (said('Arab') !== 'rtl') return;
    for (const script of scripts.split(' ')) {
      const known = said(script);
      if (known) expect(direction(`en-${script}`), script).to.equal(known);
    }
  });

  it('of a text are known by its first letter', () => {
    const texts = {
      'Hello, مرحبا': 'ltr',
      'مرحبا, hello': 'rtl',
      '1. (שלום)': 'rtl',
      '¿Qué?': 'ltr',
      日本: 'ltr',
      '12': 'ltr',
      '': 'ltr',
    };
    for (const [text, direction] of Object.entries(texts)) expect(textDirection(text), text).to.equal(direction);
  });

  describe('with scripts and regions', () => {
    /** Gives each tag a text that names it. */
    const give = (...tags: string[]) => {
      for (const tag of tags) addStrings(tag, { 'words.morning': `(${tag})` });
    };
    const shown = async (words: Element, tag: string) => {
      speak('x');
      await until(() => language() === 'en');
      speak(tag);
      await frames();
      await languageReady();
      await (words as Words).updateComplete;
      return text(words);
    };
    const ENGLISH = /Good morning|en: hello/;

    const cases: [given: string, wanted: Record<string, string>][] = [
      [
        'zh-Hans',
        { zh: 'zh-Hans', 'zh-CN': 'zh-Hans', 'zh-SG': 'zh-Hans', 'zh-TW': '', 'zh-Hant': '', 'zh-HK': '', yue: '' },
      ],
      [
        'zh-Hant',
        { 'zh-TW': 'zh-Hant', 'zh-HK': 'zh-Hant', 'zh-Hant-MO': 'zh-Hant', zh: 'zh-Hans', 'ZH-hans-cn': 'zh-Hans' },
      ],
      ['zh-HK', { 'zh-HK': 'zh-HK', 'zh-Hant-HK': 'zh-HK', 'zh-MO': 'zh-Hant', 'zh-TW': 'zh-Hant' }],
      ['pt-PT', { 'pt-PT': 'pt-PT', pt: 'pt-PT', 'pt-AO': 'pt-PT', 'pt-BR': 'pt-PT' }],
      ['pt-BR', { 'pt-BR': 'pt-BR', pt: 'pt-BR', 'pt-PT': 'pt-PT', 'pt-AO': 'pt-BR' }],
      ['pt', { pt: 'pt-BR', 'pt-AO': 'pt', 'pt-PT': 'pt-PT' }],
      ['sr-Latn', { 'sr-Latn': 'sr-Latn', 'sr-ME': 'sr-Latn', sr: '', 'sr-RS': '' }],
      ['sr', { sr: 'sr', 'sr-Cyrl-BA': 'sr', 'sr-Latn-RS': 'sr-Latn' }],
      ['mn', { 'mn-Mong': 'mn', mn: 'mn' }],
      ['en-GB', { 'en-GB': 'en-GB', 'en-IE': '', en: '', 'en-US': '' }],
      ['es-MX', { 'es-MX': 'es-MX', es: 'es: hello', 'es-AR': 'es: hello' }],
      ['iw', { he: 'iw', 'he-IL': 'iw' }],
      ['ca-valencia', { 'ca-valencia': 'ca-valencia', 'ca-ES-valencia': 'ca-valencia' }],
      ['no-such-tag-at-all-ever', { no: '' }],
    ];
    it('mean the same whether the platform is asked or not', () => {
      const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
      const regions = letters.flatMap((one) => letters.map((other) => `-${one}${other}`));
      for (const tag of ['en', 'es'].flatMap((code) => ['', ...regions].map((region) => code + region)))
        expect(likely(tag)?.toString()).to.equal(new Intl.Locale(tag).maximize().toString());
    });

    it('are matched by what their tags most likely mean', async () => {
      const words = await fixture(html`<pp-words></pp-words>`);
      for (const [given, wanted] of cases) {
        give(given);
        for (const [tag, from] of Object.entries(wanted)) {
          const seen = await shown(words, tag);
          const about = `${tag} with ${given}`;
          if (from) expect(seen, about).to.equal(from.includes(':') ? from : `(${from})`);
          else expect(seen, about).to.match(ENGLISH);
        }
      }
    });

    it('lie over each other: what a region does not bring is that of its language', async () => {
      const words = await fixture(html`<pp-words></pp-words>`);
      addStrings('de', { 'words.night': 'Gute Nacht', 'words.of': '{0} von {1}' });
      addStrings('de-CH', { 'words.night': 'Guet Nacht' });
      speak('de-CH');
      await until(() => text(words, 'three') === 'Guet Nacht');
      expect(text(words, 'two')).to.equal('1 von 2');
      speak('de-AT');
      await until(() => text(words, 'three') === 'Gute Nacht');
    });

    it('of another script than ours are English', async () => {
      const words = await fixture(html`<pp-words></pp-words>`);
      for (const tag of ['ar-Latn', 'es-Hebr', 'und-Arab']) {
        expect(await shown(words, tag), tag).to.match(ENGLISH);
        expect(language(), tag).to.equal('en');
      }
    });

    it('that are no tags are named, and change nothing', async () => {
      const lines = await said(async () => {
        for (const tag of ['', 'not a tag!', 'pt_BR', 'und', '__proto__']) addStrings(tag, { 'words.morning': 'no' });
        await frames();
      });
      expect(lines.filter((line) => line.includes('language tag'))).to.have.length(5);
    });
  });

  describe('of a page that does not say its own', () => {
    const bare = () => document.documentElement.removeAttribute('lang');

    it('are that of the place where its first element stands, out of shadow roots, and follow it', async () => {
      bare();
      const box = await fixture<HTMLElement>(html`<div lang="es"><section></section></div>`);
      const root = box.querySelector('section')!.attachShadow({ mode: 'open' });
      const words = document.createElement('pp-words');
      root.append(words);
      await until(() => words.shadowRoot?.querySelector('#one') && text(words) === 'es: hello');
      box.lang = 'ar';
      await until(() => text(words) === 'ar: hello');
      box.querySelector('section')!.lang = 'es-MX';
      await until(() => text(words) === '(es-MX)');
      words.lang = '';
      await until(() => language() === 'en');
      words.removeAttribute('lang');
      await until(() => text(words) === '(es-MX)');
      const inside = document.createElement('p');
      inside.lang = 'ar';
      root.append(inside);
      inside.append(words);
      await until(() => text(words) === 'ar: hello');
      speak('es');
      await until(() => text(words) === 'es: hello');
      expect(text(words), 'the page itself comes first').to.equal('es: hello');
    });

    it('are English where that says nothing, or nonsense', async () => {
      bare();
      for (const tag of ['', ' ', 'not a tag!', 'und', 'tlh-KX-oops-']) {
        const box = await fixture<HTMLElement>(html`<div lang=${tag}><pp-words></pp-words></div>`);
        await until(
          () => text(box.firstElementChild!)?.includes('orning') || text(box.firstElementChild!) === 'en: hello',
        );
        expect(language(), tag).to.equal('en');
        box.remove();
      }
    });
  });

  it('cost nothing once no element is left', async () => {
    const { observe } = MutationObserver.prototype;
    let watching = 0;
    MutationObserver.prototype.observe = function (target, options) {
      if (target === document) watching++;
      observe.call(this, target, options);
    };
    try {
      const box = await fixture(html`<div><pp-words></pp-words><pp-words></pp-words></div>`);
      const before = watching;
      box.replaceChildren();
      box.append(document.createElement('pp-words'));
      await until(() => box.querySelector('pp-words')!.shadowRoot?.querySelector('#one'));
      expect(watching - before).to.equal(1);
    } finally {
      MutationObserver.prototype.observe = observe;
    }
  });
});
