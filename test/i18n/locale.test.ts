import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import {
  addStrings,
  direction,
  formatNumber,
  language,
  LocaleController,
  msg,
  str,
  textDirection,
} from '../../src/i18n/index.js';
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
    for (const tag of ['ar', 'ar-EG', 'he', 'fa-IR', 'ur', 'AR']) expect(direction(tag), tag).to.equal('rtl');
    for (const tag of ['en', 'es', 'zh', 'arn', 'sdx', '']) expect(direction(tag), tag).to.equal('ltr');
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

  it('cost nothing once no element is left', async () => {
    const { observe } = MutationObserver.prototype;
    let watching = 0;
    MutationObserver.prototype.observe = function (target, options) {
      if (target === document.documentElement) watching++;
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
