/** About how many steps a pattern may cost; a browser does these in less than a tenth of a second. */
const BUDGET = 1e7;

/**
 * How many steps a pattern may cost in the worst case on a text of this length. Patterns come from outside, and a
 * browser cannot stop one that backtracks: a repeated group that can itself match in several ways costs Infinity.
 */
function cost(source: string, length: number): number {
  let steps = length + 1;
  const groups: boolean[] = [];
  // Is the group that has just been closed one that can match in several ways?
  let closed = false;
  for (const [token] of source.matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|\(\?<?[:=!]|[*+?|()]|\{\d+(?:,\d*)?\}|[^]/g)) {
    const repeats = /^[*+{]./.test(`${token}.`) && !(token.length === 1 && token === '{');
    const varies = token === '?' || token === '|' || (repeats && !/^\{\d+\}$/.test(token));
    if (repeats && closed) return Infinity;
    if (varies) {
      steps *= repeats ? length + 1 : 2;
      groups.fill(true);
    }
    closed = token === ')' && (groups.pop() ?? false);
    if (token[0] === '(') groups.push(false);
    // A back-reference can undo every guess made here.
    if (/^\\[1-9k]/.test(token)) return Infinity;
  }
  return steps;
}

/** Does the whole text match? undefined: the pattern is broken, or could take too long on this text. */
export function matches(source: string, value: string): boolean | undefined {
  if (source.length > 1000 || cost(source, value.length) > BUDGET) return undefined;
  // Many patterns were not written for the stricter `u`, but those that were may need it.
  for (const flags of ['u', '']) {
    try {
      return new RegExp(`^(?:${source})$`, flags).test(value);
    } catch {
      // The next flags, or no verdict.
    }
  }
  return undefined;
}
