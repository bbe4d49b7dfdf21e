import { version } from './version.js';

/** What the first copy leaves behind for those that come later. */
interface Guard {
  readonly version: string;
}

const KEY = Symbol.for('patient-partnership');
const own: Guard = Object.freeze({ version });
let warned = false;

/**
 * Asks whether this copy of the library is the first one on the page, which owns it. A second one warns once and names
 * both versions.
 */
export function isFirstCopy(): boolean {
  const page = globalThis as { [KEY]?: Partial<Guard> };
  const owner = (page[KEY] ??= own);
  if (owner !== own) {
    if (!warned) {
      console.warn(
        `patient-partnership ${String(owner.version)} is on this page already: this second copy (${version}) stays out. Load only one.`,
      );
    }
    warned = true;
  }
  return owner === own;
}

/**
 * Asks whether this copy of the library may define `tag`. A second copy on a page defines nothing, so that a page that
 * loads two never ends up with half of each.
 *
 * @param tag - the tag about to be defined
 * @returns true when the caller should define it; false without a registry (on a server), for a second copy and for a
 * tag that is taken
 */
export const claim = (tag: string): boolean =>
  typeof customElements !== 'undefined' && isFirstCopy() && !customElements.get(tag);
