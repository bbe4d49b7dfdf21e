import { isIP } from 'node:net';

/**
 * Which names this server answers to. A foreign name in `Host` means that a page of somebody else's had its own name lead
 * here (DNS rebinding), and would read everything as if it were ours. A plain address cannot be led anywhere.
 * @param {string[]} names besides `localhost` and addresses
 * @returns {(host: string | undefined) => boolean}
 */
export function knownHosts(names) {
  const known = new Set(names.map((name) => name.toLowerCase()));
  return (host) => {
    if (host === undefined) return false;
    const [, bracketed, plain] = /^(?:\[([\da-f:.]+)\]|([\w.-]+))(?::\d{1,5})?$/i.exec(host) ?? [];
    const name = (plain ?? bracketed ?? '').toLowerCase().replace(/\.$/, '');
    return isIP(name) > 0 || name === 'localhost' || name.endsWith('.localhost') || known.has(name);
  };
}
