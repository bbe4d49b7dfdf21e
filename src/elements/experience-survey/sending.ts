import type { ReactiveController } from 'lit';
import { loading } from '../../kernel/data-state.js';
import type { ErrorDetail } from '../../kernel/events.js';
import { type Failure, isRetryable, type Outcome } from '../../transport/outcome.js';
import { browserEnvironment } from '../../transport/environment.js';
import type { Delivery, Outbox } from '../../transport/outbox.js';
import { outboxFor } from '../../transport/outboxes.js';
import { serialize } from '../../transport/serialize.js';
import type { Drafts } from './drafts.js';
import { QueuedEvent, SubmitEvent, SubmittedEvent } from './experience-survey.events.js';
import { failureNotice } from './frame.js';
import type { SurveyHost } from './host.js';
import type * as Late from './late.js';
import type { Paging } from './paging.js';
import type { QuestionnaireResponse } from './response-type.js';
import type { SurveySession } from './session.js';
import { byHost, deepFreeze } from './submission.js';

/** How a call of `submit()` ended. */
export interface SubmitResult {
  status: 'submitted' | 'queued' | 'invalid' | 'cancelled' | 'failed';
  response?: QuestionnaireResponse;
}

/** How long sending waits for the last check, in milliseconds. */
const VALIDATION_TIMEOUT = 3000;

/** Something that this element sent, and that may still be on its way. */
interface Own {
  readonly outbox: Outbox;
  /** The pass through the survey that it is of; undefined where that is over. */
  session: SurveySession | undefined;
  readonly response: QuestionnaireResponse;
  /** Ends the call of `submit()`. */
  readonly resolve: (result: SubmitResult) => void;
  /** What the page was told of last. */
  failure?: Failure;
  isQueued?: boolean;
  unwatch?: () => void;
}

/** Checks the answers, hands them over, and knows how that went. */
export class Sending implements ReactiveController {
  /** What the person sees of it. */
  status: 'editing' | 'sending' | 'queued' | 'sent' = 'editing';
  /** Why the last attempt failed, until the next one or the next page. */
  failure: { code: string; retryable: boolean } | undefined;
  /** What was sent. */
  sent: QuestionnaireResponse | undefined;
  /** What stands where the questions would be: something is on its way, or there are answers from before. */
  screen: (() => unknown) | undefined;
  /** Where drafts are on and possible: what keeps them. */
  keeping: Drafts | undefined;

  readonly #own = new Map<string, Own>();
  #loadingLate: Promise<void> | undefined;
  #late: typeof Late | undefined;
  #loading: Promise<void> | undefined;

  constructor(
    private readonly host: SurveyHost,
    private readonly paging: Paging,
  ) {
    host.element.addController(this);
  }

  hostUpdate(): void {
    this.#open();
  }

  /** Whether what is on the screen is to stay, whatever language the page speaks now. */
  get isUnderWay(): boolean {
    return this.status === 'sending' || this.screen !== undefined;
  }

  /** Goes back to editing, or, with what was sent already, to the end. */
  restart(sent?: QuestionnaireResponse): void {
    this.sent = sent;
    this.failure = undefined;
    this.to(sent ? 'sent' : 'editing');
    this.#open();
  }

  /** The person begins anew: what was kept of unsent answers goes. */
  forget(): void {
    void this.keeping?.forget();
  }

  /** An answer changes. Brings what will be needed later, while the network is there. */
  edited(): void {
    void this.loadLate();
    this.keeping?.edited();
  }

  /**
   * The whole response is checked once more before it is sent. The rules are those that the questions were checked with
   * already, so this may come later than the element, and may be missing where the network is.
   */
  loadLate(): Promise<void> {
    return (this.#loadingLate ??= import('./late.js').then(
      (late) => {
        this.#late = late;
        browserEnvironment.lookUp = late;
        const fault = late.endpointFault(this.host.element.endpoint ?? '');
        if (fault) this.host.element['warn'](fault);
      },
      // The next answer tries again.
      () => (this.#loadingLate = undefined),
    ));
  }

  /** Checks the answers and sends them. Never rejects. */
  async submit(): Promise<SubmitResult> {
    const { host } = this;
    const { element } = host;
    const session = host.session();
    const isReady = session && this.status === 'editing' && !this.screen;
    if (!isReady || host.isDisabled() || host.isReadOnly()) return { status: 'cancelled' };
    this.failure = undefined;
    if (!element.reportValidity()) return { status: 'invalid' };
    // From here on a second press does nothing.
    this.to('sending');
    const late = new Promise<void>((resolve) => setTimeout(resolve, VALIDATION_TIMEOUT));
    await Promise.race([this.loadLate(), late]);
    if (session !== host.session()) return { status: 'cancelled' };
    const response = session.build(element, 'completed');
    const fault = this.#late?.faultOf(session.survey, response);
    if (fault) {
      const failure = { code: fault.code, message: fault.details.text, retryable: false };
      this.#tell(failure);
      this.#show(failure);
      return { status: 'invalid', response };
    }
    const event = new SubmitEvent({ response });
    element.dispatchEvent(event);
    event.close();
    deepFreeze(response);
    if (event.defaultPrevented) {
      session.discard();
      this.to('editing');
      return { status: 'cancelled', response };
    }
    const endpoint = host.isInForm() ? null : element.endpoint;
    if (!event.delivery && endpoint) return this.#bring(outboxFor(endpoint), session, response);
    const outcome: Outcome = event.delivery ? await byHost(event.delivery) : { kind: 'confirmed' };
    if (outcome.kind === 'confirmed') return this.#arrived(session, response, outcome.location);
    this.#tell(outcome);
    if (session === host.session()) this.#edit(session, outcome);
    return { status: 'failed', response };
  }

  /** Takes part in the delivery of something that an earlier page left behind. */
  adopt(outbox: Outbox, delivery: Delivery): void {
    const response = deepFreeze(JSON.parse(delivery.body) as QuestionnaireResponse);
    this.#follow(delivery.identifier, {
      outbox,
      session: undefined,
      response,
      resolve: () => undefined,
      isQueued: true,
    });
  }

  /** Shows how something that is on its way is getting on, in place of the questions. */
  show(delivery: Delivery): void {
    const own = this.#own.get(delivery.identifier);
    if (!own) return;
    own.session = this.host.session();
    this.#wait(own, delivery);
    this.#heard(delivery);
  }

  /** @param screen - what stands where the questions would be */
  to(status: Sending['status'], screen?: () => unknown): void {
    this.status = status;
    this.screen = screen;
    this.host.element.requestUpdate();
  }

  /** Hands a response to the queue. */
  #bring(outbox: Outbox, session: SurveySession, response: QuestionnaireResponse): Promise<SubmitResult> {
    const identifier = response.identifier!.value!;
    const { keeping } = this;
    const { authorize } = this.host.element;
    return new Promise((resolve) => {
      const own: Own = { outbox, session, response, resolve };
      this.#follow(identifier, own);
      const handOver = async () => {
        const kept = await keeping?.submitting(identifier);
        const delivery = await outbox.send(
          { identifier, body: serialize(response), about: '', ...kept?.entry },
          kept?.store,
          authorize,
        );
        if (delivery.state === 'queued') this.#wait(own, delivery);
      };
      void handOver();
    });
  }

  #follow(identifier: string, own: Own): void {
    this.#own.get(identifier)?.unwatch?.();
    this.#own.set(identifier, own);
    own.unwatch = own.outbox.watch(this.#heard);
  }

  #leave(identifier: string): void {
    this.#own.get(identifier)?.unwatch?.();
    this.#own.delete(identifier);
  }

  readonly #heard = (delivery: Delivery): void => {
    const { identifier, state, failure } = delivery;
    const own = this.#own.get(identifier);
    if (!own) return;
    const { session, response, resolve } = own;
    const isShown = session !== undefined && session === this.host.session();
    if (failure && failure !== own.failure) this.#tell((own.failure = failure));
    if (state === 'waiting' || state === 'auth-needed') this.#wait(own, delivery);
    else if (state === 'confirmed') {
      this.#leave(identifier);
      const code = 'duplicate';
      if (delivery.isDuplicate) this.#tell({ code, message: 'The server holds it more than once.', retryable: false });
      resolve(this.#arrived(session, response, delivery.location));
    } else if (state === 'needs-attention') {
      const end = () => resolve({ status: 'failed', response });
      // Nobody who sees the element now can do something about what another person sent.
      if (isShown && failure) void this.#takeBack(own, identifier, failure).then(end);
      else end();
    } else if (state === 'gone') {
      this.#leave(identifier);
      resolve({ status: 'failed', response });
      if (isShown) this.to('editing');
    } else if (isShown && this.screen) this.host.element.requestUpdate();
  };

  /** It goes out later. */
  #wait(own: Own, delivery: Delivery): void {
    const { element } = this.host;
    const { identifier } = delivery;
    const isShown = own.session !== undefined && own.session === this.host.session();
    const isNew = isShown && this.status !== 'queued';
    if (isShown) {
      const retry = () => own.outbox.retry(identifier);
      this.to('queued', () => this.#late?.queueView(this.host, delivery, retry) ?? failureNotice('network', true));
    }
    if (isNew) this.paging.focusLater('queued');
    if (!own.isQueued) {
      own.isQueued = true;
      element.dispatchEvent(new QueuedEvent({ identifier }));
    }
    own.resolve({ status: 'queued', response: own.response });
  }

  /** The server did not take it: its answers are the person's again. */
  async #takeBack(own: Own, identifier: string, failure: Failure): Promise<void> {
    this.#leave(identifier);
    const session = (await this.keeping?.takeBack(own.response)) ?? own.session!;
    await own.outbox.discard(identifier);
    this.#edit(session, failure);
  }

  #arrived(session: SurveySession | undefined, response: QuestionnaireResponse, location?: string): SubmitResult {
    const { element } = this.host;
    // Otherwise the page moved on meanwhile: another questionnaire, or a reset.
    if (session && session === this.host.session()) {
      const hasFocus = this.status === 'sending' || element.matches(':focus-within');
      this.sent = response;
      this.to('sent');
      if (hasFocus) this.paging.focusLater('thanks');
      this.forget();
    }
    element.dispatchEvent(new SubmittedEvent({ response, ...(location && { location }) }));
    return { status: 'submitted', response };
  }

  /** Back to the questions, with what the server said about them. */
  #edit(session: SurveySession, failure: Failure): void {
    this.#show({ code: failure.code, retryable: isRetryable(failure) });
    const findings = this.#late?.serverFindings(failure, session.state.children);
    if (!findings?.size) return;
    session.showServerFindings(findings);
    this.paging.showInvalid(true);
  }

  #show(failure: NonNullable<Sending['failure']>): void {
    this.failure = failure;
    this.to('editing');
    this.paging.focusLater('failure');
  }

  /** Tells the page what went wrong, and not a word of the answers. */
  #tell(failure: Failure | Omit<ErrorDetail, 'phase'>): void {
    const { code, message, correlationId } = failure;
    const retryable = 'kind' in failure ? isRetryable(failure) : failure.retryable;
    this.host.element['fail']({ phase: 'submit', code, message, retryable, ...(correlationId && { correlationId }) });
  }

  /** Has drafts look for answers from before, where they are on. */
  #open(): void {
    const { element } = this.host;
    if (this.keeping) return this.keeping.follow();
    if (element.drafts === 'off' || this.#loading || !this.host.session()) return;
    this.to('editing', loading);
    this.#loading = import('./drafts.js').then(
      ({ Drafts }) => (this.keeping = new Drafts(this.host, this)).follow(),
      (error: unknown) => {
        element['warn'](`drafts are off: ${String(error)}`);
        this.to('editing');
      },
    );
  }
}
