import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { addStrings, formatDate, formatNumber, parseNumber } from '../../../src/i18n/index.js';
import { said } from '../console.js';
import { next, nextTask, until } from '../events.js';
import type { DataProbe } from '../probe.js';
import '../probe.js';

const data = { name: 'A title' };
const $ = (element: Element, selector: string) => element.shadowRoot!.querySelector<HTMLElement>(selector)!;

describe('PartnershipElement', () => {
  afterEach(() => {
    document.documentElement.lang = 'en';
  });

  describe('the wrapper', () => {
    it('is a part with the language and direction of the texts', async () => {
      const probe = await fixture<DataProbe>(html`<pp-data-probe .data=${data}></pp-data-probe>`);
      const base = $(probe, '[part="base"]');
      expect(base.lang).to.equal('en');
      expect(base.dir).to.equal('ltr');
    });

    it('follows the document', async () => {
      const probe = await fixture<DataProbe>(html`<pp-data-probe .data=${data}></pp-data-probe>`);
      document.documentElement.lang = 'ar';
      await until(() => $(probe, '.base').dir === 'rtl');
      expect($(probe, '.base').lang).to.equal('ar');
    });
  });

  describe('direction and numbers', () => {
    it('are those of the place where an element stands; its texts stay those of the page', async () => {
      const box = await fixture<HTMLElement>(
        html`<div lang="fa"><pp-data-probe .data=${data}></pp-data-probe><section></section></div>`,
      );
      const [probe, section] = [box.querySelector('pp-data-probe')!, box.querySelector('section')!];
      await until(() => probe.shadowRoot?.querySelector('.base'));
      expect($(probe, '.base').dir).to.equal('rtl');
      expect($(probe, '.base').lang).to.equal('en');
      expect(formatNumber(12.5)).to.equal('۱۲٫۵');
      box.lang = 'de';
      await until(() => $(probe, '.base').dir === 'ltr');
      expect(formatNumber(12345.5)).to.equal('12.345,5');
      expect(parseNumber('1.234')).to.equal(1234);
      expect(formatDate('2024-02-29'), 'words are those of the texts').to.equal('February 29, 2024');
      box.lang = 'en-GB';
      await until(() => formatDate('2024-02-29') === '29 February 2024');
      for (const unknown of ['', 'not a tag!', 'tlh', 'und']) {
        box.lang = 'de';
        await until(() => formatNumber(0.5) === '0,5');
        box.lang = unknown;
        await until(() => formatNumber(0.5) === '0.5');
      }
      section.attachShadow({ mode: 'open' }).append(probe);
      section.lang = 'pa-Arab';
      await until(() => $(probe, '.base').dir === 'rtl');
    });

    it('are each element’s own, where several stand in different places', async () => {
      const box = await fixture<HTMLElement>(
        html`<div>
          <p lang="de"><pp-data-probe .data=${data}></pp-data-probe></p>
          <p lang="en"><pp-data-probe .data=${data}></pp-data-probe></p>
        </div>`,
      );
      await until(() => [...box.querySelectorAll('pp-data-probe')].every((probe) => $(probe, '.base')));
      for (const [index, number] of [1234, 1.234, 1234, 1.234].entries()) {
        const probe = box.querySelectorAll('pp-data-probe')[(index + 1) % 2]!;
        $(probe, '.base').dispatchEvent(new Event('input', { bubbles: true }));
        expect(parseNumber('1,234')).to.equal(number);
      }
    });
  });

  describe('heading-level', () => {
    it('places the heading, and those below it, in the outline of the page', async () => {
      const probe = await fixture(html`<pp-data-probe heading-level="4" .data=${data}></pp-data-probe>`);
      expect($(probe, '#title').localName).to.equal('h4');
      expect($(probe, '#below').localName).to.equal('h5');
    });

    it('ends at six', async () => {
      const probe = await fixture(html`<pp-data-probe heading-level="6" .data=${data}></pp-data-probe>`);
      expect($(probe, '#below').localName).to.equal('h6');
    });

    for (const bad of ['0', '7', 'two', '2.5', ''])
      it(`"${bad}" warns once and works`, async () => {
        let probe!: DataProbe;
        const lines = await said(async () => {
          probe = await fixture<DataProbe>(html`<pp-data-probe heading-level=${bad} .data=${data}></pp-data-probe>`);
          probe.requestUpdate();
          await probe.updateComplete;
        });
        expect($(probe, '#title').localName).to.equal('h2');
        expect(lines).to.have.length(1);
        expect(lines[0]).to.contain('<pp-data-probe>').and.contain('heading-level');
      });

    it('is 2 again, without a word, when the attribute goes', async () => {
      const probe = await fixture<DataProbe>(html`<pp-data-probe heading-level="4" .data=${data}></pp-data-probe>`);
      const lines = await said(async () => {
        probe.removeAttribute('heading-level');
        await probe.updateComplete;
      });
      expect($(probe, '#title').localName).to.equal('h2');
      expect(lines).to.deep.equal([]);
    });
  });

  describe('what is typed inside', () => {
    it('does not leave: input and change stop at the shadow root', async () => {
      const probe = await fixture<DataProbe>(html`<pp-data-probe .data=${data}></pp-data-probe>`);
      const seen: string[] = [];
      const listen = (event: Event) => seen.push(event.type);
      const types = ['input', 'change', 'beforeinput'];
      for (const type of types) document.addEventListener(type, listen);
      $(probe, '#field').focus();
      await sendKeys({ type: 'secret' });
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'ArrowDown' });
      expect(($(probe, '#field') as HTMLInputElement).value).to.equal('secret');
      expect(($(probe, '#list') as HTMLSelectElement).value).to.equal('2');
      for (const type of types) document.removeEventListener(type, listen);
      expect(seen).to.deep.equal([]);
    });

    it('is told by events of the element that carry nothing', async () => {
      const probe = await fixture<DataProbe>(html`<pp-data-probe .data=${data}></pp-data-probe>`);
      for (const type of ['input', 'change'] as const) {
        const heard = next(document, type);
        probe.tell(type);
        const event = await heard;
        expect(event.target === probe).to.equal(true);
        expect(event).to.include({ bubbles: true, composed: true });
        expect((event as InputEvent).data).to.equal(undefined);
        expect((event as CustomEvent).detail).to.equal(undefined);
      }
    });
  });

  describe('announcements', () => {
    it('go through a polite live region, and twice the same is said twice', async () => {
      const probe = await fixture<DataProbe>(html`<pp-data-probe .data=${data}></pp-data-probe>`);
      const live = $(probe, '[role="status"]');
      const spoken: string[] = [];
      new MutationObserver(() => {
        if (live.textContent) spoken.push(live.textContent);
      }).observe(live, { childList: true, characterData: true, subtree: true });
      probe.say('Saved.');
      await until(() => spoken.length === 1);
      probe.say('Saved.');
      await until(() => spoken.length === 2);
      expect(spoken).to.deep.equal(['Saved.', 'Saved.']);
    });

    it('survive that the element is drawn again', async () => {
      const probe = await fixture<DataProbe>(html`<pp-data-probe .data=${data}></pp-data-probe>`);
      probe.say('Saved.');
      await until(() => $(probe, '#live').textContent === 'Saved.');
      probe.data = { name: 'Another' };
      await probe.updateComplete;
      expect($(probe, '#live').textContent).to.equal('Saved.');
    });
  });

  it('warns once for each text, and says who', async () => {
    const probe = await fixture<DataProbe>(html`<pp-data-probe .data=${data}></pp-data-probe>`);
    const lines = await said(() => ['a', 'b', 'a'].forEach((text) => probe.complain(text)));
    expect(lines).to.deep.equal(['<pp-data-probe>: a', '<pp-data-probe>: b']);
  });

  describe('the language', () => {
    before(() => {
      addStrings('nl', { 'probe.hello': 'Hallo' });
      addStrings('es', { 'probe.hello': 'Hola' });
    });

    it('changes on every connected element', async () => {
      const one = await fixture(html`<pp-data-probe .data=${data}></pp-data-probe>`);
      const two = await fixture(html`<pp-data-probe .data=${data}></pp-data-probe>`);
      document.documentElement.lang = 'nl';
      await until(() => [one, two].every((probe) => $(probe, '#text').textContent === 'Hallo'));
    });

    it('that changed while an element was off the page is the one it comes back in', async () => {
      await fixture(html`<pp-data-probe .data=${data}></pp-data-probe>`);
      const away = await fixture<DataProbe>(html`<pp-data-probe .data=${data}></pp-data-probe>`);
      const home = away.parentElement!;
      await nextTask();
      away.remove();
      document.documentElement.lang = 'es';
      const stays = await fixture<DataProbe>(html`<pp-data-probe .data=${data}></pp-data-probe>`);
      await until(() => $(stays, '#text').textContent === 'Hola');
      home.append(away);
      await until(() => $(away, '#text').textContent === 'Hola');
      expect($(away, '.base').lang).to.equal('es');
    });
  });

  it('leaves no listener and no observer behind', async () => {
    const left = new Map<string, number>();
    const count = (key: string, by: number) => left.set(key, (left.get(key) ?? 0) + by);
    const targets: EventTarget[] = [document, window, document.documentElement];
    const { addEventListener, removeEventListener } = EventTarget.prototype;
    const { observe, disconnect } = MutationObserver.prototype;
    const observers = new Set<MutationObserver>();
    EventTarget.prototype.addEventListener = function (this: EventTarget, type, ...rest) {
      if (targets.includes(this)) count(type, 1);
      addEventListener.call(this, type, ...rest);
    };
    EventTarget.prototype.removeEventListener = function (this: EventTarget, type, ...rest) {
      if (targets.includes(this)) count(type, -1);
      removeEventListener.call(this, type, ...rest);
    };
    MutationObserver.prototype.observe = function (...args) {
      observers.add(this);
      observe.apply(this, args);
    };
    MutationObserver.prototype.disconnect = function () {
      observers.delete(this);
      disconnect.call(this);
    };
    try {
      const probe = document.createElement('pp-data-probe') as DataProbe;
      probe.data = data;
      for (let round = 0; round < 3; round++) {
        document.body.append(probe);
        await probe.updateComplete;
        expect(observers.size).to.be.greaterThan(0);
        probe.remove();
      }
      expect([...left].filter(([, number]) => number > 0)).to.deep.equal([]);
      expect(observers.size).to.equal(0);
    } finally {
      Object.assign(EventTarget.prototype, { addEventListener, removeEventListener });
      Object.assign(MutationObserver.prototype, { observe, disconnect });
    }
  });
});
