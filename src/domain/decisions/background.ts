import type { GridOutcome } from './model.js';

/** What a decision is about. Whoever says `treatment`, `selfcare`, `values` or `other` says that no test is in it. */
export const DECISION_TYPES = ['treatment', 'test', 'screening', 'selfcare', 'values', 'other'] as const;
export type DecisionType = (typeof DECISION_TYPES)[number];

/** One of those who wrote a decision. */
export interface GridAuthor {
  readonly name: string;
  /** Training and post: "general practitioner". */
  readonly credentials?: string;
  /** What they may gain from a choice, or that they gain nothing. */
  readonly interests?: string;
}

/** What a test tells right and wrong. Whole numbers of people, who together are `of`. */
export interface Accuracy {
  readonly of?: number;
  readonly truePositive?: number;
  readonly trueNegative?: number;
  readonly falsePositive?: number;
  readonly falseNegative?: number;
}

/** How often the condition is found by those who have the test and by those who do not: in words, or counted. */
export interface Found {
  readonly with?: string | number | GridOutcome;
  readonly without?: string | number | GridOutcome;
}

/** What a decision about a test has to say of it. */
export interface GridTest {
  /** What it looks for. */
  readonly measures?: string;
  /** What follows when it finds something, and when it finds nothing. */
  readonly ifFound?: string;
  readonly ifNotFound?: string;
  /** That it may find what would never have done harm: in words, or counted. */
  readonly overdetection?: string | GridOutcome;
  readonly accuracy?: Accuracy;
  readonly found?: Found;
}

/** What its authors say about one criterion. */
export interface CriterionEvidence {
  /** What was done, and what came of it. */
  readonly note?: string;
  /** Where that can be read; only an address that is safe to follow. */
  readonly url?: string;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly date?: string;
  /** Why the criterion does not apply here. */
  readonly why?: string;
}

/** What stands behind a decision: for a summary, for the picture of a test, and for those who write or review it. */
export interface Background {
  readonly type?: DecisionType;
  /** The health problem, in plain words. */
  readonly condition?: string;
  /** What happens if nothing is done, where no option stands for that. */
  readonly withoutTreatment?: string;
  /** Whom to ask or to call, each as a line of text. */
  readonly contacts: readonly string[];
  /** By the ids of options, own keys only: what has to be arranged, each in plain words: "blood tests twice a year". */
  readonly practical: Readonly<Record<string, readonly string[]>>;
  readonly version?: string;
  readonly authors: readonly GridAuthor[];
  /** How the evidence was looked for, chosen and put together. */
  readonly evidenceSelection?: string;
  readonly test?: GridTest;
  /** By the id of a criterion: `Q1` to `Q6`, `C1` to `C10`, `B1` to `B28`. Own keys only. */
  readonly criteria: Readonly<Record<string, CriterionEvidence>>;
}
