import type { MaturityProblem } from './profile.js';

/** An object from outside: any field may be missing or of any type. */
export type Fields = Readonly<Record<string, unknown>>;

/** Ends the reading; the problem has been noted already. */
export class Unreadable extends Error {}

const ISO_DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/** Reads untrusted fields one by one and notes, with its path, each that is not what it should be. */
export class FieldReader {
  readonly problems: MaturityProblem[] = [];

  /** @param rename - turns a JSON path into the author's own terms, for data that was not JSON */
  constructor(private readonly rename: (path: string) => string) {}

  add(severity: MaturityProblem['severity'], code: string, jsonPath: string, text: string): void {
    const path = this.rename(jsonPath);
    this.problems.push({ severity, code, path, message: path ? `${path}: ${text}` : text });
  }

  stop(code: string, path: string, text: string): never {
    this.add('error', code, path, text);
    throw new Unreadable();
  }

  object(value: unknown, path: string): Fields {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
    return this.stop('not-an-object', path, `must be an object, not ${describe(value)}.`);
  }

  list(value: unknown, path: string): readonly unknown[] {
    if (!Array.isArray(value)) return this.stop('not-a-list', path, `must be a list, not ${describe(value)}.`);
    if (value.length === 0) return this.stop('empty-list', path, 'is an empty list.');
    return [...(value as unknown[])];
  }

  /** A list whose entries belong to the dimensions one by one. */
  matched(value: unknown, path: string, count: number): readonly unknown[] {
    const list = this.list(value, path);
    if (list.length === count) return list;
    return this.stop(
      'length-mismatch',
      path,
      `has ${list.length} entries for ${count} dimensions, so which belongs to which cannot be told.`,
    );
  }

  /** Text that must be there. */
  required(fields: Fields, name: string, path: string): string {
    const value = fields[name];
    if (typeof value === 'string' && value.trim()) return value.trim();
    return this.stop('missing-text', `${path}.${name}`, `must be text, not ${describe(value)}.`);
  }

  /** Text that may be missing. */
  text(fields: Fields, name: string): string {
    const value = fields[name] ?? '';
    if (typeof value === 'string') return value.trim();
    this.add('error', 'not-text', name, `must be text, not ${describe(value)}; it is left out.`);
    return '';
  }

  /** An ISO 8601 date; another way to write it is kept, with a warning. */
  date(date: string, path: string): string {
    if (date && !ISO_DATE.test(date)) {
      this.add('warning', 'not-a-date', path, `${describe(date)} is not written like 2026, 2026-03 or 2026-03-31.`);
    }
    return date;
  }

  unique(items: readonly { readonly id: string }[], path: string): void {
    const seen = new Set<string>();
    items.forEach(({ id }, index) => {
      if (seen.has(id)) this.stop('duplicate-id', `${path}[${index}].id`, `${describe(id)} is used twice.`);
      seen.add(id);
    });
  }
}

/** Names a value in a message; short, and safe for objects that cannot be turned into text. */
export function describe(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return `"${value.length > 40 ? `${value.slice(0, 40)}…` : value}"`;
    case 'number':
    case 'boolean':
    case 'bigint':
      return String(value);
    case 'undefined':
      return 'missing';
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? 'a list' : 'an object';
    default:
      return `a ${typeof value}`;
  }
}
