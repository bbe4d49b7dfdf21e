// Where each element's data come from, what is told of them, and what is bad.
import { expect, fixture, html } from '@open-wc/testing';
import { said } from '../kernel/console.js';
import { errorsOf, next, until } from '../kernel/events.js';
import { type AnyElement, draw, type Example, examples, isControl, place, textOf } from './examples.js';

const script = (json: object) =>
  Object.assign(document.createElement('script'), { type: 'application/json', textContent: JSON.stringify(json) });
const make = ({ tag }: Example) => document.createElement(tag) as AnyElement;
const isShown = (element: AnyElement, title: string) =>
  until(() => element.shadowRoot && textOf(element).includes(title));

/** Answers each request with one JSON while `action` runs. */
async function withNetwork(json: object, action: () => Promise<void>): Promise<void> {
  const { fetch } = window;
  window.fetch = () => Promise.resolve(new Response(JSON.stringify(json)));
  try {
    await action();
  } finally {
    window.fetch = fetch;
  }
}

/** What no element can use, and what would throw where it is only looked at. */
const BAD: Readonly<Record<string, () => unknown>> = {
  'a text': () => 'text',
  'a number': () => 42,
  'a list': () => [],
  'an empty object': () => ({}),
  'a list in which nothing is': () => [null, [[]], { title: {} }],
  'texts where objects belong': () => ({ title: 3, item: 'x', options: 'x', rows: [1], dimensions: {}, series: null }),
  'a circle': () => {
    const circle: Record<string, unknown> = { title: 'round' };
    circle.self = circle;
    return circle;
  },
  'an object that throws': () => ({
    get title() {
      throw new Error('a trap');
    },
  }),
};

for (const example of examples)
  describe(`the data of <${example.tag}>`, () => {
    it('come from its property, from a child or from an address, and the first of these counts', async () => {
      const [property, child, src] = [make(example), make(example), make(example)];
      property[example.property] = example.data('From the property');
      for (const one of [property, src]) one.setAttribute('src', '/data.json');
      for (const one of [property, src, child]) one.append(script(example.data('From a child')));
      await withNetwork(example.data('From an address'), async () => {
        const lines = await said(async () => {
          await place(property);
          await isShown(property, 'From the property');
        });
        expect(lines).to.have.length(1);
        expect(lines[0]).to.contain(`the property "${example.property}" is used`);
        await place(src);
        await isShown(src, 'From an address');
        await place(child);
        await isShown(child, 'From a child');
      });
      child.replaceChildren(script(example.data('From another child')));
      await isShown(child, 'From another child');
    });

    it('are waited for as long as the property is null, and told of once they are drawn: each once', async () => {
      const element = make(example);
      let count = 0;
      element.addEventListener('pp-ready', (event) => {
        expect([event.bubbles, 'detail' in event]).to.deep.equal([false, false]);
        expect(textOf(element)).to.match(/One|Two/);
        const canvas = element.shadowRoot!.querySelector('canvas');
        expect(canvas === null || canvas.width !== 300, 'with its chart').to.equal(true);
        count++;
      });
      element[example.property] = null;
      element.append(script(example.data('From a child')));
      element.setAttribute('name', 'given');
      // Where an answer is asked for only if the page says so, it does
      element.setAttribute('required', '');
      const form = await fixture<HTMLFormElement>(html`<form></form>`);
      await place(element, form);
      await until(() => element.shadowRoot?.querySelector('.loading'));
      expect(form.checkValidity(), 'a form cannot go before').to.equal(!isControl(example));
      element.removeAttribute('required');
      const ready = next(element, 'pp-ready');
      element[example.property] = example.data('One');
      await ready;
      expect(form.checkValidity()).to.equal(true);
      element[example.property] = example.data('One');
      await element.updateComplete;
      expect(count, 'the same again').to.equal(1);
      const another = next(element, 'pp-ready');
      element[example.property] = example.data('Two');
      await another;
      expect(count).to.equal(2);
    });

    for (const [name, bad] of Object.entries(BAD))
      it(`that are ${name} are named to the page, in plain words for the person, and give way to good ones`, async () => {
        const element = await draw(example, 'Good before');
        const errors = errorsOf(element);
        element[example.property] = bad();
        await until(() => element.shadowRoot!.querySelector('.notice-error'));
        expect(errors.length).to.be.greaterThan(0);
        for (const { phase, code, message, retryable } of errors) {
          expect([phase, retryable]).to.deep.equal(['data', false]);
          expect(code).to.match(/^[a-zA-Z-]+$/);
          expect(message).to.match(/\S/).and.not.contain('[object');
        }
        expect(textOf(element)).to.contain('could not be shown').and.not.contain('Good before');
        if (isControl(example)) expect((element as unknown as HTMLInputElement).checkValidity()).to.equal(true);
        element[example.property] = example.data('Good again');
        await isShown(element, 'Good again');
        expect(element.shadowRoot!.querySelector('.notice-error')).to.equal(null);
      });
  });
