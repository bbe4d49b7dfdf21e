import { version } from './version.js';

/** What the first copy leaves behind for those that come later. */
interface Guard {
  readonly version: string;
}

const KEY = Symbol.for('patient-partnership');
const own: Guard = Object.freeze({ version });
let warned = false;

/**
 * Asks whether this copy of the library may define `tag`. The first copy on a page owns it; a second one warns once,
 * names both versions and defines nothing, so that a page that loads two never ends up with half of each.
 *
 * @param tag - the tag about to be defined
 * @returns true when the caller should define it; false without a registry (on a server), for a second copy and for a
 * tag that is taken
 */
export function claim(tag: string): boolean {
  if (typeof customElements === 'undefined') return false;
  const page = globalThis as { [KEY]?: Partial<Guard> };
  const owner = (page[KEY] ??= own);
  if (owner !== own) {
    if (!warned) {
      console.warn(
        `patient-partnership ${String(owner.version)} is on this page already: this second copy (${version}) stays out. Load only one.`,
      );
    }
    warned = true;
    return false;
  }
  return !customElements.get(tag);
}
