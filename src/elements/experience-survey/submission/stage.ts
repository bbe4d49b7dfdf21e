import type { LateModule } from '../../../fields/late-module.js';
import type { Delivery } from '../../../transport/delivery/delivery.js';
import type { QuestionnaireResponse } from '../session/response-type.js';
import type { SurveyHost } from '../session/host.js';
import type { Paging } from '../paging/paging.js';

/** Answers from before, and what can be done about them. */
export interface Earlier {
  /** Milliseconds since 1970, if that can be read. */
  readonly savedAt: number | undefined;
  readonly scope: 'session' | 'device';
  /** Undefined where they do not fit the questions any more. */
  readonly goOn: (() => void) | undefined;
  readonly startAgain: () => void;
}

/** Why answers could not be sent, as it is told over them; without words, that trying again may do. */
export interface FailureNotice {
  readonly title?: () => string;
  readonly help?: () => unknown;
}

/** Every screen of a survey that has questions, one at a time. `survey-view.ts` draws the questions, `stage-view.ts` what stands in their place. */
export type Stage =
  /** Nobody knows yet whether there are answers from before. */
  | { readonly at: 'opening'; readonly failure?: FailureNotice }
  /** There are: the person goes on with them, or starts again. */
  | { readonly at: 'resuming'; readonly earlier: Earlier }
  /** The questions. */
  | { readonly at: 'editing'; readonly failure?: FailureNotice }
  /** Nothing is answered: the person is asked whether that is to be sent. */
  | { readonly at: 'confirming'; readonly answer: (sends: boolean) => void }
  /** The questions, as they are sent. */
  | { readonly at: 'sending' }
  /** The answers wait, and go out later. */
  | { readonly at: 'queued'; readonly delivery: Delivery; readonly retry: () => void }
  /** Thanks. */
  | {
      readonly at: 'sent';
      readonly response?: QuestionnaireResponse;
      /** The answers are where they should be, and not only with the page. */
      readonly isDelivered: boolean;
      /** They are still on their way, which is nothing that the person has to wait for. */
      readonly isPending?: boolean;
    };

/** What draws the stages that stand in place of the questions. */
export interface StageViews {
  stageView(host: SurveyHost, stage: Stage): unknown;
  /** Has the person see the end. */
  showEnd(host: SurveyHost, paging: Paging): unknown;
}

/** It comes with what sends. */
export const stageViews: LateModule<StageViews> = {};
