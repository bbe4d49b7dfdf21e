import { type Part, PatternFault } from './syntax.js';

/** What one step of a program does; `a` and `b` are its operands. */
export const enum Op {
  /** Takes one character: `a` is which kind. */
  Take,
  /** The same, from right to left. */
  TakeBack,
  /** Is this the place `a`? */
  Place,
  /** Goes on at `a`; where that fails, at `b`. */
  Split,
  Jump,
  /** Keeps the position under `a`. */
  Keep,
  /** Forgets what is kept from `a` to before `b`. */
  Forget,
  /** Fails where nothing was read since the position under `a`. */
  Moved,
  /** What is ahead or behind: from the next step, or without matching for a negative one (`b`), then at `a`. */
  Look,
  Done,
}

export interface Program {
  readonly op: readonly Op[];
  readonly a: readonly number[];
  readonly b: readonly number[];
  /** The kinds of characters and of places, by the number that steps have for them. */
  readonly atoms: readonly string[];
  readonly places: readonly string[];
  /** For each step, where the repeats around it keep the position that their present turn began at, from outside in. */
  readonly turns: readonly (readonly number[])[];
  /** Whether positions are kept on the way. */
  readonly keepsAny: boolean;
}

/** Repeats by number are written out. More steps than this take too long to do on any text that is worth it. */
const MAX_STEPS = 20_000;

const canBeEmpty = (part: Part): boolean => {
  switch (part.kind) {
    case 'atom':
      return false;
    case 'sequence':
      return part.parts.every(canBeEmpty);
    case 'choice':
      return part.parts.some(canBeEmpty);
    case 'group':
      return canBeEmpty(part.body);
    case 'repeat':
      return part.min === 0 || canBeEmpty(part.body);
    default:
      return true;
  }
};

/**
 * Writes a pattern as steps, for a text of this length: more repeats than it has characters are as many as one likes.
 *
 * @param groups - how many groups are kept (their places are twice that many), or 0 where only the verdict counts
 */
export function writeProgram(pattern: Part, length: number, groups: number): Program {
  const op: Op[] = [];
  const a: number[] = [];
  const b: number[] = [];
  const atoms: string[] = [];
  const places: string[] = [];
  const turns: (readonly number[])[] = [];
  const numbers = new Map<string, number>();
  let kept = groups * 2;
  let around: readonly number[] = [];

  const add = (code: Op, first = 0, second = 0): number => {
    if (op.push(code) > MAX_STEPS) throw new PatternFault('a pattern could take too long');
    a.push(first);
    turns.push(around);
    return b.push(second) - 1;
  };
  const numberOf = (source: string, list: string[]): number => {
    let number = numbers.get(source);
    if (number === undefined) numbers.set(source, (number = list.push(source) - 1));
    return number;
  };
  /** A choice between what comes next and what `close` puts at the other end. */
  const split = (lazy: boolean): ((elsewhere: number) => void) => {
    const at = add(Op.Split);
    (lazy ? b : a)[at] = at + 1;
    return (elsewhere) => void ((lazy ? a : b)[at] = elsewhere);
  };

  function repeat({ body, min, max, lazy }: Extract<Part, { kind: 'repeat' }>, back: boolean): void {
    const [first, last] = groups ? groupsIn(body) : [0, 0];
    const once = (): void => {
      if (last > first) add(Op.Forget, first * 2, last * 2);
      write(body, back);
    };
    for (let left = Math.min(min, length + 1); left > 0; left--) once();
    // A turn that may be left out and reads nothing is left out. Where only the verdict counts, it makes no difference.
    const place = groups && canBeEmpty(body) ? kept++ : -1;
    const turn = (): void => {
      if (place < 0) return once();
      const outer = around;
      add(Op.Keep, place);
      around = [...outer, place];
      once();
      around = outer;
      add(Op.Moved, place);
    };
    if (max - min >= length) {
      const start = op.length;
      const close = split(lazy);
      turn();
      add(Op.Jump, start);
      close(op.length);
      return;
    }
    const closes: ((elsewhere: number) => void)[] = [];
    for (let left = max - min; left > 0; left--) {
      closes.push(split(lazy));
      turn();
    }
    for (const close of closes) close(op.length);
  }

  function write(part: Part, back: boolean): void {
    switch (part.kind) {
      case 'atom':
        add(back ? Op.TakeBack : Op.Take, numberOf(part.source, atoms));
        break;
      case 'place':
        add(Op.Place, numberOf(part.source, places));
        break;
      case 'sequence':
        for (const one of back ? [...part.parts].reverse() : part.parts) write(one, back);
        break;
      case 'choice': {
        const ends: number[] = [];
        part.parts.forEach((one, index) => {
          const close = index < part.parts.length - 1 ? split(false) : undefined;
          write(one, back);
          if (close) ends.push(add(Op.Jump));
          close?.(op.length);
        });
        for (const end of ends) a[end] = op.length;
        break;
      }
      case 'group':
        if (groups) add(Op.Keep, part.index * 2 + Number(back));
        write(part.body, back);
        if (groups) add(Op.Keep, part.index * 2 + Number(!back));
        break;
      case 'look': {
        const at = add(Op.Look, 0, Number(part.negative));
        const outer = around;
        around = [];
        write(part.body, part.behind);
        add(Op.Done);
        around = outer;
        a[at] = op.length;
        break;
      }
      case 'repeat':
        repeat(part, back);
    }
  }

  write(pattern, false);
  add(Op.Done);
  return { op, a, b, atoms, places, turns, keepsAny: groups > 0 };
}

/** The numbers of the groups inside, from and to before: they are numbered in order. */
function groupsIn(part: Part): [number, number] {
  switch (part.kind) {
    case 'sequence':
    case 'choice': {
      const found = part.parts.map(groupsIn).filter(([from, to]) => to > from);
      return [found[0]?.[0] ?? 0, found.at(-1)?.[1] ?? 0];
    }
    case 'group':
      return [part.index, Math.max(part.index + 1, groupsIn(part.body)[1])];
    case 'look':
    case 'repeat':
      return groupsIn(part.body);
    default:
      return [0, 0];
  }
}
