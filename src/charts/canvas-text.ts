import type { Palette } from './palette.js';

/** How wide a text is, in CSS pixels. */
export type Measure = (text: string) => number;

/** A text in lines. */
export interface Wrapped {
  lines: string[];
  /** A word had to be broken. */
  broken: boolean;
  /** The end was left out. */
  cut: boolean;
}

/** More characters than this have no room in any chart. */
const MOST_CHARACTERS = 300;

/** Fewer letters than this do not stand alone before or after a hyphen. */
const FEWEST_LETTERS = 2;

/** What a reader sees as one character: a letter with its marks, a pictogram with its joiners. */
const CHARACTER = /\P{M}(?:\p{M}|\u200d\P{M}|[\u{1f3fb}-\u{1f3ff}])*|\p{M}+/gu;
/** Scripts whose words are broken with a hyphen. */
const HYPHENATED = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;
/** After these a line may end, besides spaces; a soft hyphen shows only where a line ends. */
const BREAK = /[\u00ad\u200b\-‐–—/\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * Breaks a text into lines: at spaces and hyphens, and inside a word only where the word alone is too long. It measures a
 * few times a line, however long the text and whatever the font.
 *
 * @param most - lines; what is left over is cut off, with an ellipsis
 * @returns no lines where there is room for nothing
 */
export function wrap(text: string, room: number, measure: Measure, most = Infinity): Wrapped {
  const trimmed = text.trim().replaceAll(/\s+/g, ' ');
  const all = trimmed.match(CHARACTER) ?? [];
  const characters = most === Infinity ? all : all.slice(0, MOST_CHARACTERS);
  const result: Wrapped = { lines: [], broken: false, cut: false };
  const fits = (line: string) => measure(line) <= room;
  let at = 0;
  while (at < characters.length) {
    if (result.lines.length >= most) return cutOff(result, fits);
    const longest = longestLine(characters, at, fits);
    const { end, hyphen, broken } = lineEnd(characters, at, longest, fits);
    if (end === at) return cutOff(result, fits);
    result.lines.push(shown(characters, at, end) + hyphen);
    result.broken ||= broken;
    at = end;
    while (characters[at] === ' ') at += 1;
  }
  return all.length > characters.length ? cutOff(result, fits) : result;
}

/** Where a line ends at the latest; doubles its step first, so that no long text is ever measured. */
function longestLine(characters: readonly string[], from: number, fits: (line: string) => boolean): number {
  const good = (end: number) => fits(shown(characters, from, end));
  let low = from;
  let step = 8;
  while (low + step < characters.length && good(low + step)) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, characters.length);
  if (high === characters.length && good(high)) return high;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (good(middle)) low = middle;
    else high = middle;
  }
  return low;
}

interface LineEnd {
  end: number;
  hyphen: string;
  broken: boolean;
}

function lineEnd(
  characters: readonly string[],
  from: number,
  longest: number,
  fits: (line: string) => boolean,
): LineEnd {
  if (longest === characters.length) return { end: longest, hyphen: '', broken: false };
  for (let end = longest; end > from; end -= 1) {
    const last = characters[end - 1]!;
    if (characters[end] !== ' ' && last !== ' ' && !BREAK.test(last)) continue;
    const hyphen = last === '\u00ad' ? '-' : '';
    if (fits(shown(characters, from, end) + hyphen)) return { end, hyphen, broken: false };
  }
  for (let end = longest; end > from + FEWEST_LETTERS; end -= 1) {
    const rest = characters.slice(end, end + FEWEST_LETTERS);
    const letters = [characters[end - 1]!, ...rest].every((one) => HYPHENATED.test(one));
    if (letters && rest.length === FEWEST_LETTERS && fits(`${shown(characters, from, end)}-`)) {
      return { end, hyphen: '-', broken: true };
    }
  }
  return { end: longest, hyphen: '', broken: true };
}

function shown(characters: readonly string[], from: number, end: number): string {
  return characters.slice(from, end).join('').replaceAll('\u00ad', '').trim();
}

function cutOff(wrapped: Wrapped, fits: (line: string) => boolean): Wrapped {
  wrapped.cut = true;
  const last = wrapped.lines.pop();
  if (last === undefined) return wrapped;
  const characters = last.replace(/-$/, '').match(CHARACTER) ?? [];
  for (let end = characters.length; end > 0; end -= 1) {
    const line = `${characters.slice(0, end).join('').trim()}…`;
    if (!fits(line)) continue;
    wrapped.lines.push(line);
    return wrapped;
  }
  if (fits('…')) wrapped.lines.push('…');
  return wrapped;
}

/** A font as a canvas takes it, of the element's typeface. */
export function font({ size, font: family }: Palette, bold = false, scale = 0.9): string {
  return `${bold ? 600 : 400} ${size * scale}px ${family}`;
}

/** Text with a rim of the surface's colour, so that it can be read where a line runs under it. */
export function write(ctx: CanvasRenderingContext2D, { surface }: Palette, text: string, x: number, y: number): void {
  ctx.strokeStyle = surface;
  ctx.lineWidth = 4;
  ctx.lineJoin = 'round';
  ctx.strokeText(text, x, y);
  ctx.fillText(text, x, y);
}
