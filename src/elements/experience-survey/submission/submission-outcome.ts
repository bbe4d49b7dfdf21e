import type { ErrorDetail } from '../../../kernel/page/events.js';
import { alreadySent } from '../../../transport/delivery/attempt.js';
import { type Failure, isRetryable } from '../../../transport/delivery/outcome.js';
import { type SubmitEvent, SubmittedEvent } from '../experience-survey.events.js';
import type { Paging } from '../paging/paging.js';
import type { SurveyHost } from '../session/host.js';
import type { QuestionnaireResponse } from '../session/response-type.js';
import type { SurveySession } from '../session/survey-session.js';
import { sentText } from './delivery-status.js';
import { showEnd } from './end-view.js';
import { serverFindings } from './final-check.js';
import type { Submission, SubmitResult } from './submission.js';
import { notice } from './submission-view.js';

/** Says how sending ended, to the person and to the page. */
export class SubmissionOutcome {
  /** The identifier of what a person wants sent although nobody can tell whether it arrived. */
  #forced: string | undefined;
  #isRead = false;

  constructor(
    private readonly host: SurveyHost,
    private readonly submission: Submission,
    private readonly paging: Paging,
  ) {}

  /** Shows the page what is about to be sent. */
  offer(event: SubmitEvent): void {
    this.#isRead = false;
    this.#dispatch(event);
  }

  /** Whether a listener read the response of the last attempt. */
  get isRead(): boolean {
    return this.#isRead;
  }

  /** Whether the person wants this sent although nobody can tell whether it arrived. That is for one attempt. */
  takeForced(identifier: string): boolean {
    const isForced = identifier === this.#forced;
    this.#forced = undefined;
    return isForced;
  }

  /** Whether the person is here. Focus that is elsewhere on the page stays there. */
  get hasFocus(): boolean {
    return this.submission.stage.at === 'sending' || this.host.element.matches(':focus-within');
  }

  arrived(
    session: SurveySession | undefined,
    response: QuestionnaireResponse,
    isDelivered: boolean,
    location?: string,
  ): SubmitResult {
    const { host, submission: sending } = this;
    // Otherwise the page moved on meanwhile: another questionnaire, or a reset.
    if (session && session === host.session()) {
      const hasFocus = this.hasFocus;
      sending.to({ at: 'sent', response, isDelivered });
      if (hasFocus) void showEnd(host, this.paging);
      // The focus says so, too.
      host.announce(hasFocus ? '' : sentText());
      sending.forget(true);
    }
    this.#dispatch(new SubmittedEvent({ response, ...(location && { location }) }));
    return { status: 'submitted', response };
  }

  /** Tells the person that another tab has sent other answers from the same draft: these are not sent. */
  showSent(): void {
    const { host, submission: sending } = this;
    if (sending.stage.at !== 'editing' || sending.stage.failure) return;
    const failure = notice(host, alreadySent);
    sending.to({ at: 'editing', failure });
    host.announce(failure.title());
  }

  /** Back to the questions, with what the server said about them. */
  edit(session: SurveySession, failure: Failure): void {
    const { host, submission: sending, paging } = this;
    const { activeElement } = document;
    // Somebody who is in nobody else's field either has to do something.
    const takesFocus = this.hasFocus || !activeElement || activeElement === document.body;
    // Whatever is changed, it is not sent under another identifier: the draft is sent.
    if (failure === alreadySent) session.response.takeBack();
    const sendAnyway = () => {
      this.#forced = session.response.identifier;
      void sending.submit();
    };
    const { title, help } = notice(host, failure, sendAnyway);
    sending.to({ at: 'editing', failure: { title, help } });
    if (takesFocus) paging.focusLater('failure');
    host.announce(takesFocus ? '' : title());
    const findings = serverFindings(failure, session.state.children);
    if (findings.size === 0) return;
    session.showServerFindings(findings);
    paging.showInvalid(takesFocus);
  }

  /** Tells the page what went wrong, and not a word of the answers. */
  tell(failure: Failure | Omit<ErrorDetail, 'phase'>): void {
    const { code, message, correlationId } = failure;
    const retryable = 'kind' in failure ? isRetryable(failure) : failure.retryable;
    this.host.element.fail({ phase: 'submit', code, message, retryable, ...(correlationId && { correlationId }) });
  }

  /** Tells the page, and notes whether anybody there takes what it is told. */
  #dispatch(event: SubmitEvent | SubmittedEvent): void {
    const { detail } = event;
    const get = () => {
      this.#isRead = true;
      return detail;
    };
    Object.defineProperty(event, 'detail', { get });
    this.host.element.dispatchEvent(event);
  }
}
