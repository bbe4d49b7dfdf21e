import { westernDigits } from '../domain/format/digits.js';
import { localLanguage } from './locale.js';

/** Any space is a space, any apostrophe one, and Arabic and wide signs are those that stand for the same elsewhere. */
const plainSign = (sign: string): string =>
  sign
    .replace(/\s/g, ' ')
    .replace('\u2019', "'")
    .replace(/[\u060c\uff0c]/, ',')
    .replace('\uff0e', '.');

/** What stands between groups of digits, and how long all groups but the last are: two digits in India, else three. */
interface Grouping {
  readonly sign: string;
  readonly size: number;
}

/** Nothing else is written with this sign, so it is one in whatever language. */
const ARABIC: Grouping = { sign: '\u066c', size: 3 };

const known = new Map<string, Grouping>();

/** How the reader's language groups digits. */
function grouping(): Grouping {
  let found = known.get(localLanguage());
  if (!found) {
    const parts = new Intl.NumberFormat(localLanguage()).formatToParts(123456789);
    const sign = plainSign(parts.find(({ type }) => type === 'group')?.value ?? '');
    const size = parts.filter(({ type }) => type === 'integer')[1]?.value.length ?? 3;
    known.set(localLanguage(), (found = { sign, size }));
  }
  return found;
}

/** A text as the rules below look at it: no marks of direction, no space around it, one way to write each sign. */
const prepared = (text: string): string =>
  westernDigits(text)
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\u2010-\u2013\u2212\ufe63\uff0d]/g, '-')
    .replace('\uff0b', '+')
    .replace(/[\s'\u2019.,\u060c\uff0c\uff0e]/g, plainSign)
    .trim()
    .replace(/^([-+]) /, '$1');

/** The digits of a whole number in groups, as the language writes them or by three; undefined where they are in none. */
function ungrouped(whole: string, { sign, size }: Grouping): string | undefined {
  if (!sign || !whole.includes(sign)) return undefined;
  const [first = '', ...rest] = whole.split(sign);
  const last = rest.pop();
  const isBy = (length: number) =>
    /^[1-9]\d*$/.test(first) && first.length <= length && rest.every((one) => one.length === length);
  return last?.length === 3 && (isBy(3) || isBy(size)) ? [first, ...rest, last].join('') : undefined;
}

/**
 * Reads a number as people write it: digits of any script, a decimal comma or point, either sign, and groups as the
 * reader's language writes them, with a plain space for a narrow one. Whatever else stands between digits leaves open
 * which number is meant, so that it is none: `120 80` is not 12080. One comma or point is a decimal sign, unless the
 * language writes it between groups and three digits follow: `1,234` is 1234 in English and 1.234 in German.
 *
 * @returns the number, or undefined where the text is none
 */
export function parseNumber(text: string): number | undefined {
  const [, sign = '', digits = '', power = ''] = /^([-+]?)([^e]+)(e[-+]?\d{1,2})?$/i.exec(prepared(text)) ?? [];
  const groups = digits.includes(ARABIC.sign) ? ARABIC : grouping();
  const [, whole = digits, point = '', decimals = ''] = /^(.*)([\u066b.,])([^\u066b.,]*)$/.exec(digits) ?? [];
  const plain =
    ungrouped(digits, groups) ??
    `${(point !== groups.sign && ungrouped(whole, groups)) || whole}${point && '.'}${decimals}`;
  return /^(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(`${sign}${plain}${power}`) : undefined;
}

/** Whether a number that was read could have been meant otherwise: `3.250` by who writes its decimals so, `1e5`. */
export const isDoubtful = (text: string): boolean => /^[-+]?(?!0?[.,])\d*[., ']\d{3}$|e/i.test(prepared(text));
