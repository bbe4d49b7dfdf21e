import { msg } from '../../../i18n/index.js';
import { browserEnvironment } from '../../../transport/delivery/environment.js';
import type { SurveyHost } from '../session/host.js';
import type { FailureNotice } from '../submission/stage.js';
import type { Submission } from '../submission/submission.js';

const notice: FailureNotice = {
  title: () => msg('We could not save your answers on this device.', { id: 'survey.draft.unkept' }),
  help: () =>
    msg('They are still on this page. Please keep it open until you have sent them.', {
      id: 'survey.draft.unkept.text',
    }),
};

/** Tells the person and the page, once, that a draft is not kept, for as long as that is so. */
export class UnkeptNotice {
  #isTold = false;

  constructor(
    private readonly host: SurveyHost,
    private readonly submission: Submission,
  ) {}

  get isTold(): boolean {
    return this.#isTold;
  }

  /** @param error - why not */
  tell(error: unknown): void {
    const { host, submission } = this;
    const { stage } = submission;
    if (!host.element.isConnected) return;
    // Another page of the questions has none of it, and why sending failed says more.
    if (stage.at === 'editing' && !stage.failure) submission.to({ at: 'editing', failure: notice });
    if (this.#isTold) return;
    this.#isTold = true;
    // What is left now is lost.
    browserEnvironment.guard(true);
    const message = `A draft could not be kept: ${String(error)}`;
    host.element.fail({ phase: 'submit', code: 'not-kept', message, retryable: true });
    if (stage.at === 'editing') host.announce(notice.title!());
  }

  /** It is kept, or there is nothing to keep any more. */
  end(): void {
    const { submission } = this;
    if (!this.#isTold) return;
    this.#isTold = false;
    browserEnvironment.guard(false);
    if (submission.stage.at === 'editing' && submission.stage.failure === notice) submission.to({ at: 'editing' });
  }
}
