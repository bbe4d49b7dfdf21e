// What each element gives to a form, and what it keeps in the browser: elements that have nothing of the kind give and keep nothing.
import { expect, fixture, html } from '@open-wc/testing';
import { nextTask, until } from '../kernel/events.js';
import { useStorageAlone } from '../support/storage.js';
import { type AnyElement, draw, type Example, examples, isControl, isPressed, press } from './examples.js';
import { records } from './experience-survey/drafts/kept-records.js';

const makeForm = () => fixture<HTMLFormElement>(html`<form><fieldset></fieldset></form>`);
const sentBy = (form: HTMLFormElement) => [...new FormData(form).entries()];

/** An element under a name in the form of a page. */
async function inForm(example: Example, title: string): Promise<{ form: HTMLFormElement; element: AnyElement }> {
  const form = await makeForm();
  const element = await draw(example, title, form);
  element.setAttribute('name', 'given');
  await element.updateComplete;
  return { form, element };
}

/** What is sent, but for what is new each time. */
const stable = (text: unknown) =>
  String(text)
    .replace(/urn:uuid:[0-9a-f-]+/g, '')
    .replace(/"authored":"[^"]+"/, '');

before(() => Promise.all(examples.map((example) => draw(example, 'Defined'))));

describe('in a form', () => {
  for (const example of examples)
    // Not before the elements are defined is it known which of them have a value
    describe(`<${example.tag}>`, () => {
      it('gives its value as JSON under its name, or nothing where it has none', async () => {
        const { form, element } = await inForm(example, 'A form');
        const first = sentBy(form);
        await press(element, example);
        const second = sentBy(form);
        if (!isControl(example)) {
          expect([first, second]).to.deep.equal([[], []]);
          return;
        }
        expect(second.map(([name]) => name)).to.deep.equal(['given']);
        expect(typeof JSON.parse(second[0]![1] as string)).to.equal('object');
        expect(stable(second[0]![1])).not.to.equal(stable(first[0]?.[1]));
        element.removeAttribute('name');
        expect(sentBy(form)).to.deep.equal([]);
      });

      it('tells of a change, and not which; keeps it to itself in a disabled fieldset; begins again with the form', async function () {
        if (!isControl(example)) return this.skip();
        const { form, element } = await inForm(example, 'A fieldset');
        const heard: string[] = [];
        for (const type of ['input', 'change'])
          form.addEventListener(type, (event) => {
            expect(event.target === element && !('detail' in event)).to.equal(true);
            heard.push(event.type);
          });
        await press(element, example);
        const pressed = stable(sentBy(form)[0]![1]);
        expect(heard).to.deep.equal(['input', 'change']);
        const fieldset = form.querySelector('fieldset')!;
        fieldset.append(element);
        fieldset.disabled = true;
        await element.updateComplete;
        expect(sentBy(form)).to.deep.equal([]);
        expect(form.checkValidity()).to.equal(true);
        const controls = [...element.shadowRoot!.querySelectorAll('input, select, textarea')];
        expect(controls.every((control) => control.matches(':disabled'))).to.equal(true);
        fieldset.disabled = false;
        form.reset();
        await element.updateComplete;
        await until(() => !isPressed(element, example));
        expect(stable(sentBy(form)[0]?.[1])).not.to.equal(pressed);
      });
    });
});

describe('drafts', () => {
  useStorageAlone();

  for (const example of examples)
    it(`of <${example.tag}> come back if the person wants that, and are kept only where the page asks for them`, async function () {
      const open = async (title: string, drafts?: string) => {
        const element = document.createElement(example.tag) as AnyElement;
        if (drafts) element.setAttribute('drafts', drafts);
        element[example.property] = example.data(title);
        await fixture(html`<div>${element}</div>`);
        await until(() => element.shadowRoot?.querySelector(`${example.press}, #draft`));
        return element;
      };
      const count = async () => (await indexedDB.databases()).length && (await records()).length;
      const kept = await count();
      const quiet = await open('Not kept');
      await press(quiet, example);
      quiet.remove();
      await nextTask();
      expect(await count()).to.equal(kept);
      const { observedAttributes } = customElements.get(example.tag) as unknown as { observedAttributes: string[] };
      if (!observedAttributes.includes('drafts')) return this.skip();
      const title = `Kept ${Math.random()}`;
      const first = await open(title, 'session');
      await press(first, example);
      first.remove();
      while ((await count()) === kept) await nextTask();
      const again = await open(title, 'session');
      await until(() => again.shadowRoot!.querySelector('#draft'));
      again.shadowRoot!.querySelector('button')!.click();
      await until(() => again.shadowRoot!.querySelector(example.press) && isPressed(again, example));
    });
});
