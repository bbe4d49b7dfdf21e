import { isoDay } from '../../format/iso-date.js';
import type { DataProblem } from '../../format/problem.js';
import type { Compiled } from '../language/compiled.js';
import { knownLanguage, type KnownLanguage } from '../language/known-language.js';
import type { OptionGridData } from '../model.js';
import { readDraft } from '../parse-option-grid.js';
import { type ReadingLevel, readingLevel } from '../reading/reading-level.js';
import { readBackground } from '../read-background.js';
import { certifyingRules } from './certifying.js';
import { type Criterion, CRITERION_STATES, type CriterionState, type Tier } from './criterion.js';
import { crossFindings, readingFindings } from './findings.js';
import { patientTexts } from './patient-texts.js';
import { probabilitiesRules } from './probabilities.js';
import { processRules } from './process.js';
import { qualifyingRules } from './qualifying.js';
import type { Rule } from './rule.js';
import { type CriteriaContext, placedCells, type Subject } from './subject.js';
import { testingRules } from './testing.js';
import { contradictions, framing } from './text-findings.js';

/** What a check of criteria has to know. */
export interface CriteriaOptions {
  /** `YYYY-MM-DD`; else the day on this device. */
  readonly today?: string;
  readonly context?: CriteriaContext;
  /** BCP 47 tag of the texts, where the decision does not say its own; else English. */
  readonly lang?: string;
}

/** How many criteria of a tier are in which state; `applicable` are all but those that do not apply. */
export type CriteriaCounts = Readonly<Record<CriterionState | 'applicable', number>>;

/** A decision, judged by 44 criteria. There is no overall score: one gap is not made up for by another strength. */
export interface CriteriaReport {
  /** In their order: `Q1` to `Q6`, `C1` to `C10`, `B1` to `B28`. */
  readonly criteria: readonly Criterion[];
  /** A gap in `Q` means that this is not a decision aid yet, one in `C` that it may bias. */
  readonly counts: Readonly<Record<Tier, CriteriaCounts>>;
  /**
   * What is wrong besides: data that cannot be read, ranges that exclude their estimate, ids that are taken or unknown,
   * unsafe links, evidence that is out of date, and numbers in texts: without their counts, above their whole, or against
   * the outcome beside them.
   */
  readonly findings: readonly DataProblem[];
  readonly reading: ReadingLevel;
}

/** How many criteria each tier has. */
const TIERS: readonly (readonly [Tier, number])[] = [
  ['Q', 6],
  ['C', 10],
  ['B', 28],
];
const allIds = (): string[] =>
  TIERS.flatMap(([tier, count]) => [...Array(count).keys()].map((index) => `${tier}${index + 1}`));
/** Those that need not apply where the authors say why. */
const EXCUSABLE = ['C5', 'B1', 'B3', 'B4', 'B5', 'B8', 'B19'];

const rules = (): Readonly<Record<string, Rule>> => ({
  ...qualifyingRules(),
  ...certifyingRules(),
  ...probabilitiesRules(),
  ...processRules(),
  ...testingRules(),
});

/** What is judged where nothing can be read. */
const NOTHING: OptionGridData = { id: '', title: '', decision: '', options: [], rows: [], sources: [], example: false };

/**
 * `checkCriteria` for a page that loads only the rules of one language.
 *
 * @param rulesOf - the rules of a language, where they are there; else its texts are not looked at
 */
export function judge(
  decision: unknown,
  { today, context = {}, lang }: CriteriaOptions,
  rulesOf: (language: KnownLanguage) => Compiled | undefined,
): CriteriaReport {
  const draft = readDraft(decision);
  const grid = draft.value ?? NOTHING;
  const behind = readBackground(decision);
  const background = behind.value ?? { contacts: [], practical: {}, authors: [], criteria: {} };
  const language = grid.lang ?? lang ?? 'en';
  const known = knownLanguage(language);
  const ruled = known && rulesOf(known);
  const cells = placedCells(grid);
  const texts = patientTexts(grid, background, cells);
  const subject: Subject = {
    grid,
    background,
    today: today ?? isoDay(new Date()),
    context,
    rules: ruled,
    reading: readingLevel(
      texts.map(({ text }) => text),
      language,
    ),
    framing: ruled ? framing(texts, cells, ruled) : [],
    cells,
  };
  const judges = rules();
  const ids = allIds();
  const criteria = ids.map((id): Criterion => ({ id, tier: id[0] as Tier, ...judges[id]!(subject, id) }));
  return {
    criteria,
    counts: Object.fromEntries(TIERS.map(([tier]) => [tier, counts(criteria, tier)])) as Record<Tier, CriteriaCounts>,
    findings: [
      ...readingFindings(draft.problems),
      ...readingFindings(draft.value ? behind.problems : []),
      ...crossFindings(subject, ids, EXCUSABLE),
      ...subject.framing,
      ...(ruled ? contradictions(texts, cells, ruled) : [unknownLanguage(language)]),
    ],
    reading: subject.reading,
  };
}

const unknownLanguage = (language: string): DataProblem => ({
  severity: 'warning',
  code: 'unknown-language',
  path: 'lang',
  message: `lang: numbers in texts were not looked at, as the rules do not know "${language}"`,
});

function counts(criteria: readonly Criterion[], tier: Tier): CriteriaCounts {
  const states = criteria.filter((criterion) => criterion.tier === tier).map(({ state }) => state);
  const count = (state: CriterionState) => states.filter((one) => one === state).length;
  const each = Object.fromEntries(CRITERION_STATES.map((state) => [state, count(state)]));
  return { ...(each as Record<CriterionState, number>), applicable: states.length - count('not-applicable') };
}
