import { serialize } from '../domain/format/serialize.js';

/** What was answered, in one order, by which two responses can be compared. */
export const answersOf = (body: string): string => canonical((JSON.parse(body) as { item?: unknown }).item);

/** JSON in one order, so that two of them can be compared. */
export const canonical = (json: unknown): string => serialize(inOrder(json ?? null));

function inOrder(json: unknown): unknown {
  if (typeof json !== 'object' || json === null) return json;
  if (Array.isArray(json)) return json.map(inOrder);
  const entries = Object.entries(json).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, value]) => [key, inOrder(value)]));
}
