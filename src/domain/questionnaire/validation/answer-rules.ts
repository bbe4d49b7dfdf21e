import { objects, text } from '../json.js';
import type { AnswerValue, Finding, Item, Quantity } from '../model.js';
import { compare } from '../values.js';
import type { ValidationCode } from './codes.js';
import { resourceTypes } from './resource-types.js';
import { inUnitOf } from './units.js';
import type { ValueSets } from './value-sets.js';

type Add = (code: ValidationCode, params?: Finding['params']) => void;

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

/** `image/png; charset=x` is `image/png`; `image/*` and `image` are any image. */
function isOfType(type: string, wanted: string): boolean {
  const [bare] = type.toLowerCase().split(';') as [string];
  const kind = wanted.toLowerCase();
  return bare.trim() === kind || bare.startsWith(`${kind.replace(/\/\*$/, '')}/`);
}

/** Rules for files: `mimeType`, `maxSize` (in bytes), and a size that is that of the data. */
function checkAttachment(item: Item, { data, size: said, contentType }: Readonly<Record<string, unknown>>, add: Add) {
  const bytes = typeof data === 'string' ? size(data) : undefined;
  if (bytes !== undefined && typeof said === 'number' && said !== bytes) add('attachmentSizeInconsistent');
  const limit = item.extensions.get('maxSize')?.[0];
  const max = limit?.['valueDecimal'] ?? limit?.['valueInteger'];
  if (typeof max === 'number' && Number(bytes ?? said) > max) add('maxAttachmentSize', { max });
  const types = values(item, 'mimeType');
  if (types[0] && !types.some((wanted) => isOfType(text(contentType) ?? '', wanted))) {
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

/** Limits in another unit than the answer's. Those in the same unit have been looked at. */
function checkLimit(quantity: Quantity, limit: AnswerValue | undefined, name: 'minValue' | 'maxValue', add: Add) {
  const wanted = limit?.valueQuantity;
  if (!wanted || quantity.value === undefined || compare({ valueQuantity: quantity }, limit) !== null) return;
  const value = inUnitOf(wanted, quantity);
  if (value === undefined) add('notChecked', { rule: name });
  else if (value === null) add(`${name}IncompatUnits`);
  else if (name === 'minValue' ? value < wanted.value! : value > wanted.value!) {
    add(name, { [name.slice(0, 3)]: wanted.value! });
  }
}

function checkQuantity(item: Item, quantity: Quantity, sets: ValueSets, add: Add) {
  if (!COMPARATORS.includes(quantity.comparator)) return add('invalidAnswerType', { type: item.type });
  checkLimit(quantity, item.minValue, 'minValue', add);
  checkLimit(quantity, item.maxValue, 'maxValue', add);
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
  return objects(definition['answerOption'])[0] ? undefined : text(definition['answerValueSet']);
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
  if (valueString !== undefined && item.type === 'string') {
    const known = sets.options(url);
    if (!known) add('notChecked', { rule: 'answerValueSet' });
    else if (!known.some(({ value }) => value.valueCoding?.code === valueString)) add('invalidCoding');
  }
}
