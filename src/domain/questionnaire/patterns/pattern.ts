import { type Program, writeProgram } from './program.js';
import { Search } from './search.js';
import { type Part, PatternFault, readPattern } from './syntax.js';

export { PatternFault };

/**
 * A regular expression that cannot keep the page waiting. Those of forms come from outside, and a browser cannot stop
 * its own when one takes too long. It finds what the browser's own would, and throws {@link PatternFault} where that
 * takes more than a million steps, or where it refers back to what it found.
 */
export class Pattern {
  readonly #pattern: Part;
  readonly #names: readonly (string | undefined)[];

  readonly #source: string;
  readonly #flags: string;

  /**
   * @param flags - of `i`, `m`, `s` and `u`
   * @throws SyntaxError for what is no pattern
   */
  constructor(source: string, flags = 'u') {
    // The browser's own says whether it is one at all.
    new RegExp(source, flags);
    const { pattern, names } = readPattern(source, flags);
    this.#pattern = pattern;
    this.#names = names;
    this.#source = source;
    this.#flags = flags;
  }

  /** Does the text match somewhere? */
  test(text: string): boolean {
    const search = this.#search(text, writeProgram(this.#pattern, text.length, 0));
    for (let start = 0; start <= text.length; start = this.#next(text, start)) {
      search.spend(1);
      if (search.from(start)) return true;
    }
    return false;
  }

  /** Does the text as a whole match? */
  testWhole(text: string): boolean {
    if (this.#isPlain(text.length)) return new RegExp(`(?:${this.#source})(?![^])`, `${this.#flags}y`).test(text);
    const whole: Part = { kind: 'sequence', parts: [this.#pattern, END] };
    return this.#search(text, writeProgram(whole, text.length, 0)).from(0) !== undefined;
  }

  /** The text with everything that matches replaced; `$1`, `$<name>`, `$&` and such stand for what was found. */
  replace(text: string, by: string): string {
    const search = this.#search(text, writeProgram(this.#pattern, text.length, this.#names.length));
    let made = '';
    let done = 0;
    for (let start = 0; start <= text.length;) {
      search.spend(1);
      const found = search.from(start);
      if (!found) {
        start = this.#next(text, start);
        continue;
      }
      const end = found[1]!;
      const put = this.#fill(text, by, found);
      search.spend(put.length);
      made += text.slice(done, start) + put;
      done = end;
      start = end > start ? end : this.#next(text, start);
      search.forget();
    }
    return made + text.slice(done);
  }

  /** Nothing but characters, one of them repeated at most: from the start of a text, the browser's own goes back once. */
  #isPlain(length: number): boolean {
    const parts = this.#pattern.kind === 'sequence' ? this.#pattern.parts : [this.#pattern];
    let repeats = 0;
    let steps = 0;
    for (const part of parts) {
      if (part.kind === 'repeat' && part.body.kind === 'atom') {
        if (part.max > part.min) repeats++;
        steps += part.min;
      } else if (part.kind !== 'atom' && part.kind !== 'place') return false;
      steps++;
    }
    return repeats < 2 && steps * length <= MAX_PLAIN_WORK;
  }

  #search(text: string, program: Program): Search {
    return new Search(program, text, this.#flags);
  }

  #next(text: string, start: number): number {
    return start + (this.#flags.includes('u') && text.codePointAt(start)! > 0xffff ? 2 : 1);
  }

  #fill(text: string, by: string, found: readonly number[]): string {
    const group = (index: number): string =>
      text.slice(Math.max(found[index * 2] ?? 0, 0), Math.max(found[index * 2 + 1] ?? 0, 0));
    const known = (digits: string): boolean => Number(digits) > 0 && Number(digits) < this.#names.length;
    return by.replace(/\$(?:([$&`'])|(\d\d?)|<([^>]*)>)/g, (all, sign?: string, digits?: string, name?: string) => {
      if (sign === '$') return '$';
      if (sign === '&') return group(0);
      if (sign === '`') return text.slice(0, found[0]);
      if (sign) return text.slice(found[1]);
      if (digits) {
        if (known(digits)) return group(Number(digits));
        return known(digits[0]!) ? group(Number(digits[0])) + digits.slice(1) : all;
      }
      if (this.#names.every((one) => one === undefined)) return all;
      const index = this.#names.indexOf(name);
      return index > 0 ? group(index) : '';
    });
  }
}

/** The browser's own steps are quick ones. */
const MAX_PLAIN_WORK = 1e7;

/** Not `$`, which can mean the end of a line. */
const END: Part = { kind: 'place', source: '(?![^])' };

/** Does the whole text match? undefined: the pattern is broken, or could take too long on this text. */
export function matches(source: string, value: string): boolean | undefined {
  // Many patterns were not written for the stricter `u`, but those that were may need it.
  for (const flags of ['u', '']) {
    try {
      return new Pattern(source, flags).testWhole(value);
    } catch (error) {
      if (error instanceof PatternFault) return undefined;
      // The next flags, or no verdict.
    }
  }
  return undefined;
}
