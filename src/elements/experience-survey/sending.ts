import type * as Validation from '../../domain/questionnaire/validation.js';
import type { Survey } from '../../domain/questionnaire.js';
import type { ErrorDetail } from '../../kernel/events.js';
import type { Delivered } from '../../transport/delivery.js';
import { SubmitEvent, SubmittedEvent } from './experience-survey.events.js';
import type { SurveyHost } from './host.js';
import type { Paging } from './paging.js';
import type { QuestionnaireResponse } from './response-type.js';
import type { SurveySession } from './session.js';
import { deepFreeze, send, serverFindings } from './submission.js';

type Failed = Delivered & { kind: 'failed' };

/** How a call of `submit()` ended. */
export interface SubmitResult {
  status: 'submitted' | 'queued' | 'invalid' | 'cancelled' | 'failed';
  response?: QuestionnaireResponse;
}

/** How long sending waits for the last check, in milliseconds. */
const VALIDATION_TIMEOUT = 3000;

/** Whether the person can do something about a fault in an item: it is on the screen, with a control. */
function canBeMended(survey: Survey, linkId = ''): boolean {
  const item = survey.byLinkId.get(linkId);
  if (item?.unsupported || item?.readOnly) return false;
  for (let up = item; up; up = up.parent) if (up.hidden) return false;
  return true;
}

/** Checks the answers, hands them over, and knows how that went. */
export class Sending {
  /** What the person sees of it. */
  status: 'editing' | 'sending' | 'sent' = 'editing';
  /** Why the last attempt failed, until the next one or the next page. */
  failure: { code: string; retryable: boolean } | undefined;
  /** What was sent. */
  sent: QuestionnaireResponse | undefined;

  #validation: Promise<typeof Validation | undefined> | undefined;

  constructor(
    private readonly host: SurveyHost,
    private readonly paging: Paging,
  ) {}

  /** Goes back to editing, or, with what was sent already, to the end. */
  restart(sent?: QuestionnaireResponse): void {
    this.sent = sent;
    this.failure = undefined;
    this.#to(sent ? 'sent' : 'editing');
  }

  /**
   * The whole response is checked once more before it is sent. The rules are those that the questions were checked with
   * already, so this may come later than the element, and may be missing where the network is.
   */
  loadValidation() {
    return (this.#validation ??= import('../../domain/questionnaire/validation.js').catch(() => undefined));
  }

  /** Checks the answers and sends them. Never rejects. */
  async submit(): Promise<SubmitResult> {
    const { host } = this;
    const { element } = host;
    const session = host.session();
    if (!session || this.status !== 'editing' || host.isDisabled() || host.isReadOnly()) return { status: 'cancelled' };
    this.failure = undefined;
    if (!element.reportValidity()) return { status: 'invalid' };
    // From here on a second press does nothing.
    this.#to('sending');
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, VALIDATION_TIMEOUT));
    const validation = await Promise.race([this.loadValidation(), late]);
    if (session !== host.session()) return { status: 'cancelled' };
    const response = session.build(element, 'completed');
    const fault = validation
      ?.validateResponse(session.survey.questionnaire, response)
      .find((issue) => issue.severity === 'error' && canBeMended(session.survey, issue.linkId));
    if (fault) {
      this.#report({ code: fault.code, message: fault.details.text, retryable: false });
      return { status: 'invalid', response };
    }
    const event = new SubmitEvent({ response });
    element.dispatchEvent(event);
    event.close();
    deepFreeze(response);
    if (event.defaultPrevented) {
      session.discard();
      this.#to('editing');
      return { status: 'cancelled', response };
    }
    const delivered = await send(response, {
      endpoint: host.isInForm() ? null : element.endpoint || null,
      authorize: element.authorize,
      hostDelivery: event.delivery,
    });
    if (delivered.kind === 'failed') return this.#failed(session, response, delivered);
    // Otherwise the page moved on meanwhile: another questionnaire, or a reset.
    if (session === host.session()) {
      this.sent = response;
      this.#to('sent');
      this.paging.focusLater('thanks');
    }
    const { location } = delivered;
    element.dispatchEvent(new SubmittedEvent({ response, ...(location && { location }) }));
    return { status: 'submitted', response };
  }

  #failed(
    session: SurveySession,
    response: QuestionnaireResponse,
    { code, message, retryable, correlationId, issues }: Failed,
  ): SubmitResult {
    const { host } = this;
    const detail = { code, message, retryable, ...(correlationId && { correlationId }) };
    if (session !== host.session()) {
      host.element['fail']({ phase: 'submit', ...detail });
      return { status: 'failed', response };
    }
    this.#report(detail);
    const findings = serverFindings(issues, session.state.children);
    session.showServerFindings(findings);
    if (findings.size > 0) this.paging.showInvalid(true);
    return { status: 'failed', response };
  }

  /** Goes back to editing; shows and reports that nothing was sent. */
  #report(failure: Omit<ErrorDetail, 'phase'>): void {
    this.failure = failure;
    this.#to('editing');
    this.host.element['fail']({ phase: 'submit', ...failure });
    this.paging.focusLater('failure');
  }

  #to(status: Sending['status']): void {
    this.status = status;
    this.host.element.requestUpdate();
  }
}
