import { parseNumber, westernDigits } from '../../i18n/index.js';

/** The largest whole number that FHIR's `integer` holds; the smallest one is below its negative by 1. */
const LARGEST = 2 ** 31 - 1;

/** What was read from a text: a number, or why there is none. `unclear`: it has digits and signs only, and leaves open which number. */
export type Typed = { readonly number: number } | { readonly fault: 'none' | 'unclear' | 'digits' | 'size' };

/** The digits of a number without the zeros at both ends. */
const significant = (text: string): string => text.replace(/\D/g, '').replace(/^0+|0+$/g, '');

/**
 * A number as a person typed it. One with more digits than a number can keep is refused rather than rounded, and a whole
 * number must be written as one: "1,000" may have meant a thousand where it reads as one.
 */
export function readNumber(text: string, whole: boolean): Typed {
  const number = parseNumber(text);
  if (number === undefined) return { fault: /^\P{L}*\p{Nd}\P{L}*$/u.test(text) ? 'unclear' : 'none' };
  const [digits = ''] = westernDigits(text).split(/e/i);
  const [kept = ''] = number.toExponential().split('e');
  if (!Number.isFinite(number) || significant(digits) !== significant(kept)) return { fault: 'digits' };
  if (!whole) return { number };
  if (!Number.isInteger(number)) return { fault: 'none' };
  if (Math.abs(number) > LARGEST) return { fault: 'size' };
  const written = digits.replace(/\D/g, '').replace(/^0+(?=\d)/, '').length;
  return written <= String(Math.abs(number)).length || /e/i.test(text) ? { number } : { fault: 'none' };
}
