/** Whether a page is a decision aid at all (Q), may bias (C), or is as good as it can be (B). */
export type Tier = 'Q' | 'C' | 'B';

/**
 * `met` by the data or by the element itself; `partly`, with the paths of what lacks; `needs-evidence` where only a study or
 * a note of the authors can tell; `not-applicable` where the data say so, or the authors, with their reason.
 */
export const CRITERION_STATES = ['met', 'partly', 'needs-evidence', 'missing', 'not-applicable'] as const;
export type CriterionState = (typeof CRITERION_STATES)[number];

/** One criterion, judged. */
export interface Criterion {
  /** `Q1` to `Q6`, `C1` to `C10`, `B1` to `B28`. */
  readonly id: string;
  readonly tier: Tier;
  readonly state: CriterionState;
  /** Where in the data something lacks, such as `rows[2].cells.tablets`; of what is met, nothing. */
  readonly paths: readonly string[];
  /** English, for authors: what to do, or why it does not apply. Empty where it is met. */
  readonly advice: string;
}

/** What a rule says: a criterion without its name. */
export type Verdict = Omit<Criterion, 'id' | 'tier'>;

export const met: Verdict = { state: 'met', paths: [], advice: '' };

export const missing = (advice: string, ...paths: string[]): Verdict => ({ state: 'missing', paths, advice });

export const partly = (advice: string, paths: readonly string[]): Verdict => ({ state: 'partly', paths, advice });

export const notApplicable = (why: string): Verdict => ({ state: 'not-applicable', paths: [], advice: why });

/** One thing that a criterion looks at, and whether it is as it should be. */
export interface Part {
  readonly path: string;
  readonly isMet: boolean;
}

/** Met by all parts, partly by some, missing where none is as it should be. */
export function byParts(parts: readonly Part[], advice: string): Verdict {
  const lacking = parts.filter(({ isMet }) => !isMet).map(({ path }) => path);
  if (lacking.length === 0) return met;
  return lacking.length < parts.length ? partly(advice, lacking) : missing(advice, ...lacking);
}
