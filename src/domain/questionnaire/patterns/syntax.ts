/** A regular expression, read: no more than its structure. What one character of it means the browser's own says. */
export type Part =
  /** One character: a letter, an escape, a class, a dot. */
  | { readonly kind: 'atom'; readonly source: string }
  /** A place: `^`, `$`, `\b`, `\B`. */
  | { readonly kind: 'place'; readonly source: string }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Part[] }
  /** What is kept under a number; `(?:…)` is what it holds. */
  | { readonly kind: 'group'; readonly body: Part; readonly index: number }
  | { readonly kind: 'look'; readonly body: Part; readonly behind: boolean; readonly negative: boolean }
  | {
      readonly kind: 'repeat';
      readonly body: Part;
      readonly min: number;
      readonly max: number;
      readonly lazy: boolean;
    };

/** A pattern that is not tried: it would take too long, or goes beyond what can be tried in bounded time. */
export class PatternFault extends Error {}

/** Longer than any rule that a person wrote. */
const MAX_SOURCE = 1000;

const OPENING = String.raw`\((?:\?(?:<?[=!]|:|<[^>=!][^>]*>))?`;
const QUANTIFIER = String.raw`(?:[*+?]|\{\d+(?:,\d*)?\})\??`;
const CLASS = String.raw`\[(?:\\[^]|[^\]\\])*\]`;
const ESCAPE = String.raw`u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[a-zA-Z]|[^]`;
const token = (escapes: string, flags: string) =>
  new RegExp(`${OPENING}|${QUANTIFIER}|${CLASS}|\\\\(?:${escapes})|[^]`, flags);
/** With `u`, there are escapes that are other things without it. */
const TOKEN = token(ESCAPE, 'g');
const UNICODE_TOKEN = token(
  String.raw`u\{[\da-fA-F]+\}|u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|[pP]\{[^}]*\}|${ESCAPE}`,
  'gu',
);

const isQuantifier = new RegExp(`^${QUANTIFIER}$`);

/** What nobody can try in bounded time (back-references), or what is read in more than one way. */
const REFUSED = /^\\(?:[1-9k]|0(?=.)|c$)/;

/** Reads a pattern that the browser takes, too. `names` are those of its groups, by index from 1. */
export function readPattern(source: string, flags: string): { pattern: Part; names: (string | undefined)[] } {
  if (source.length > MAX_SOURCE) throw new PatternFault('a pattern is too long');
  const tokens = source.match(flags.includes('u') ? UNICODE_TOKEN : TOKEN) ?? [];
  const names: (string | undefined)[] = [undefined];
  let at = 0;

  function choice(): Part {
    const parts = [sequence()];
    for (; tokens[at] === '|'; parts.push(sequence())) at++;
    return parts.length > 1 ? { kind: 'choice', parts } : parts[0]!;
  }

  function sequence(): Part {
    const parts: Part[] = [];
    while (at < tokens.length && tokens[at] !== '|' && tokens[at] !== ')') parts.push(repeated(single()));
    return parts.length === 1 ? parts[0]! : { kind: 'sequence', parts };
  }

  function single(): Part {
    const source = tokens[at++]!;
    if (source === '^' || source === '$' || /^\\b$/i.test(source)) return { kind: 'place', source };
    if (source[0] !== '(') {
      if (REFUSED.test(source) || (source === '\\0' && /^\d/.test(tokens[at] ?? ''))) {
        throw new PatternFault('a pattern refers back to what it found');
      }
      return { kind: 'atom', source };
    }
    const index = /^\((?:\?<[^=!]|$)/.test(source) ? names.push(/<(.+)>/.exec(source)?.[1]) - 1 : 0;
    // Flags in the middle of a pattern, which not every browser has
    if (source === '(' && tokens[at]?.startsWith('?'))
      throw new PatternFault('a pattern has a group of an unknown kind');
    const body = choice();
    at++;
    if (index) return { kind: 'group', body, index };
    return /[=!]$/.test(source)
      ? { kind: 'look', body, behind: source.includes('<'), negative: source.endsWith('!') }
      : body;
  }

  function repeated(body: Part): Part {
    const quantifier = tokens[at];
    if (quantifier === undefined || !isQuantifier.test(quantifier)) return body;
    at++;
    const [, low, comma, high] = /^\{(\d+)(,?)(\d*)\}/.exec(quantifier) ?? [];
    const min = Number(low ?? (quantifier[0] === '+' ? 1 : 0));
    const max = quantifier[0] === '?' || (low && !comma) ? Math.max(min, low ? 0 : 1) : Number(high || Infinity);
    return { kind: 'repeat', body, min, max, lazy: /.\?$/.test(quantifier) };
  }

  return { pattern: choice(), names };
}
