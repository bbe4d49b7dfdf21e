/** About how many steps a pattern may cost; a browser does these in less than a tenth of a second. */
const BUDGET = 1e7;
const TOKEN = /\\.|\[(?:\\.|[^\]\\])*\]|\(\?<?[:=!]|[*+?|()]|\{\d+(?:,\d*)?\}|[^]/g;

interface Group {
  /** Can match the same text in several ways. */
  varies?: boolean;
  /** The character that it starts with, as long as nothing else in it can match that. */
  head?: string | null;
  /** Nothing but the head has been read. */
  fresh?: boolean;
}

/** Can this atom match the character? Numbers and properties of characters are not looked into. */
function hits(atom: string, head: string | null): boolean {
  return head !== null && (/\\[cpux\d]/i.test(atom) || new RegExp(`^${atom}$`).test(head));
}

/**
 * How many steps a pattern may cost in the worst case on a text of this length. Patterns come from outside, and a
 * browser cannot stop one that backtracks. A repeated group that varies costs Infinity, unless each round starts with a
 * character that occurs nowhere else in it (`(\.[a-z]+)*`): then there is one way only to cut the text into rounds.
 */
function cost(source: string, length: number): number {
  let steps = 1;
  const groups: Group[] = [];
  let closed: Group | undefined;
  for (const [token] of source.matchAll(TOKEN)) {
    const [, low, high] = /^\{(\d+)(?:,(\d*))?\}$/.exec(token) ?? [];
    const repeats = token === '*' || token === '+' || low !== undefined;
    if (repeats && closed?.varies) {
      if (!closed.head) return Infinity;
    } else if (token === '?' || token === '|') steps *= 2;
    else if (repeats && !(low && high === undefined))
      steps *= Math.min(length + 1, high ? +high - +low! + 1 : Infinity);
    const isAtom = !repeats && !/^[?|()]/.test(token);
    closed = token === ')' ? groups.pop() : undefined;
    // A back-reference undoes every guess made here.
    if (/^\\[1-9k]/.test(token)) return Infinity;
    for (const group of groups) {
      if (token === '?' || token === '|' || (repeats && !(low && high === undefined))) group.varies = true;
      if (group.head === undefined) group.head = /^(\\\W|[^\w\\.[$^?|()])$/.test(token) ? token.at(-1)! : null;
      else if (isAtom ? hits(token, group.head) : token === '|' || group.fresh) group.head = null;
      group.fresh = isAtom && group.fresh === undefined;
    }
    if (token[0] === '(') groups.push({});
  }
  return steps;
}

/** Can a pattern be tried on a text of this length without keeping the page waiting? */
export const isAffordable = (source: string, length: number): boolean =>
  source.length <= 1000 && cost(source, length) <= BUDGET;

/** Does the whole text match? undefined: the pattern is broken, or could take too long on this text. */
export function matches(source: string, value: string): boolean | undefined {
  // Many patterns were not written for the stricter `u`, but those that were may need it.
  for (const flags of ['u', '']) {
    try {
      const pattern = new RegExp(`^(?:${source})$`, flags);
      if (!isAffordable(source, value.length)) return undefined;
      return pattern.test(value);
    } catch {
      // The next flags, or no verdict.
    }
  }
  return undefined;
}
