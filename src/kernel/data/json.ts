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
  let count = 0;
  let fault: string | undefined;
  const refuse = (why: string): never => {
    throw new Error((fault = why));
  };
  try {
    const text = JSON.stringify(given, function (this: Record<string, unknown>, key, value: unknown) {
      const own = this[key];
      if (typeof own === 'bigint') refuse('a BigInt is no JSON');
      if (own instanceof Map || own instanceof Set) refuse('a Map or Set is no JSON');
      if (typeof own === 'object' && ++count > MOST) refuse('it is too large');
      // An old Prototype.js makes texts of lists.
      return Array.isArray(own) ? own : value;
    }) as string | undefined;
    return { json: text && (JSON.parse(text) as unknown) };
  } catch {
    return { fault: fault ?? 'it cannot be read, or contains itself' };
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
