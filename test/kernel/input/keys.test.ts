import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { consumes } from '../../../src/kernel/input/keys.js';
import { said } from '../console.js';
import { until } from '../events.js';
import type { DataProbe, FormProbe } from '../probe.js';
import '../probe.js';

const control = (markup: string): Element => {
  const template = document.createElement('template');
  template.innerHTML = markup;
  return template.content.firstElementChild!;
};

/** Whether a key that is pressed in a control stays with it. */
function stays(markup: string, key: string, more: KeyboardEventInit = {}): boolean {
  const target = control(markup);
  let found = false;
  target.addEventListener('keydown', (event) => (found = consumes(event as KeyboardEvent)));
  target.dispatchEvent(new KeyboardEvent('keydown', { key, ...more }));
  return found;
}

const texts = ['<input>', '<input type="time">', '<textarea></textarea>', '<select></select>'];
const pages = ['Escape', 'Tab', 'F1', 'F5', 'Shift', 'Control', 'ContextMenu'];

describe('keys', () => {
  for (const markup of texts)
    it(`that write or move in ${markup} stay in it, the others are the page's`, () => {
      for (const key of ['s', 'S', '?', ' ', '٣', 'é', 'Dead', 'Process', 'ArrowLeft', 'Home'])
        expect(stays(markup, key), key).to.equal(true);
      for (const key of pages) expect(stays(markup, key), key).to.equal(false);
      for (const modifier of ['ctrlKey', 'metaKey', 'altKey'])
        expect(stays(markup, 's', { [modifier]: true }), modifier).to.equal(false);
      const altGr = { ctrlKey: true, altKey: true, modifierAltGraph: true };
      // WebKit's events cannot be made to have it
      const isKnown = new KeyboardEvent('keydown', altGr).getModifierState('AltGraph');
      expect(stays(markup, '@', altGr), 'AltGr').to.equal(isKnown);
      expect(stays(markup, 'Escape', { isComposing: true }), 'of an input method').to.equal(true);
    });

  it('that a button, box or link does not use are the page’s', () => {
    for (const [markup, own] of [
      ['<input type="checkbox">', [' ']],
      ['<input type="radio">', [' ', 'ArrowDown']],
      ['<input type="range">', ['Home', 'ArrowLeft']],
      ['<button></button>', [' ', 'Enter']],
      ['<a href="#x"></a>', ['Enter']],
      ['<h2 tabindex="-1"></h2>', []],
    ] as [string, string[]][]) {
      for (const key of own) expect(stays(markup, key), `${markup} ${key}`).to.equal(true);
      for (const key of ['s', ...pages]) expect(stays(markup, key), `${markup} ${key}`).to.equal(false);
    }
  });

  it('of a person who types reach no hot key of the page', async () => {
    const probe = await fixture<DataProbe>(html`<pp-data-probe .data=${{ name: 'x' }}></pp-data-probe>`);
    const keys: string[] = [];
    const note = (event: KeyboardEvent) => void keys.push(`${event.type} ${event.key}`);
    const types = ['keydown', 'keypress', 'keyup'] as const;
    for (const type of types) document.addEventListener(type, note);
    probe.shadowRoot!.querySelector<HTMLElement>('#field')!.focus();
    await sendKeys({ type: 'so' });
    await sendKeys({ press: 'Escape' });
    for (const type of types) document.removeEventListener(type, note);
    expect(probe.shadowRoot!.querySelector<HTMLInputElement>('#field')!.value).to.equal('so');
    // WebKit has a keypress of its own here
    expect(keys.filter((key) => key !== 'keypress Escape')).to.deep.equal(['keydown Escape', 'keyup Escape']);
  });
});

describe('a boolean attribute with the text "false"', () => {
  it('warns once and stays true', async () => {
    let probe!: FormProbe;
    const lines = await said(async () => {
      probe = await fixture<FormProbe>(html`<pp-form-probe disabled="false" name="false"></pp-form-probe>`);
      probe.setAttribute('disabled', 'false');
      await probe.updateComplete;
    });
    expect(probe.disabled).to.equal(true);
    expect(lines).to.have.length(1);
    expect(lines[0]).to.contain('disabled="false" means true');
    expect(await said(() => probe.setAttribute('disabled', ''))).to.deep.equal([]);
  });
});

describe('an element whose first drawing fails', () => {
  it('shows what the page put inside, and says which policy to allow', async () => {
    class Blocked extends (customElements.get('pp-data-probe') as typeof DataProbe) {
      protected override renderContent(): unknown {
        throw new TypeError("Failed to execute 'createPolicy' on 'TrustedTypePolicyFactory'");
      }
    }
    customElements.define('pp-blocked-probe', Blocked);
    const lines = await said(async () => {
      const probe = await fixture<DataProbe>(
        html`<pp-blocked-probe .data=${{ name: 'x' }}>On paper</pp-blocked-probe>`,
      );
      await until(() => probe.shadowRoot!.querySelector('slot:not([name])'));
    });
    expect(lines.join()).to.contain('trusted-types').and.contain('patient-partnership');
  });
});
