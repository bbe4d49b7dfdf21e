import { property } from 'lit/decorators.js';
import { PartnershipElement } from './partnership-element.js';

/**
 * An element that takes part in a form like a built-in control. Its value is JSON, written only when the form asks for
 * its data (`formdata`), so that an answer costs nothing here, and never left to the browser's own form restore.
 */
export abstract class FormElement extends PartnershipElement {
  static readonly formAssociated = true;

  /** The name under which the value is sent with the form. */
  @property({ reflect: true, useDefault: true }) name = '';

  /** Shows the element as unavailable and leaves it out of the form's data. */
  @property({ type: Boolean, reflect: true }) disabled = false;

  protected readonly internals = this.attachInternals();
  #form: HTMLFormElement | null = null;

  constructor() {
    super();
    // A form's own check would show the browser's bubble; ours says it beside the question.
    this.addEventListener('invalid', (event) => {
      event.preventDefault();
      // A page may ask a form whether it is valid at each key: then the person goes on typing where they are.
      const active = document.activeElement;
      const isElsewhere = active?.matches('input:not([type=submit], [type=image]), select, textarea') ?? false;
      this.showInvalid(!isElsewhere);
    });
  }

  /** The value for the form's data, or null to leave the element out. */
  protected abstract formValue(): string | null;

  /** Goes back to the value that the element began with. */
  protected abstract resetValue(): void;

  /** Shows the person what is still wrong, and takes them there unless `takeFocus` is false. */
  protected abstract showInvalid(takeFocus?: boolean): void;

  /** For the person who wants to send a form while the data are not there. */
  protected showAbsent(): void {
    this.scrollIntoView({ block: 'nearest' });
    this.announce(this.internals.validationMessage);
  }

  /** @internal Brings `internals.setValidity` up to date; called before validity is read. */
  updateValidity(): void {
    // Most elements are always valid.
  }

  /** Whether the element is unavailable, by itself or by a surrounding `<fieldset disabled>`, outside of its legend. */
  protected get isDisabled(): boolean {
    return this.disabled || this.closest('fieldset:disabled > :not(legend:first-of-type)') !== null;
  }

  /** The form that the element belongs to. */
  get form(): HTMLFormElement | null {
    return this.internals.form;
  }

  /** What is valid and what is not, as for built-in controls. */
  get validity(): ValidityState {
    this.updateValidity();
    return this.internals.validity;
  }

  /** Why the element is not valid, in the document's language; empty when it is. */
  get validationMessage(): string {
    this.updateValidity();
    return this.internals.validationMessage;
  }

  /** Whether the element is checked at all: a disabled one is not. */
  get willValidate(): boolean {
    return this.internals.willValidate;
  }

  /** Whether the value is valid. Shows nothing. */
  checkValidity(): boolean {
    this.updateValidity();
    return !this.internals.willValidate || this.internals.validity.valid;
  }

  /** Whether the value is valid; shows the person what is not. */
  reportValidity(): boolean {
    const valid = this.checkValidity();
    if (!valid) this.showInvalid();
    return valid;
  }

  /** Form reset. */
  formResetCallback(): void {
    this.resetValue();
  }

  formDisabledCallback(): void {
    this.requestUpdate();
  }

  formAssociatedCallback(form: HTMLFormElement | null): void {
    this.#follow(form);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#follow(this.internals.form);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#follow(null);
  }

  #follow(form: HTMLFormElement | null): void {
    if (form === this.#form) return;
    this.#form?.removeEventListener('formdata', this.#onFormData);
    form?.addEventListener('formdata', this.#onFormData);
    this.#form = form;
  }

  readonly #onFormData = (event: FormDataEvent): void => {
    if (!this.name || this.isDisabled) return;
    const value = this.formValue();
    if (value !== null) event.formData.append(this.name, value);
  };
}
