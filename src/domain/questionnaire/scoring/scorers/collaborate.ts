import { type InstrumentScore, type Scorer, scorer, sum } from './scorer.js';

/** Fewer complete encounters than this say too little about a clinician or a clinic. */
const MIN_ENCOUNTERS = 25;

const upTo = (max: number): Scorer =>
  scorer({
    name: 'CollaboRATE',
    source: 'Barr PJ et al., J Med Internet Res 2014;16(1):e2, doi:10.2196/jmir.3085',
    items: 3,
    answers: [0, max],
    range: [0, max],
    rule(values) {
      const total = sum(values);
      return total === null ? null : { value: total / 3, details: { isTopScore: total === 3 * max } };
    },
  });

/**
 * CollaboRATE, three items from 0 to 9. The value is their mean; `isTopScore` is that all three are 9, and what the
 * instrument's authors recommend to report. With an answer missing there is no score.
 */
export const collaborate: Scorer = upTo(9);
/** CollaboRATE with five answers from 0 to 4 to each item; a top score is three times 4. */
export const collaborateFivePoint: Scorer = upTo(4);

/** CollaboRATE of several encounters. */
export interface CollaborateSummary {
  /** Encounters that count: all three items answered. */
  readonly n: number;
  /** Encounters that do not. */
  readonly incomplete: number;
  /** Percent of those that count with a top score, 0 to 100; null without any. */
  readonly topScore: number | null;
  /** Mean of their means; never to be shown without `n`. */
  readonly mean: number | null;
  /** There are at least 25, fewer than which the instrument's authors advise not to report. */
  readonly isReportable: boolean;
}

/** Scores of one clinician, clinic or period together. Scales of different length must not be mixed. */
export function summarizeCollaborate(scores: readonly InstrumentScore[]): CollaborateSummary {
  const means = scores.flatMap(({ value }) => value ?? []);
  const top = scores.filter(({ details }) => details['isTopScore'] === true).length;
  const n = means.length;
  return {
    n,
    incomplete: scores.length - n,
    topScore: n ? (100 * top) / n : null,
    mean: n ? means.reduce((all, mean) => all + mean, 0) / n : null,
    isReportable: n >= MIN_ENCOUNTERS,
  };
}
