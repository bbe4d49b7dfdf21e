import { Op, type Program } from './program.js';
import { PatternFault } from './syntax.js';

/** How many steps trying a pattern on a text may take: about 20 ms on a desktop computer. The same on every device. */
export const MAX_WORK = 1_000_000;

/** Positions whose visits are kept together. */
const CHUNK = 256;

/** Characters of one kind. What belongs to it the browser says, once for each character. */
class Atom {
  readonly #pages: Uint8Array[] = [];
  readonly #test: RegExp;

  constructor(source: string, flags: string) {
    this.#test = new RegExp(`^(?:${source})$`, flags);
  }

  has(character: number): boolean {
    const page = (this.#pages[character >> 8] ??= new Uint8Array(256));
    const at = character & 255;
    if (!page[at]) page[at] = this.#test.test(String.fromCodePoint(character)) ? 1 : 2;
    return page[at] === 1;
  }
}

/**
 * Tries a program on one text by going back where it fails, as browsers do, but never twice from the same step at the
 * same position with as many turns around it that have read nothing yet: what failed there once fails again. So the work grows with the length of the pattern times the length
 * of the text, and no faster, from however many positions it is tried.
 */
export class Search {
  readonly #atoms: readonly Atom[];
  readonly #places: readonly RegExp[];
  readonly #isUnicode: boolean;
  /** The first number of each split, as only those need to be kept in mind: it has one more than there are turns around. */
  readonly #splits: Int32Array;
  readonly #words: number;
  #visited: Uint32Array[] = [];
  #work = 0;

  constructor(
    private readonly program: Program,
    private readonly text: string,
    flags: string,
  ) {
    this.#atoms = program.atoms.map((source) => new Atom(source, flags));
    this.#places = program.places.map((source) => new RegExp(source, `${flags}y`));
    this.#isUnicode = flags.includes('u');
    let count = 0;
    this.#splits = Int32Array.from(program.op, (op, step) =>
      op === Op.Split ? (count += program.turns[step]!.length + 1) - program.turns[step]!.length - 1 : 0,
    );
    this.#words = Math.ceil(count / 32);
  }

  /** The steps that it has taken. */
  get work(): number {
    return this.#work;
  }

  /** From here on, what was tried before says nothing any more. */
  forget(): void {
    this.#visited = [];
  }

  /** Adds to what it has cost. */
  spend(work: number): void {
    if ((this.#work += work) > MAX_WORK) throw new PatternFault('a pattern could take too long');
  }

  /** Positions kept, with the end as the second one, for a match that begins here; undefined if there is none. */
  from(start: number): readonly number[] | undefined {
    const found = this.#run(0, start, [start, -1]);
    return found && [start, found.end, ...found.kept.slice(2)];
  }

  /** How many of the turns around a step have read nothing yet: always the innermost ones. */
  #idle(step: number, position: number, kept: readonly number[]): number {
    const turns = this.program.turns[step]!;
    let idle = 0;
    while (idle < turns.length && kept[turns[turns.length - 1 - idle]!] === position) idle++;
    return idle;
  }

  /** Is it the first time at this split and position? */
  #visit(split: number, position: number): boolean {
    const words = this.#words;
    let chunk = this.#visited[position >> 8];
    if (!chunk) {
      this.spend((words * CHUNK) >> 4);
      chunk = this.#visited[position >> 8] = new Uint32Array(words * CHUNK);
    }
    const at = (position & (CHUNK - 1)) * words + (split >> 5);
    const bit = 1 << (split & 31);
    if (chunk[at]! & bit) return false;
    chunk[at]! |= bit;
    return true;
  }

  #before(position: number): number {
    const unit = this.text.charCodeAt(position - 1);
    const isPair = this.#isUnicode && unit >> 10 === 0x37 && this.text.charCodeAt(position - 2) >> 10 === 0x36;
    return isPair ? this.text.codePointAt(position - 2)! : unit;
  }

  #look(step: number, position: number, kept: readonly number[]): readonly number[] | undefined {
    // What is behind a look goes on elsewhere, so what failed there is kept apart.
    const visited = this.#visited;
    this.#visited = [];
    const found = this.#run(step + 1, position, kept);
    this.#visited = visited;
    if (this.program.b[step]) return found ? undefined : kept;
    return found?.kept;
  }

  #run(step: number, position: number, kept: readonly number[]): { end: number; kept: readonly number[] } | undefined {
    const { op, a, b, keepsAny } = this.program;
    const { text } = this;
    // Where to go on when something fails: steps and positions in turn, and what was kept by then.
    let back = new Int32Array(64);
    let depth = 0;
    const keeps: (readonly number[])[] = [];
    let work = 0;
    for (;;) {
      let fails = false;
      if ((++work & 1023) === 0) this.spend(1024);
      switch (op[step]!) {
        case Op.Take: {
          const character =
            position >= text.length ? -1 : this.#isUnicode ? text.codePointAt(position)! : text.charCodeAt(position);
          if (character < 0 || !this.#atoms[a[step]!]!.has(character)) fails = true;
          else position += character > 0xffff ? 2 : 1;
          step++;
          break;
        }
        case Op.TakeBack: {
          const character = position > 0 ? this.#before(position) : -1;
          if (character < 0 || !this.#atoms[a[step]!]!.has(character)) fails = true;
          else position -= character > 0xffff ? 2 : 1;
          step++;
          break;
        }
        case Op.Place: {
          const place = this.#places[a[step++]!]!;
          place.lastIndex = position;
          fails = !place.test(text);
          break;
        }
        case Op.Split:
          fails = !this.#visit(this.#splits[step]! + this.#idle(step, position, kept), position);
          if (fails) break;
          if (depth === back.length) {
            const more = new Int32Array(depth * 2);
            more.set(back);
            back = more;
          }
          back[depth++] = b[step]!;
          back[depth++] = position;
          if (keepsAny) keeps.push(kept);
          step = a[step]!;
          break;
        case Op.Jump:
          step = a[step]!;
          break;
        case Op.Keep: {
          const next = [...kept];
          next[a[step++]!] = position;
          kept = next;
          break;
        }
        case Op.Forget: {
          const next = [...kept];
          next.fill(-1, a[step], b[step]);
          kept = next;
          step++;
          break;
        }
        case Op.Moved:
          fails = kept[a[step++]!] === position;
          break;
        case Op.Look: {
          const next = this.#look(step, position, kept);
          if (next) kept = next;
          else fails = true;
          step = a[step]!;
          break;
        }
        case Op.Done:
          this.spend(work & 1023);
          return { end: position, kept };
      }
      if (!fails) continue;
      if (depth === 0) {
        this.spend(work & 1023);
        return undefined;
      }
      position = back[--depth]!;
      step = back[--depth]!;
      if (keepsAny) kept = keeps.pop()!;
    }
  }
}
