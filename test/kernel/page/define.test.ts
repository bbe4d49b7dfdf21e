import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { define } from '../../../src/kernel/page/define.js';
import { PartnershipElement } from '../../../src/kernel/element/partnership-element.js';
import { said } from '../console.js';

class Greeting extends PartnershipElement {
  static readonly tag: string = 'pp-greeting';
  protected override renderContent(): unknown {
    return html`<p>Hello</p>`;
  }
}

const make = async (tag: string) => {
  const element = document.createElement(tag) as Greeting;
  document.body.append(element);
  await element.updateComplete;
  element.remove();
  return element;
};

describe('define()', () => {
  it('defines an element under its own tag, with an open root', async () => {
    expect(define(Greeting)).to.equal(true);
    const greeting = await make('pp-greeting');
    expect(greeting).to.be.instanceOf(Greeting);
    expect(greeting.shadowRoot!.querySelector('p')!.textContent).to.equal('Hello');
  });

  it('defines the same element under any other tag', async () => {
    expect(define(Greeting, { tag: 'st-mary-greeting' })).to.equal(true);
    expect(await make('st-mary-greeting')).to.be.instanceOf(Greeting);
  });

  it('closes the root where asked to', async () => {
    define(Greeting, { tag: 'closed-greeting', shadowRootMode: 'closed' });
    const greeting = await make('closed-greeting');
    expect(greeting.shadowRoot).to.equal(null);
    expect(greeting.renderRoot.querySelector('p')!.textContent).to.equal('Hello');
    expect((await make('pp-greeting')).shadowRoot).not.to.equal(null);
  });

  it('leaves a tag that is taken as it is, and warns', async () => {
    const first = class extends HTMLElement {};
    customElements.define('taken-greeting', first);
    let defined: boolean | undefined;
    const lines = await said(() => (defined = define(Greeting, { tag: 'taken-greeting' })));
    expect(defined).to.equal(false);
    expect(customElements.get('taken-greeting')).to.equal(first);
    expect(lines).to.have.length(1);
    expect(lines[0]).to.contain('<taken-greeting>');
  });

  it('throws for a name that no element can have', () => {
    for (const tag of ['greeting', 'Pp-Greeting', '1-greeting', 'pp greeting'])
      expect(() => define(Greeting, { tag }), tag).to.throw(DOMException);
  });

  it('leaves the class itself free to be defined in another way', () => {
    define(Greeting, { tag: 'subclass-greeting' });
    expect(() => customElements.define('bare-greeting', Greeting)).not.to.throw();
  });
});
