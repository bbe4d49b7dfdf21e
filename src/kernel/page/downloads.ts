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

/**
 * A file name from a title: letters and digits of any script.
 *
 * @param other - where the title has none
 */
export function fileName(title: string, extension: string, other: string): string {
  const name =
    title
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu)
      ?.join('-')
      .slice(0, 80) ?? '';
  return `${name || other}.${extension}`;
}
