import type { GridProblem } from './model.js';

/** A JSON object from outside. */
export type Fields = Readonly<Record<string, unknown>>;

const PLAIN_KEY = /^[A-Za-z_$][\w$]*$/;

/** `rows[2].cells.surgery`; a key that is no plain name is quoted. */
export function at(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  if (!PLAIN_KEY.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path ? `${path}.${key}` : key;
}

/**
 * Reads values out of data from outside by own keys only, so that neither a polluted prototype nor a key called
 * `__proto__` means anything, and notes what is wrong instead of throwing.
 */
export class Reader {
  readonly problems: GridProblem[] = [];

  error(path: string, code: string, advice: string): undefined {
    this.problems.push({ severity: 'error', code, path, message: `${path || 'The data'}: ${advice}` });
  }

  warning(path: string, code: string, advice: string): undefined {
    this.problems.push({ severity: 'warning', code, path, message: `${path || 'The data'}: ${advice}` });
  }

  get failed(): boolean {
    return this.problems.some(({ severity }) => severity === 'error');
  }

  /** A value that is missing or null counts as not given. */
  get(fields: Fields, key: string): unknown {
    return Object.hasOwn(fields, key) ? (fields[key] ?? undefined) : undefined;
  }

  fields(value: unknown, path: string, what: string): Fields | undefined {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
    return this.error(path, 'not-an-object', `must be ${what}`);
  }

  list(fields: Fields, key: string, path: string, what: string): readonly unknown[] {
    const value = this.get(fields, key);
    if (Array.isArray(value)) return value as unknown[];
    this.error(at(path, key), 'not-a-list', `must be a list of ${what}`);
    return [];
  }

  /** Text that may be left out; anything but text is an error. */
  text(fields: Fields, key: string, path: string): string | undefined {
    const value = this.get(fields, key);
    if (value === undefined) return undefined;
    if (typeof value === 'string') return value.trim() || undefined;
    return this.error(at(path, key), 'not-text', 'must be text');
  }

  /** Text that must be there; `advice` says what to write. */
  needed(fields: Fields, key: string, path: string, advice: string): string {
    const before = this.problems.length;
    const text = this.text(fields, key, path);
    if (text === undefined && this.problems.length === before) this.error(at(path, key), 'missing', advice);
    return text ?? '';
  }

  number(fields: Fields, key: string, path: string, fits: (value: number) => boolean, advice: string) {
    const value = this.get(fields, key);
    if (typeof value === 'number' && Number.isFinite(value) && fits(value)) return value;
    this.error(at(path, key), 'bad-number', advice);
    return NaN;
  }

  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, a day that exists. */
  date(fields: Fields, key: string, path: string): string | undefined {
    const text = this.text(fields, key, path);
    if (text === undefined) return undefined;
    const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? [];
    const time = new Date(`${year}-${month}-${day}T00:00:00Z`);
    if (year && !Number.isNaN(time.getTime()) && time.getUTCDate() === Number(day)) return text;
    return this.error(at(path, key), 'bad-date', 'must be a date like 2026-03-31, 2026-03 or 2026');
  }

  /** Ids must differ: they say which answer belongs to what. */
  unique(items: readonly { readonly id: string }[], path: string): void {
    const seen = new Set<string>();
    items.forEach(({ id }, index) => {
      if (id && seen.has(id))
        this.error(at(at(path, index), 'id'), 'same-id', `"${id}" is taken; give each its own id`);
      seen.add(id);
    });
  }
}
