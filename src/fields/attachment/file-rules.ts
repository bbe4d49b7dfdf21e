import { endingsOf, type FileRules } from '../../domain/questionnaire/model/files.js';
import { formatList, formatNumber, isolate, msg, str } from '../../i18n/index.js';

const MEGABYTE = 1_000_000;

/** A size in words: `870 kB`, `2.4 MB`. */
export function sizeText(bytes: number): string {
  const [value, unit] = bytes < MEGABYTE ? [bytes / 1000, 'kilobyte'] : [bytes / MEGABYTE, 'megabyte'];
  const rounded = value < 10 ? Math.ceil(value * 10) / 10 : Math.ceil(value);
  return formatNumber(rounded, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 });
}

/** What the dialog of the browser offers: by type, and by how names end, as not each computer knows each type. */
export const accepted = ({ types }: FileRules): string =>
  types
    .flatMap((type) => (type.startsWith('*') ? [] : [type.includes('/') ? type : `${type}/*`, ...endingsOf(type)]))
    .join(',');

/** Formats that people know by another name than the ending of their files. */
const NAMES: Readonly<Record<string, string>> = {
  ...{ jpg: 'JPEG', tif: 'TIFF', doc: 'Word', docx: 'Word', xls: 'Excel', xlsx: 'Excel', ppt: 'PowerPoint' },
  ...{ pptx: 'PowerPoint', odt: 'OpenDocument', ods: 'OpenDocument', md: 'Markdown', mov: 'QuickTime' },
};

/** What a person would call such files. */
function family(type: string): string {
  if (/^image\b/.test(type)) return msg('a picture', { id: 'field.file.pictures' });
  if (/^video\b/.test(type)) return msg('a video', { id: 'field.file.videos' });
  if (/^audio\b/.test(type)) return msg('a sound recording', { id: 'field.file.sounds' });
  if (type === 'application/pdf') return msg('a PDF', { id: 'field.file.pdf' });
  if (type === 'application/zip') return msg('a ZIP folder', { id: 'field.file.zip' });
  if (/excel|sheet|csv$/.test(type)) return msg('a table', { id: 'field.file.table' });
  if (/word|document\.text|rtf$/.test(type)) return msg('a text document', { id: 'field.file.document' });
  if (/^text\b/.test(type)) return msg('a text file', { id: 'field.file.text' });
  return msg('a file', { id: 'field.file.else' });
}

/** The format in letters, where the family does not say it. */
function format(type: string): string | undefined {
  if (!type.includes('/') || /[*]|^text\/plain$|\/(?:pdf|zip)$/.test(type)) return undefined;
  const [ending = ''] = endingsOf(type);
  const short = ending.slice(1) || type.replace(/^.*[/.-]|\+.*$/g, '');
  return isolate(NAMES[short] ?? short.toUpperCase());
}

/** The kinds of files in words: "a picture (JPEG or PNG) or a PDF". Empty where any will do. */
export function typeNames({ types }: FileRules): string {
  if (types.some((type) => type.startsWith('*'))) return '';
  const formats = new Map<string, Set<string> | undefined>();
  for (const type of types) {
    const name = family(type);
    const known = formats.get(name);
    const own = format(type);
    // Where all pictures will do, it does not matter which others do.
    if (formats.has(name) && !known) continue;
    formats.set(name, own ? new Set([...(known ?? []), own]) : undefined);
  }
  const names = [...formats].map(([name, own]) => {
    if (!own) return name;
    const list = [...own].join(', ');
    return msg(str`${name} (${list})`, { id: 'field.file.formats' });
  });
  return formatList(names, 'disjunction');
}
