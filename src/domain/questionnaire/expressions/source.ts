/** Longer, deeper and with more parts than any rule that a person wrote. */
const MAX_LENGTH = 20_000;
const MAX_NESTING = 60;
/** Engines take about a millisecond for each to read an expression on a phone. */
const MAX_PARTS = 1000;

/** In one pattern, as each may hold what looks like the beginning of another. */
const LITERAL = /'(?:\\[^]?|[^'\\])*'?|`(?:\\[^]?|[^`\\])*`?|\/\*[^]*?(?:\*\/|$)|\/\/[^\n]*/g;
const PART = /[-+*/&|=<>~,[]|\b(?:and|or|xor|implies|in|contains|is|as|div|mod)\b/g;

/** Text with its strings and comments taken out, so that what is left can be looked at as code. */
export const code = (expression: string): string =>
  expression.replace(LITERAL, (literal) => (literal[0] === "'" ? "''" : literal[0] === '`' ? literal : ' '));

/** What stands between parentheses, from behind the one that opens. */
function inside(expression: string, from: number): string {
  let at = from;
  for (let depth = 1; at < expression.length; at++) {
    if (expression[at] === '(') depth++;
    if (expression[at] === ')' && --depth === 0) break;
  }
  return expression.slice(from, at);
}

/** Why an expression is not evaluated at all; undefined if it may be. It comes from outside, and cannot be stopped. */
export function refusal(expression: string): string | undefined {
  if (expression.length > MAX_LENGTH) return 'it is too long';
  const left = code(expression);
  let depth = 0;
  for (const character of left) {
    if ('([{'.includes(character)) depth++;
    if (')]}'.includes(character)) depth--;
    if (depth > MAX_NESTING) return 'it is nested too deep';
  }
  if ((left.match(PART)?.length ?? 0) > MAX_PARTS) return 'it has too many parts';
  // In quotes, any name can be written so that it is not known again here.
  if (/`\s*\(/.test(left)) return 'a function has its name in quotes';
  // Only a walk along members comes to an end for sure.
  for (const { 0: start, index } of left.matchAll(/\brepeat\s*\(/g)) {
    if (!/^[a-z_\s.|()$]*$/i.test(inside(left, index + start.length))) return 'its repeat() may never end';
  }
  return undefined;
}
