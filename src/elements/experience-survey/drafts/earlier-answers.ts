import type { SurveyHost } from '../session/host.js';
import { bringBack, places } from '../session/screen-state.js';
import type { Earlier } from '../submission/stage.js';
import type { Submission } from '../submission/submission.js';
import type { DraftValue } from './draft-codec.js';
import type { DraftStore } from './draft-store.js';
import type { DraftWriter } from './draft-writer.js';
import type { Unsent } from './resume-queue.js';

/** Asks the person whether to go on with answers from before, and does what they say. */
export class EarlierAnswers {
  constructor(
    private readonly host: SurveyHost,
    private readonly submission: Submission,
    private readonly writer: DraftWriter,
  ) {}

  ask({ store, structure }: DraftStore, draft: Unsent): void {
    const { value, savedAt } = draft;
    const { canonical } = this.host.session()!.survey;
    const fits = value?.canonical === canonical && value?.structure === structure;
    const earlier: Earlier = {
      scope: store.scope,
      savedAt,
      goOn: fits ? () => this.#goOn(value, draft) : undefined,
      startAgain: () => {
        void this.writer.forget();
        this.#show();
      },
    };
    this.submission.to({ at: 'resuming', earlier });
  }

  #goOn(value: DraftValue, draft: Unsent): void {
    const { paging } = this.submission;
    this.host.begin(value.response);
    const session = this.host.session()!;
    bringBack(session, value);
    const node = places(session).get(value.at ?? '');
    if (node) paging.pager?.turnToNode(node);
    this.writer.wentOn(session, value, draft);
    this.#show();
  }

  #show(): void {
    this.submission.to({ at: 'editing' });
    this.host.focusLater('progress');
  }
}
