/** Longer, deeper and with more parts than any rule that a person wrote. */
const MAX_LENGTH = 20_000;
/** All different expressions of a form: reading them takes less than a second. */
export const MAX_FORM_LENGTH = 300_000;
const MAX_NESTING = 60;
const MAX_PARTS = 1000;

/** In one pattern, as each may hold what looks like the beginning of another. */
const LITERAL = /'(?:\\[^]?|[^'\\])*'?|`(?:\\[^]?|[^`\\])*`?|\/\*[^]*?(?:\*\/|$)|\/\/[^\n]*/g;
const PART = /[-+*/&|=<>~,[]|\b(?:and|or|xor|implies|in|contains|is|as|div|mod)\b/g;

/** Text with its strings and comments taken out, so that what is left can be looked at as code. */
export const code = (expression: string): string =>
  expression.replace(LITERAL, (literal) => (literal[0] === "'" ? "''" : literal[0] === '`' ? literal : ' '));

/** Why an expression is not evaluated at all; undefined if it may be. It comes from outside, and reading it cannot be stopped. */
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
  return undefined;
}
