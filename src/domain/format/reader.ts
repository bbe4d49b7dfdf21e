import { isIsoDate } from './iso-date.js';
import { hasLongWord, LONGEST_WORD } from './long-text.js';
import type { DataProblem } from './problem.js';

/** What was read, or `null` where nothing can be shown, and everything that was wrong. */
export interface Parsed<T> {
  value: T | null;
  problems: DataProblem[];
}

/** Ends the reading; the problem has been noted already. */
class Unreadable extends Error {}

/** More than anybody reads on a page, in characters of all texts together, and in entries of a list. */
export const MOST_CHARACTERS = 50_000;
export const MOST_ENTRIES = 300;

const PLAIN_KEY = /^[A-Za-z_$][\w$]*$/;

/** `rows[2].cells.surgery`; a key that is no plain name is quoted. */
export function pathOf(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  if (!PLAIN_KEY.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path ? `${path}.${key}` : key;
}

/**
 * Reads data from outside. Never throws, whatever they are: what is wrong is noted with its path.
 *
 * @param input - anything
 * @param by - reads it; `null` where nothing can be shown
 * @param rename - turns a JSON path into the author's own terms, for data that was not JSON
 */
export function read<T>(
  input: unknown,
  by: (data: Cursor) => T | null,
  rename: (path: string) => string = (path) => path,
): Parsed<T> {
  const problems: DataProblem[] = [];
  const note = (severity: DataProblem['severity'], code: string, place: string, advice: string): void => {
    const path = rename(place);
    problems.push({ severity, code, path, message: `${path || 'The data'}: ${advice}` });
  };
  let value: T | null = null;
  try {
    value = by(new Cursor(input, '', note, problems, { paths: new Set(), length: 0 }));
  } catch (error) {
    // Anything else comes from a getter or a proxy in the data themselves.
    if (!(error instanceof Unreadable)) note('error', 'unreadable', '', 'cannot be read; give plain JSON');
  }
  return { value, problems };
}

/**
 * A place in data from outside. Own keys only, so that neither a polluted prototype nor a key called `__proto__` means
 * anything; a member that is missing or null counts as not given.
 */
export class Cursor {
  constructor(
    readonly value: unknown,
    readonly path: string,
    private readonly note: (severity: DataProblem['severity'], code: string, path: string, advice: string) => void,
    private readonly problems: readonly DataProblem[],
    /** The paths of the texts that were read, and how long these are together. */
    private readonly texts: { readonly paths: Set<string>; length: number },
  ) {}

  /** Whether no error was found so far, here or elsewhere. */
  get isSound(): boolean {
    return !this.problems.some(({ severity }) => severity === 'error');
  }

  /** Whether no error was found at this place or in it. */
  get isSoundInside(): boolean {
    return !this.problems.some(({ severity, path }) => severity === 'error' && path.startsWith(this.path));
  }

  /** Whether anything is given here. */
  get isGiven(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  /** A member of an object; of what is none, nothing. */
  at(key: string): Cursor {
    const { value } = this;
    const member = isObject(value) && Object.hasOwn(value, key) ? (value[key] ?? undefined) : undefined;
    return this.#inside(member, key);
  }

  error(code: string, advice: string): undefined {
    return void this.note('error', code, this.path, advice);
  }

  warning(code: string, advice: string): undefined {
    return void this.note('warning', code, this.path, advice);
  }

  /** Ends the reading, as nothing can be shown. Why was noted. */
  end(): never {
    throw new Unreadable();
  }

  /** Itself, where it is an object. */
  object(what: string): Cursor | undefined {
    return isObject(this.value) ? this : this.error('not-an-object', `must be ${what}, not ${describe(this.value)}`);
  }

  /** Its keys, where it is an object. */
  get keys(): readonly string[] {
    return isObject(this.value) ? Object.keys(this.value) : [];
  }

  /** Its entries, where it is a list; else undefined, and noted. */
  list(what: string): Cursor[] | undefined {
    const { value } = this;
    if (Array.isArray(value) && value.length > MOST_ENTRIES) {
      this.error('too-many', `must be at most ${MOST_ENTRIES} ${what}, here are ${value.length}`);
      this.end();
    }
    if (Array.isArray(value)) return [...(value as unknown[])].map((entry, index) => this.#inside(entry, index));
    return this.error('not-a-list', `must be a list of ${what}, not ${describe(value)}`);
  }

  /** A text of its own, where it is one that says something. */
  get ownText(): string | undefined {
    const text = typeof this.value === 'string' ? this.value.trim() : '';
    if (text) this.#measure(text);
    return text || undefined;
  }

  /** Ends the reading of what would hold the page. */
  #measure(text: string): void {
    const { texts, path } = this;
    if (texts.paths.has(path)) return;
    texts.paths.add(path);
    texts.length += text.length;
    const isAddress = path.endsWith('.url');
    if (texts.length > MOST_CHARACTERS)
      this.error('too-long', `all texts together must be at most ${MOST_CHARACTERS} characters`);
    else if (isAddress || !hasLongWord(text)) return;
    else this.error('too-long', `must have a space, or be at most ${LONGEST_WORD} characters`);
    this.end();
  }

  /** Text that may be left out; anything but text is an error. */
  text(key: string): string | undefined {
    const member = this.at(key);
    if (!member.isGiven || typeof member.value === 'string') return member.ownText;
    return member.error('not-text', `must be text, not ${describe(member.value)}`);
  }

  /** Text that must be there; `advice` says what to write. Empty where it is not. */
  required(key: string, advice: string): string {
    const member = this.at(key);
    if (member.isGiven && typeof member.value !== 'string') return this.text(key) ?? '';
    return member.ownText ?? member.error('missing', advice) ?? '';
  }

  /** A number that fits; else NaN, and noted. */
  number(key: string, fits: (value: number) => boolean, advice: string): number {
    const member = this.at(key);
    if (typeof member.value === 'number' && Number.isFinite(member.value) && fits(member.value)) return member.value;
    member.error('bad-number', advice);
    return NaN;
  }

  /** A date that may be left out: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, a day that exists. */
  date(key: string): string | undefined {
    const text = this.text(key);
    if (text === undefined || isIsoDate(text)) return text;
    return this.at(key).error('bad-date', 'must be a date like 2026-03-31, 2026-03 or 2026');
  }

  #inside(value: unknown, key: string | number): Cursor {
    return new Cursor(value, pathOf(this.path, key), this.note, this.problems, this.texts);
  }
}

/** Ids must differ: they say which answer belongs to what. Notes each that is taken, and says whether none is. */
export function areUnique(items: readonly { readonly id: string }[], places: readonly Cursor[]): boolean {
  const seen = new Set<string>();
  items.forEach(({ id }, index) => {
    if (id && seen.has(id)) places[index]!.at('id').error('same-id', `"${id}" is taken; give each its own id`);
    seen.add(id);
  });
  return seen.size === items.length;
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

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
