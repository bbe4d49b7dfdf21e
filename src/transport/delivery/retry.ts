/** The shortest and the longest time between two attempts, unless the server asks for more. Milliseconds. */
const SHORTEST = 2_000;
const LONGEST = 300_000;

/** How much more time a server may ask for: in seconds, and as a date, which a wrong clock may take for another day. */
const LONGEST_ASKED = 86_400_000;
const LONGEST_BY_DATE = 3_600_000;

/**
 * How long to wait after a number of failed attempts: anything up to a limit that doubles ("full jitter"), so that the
 * many who were cut off together do not come back together.
 *
 * @param failed - attempts so far, from 1
 * @param random - from 0 up to 1
 */
export function pause(failed: number, random: number): number {
  const limit = Math.min(LONGEST, SHORTEST * 2 ** failed);
  return SHORTEST + random * (limit - SHORTEST);
}

/**
 * The milliseconds that `Retry-After` asks for, or undefined where it says nothing.
 *
 * @param header - seconds, or an HTTP date
 * @param now - of the clock that the date is about
 */
export function askedPause(header: string | null, now: number): number | undefined {
  const inSeconds = /^\s*\d+\s*$/.test(header ?? '');
  const asked = inSeconds ? Number(header) * 1000 : Date.parse(header ?? '') - now;
  return Number.isNaN(asked) ? undefined : Math.min(Math.max(asked, 0), inSeconds ? LONGEST_ASKED : LONGEST_BY_DATE);
}
