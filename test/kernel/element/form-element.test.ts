import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { nextTask } from '../events.js';
import type { FormProbe } from '../probe.js';
import '../probe.js';

const probeIn = (root: Element) => root.querySelector<FormProbe>('pp-form-probe')!;
const entries = (form: HTMLFormElement) => [...new FormData(form).entries()];

async function write(probe: FormProbe, text: string): Promise<void> {
  await probe.updateComplete;
  probe.input.focus();
  await sendKeys({ type: text });
}

describe('FormElement', () => {
  it('gives the form its value under its name, when the form asks', async () => {
    const form = await fixture<HTMLFormElement>(html`<form><pp-form-probe name="visit"></pp-form-probe></form>`);
    await write(probeIn(form), 'fine');
    expect(entries(form)).to.deep.equal([['visit', '"fine"']]);
  });

  it('gives nothing without a name, and nothing where its value is null', async () => {
    const form = await fixture<HTMLFormElement>(html`<form><pp-form-probe></pp-form-probe></form>`);
    await write(probeIn(form), 'leave out');
    expect(entries(form)).to.deep.equal([]);
    probeIn(form).name = 'visit';
    expect(entries(form)).to.deep.equal([]);
  });

  it('has no name attribute that nobody gave it', async () => {
    const probe = await fixture<FormProbe>(html`<pp-form-probe></pp-form-probe>`);
    expect(probe.getAttributeNames()).to.deep.equal([]);
  });

  it('puts its value behind those of the fields that were there before it asked', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form><input name="a" value="1" /><pp-form-probe name="visit"></pp-form-probe></form>`,
    );
    await write(probeIn(form), 'x');
    expect(entries(form).map(([name]) => name)).to.deep.equal(['a', 'visit']);
  });

  describe('disabled', () => {
    const isOff = async (probe: FormProbe) => {
      await probe.updateComplete;
      return probe.input.disabled;
    };

    it('by itself: left out, unusable, not checked', async () => {
      const form = await fixture<HTMLFormElement>(
        html`<form><pp-form-probe name="visit" disabled></pp-form-probe></form>`,
      );
      const probe = probeIn(form);
      expect(await isOff(probe)).to.equal(true);
      expect(entries(form)).to.deep.equal([]);
      expect(probe.willValidate).to.equal(false);
      expect(probe.checkValidity()).to.equal(true);
      probe.disabled = false;
      expect(await isOff(probe)).to.equal(false);
      expect(probe.checkValidity()).to.equal(false);
    });

    it('by a fieldset, and enabled with it', async () => {
      const form = await fixture<HTMLFormElement>(
        html`<form>
          <fieldset disabled><pp-form-probe name="visit"></pp-form-probe></fieldset>
        </form>`,
      );
      const probe = probeIn(form);
      expect(await isOff(probe)).to.equal(true);
      expect(probe.disabled).to.equal(false);
      expect(entries(form)).to.deep.equal([]);
      form.querySelector('fieldset')!.disabled = false;
      expect(await isOff(probe)).to.equal(false);
    });

    it('by both, whichever goes first', async () => {
      const form = await fixture<HTMLFormElement>(
        html`<form>
          <fieldset disabled><pp-form-probe disabled></pp-form-probe></fieldset>
        </form>`,
      );
      const probe = probeIn(form);
      const fieldset = form.querySelector('fieldset')!;
      probe.disabled = false;
      expect(await isOff(probe)).to.equal(true);
      fieldset.disabled = false;
      expect(await isOff(probe)).to.equal(false);
      fieldset.disabled = probe.disabled = true;
      expect(await isOff(probe)).to.equal(true);
      fieldset.disabled = false;
      expect(await isOff(probe)).to.equal(true);
      probe.disabled = false;
      expect(await isOff(probe)).to.equal(false);
    });

    it('by moving into a fieldset that is, and out of it', async () => {
      const form = await fixture<HTMLFormElement>(
        html`<form>
          <fieldset disabled></fieldset>
          <div><pp-form-probe></pp-form-probe></div>
        </form>`,
      );
      const probe = probeIn(form);
      form.querySelector('fieldset')!.append(probe);
      expect(await isOff(probe)).to.equal(true);
      form.querySelector('div')!.append(probe);
      expect(await isOff(probe)).to.equal(false);
    });

    it('not by a fieldset in whose legend it stands', async () => {
      const form = await fixture<HTMLFormElement>(
        html`<form>
          <fieldset disabled>
            <legend><pp-form-probe></pp-form-probe></legend>
          </fieldset>
        </form>`,
      );
      expect(await isOff(probeIn(form))).to.equal(false);
    });
  });

  it('goes back to the beginning with the form', async () => {
    const form = await fixture<HTMLFormElement>(html`<form><pp-form-probe name="visit"></pp-form-probe></form>`);
    const probe = probeIn(form);
    await write(probe, 'gone');
    form.reset();
    await probe.updateComplete;
    expect(probe.input.value).to.equal('');
  });

  describe('in and out of forms', () => {
    it('follows when it is moved', async () => {
      const box = await fixture(
        html`<div>
          <form id="one"><pp-form-probe name="visit"></pp-form-probe></form>
          <form id="two"></form>
        </div>`,
      );
      const [one, two] = box.querySelectorAll('form');
      const probe = probeIn(box);
      await write(probe, 'x');
      expect(probe.form === one).to.equal(true);
      two!.append(probe);
      expect(probe.form === two).to.equal(true);
      expect(entries(one!)).to.deep.equal([]);
      expect(entries(two!)).to.deep.equal([['visit', '"x"']]);
    });

    it('gives nothing to a form that it has left, and one value after coming back', async () => {
      const form = await fixture<HTMLFormElement>(html`<form><pp-form-probe name="visit"></pp-form-probe></form>`);
      const probe = probeIn(form);
      await write(probe, 'x');
      probe.remove();
      expect(probe.form).to.equal(null);
      expect(entries(form)).to.deep.equal([]);
      form.append(probe);
      expect(entries(form)).to.deep.equal([['visit', '"x"']]);
    });

    it('follows a form attribute', async () => {
      const box = await fixture(
        html`<div><form id="far"></form><pp-form-probe name="visit" form="far"></pp-form-probe></div>`,
      );
      await write(probeIn(box), 'x');
      expect(entries(box.querySelector('form')!)).to.deep.equal([['visit', '"x"']]);
      probeIn(box).removeAttribute('form');
      expect(entries(box.querySelector('form')!)).to.deep.equal([]);
    });
  });

  describe('validity', () => {
    it('keeps the form from being sent, and shows what is wrong in the element itself', async () => {
      const form = await fixture<HTMLFormElement>(html`<form><pp-form-probe name="visit"></pp-form-probe></form>`);
      const probe = probeIn(form);
      await probe.updateComplete;
      let sent = 0;
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        sent++;
      });
      form.requestSubmit();
      expect([sent, probe.shown]).to.deep.equal([0, 1]);
      await write(probe, 'x');
      form.requestSubmit();
      expect([sent, probe.shown]).to.deep.equal([1, 1]);
    });

    it('is there to ask for, as on any control', async () => {
      const probe = await fixture<FormProbe>(html`<pp-form-probe></pp-form-probe>`);
      expect(probe.checkValidity()).to.equal(false);
      expect(probe.shown).to.equal(0);
      expect(probe.validity.customError).to.equal(true);
      expect(probe.validationMessage).to.equal('Write something.');
      expect(probe.reportValidity()).to.equal(false);
      expect(probe.shown).to.equal(1);
      await write(probe, 'x');
      expect(probe.checkValidity()).to.equal(true);
      expect(probe.validationMessage).to.equal('');
      expect(probe.reportValidity()).to.equal(true);
      expect(probe.shown).to.equal(1);
    });
  });

  it('leaves nothing for the browser to restore', async () => {
    const calls: unknown[][] = [];
    const { setFormValue } = ElementInternals.prototype;
    ElementInternals.prototype.setFormValue = function (...args) {
      calls.push(args);
      setFormValue.apply(this, args);
    };
    try {
      const form = await fixture<HTMLFormElement>(html`<form><pp-form-probe name="visit"></pp-form-probe></form>`);
      await write(probeIn(form), 'secret');
      await sendKeys({ press: 'Tab' });
      await nextTask();
      expect(calls.filter(([value, state]) => value !== null && state !== null)).to.deep.equal([]);
    } finally {
      ElementInternals.prototype.setFormValue = setFormValue;
    }
  });
});
