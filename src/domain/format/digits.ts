const NUMERAL = /\p{Nd}/u;

/** Every ten digits of a script lie together, its zero first; some scripts lie right behind each other. */
function western(digit: string): string {
  const code = digit.codePointAt(0)!;
  let before = 0;
  while (NUMERAL.test(String.fromCodePoint(code - before - 1))) before++;
  return String(before % 10);
}

/** Writes the decimal digits of every script that Unicode knows as 0-9, and leaves the rest alone. */
export const westernDigits = (text: string): string =>
  text.replace(/\p{Nd}/gu, (digit) => (digit <= '9' ? digit : western(digit)));
