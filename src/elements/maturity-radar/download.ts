import { type MaturityProfile, profileToCsv } from '../../domain/maturity.js';
import { msg, str } from '../../i18n/index.js';
import { targetText } from './words.js';

/** How long a browser may take to fetch a file that it has been told to save. */
const GRACE = 10_000;

/**
 * Offers files that were made in the page. Uses a link to a Blob: no request leaves the page, and the strictest content
 * policy allows it.
 */
export class Downloads {
  readonly #pending = new Map<string, ReturnType<typeof setTimeout>>();

  /** Has the browser save a file. */
  save(content: Blob, name: string): void {
    const url = URL.createObjectURL(content);
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    this.#pending.set(
      url,
      setTimeout(() => this.#revoke(url), GRACE),
    );
  }

  /** Gives up every file that is still offered. */
  clear(): void {
    for (const url of this.#pending.keys()) this.#revoke(url);
  }

  #revoke(url: string): void {
    clearTimeout(this.#pending.get(url));
    this.#pending.delete(url);
    URL.revokeObjectURL(url);
  }
}

/** A file name from a title: letters and digits of any script. */
export function fileName(title: string, extension: string): string {
  const name =
    title
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu)
      ?.join('-')
      .slice(0, 80) ?? '';
  return `${name || 'maturity'}.${extension}`;
}

/** The profile as a table for a spreadsheet, headed in the reader's language. */
export function csvFile(profile: MaturityProfile): Blob {
  const csv = profileToCsv(profile, {
    dimension: msg('Dimension', { id: 'radar.dimension.heading' }),
    target: targetText(),
    title: msg('Title', { id: 'radar.csv.title' }),
    source: msg('Source', { id: 'radar.csv.source' }),
    date: msg('Date', { id: 'radar.csv.date' }),
    lowest: (series) => msg(str`${series}: lowest rating`, { id: 'radar.csv.lowest' }),
    highest: (series) => msg(str`${series}: highest rating`, { id: 'radar.csv.highest' }),
  });
  return new Blob([csv], { type: 'text/csv;charset=utf-8' });
}
