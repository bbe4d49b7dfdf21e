/**
 * `JSON.stringify` that an old Prototype.js on the page cannot bend: its `Array.prototype.toJSON` turns lists into
 * strings. Every object and array of the copy has a `toJSON` of its own that says "leave me alone".
 */
export function serialize(value: unknown): string {
  return JSON.stringify(shielded(value));
}

/** Without what a script of the page put on `Object.prototype`. */
const NONE = { __proto__: null, value: undefined } as PropertyDescriptor;

function shielded(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const copy: object = Array.isArray(value)
    ? value.map(shielded)
    : Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shielded(member)]));
  return Object.defineProperty(copy, 'toJSON', NONE);
}
