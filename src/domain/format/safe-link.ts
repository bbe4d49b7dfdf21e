/**
 * The address of a link that may be followed: https, mailto, tel, or relative to the page. Everything else, and
 * `javascript:` above all, is no link. Blanks and control characters are dropped first, as browsers do.
 *
 * @returns the address, or undefined where it must not become a link
 */
export function safeLink(url: string): string | undefined {
  // eslint-disable-next-line no-control-regex
  const address = url.replace(/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028-\u202f\ufeff]/g, '');
  const relative = !/^[^/?#]*:/.test(address) && !/^[/\\]{2}/.test(address);
  return address && (relative || /^(https:\/\/|mailto:|tel:)/i.test(address)) ? address : undefined;
}
