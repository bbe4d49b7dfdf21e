import type { ScreenState } from '../session/screen-state.js';

/** What a draft holds. Drafts from before `nodes` and `at` are read, too. */
export interface DraftValue extends ScreenState {
  /** `url|version` of the questionnaire, and what stands for its questions. */
  readonly canonical: string | undefined;
  readonly structure: string;
  /** Of the response, if it was handed over already: nobody knows whether it was sent. */
  readonly identifier: string | undefined;
  /** The place of the question that names the page on which the person was. */
  readonly at?: string | undefined;
}
