import type { CriterionEvidence, DecisionType, Found, GridAuthor, GridTest } from './background.js';
import type { Absence, Certainty, GridOutcome, RowKind } from './model.js';

/** An outcome as authors write it. */
export type GridOutcomeInput = Omit<GridOutcome, 'certainty'> & {
  /** One of {@link CERTAINTIES}; an imported JSON file says only that it is a text. */
  readonly certainty?: Certainty | (string & {});
};

/** A cell as authors write it. */
export interface GridCellInput {
  readonly text?: string;
  readonly outcome?: GridOutcomeInput;
  readonly sources?: readonly string[];
  readonly absent?: Absence | (string & {});
  readonly detail?: string;
}

/** One word for the row, or one for some of its options; of an imported JSON file some members may be missing. */
type ByOptionInput = string | Readonly<Record<string, string | undefined>>;

/** The test of a decision as authors write it. */
export type GridTestInput = Omit<GridTest, 'overdetection' | 'found'> & {
  readonly overdetection?: string | GridOutcomeInput;
  readonly found?: { readonly [Side in keyof Found]?: string | number | GridOutcomeInput };
};

/**
 * A decision as authors write it: what `schema/option-grid.json` describes, and what the parser reads. An imported JSON
 * file fits it: what is wrong in it the parser says.
 */
export interface OptionGridInput {
  id: string;
  title: string;
  decision: string;
  introduction?: string;
  options: readonly {
    id: string;
    label: string;
    description?: string;
    none?: boolean;
    practical?: readonly string[];
  }[];
  rows: readonly {
    id: string;
    question: string;
    description?: string;
    event?: string;
    noEvent?: string;
    kind?: RowKind | (string & {});
    certainty?: ByOptionInput;
    certaintyWhy?: ByOptionInput;
    good?: boolean;
    cells: Readonly<Record<string, GridCellInput | null | undefined>>;
  }[];
  sources?: readonly (string | { id: string; citation: string; note?: string; url?: string })[];
  author?: string;
  published?: string;
  expires?: string;
  funding?: string;
  updatePolicy?: string;
  type?: DecisionType | (string & {});
  condition?: string;
  withoutTreatment?: string;
  people?: string;
  comparator?: string;
  contacts?: string | readonly string[];
  version?: string;
  evidenceSelection?: string;
  authors?: readonly GridAuthor[];
  test?: GridTestInput;
  criteria?: Readonly<Record<string, CriterionEvidence | undefined>>;
  example?: boolean;
  lang?: string;
  dir?: 'ltr' | 'rtl' | (string & {});
}
