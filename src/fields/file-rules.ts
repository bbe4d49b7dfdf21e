import type { Item } from '../domain/questionnaire.js';
import { formatList, formatNumber, isolate, msg } from '../i18n/index.js';

/** The largest file where the form names no size, in megabytes: answers are held in memory and sent in one piece. */
const LARGEST = 20;

/** The size of a megabyte in bytes, as phones and the units' standard count. */
const MEGABYTE = 1_000_000;

/** `maxSize` was in megabytes in R4, and is in bytes since: from here on nobody means megabytes. */
const BYTES = 1000;

/** What a question takes: kinds of files by MIME type (`image/*` too; empty: any), and the largest size in bytes. */
export interface FileRules {
  readonly types: readonly string[];
  readonly largest: number;
}

export function fileRules({ extensions }: Item): FileRules {
  const types = (extensions.get('mimeType') ?? []).flatMap(({ valueCode }) =>
    typeof valueCode === 'string' && valueCode ? valueCode.toLowerCase() : [],
  );
  const [size] = extensions.get('maxSize') ?? [];
  const given = size?.['valueDecimal'] ?? size?.['valueInteger'];
  const most = typeof given === 'number' && given > 0 ? given : LARGEST;
  return { types, largest: most < BYTES ? most * MEGABYTE : most };
}

/** Whether a file is of one of the kinds. */
export const hasType = ({ types }: FileRules, type: string): boolean =>
  types.length === 0 ||
  types.some((one) =>
    one.endsWith('/*') ? type.toLowerCase().startsWith(one.slice(0, -1)) : type.toLowerCase() === one,
  );

/** A size in words: `870 kB`, `2.4 MB`. */
export function sizeText(bytes: number): string {
  const [value, unit] = bytes < MEGABYTE ? [bytes / 1000, 'kilobyte'] : [bytes / MEGABYTE, 'megabyte'];
  const rounded = value < 10 ? Math.ceil(value * 10) / 10 : Math.ceil(value);
  return formatNumber(rounded, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 });
}

/** The kinds of files in words. */
export function typeNames({ types }: FileRules): string {
  const names = types.map((type) => {
    if (type === 'image/*') return msg('pictures', { id: 'field.file.pictures' });
    if (type === 'video/*') return msg('videos', { id: 'field.file.videos' });
    if (type === 'audio/*') return msg('sound recordings', { id: 'field.file.sounds' });
    if (type === 'text/plain') return msg('text files', { id: 'field.file.text' });
    const [, name = ''] = type.split('/');
    return isolate(name.replace(/^.*[.-]|\+.*$/g, '').toUpperCase() || type);
  });
  return formatList([...new Set(names)], 'disjunction');
}
