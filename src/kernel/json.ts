/** What a page gave, as an own copy of plain JSON, or why there is none. */
export type JsonCopy = { readonly json: unknown } | { readonly fault: string };

/** No data of a page has so many values; what refers to itself in ever new ways has. */
const MOST = 2_000_000;

/**
 * Copies what a page gave as `JSON.stringify` reads it. The copy can be compared, kept and read without a surprise: what
 * the page does with its object later, a getter that throws or an object that contains itself never reach the readers
 * of data. A `Map` or `Set`, which JSON would make an empty object of, is refused. Never throws.
 */
export function copyJson(given: unknown): JsonCopy {
  const around: object[] = [];
  let count = 0;
  let fault = 'it cannot be read';
  const refuse = (why: string): never => {
    fault = why;
    throw new Error(why);
  };
  const copy = (value: unknown): unknown => {
    if (typeof value === 'bigint') refuse('a BigInt is no JSON');
    if (typeof value === 'number') return Number.isFinite(value) ? value : null;
    if (typeof value === 'function' || typeof value === 'symbol') return undefined;
    if (typeof value !== 'object' || value === null) return value;
    if (value instanceof Map || value instanceof Set) refuse('a Map or Set is no JSON');
    if (around.includes(value)) refuse('it contains itself');
    if (++count > MOST) refuse('it is too large');
    around.push(value);
    let copied: unknown;
    // Not of lists: an old Prototype.js makes texts of them.
    if (Array.isArray(value)) copied = Array.from(value, (one) => copy(one) ?? null);
    else if ('toJSON' in value && typeof value.toJSON === 'function') {
      copied = copy((value as { toJSON(): unknown }).toJSON());
    } else {
      const entries = Object.keys(value).map((key) => [key, copy(value[key as never])] as const);
      copied = Object.fromEntries(entries.filter(([, one]) => one !== undefined));
    }
    around.pop();
    return copied;
  };
  try {
    return { json: copy(given) };
  } catch {
    return { fault };
  }
}

/** Whether two pieces of plain JSON are the same, in whatever order their members stand. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key as never], b[key as never]))
  );
}
