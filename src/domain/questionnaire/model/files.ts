import { text } from './json.js';
import type { Extensions } from './model.js';

/** A kind of file: its MIME type, what else it is called, and how names of such files end. */
interface Kind {
  readonly type: string;
  readonly also: readonly string[];
  readonly endings: readonly string[];
}

/** `type also …: ending …`, a kind a line. Browsers name types as the computer does, and many have several names. */
const KINDS: readonly Kind[] = `
image/jpeg image/jpg image/pjpeg image/x-jpeg: jpg jpeg jpe jfif
image/png image/x-png: png
image/heic image/heic-sequence image/heif image/heif-sequence: heic heif hif
image/gif: gif
image/webp: webp
image/avif: avif
image/bmp image/x-ms-bmp image/x-bmp: bmp
image/tiff image/tif image/x-tiff: tif tiff
image/svg+xml: svg
application/pdf application/x-pdf: pdf
text/plain: txt text
text/csv application/csv text/x-csv application/x-csv text/comma-separated-values: csv
text/markdown text/x-markdown: md markdown
text/html application/xhtml+xml: html htm xhtml
application/rtf text/rtf text/richtext: rtf
application/json text/json: json
application/xml text/xml: xml
application/zip application/x-zip application/x-zip-compressed multipart/x-zip: zip
application/msword: doc
application/vnd.openxmlformats-officedocument.wordprocessingml.document: docx
application/vnd.oasis.opendocument.text: odt
application/vnd.ms-excel application/msexcel application/x-msexcel: xls
application/vnd.openxmlformats-officedocument.spreadsheetml.sheet: xlsx
application/vnd.oasis.opendocument.spreadsheet: ods
application/vnd.ms-powerpoint application/mspowerpoint: ppt
application/vnd.openxmlformats-officedocument.presentationml.presentation: pptx
application/dicom: dcm
video/mp4 video/x-m4v: mp4 m4v
audio/mpeg audio/mp3 audio/x-mp3 audio/mpeg3: mp3
audio/mp4 audio/x-m4a audio/m4a audio/mp4a-latm: m4a mp4
audio/aac audio/x-aac audio/aacp: aac
audio/wav audio/x-wav audio/wave audio/vnd.wave: wav
audio/ogg application/ogg audio/opus: ogg oga opus
audio/flac audio/x-flac: flac
audio/amr: amr
video/quicktime: mov qt
video/webm: webm
audio/webm: weba webm
video/3gpp: 3gp 3gpp
audio/3gpp: 3gp
video/mpeg video/mpg: mpeg mpg
video/x-msvideo video/avi video/msvideo: avi
`
  .trim()
  .split('\n')
  .map((line) => {
    const [names = '', endings = ''] = line.split(': ');
    const [type = '', ...also] = names.split(' ');
    return { type, also, endings: endings.split(' ') };
  });

const bare = (type: string): string => type.toLowerCase().split(';', 1)[0]!.trim();

const kindOf = (type: string): Kind | undefined => KINDS.find((kind) => kind.type === type || kind.also.includes(type));

const endingOf = (name: string): string => /\.([^./\\?#]+)(?:[?#].*)?$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** One name for a type that has several, without parameters: `image/jpeg` for `image/jpg`. */
export const canonicalType = (type: string): string => kindOf(bare(type))?.type ?? bare(type);

/**
 * The type of a file. Its name tells more than what a browser calls it: a computer with a spreadsheet program says of a
 * table as text that it is a spreadsheet, and of what it does not know, nothing.
 */
export function fileType(name: string, said = ''): string {
  const ending = endingOf(name);
  const type = canonicalType(said);
  const isOfSaid = kindOf(type)?.endings.includes(ending);
  const named = isOfSaid ? undefined : KINDS.find(({ endings }) => endings.includes(ending));
  return named?.type ?? (type || 'application/octet-stream');
}

/** How names of files of a type end, in lower case, each with its dot. `image/*` gives those of all pictures. */
export function endingsOf(type: string): string[] {
  const kinds = KINDS.filter((kind) => isOfType(kind.type, type));
  return [...new Set(kinds.flatMap(({ endings }) => endings))].map((ending) => `.${ending}`);
}

/** `image/*` and `image` are any picture, a lone star is any file. */
function isOfType(type: string, wanted: string): boolean {
  const family = wanted.replace(/\/\*$/, '');
  return family === '*' || type === canonicalType(wanted) || (!family.includes('/') && type.startsWith(`${family}/`));
}

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
  /** `maxSize` as the form has it. */
  readonly stated?: number;
}

/** By the extensions `mimeType`, in which forms also have endings (`.pdf`), and `maxSize`. */
export function fileRules(extensions: Extensions): FileRules {
  const types = (extensions.get('mimeType') ?? []).flatMap((one) => {
    const wanted = bare(text(one['valueCode'] ?? one['valueString']) ?? '');
    return wanted.startsWith('.') ? fileType(wanted) : wanted ? canonicalType(wanted) : [];
  });
  const [size] = extensions.get('maxSize') ?? [];
  const given = size?.['valueDecimal'] ?? size?.['valueInteger'];
  const stated = typeof given === 'number' && given > 0 ? given : undefined;
  const most = stated ?? LARGEST;
  return { types: [...new Set(types)], largest: most < BYTES ? most * MEGABYTE : most, stated };
}

/** Is a file of one of the kinds that are wanted? */
export const isWanted = ({ types }: FileRules, type: string): boolean =>
  !types[0] || types.some((wanted) => isOfType(type, wanted));
