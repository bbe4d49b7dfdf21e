// How each element comes, goes and comes back; in which language; and what its attributes mean.
import { expect, fixture, html } from '@open-wc/testing';
import { discover } from '../../src/discover.js';
import { said } from '../kernel/console.js';
import { nextTask, until } from '../kernel/events.js';
import { type AnyElement, draw, examples, isPressed, press, textOf } from './examples.js';

type Class = { elementProperties: Map<string, { type?: unknown; attribute?: boolean | string }> };

/** The attributes of a class that are there or not. */
const switches = (tag: string) =>
  [...(customElements.get(tag) as unknown as Class).elementProperties]
    .filter(([, { type, attribute }]) => type === Boolean && attribute !== false)
    .map(([key, { attribute }]) => (typeof attribute === 'string' ? attribute : key.toLowerCase()));

for (const [at, example] of examples.entries())
  describe(`<${example.tag}>`, () => {
    it('that is defined late has what the page gave it before', async () => {
      // In a root of its own, as all that stands in the document is defined by the first of these tests
      const root = document.createElement('div');
      const element = document.createElement(example.tag) as AnyElement;
      if (at === 0) expect(customElements.get(example.tag), 'it is not there yet').to.equal(undefined);
      element[example.property] = example.data('Given early');
      element.headingLevel = 4;
      root.append(element);
      document.body.append(root);
      await discover(root);
      await until(() => element.shadowRoot && textOf(element).includes('Given early'));
      expect(Object.hasOwn(element, example.property), 'nothing hides what the element has').to.equal(false);
      expect(element.shadowRoot!.querySelector('h4')!.textContent).to.contain('Given early');
      root.remove();
    });

    it('that leaves the page and comes back, or is moved, has all that it had', async () => {
      const element = await draw(example, 'Here');
      await press(element, example);
      const before = textOf(element);
      expect(isPressed(element, example)).to.equal(true);
      const home = element.parentElement!;
      for (const isAway of [true, false]) {
        if (isAway) {
          element.remove();
          await nextTask();
        }
        home.append(document.createElement('p'), element);
        await element.updateComplete;
        await until(() => textOf(element) === before);
        expect(isPressed(element, example)).to.equal(true);
      }
    });

    it('speaks the language of the page, also when that changes, and keeps what a person did', async () => {
      const element = await draw(example, 'Whatever');
      await press(element, example);
      const base = () => element.shadowRoot!.querySelector<HTMLElement>('.base')!;
      const english = textOf(element);
      // With data, an element may have no word of its own
      const waiting = document.createElement(example.tag) as AnyElement;
      waiting[example.property] = null;
      element.after(waiting);
      await until(() => textOf(waiting) === 'Loading…');
      element.addEventListener('pp-ready', () => expect.fail('the same data are told of again'));
      for (const [lang, dir, loading] of [
        ['es', 'ltr', 'Cargando…'],
        ['ar', 'rtl', 'جارٍ التحميل…'],
      ] as const) {
        document.documentElement.lang = lang;
        await until(() => base().lang === lang && textOf(waiting) === loading);
        expect(base().dir).to.equal(dir);
        expect(isPressed(element, example)).to.equal(true);
      }
      document.documentElement.lang = 'en';
      await until(() => textOf(element) === english);
    });

    it('says of each switch that ="false" means true', async () => {
      const element = await draw(example, 'Whatever');
      const names = switches(example.tag);
      expect(names).to.include('defer-hydration');
      for (const name of names) {
        const lines = await said(() => element.setAttribute(name, 'false'));
        expect(lines.join('\n')).to.contain(`<${example.tag}>: ${name}="false" means true`);
        element.removeAttribute(name);
      }
      await fixture(html``);
    });
  });
