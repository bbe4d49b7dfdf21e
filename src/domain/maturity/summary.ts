import type { Level, MaturityProfile } from './profile.js';

/** A level and the dimensions, by index, that share it. */
export interface SharedLevel {
  readonly level: number;
  readonly dimensions: readonly number[];
}

/** A difference in levels and the dimensions, by index, that share it. */
export interface SharedDifference {
  /** Always above zero. */
  readonly levels: number;
  readonly dimensions: readonly number[];
}

/** What a sentence about a profile may say. All of it is about the first series. */
export interface ProfileFacts {
  readonly highest: SharedLevel | null;
  /** `null` where all answered dimensions share one level, which is then the highest. */
  readonly lowest: SharedLevel | null;
  /** How many dimensions have both a level and a target. */
  readonly targeted: number;
  /** Furthest below the target; `null` where none is below. */
  readonly gap: SharedDifference | null;
  /** Largest rise above the second series; `null` where nothing is higher. */
  readonly rise: SharedDifference | null;
  /** Largest fall below the second series; `null` where nothing is lower. */
  readonly fall: SharedDifference | null;
  /** Dimensions without a level. */
  readonly unanswered: number;
}

/**
 * Picks out what is worth saying in words. It compares single dimensions only: there is no average, no sum and no
 * area, because levels of different dimensions do not add up to anything.
 *
 * @param profile - a checked profile
 */
export function profileFacts(profile: MaturityProfile): ProfileFacts {
  const [now, before] = profile.series;
  const values = now?.values ?? [];
  const highest = most(values);
  const lowest = most(values, -1);
  const toTarget = differences(profile.target, values);
  const sinceBefore = differences(values, before?.values);
  return {
    highest: highest && { level: highest.value, dimensions: highest.dimensions },
    lowest: lowest && lowest.value !== highest?.value ? { level: lowest.value, dimensions: lowest.dimensions } : null,
    targeted: toTarget.filter((difference) => difference !== null).length,
    gap: aboveZero(most(toTarget)),
    rise: aboveZero(most(sinceBefore)),
    fall: aboveZero(most(sinceBefore.map((difference) => difference && -difference))),
    unanswered: values.filter((value) => value === null).length,
  };
}

interface Most {
  readonly value: number;
  readonly dimensions: readonly number[];
}

/** The largest value (with `sign` -1 the smallest) and everywhere it occurs. */
function most(values: readonly Level[], sign = 1): Most | null {
  let found: Most | null = null;
  values.forEach((value, index) => {
    if (value === null) return;
    if (found === null || sign * value > sign * found.value) found = { value, dimensions: [index] };
    else if (value === found.value) found = { value, dimensions: [...found.dimensions, index] };
  });
  return found;
}

/** First minus second; rounded, so that 2.3 - 2.2 and 1.3 - 1.2 are the same difference. */
function differences(first: readonly Level[] = [], second: readonly Level[] = []): Level[] {
  return first.map((value, index) => {
    const other = second[index] ?? null;
    return value === null || other === null ? null : Math.round((value - other) * 1e6) / 1e6;
  });
}

function aboveZero(found: Most | null): SharedDifference | null {
  return found && found.value > 0 ? { levels: found.value, dimensions: found.dimensions } : null;
}
