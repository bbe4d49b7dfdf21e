import { _installMsgImplementation } from '@lit/localize/init/install.js';
import { runtimeMsg } from '@lit/localize/internal/runtime-msg.js';
import { Counted, FORM } from './counted.js';

/** A language's messages by id, in the form that the localisation runtime reads. */
type Templates = Record<string, string | { strTag: true; strings: string[]; values: number[] }>;

const shipped: Record<string, () => Promise<{ templates: unknown }>> = {
  es: () => import('./generated/es.js'),
  ar: () => import('./generated/ar.js'),
};

let templates: Templates = {};
let calls = 0;

/** The form of a text for the number in it, where the language or the host has one: `survey.invalid.few`. */
function formOf(id: string, values: readonly unknown[] = []): string {
  const number = values.find((value) => value instanceof Counted);
  const forms = number ? [`${id}.${number.form}`, `${id}.other`] : [];
  return forms.find((form) => form in templates) ?? id;
}

_installMsgImplementation(((template: { values?: readonly unknown[] }, { id }: { id: string }) =>
  runtimeMsg(templates as never, template as never, { id: formOf(id, template.values) })) as never);

/** A host's text, with `{0}`, `{1}` … for what the message fills in. */
function template(text: string): Templates[string] {
  const parts = text.split(/\{(\d+)\}/);
  if (parts.length === 1) return text;
  return {
    strTag: true,
    strings: parts.filter((_, index) => index % 2 === 0),
    values: parts.filter((_, index) => index % 2 === 1).map(Number),
  };
}

/** What a text has places for. */
const holesIn = (text: Templates[string] | undefined): readonly number[] =>
  typeof text === 'object' ? text.values : [];

/**
 * The host's texts, without those that would fill in something which the message does not have: nothing could be drawn
 * with them. What a message has is the same in every language.
 */
async function usable(overrides: Record<string, string>): Promise<Templates> {
  const made = Object.entries(overrides).map(([id, text]) => [id, template(text)] as const);
  if (made.length === 0) return {};
  const model = ((await shipped.es!().catch(() => undefined))?.templates ?? {}) as Templates;
  const fits = made.filter(([id, text]) => {
    const isForm = !(id in model) && FORM.test(id);
    const whole = isForm ? id.replace(FORM, '') : id;
    if (!(whole in model)) return true;
    const [has, wants] = [holesIn(model[whole]), holesIn(text)];
    const [extra, missing] = [wants.find((hole) => !has.includes(hole)), has.find((hole) => !wants.includes(hole))];
    const warn = (what: string) => console.warn(`patient-partnership: the text "${id}" ${what}.`);
    if (extra !== undefined) warn(`was left out: there is nothing to fill in for {${extra}}`);
    // "One answer" needs no number.
    else if (missing !== undefined && !isForm) warn(`has no {${missing}}, so what it is about is not told`);
    return extra === undefined;
  });
  return Object.fromEntries(fits);
}

/**
 * Has every message come out in another language. Where that cannot be loaded, they come out in English.
 *
 * @param code - the language that comes with the library, if one does
 * @param overrides - the host's texts by message id
 * @throws when the language's texts cannot be loaded
 */
export async function showTexts(code = '', overrides: Record<string, string> = {}): Promise<void> {
  const call = ++calls;
  let loaded: Templates = {};
  let fault: unknown;
  try {
    loaded = ((await shipped[code]?.())?.templates ?? {}) as Templates;
  } catch (error) {
    fault = error;
  }
  const own = await usable(overrides);
  // A later call may have been faster.
  if (call !== calls) return;
  templates = { ...loaded, ...own };
  if (fault) throw fault as Error;
}
