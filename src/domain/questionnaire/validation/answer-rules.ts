import { canonicalType, fileRules, fileType, isWanted } from '../model/files.js';
import { isObject, text } from '../model/json.js';
import type { AnswerValue, Finding, Item, Quantity } from '../model/model.js';
import type { Severity, ValidationCode } from './codes.js';
import { resourceTypes } from './resource-types.js';
import type { ValueSets } from './value-sets.js';

type Add = (code: ValidationCode, params?: Finding['params'], severity?: Severity) => void;

/** The values of an extension that may be there several times. */
const values = (item: Item, name: string): string[] =>
  (item.extensions.get(name) ?? []).flatMap((one) =>
    Object.entries(one).flatMap(([key, value]) => (key.startsWith('value') && text(value)) || []),
  );

/** Bytes of base64. */
function size(data: string): number {
  const letters = data.replace(/[\s=]+/g, '').length;
  return Math.floor((letters * 3) / 4);
}

/** Rules for files: `mimeType`, `maxSize`, and a size that is that of the data. */
function checkAttachment(item: Item, attachment: Readonly<Record<string, unknown>>, add: Add) {
  const { data, size: said, contentType, title, url } = attachment;
  const bytes = typeof data === 'string' ? size(data) : undefined;
  if (bytes !== undefined && typeof said === 'number' && said !== bytes) add('attachmentSizeInconsistent');
  const rules = fileRules(item.extensions);
  const { stated: max, largest, types } = rules;
  // Up to R4 the limit was in megabytes, and many write it in bytes.
  if (max !== undefined && Number(bytes ?? said) > max) {
    add('maxAttachmentSize', { max }, Number(bytes ?? said) > largest ? undefined : 'warning');
  }
  const type = text(contentType) ?? '';
  const name = text(title) ?? text(url) ?? '';
  if (!isWanted(rules, canonicalType(type)) && !isWanted(rules, fileType(name, type))) {
    add('invalidAttachmentType', { types: types.join(' ') });
  }
}

const REFERENCE = /^(https?:\/\/[^\s<>"{}|\\^`]+?\/)?([A-Za-z]+)\/[A-Za-z\d.-]{1,64}(\/_history\/[A-Za-z\d.-]{1,64})?$/;
const ELSEWHERE = /^(#\S*|urn:(uuid|oid):\S+|https?:\/\/[^\s<>"{}|\\^`]+)$/;

/** References have an address, of a resource type of R4, and of one that `referenceResource` names. */
function checkReference(item: Item, { reference, type }: Readonly<Record<string, unknown>>, add: Add) {
  const address = text(reference);
  const [, base, named] = REFERENCE.exec(address ?? '') ?? [];
  if (address && !named && !ELSEWHERE.test(address)) return add('invalidRefValue');
  // An absolute address does not have to be that of a FHIR server.
  const isOther = base && named && !/^[A-Z]/.test(named);
  const resource = (isOther ? undefined : named) ?? text(type)?.replace(/^.*\//, '');
  if (!resource) return;
  if (!resourceTypes.has(resource)) return add('invalidRefResourceType');
  const wanted = values(item, 'referenceResource');
  if (wanted[0] && !wanted.includes(resource)) add('invalidRefResourceTypeRestriction', { types: wanted.join(' ') });
}

const COMPARATORS: readonly unknown[] = [undefined, '<', '<=', '>=', '>'];

function checkQuantity(item: Item, quantity: Quantity, sets: ValueSets, add: Add) {
  if (!COMPARATORS.includes(quantity.comparator)) return add('invalidAnswerType', { type: item.type });
  const [url] = values(item, 'unitValueSet');
  if (!url) return;
  const { system, code } = quantity;
  const units = sets.options(url);
  const isThere = units?.some(({ value }) => value.valueCoding?.system === system && value.valueCoding?.code === code);
  // A value set is one of codes: a unit without one is not in any.
  if (!code || !system || isThere === false) add('invalidUnitValueSet');
  else if (!units) add('notChecked', { rule: 'unitValueSet' });
}

/** Which value set an item's answers come from. Options of its own come before it. */
export function valueSetOf({ definition }: Item): string | undefined {
  const options = definition['answerOption'];
  return Array.isArray(options) && options.some(isObject) ? undefined : text(definition['answerValueSet']);
}

/** What an answer is checked with. */
export interface AnswerSetting {
  /** With its rules of the moment (`Node.now`). */
  readonly item: Item;
  readonly sets: ValueSets;
  /** The response may be expected to use the words of the value sets. */
  readonly speaksSame: boolean;
}

/** What is wrong with one valid value, beyond what the survey itself looks at while a person answers. */
export function checkAnswer({ item, sets, speaksSame }: AnswerSetting, answer: AnswerValue, add: Add): void {
  const { valueAttachment, valueReference, valueQuantity, valueCoding, valueString } = answer;
  if (valueAttachment) checkAttachment(item, valueAttachment, add);
  if (valueReference) checkReference(item, valueReference, add);
  if (valueQuantity) checkQuantity(item, valueQuantity, sets, add);
  const url = valueSetOf(item);
  if (!url) return;
  if (valueCoding && speaksSame && sets.contradicts(url, valueCoding)) add('invalidCoding');
  if (valueString !== undefined && item.type === 'string' && !item.takesOthers) {
    const known = sets.options(url);
    if (!known) add('notChecked', { rule: 'answerValueSet' });
    else if (!known.some(({ value }) => value.valueCoding?.code === valueString)) add('invalidCoding');
  }
}
