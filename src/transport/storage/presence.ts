const PREFIX = 'patient-partnership tab ';

/**
 * Lets other tabs know that a page of this tab is there, for as long as it is: by a lock, which the browser takes back from
 * whatever ends. A page that is put away for "back" lets go of it, so that it can be.
 *
 * @param owner - stands for the tab; one that was duplicated has the same
 */
export function appear(owner: string): void {
  let leave: (() => void) | undefined;
  const come = () => {
    const stay = () => new Promise<void>((resolve) => (leave = resolve));
    navigator.locks.request(PREFIX + owner, { mode: 'shared' }, stay).catch(() => undefined);
  };
  come();
  addEventListener('pagehide', () => leave?.());
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) come();
  });
}

/** The tabs that have a page now; undefined where the browser does not say. */
export async function present(): Promise<Set<string> | undefined> {
  try {
    const { held = [] } = await navigator.locks.query();
    return new Set(held.map(({ name = '' }) => name.slice(PREFIX.length)));
  } catch {
    return undefined;
  }
}
