import type { Delivery } from '../../../transport/delivery/delivery.js';
import { answersOf } from '../../../transport/canonical.js';
import type { Outbox } from '../../../transport/delivery/outbox.js';
import { outboxFor } from '../../../transport/delivery/outboxes.js';
import type { Failure, Outcome } from '../../../transport/delivery/outcome.js';
import { serialize } from '../../../domain/format/serialize.js';
import { QueuedEvent, SubmitEvent } from '../experience-survey.events.js';
import type { SurveyHost } from '../session/host.js';
import { faultOf } from './final-check.js';
import { type DeliveryStatus, say } from './delivery-status.js';
import type { Paging } from '../paging/paging.js';
import type { QuestionnaireResponse } from '../session/response-type.js';
import type { Submission, SubmitResult } from './submission.js';
import { endpointFault, requestFault, watchPolicy } from './endpoint-faults.js';
import type { Stage } from './stage.js';
import { SubmissionOutcome } from './submission-outcome.js';
import { shownNodes } from '../session/shown-nodes.js';
import type { SurveySession } from '../session/survey-session.js';
import { byHost, deepFreeze } from './host-delivery.js';

/** Something that this element sent, and that may still be on its way. */
interface Own {
  readonly outbox: Outbox;
  /** The pass through the survey that it is of; undefined where that is over. */
  session: SurveySession | undefined;
  readonly response: QuestionnaireResponse;
  /** The bytes of the response. */
  readonly body: string;
  /** Ends the call of `submit()`. */
  readonly resolve: (result: SubmitResult) => void;
  /** What the page was told of last. */
  failure?: Failure;
  isQueued?: boolean;
  /** What the person heard of last. */
  heard?: DeliveryStatus | undefined;
  unwatch?: () => void;
  policy?: ReturnType<typeof watchPolicy>;
}

/** Checks the answers once more, hands them over, and knows how that went. */
export class ResponseSubmitter {
  readonly #own = new Map<string, Own>();
  readonly #outcome: SubmissionOutcome;

  constructor(
    private readonly host: SurveyHost,
    private readonly submission: Submission,
    private readonly paging: Paging,
  ) {
    this.#outcome = new SubmissionOutcome(host, submission, paging);
    this.#checkEndpoint();
  }

  /**
   * Sends the answers of a session in which no question has a fault. Never rejects.
   *
   * @param hasCaller - whether a script asked for it, and hears what came of it
   */
  async submit(session: SurveySession, hasCaller: boolean): Promise<SubmitResult> {
    const { host, submission: sending } = this;
    const { element } = host;
    this.#checkEndpoint();
    if (!session.isAnswered && !(await this.#asks(session))) return { status: 'cancelled' };
    await sending.drafts?.completing();
    if (session !== host.session()) return { status: 'cancelled' };
    const response = session.response.build(element, 'completed');
    const fault = faultOf(session, response);
    if (fault) {
      // As a server would say it, so that the person is taken to the question.
      const body = { resourceType: 'OperationOutcome', issue: [{ ...fault, details: undefined }] };
      const failed: Failure = { kind: 'invalid', code: fault.code, message: fault.details.text, body };
      this.#outcome.tell(failed);
      this.#outcome.edit(session, failed);
      return { status: 'invalid', response };
    }
    const event = new SubmitEvent({ response });
    this.#outcome.offer(event);
    event.close();
    deepFreeze(response);
    if (event.defaultPrevented) {
      session.response.discard();
      sending.to({ at: 'editing' });
      return { status: 'cancelled', response };
    }
    const endpoint = host.isInForm() ? null : element.endpoint;
    if (!event.delivery && endpoint) return this.#bring(outboxFor(endpoint), session, response);
    const outcome: Outcome = event.delivery ? await byHost(event.delivery) : { kind: 'confirmed' };
    if (outcome.kind === 'confirmed') {
      const result = this.#outcome.arrived(session, response, event.delivery !== undefined, outcome.location);
      if (!event.delivery && !hasCaller && !host.isInForm() && !this.#outcome.isRead) {
        element.warn(
          'nobody keeps the answers: there is no endpoint, and no listener called respondWith() of pp-submit or read ' +
            'the response that pp-submit and pp-submitted bring.',
        );
      }
      return result;
    }
    this.#outcome.tell(outcome);
    if (session === host.session()) this.#outcome.edit(session, outcome);
    return { status: 'failed', response };
  }

  #checkEndpoint(): void {
    const { element } = this.host;
    const fault = element.endpoint && !this.host.isInForm() && endpointFault(element.endpoint);
    if (fault) element.warn(fault);
  }

  /** Asks whether to send a survey without answers. */
  async #asks(session: SurveySession): Promise<boolean> {
    const { host, submission: sending, paging } = this;
    const { element } = host;
    // Where there is nothing to look at there is nothing to send.
    const isEmpty = shownNodes(session.state.children).next().done;
    const sends =
      !isEmpty &&
      (await new Promise<boolean>((resolve) => {
        const stage: Stage = { at: 'confirming', answer: resolve };
        sending.to(stage);
        paging.focusLater('empty');
        // Another survey may come meanwhile, or somebody else.
        const watcher = {
          hostUpdate: () => {
            if (sending.stage === stage) return;
            element.removeController(watcher);
            resolve(false);
          },
        };
        element.addController(watcher);
      }));
    if (session !== host.session()) return false;
    sending.to({ at: sends ? 'sending' : 'editing' });
    if (!sends && !isEmpty) paging.focusLater('send');
    return sends;
  }

  /** Takes part in the delivery of something that an earlier page left behind. */
  adopt(outbox: Outbox, delivery: Delivery): void {
    const response = deepFreeze(JSON.parse(delivery.body) as QuestionnaireResponse);
    this.#follow(delivery.identifier, {
      outbox,
      session: undefined,
      response,
      body: delivery.body,
      resolve: () => undefined,
      isQueued: true,
    });
  }

  /** Shows how something that is on its way is getting on, in place of the questions. */
  show(outbox: Outbox, delivery: Delivery): void {
    // Another survey of this page may have sent it.
    if (!this.#own.has(delivery.identifier)) this.adopt(outbox, delivery);
    const own = this.#own.get(delivery.identifier)!;
    own.session = this.host.session();
    this.#wait(own, delivery);
    this.#heard(delivery);
  }

  /** Hands a response to the queue. */
  #bring(outbox: Outbox, session: SurveySession, response: QuestionnaireResponse): Promise<SubmitResult> {
    const identifier = response.identifier!.value!;
    const { drafts } = this.submission;
    const { authorize } = this.host.element;
    return new Promise((resolve) => {
      const body = serialize(response);
      const own: Own = { outbox, session, response, body, resolve };
      this.#follow(identifier, own);
      const isForced = this.#outcome.takeForced(identifier);
      const handOver = async () => {
        const kept = await drafts?.submitting(identifier);
        const entry = { identifier, body, about: '', ...kept?.entry };
        const delivery = await outbox.send(entry, kept?.store, authorize, isForced);
        if (delivery.state === 'queued') this.#wait(own, delivery);
        // Another survey of this page has sent other answers from the same draft.
        else if (delivery.state === 'needs-attention') this.#heard(delivery);
      };
      void handOver();
    });
  }

  #follow(identifier: string, own: Own): void {
    this.#leave(identifier);
    this.#own.set(identifier, own);
    own.unwatch = own.outbox.watch(this.#heard);
    own.policy = watchPolicy(own.outbox.endpoint);
  }

  #leave(identifier: string): void {
    this.#own.get(identifier)?.unwatch?.();
    this.#own.get(identifier)?.policy?.stop();
    this.#own.delete(identifier);
  }

  readonly #heard = (delivery: Delivery): void => {
    const { identifier, state, failure } = delivery;
    const own = this.#own.get(identifier);
    // Two surveys of a page may go on with one draft.
    if (!own || (own.body !== delivery.body && answersOf(own.body) !== answersOf(delivery.body))) return;
    const { session, response, resolve } = own;
    const isShown = session !== undefined && session === this.host.session();
    if (failure && failure !== own.failure) {
      this.#outcome.tell((own.failure = failure));
      void this.#explain(own, failure);
    }
    if (state === 'waiting' || state === 'auth-needed') this.#wait(own, delivery);
    else if (state === 'confirmed') {
      this.#leave(identifier);
      const code = 'duplicate';
      if (delivery.isDuplicate)
        this.#outcome.tell({ code, message: 'The server holds it more than once.', retryable: false });
      resolve(this.#outcome.arrived(session, response, true, delivery.location));
    } else if (state === 'needs-attention') {
      const end = () => resolve({ status: 'failed', response });
      // Nobody who sees the element now can do something about what another person sent.
      if (isShown && failure) void this.#takeBack(own, identifier, failure).then(end);
      else end();
    } else if (state === 'gone') {
      this.#leave(identifier);
      resolve({ status: 'failed', response });
      if (isShown) this.submission.to({ at: 'editing' });
    } else if (isShown) {
      if (this.submission.stage.at === 'queued') this.host.element.requestUpdate();
      if (state === 'sending') say(this.host, own, delivery);
    }
  };

  /** Says on the console what is to be looked at. */
  async #explain({ outbox, policy }: Own, failure: Failure): Promise<void> {
    const { element } = this.host;
    const endpoint = element.endpoint ?? outbox.endpoint;
    const fault = requestFault(endpoint, failure, failure.code === 'network' && (await policy!.isBlocked()));
    if (fault) element.warn(fault);
  }

  /** It goes out later. */
  #wait(own: Own, delivery: Delivery): void {
    const { host, submission: sending } = this;
    const { identifier } = delivery;
    if (own.session !== undefined && own.session === host.session()) {
      const isNew = sending.stage.at !== 'queued' && this.#outcome.hasFocus;
      const retry = () => {
        // Whoever asks is answered, be it with the same words.
        own.heard = undefined;
        own.outbox.retry(identifier);
        say(host, own, delivery);
      };
      sending.to({ at: 'queued', delivery, retry });
      if (isNew) this.paging.focusLater('queued');
      say(host, own, delivery);
    }
    if (!own.isQueued) {
      own.isQueued = true;
      host.element.dispatchEvent(new QueuedEvent({ identifier }));
    }
    own.resolve({ status: 'queued', response: own.response });
  }

  /** The server did not take it: its answers are the person's again. */
  async #takeBack(own: Own, identifier: string, failure: Failure): Promise<void> {
    this.#leave(identifier);
    const session = (await this.submission.drafts?.takeBack(own.response)) ?? own.session!;
    await own.outbox.discard(identifier);
    // Somebody else may be there by now.
    if (session === this.host.session()) this.#outcome.edit(session, failure);
  }

  /** Shows that another tab has sent the same answers from the same draft. */
  showArrived(session: SurveySession, location: string | undefined): void {
    this.#outcome.arrived(session, deepFreeze(session.response.build(this.host.element, 'completed')), true, location);
  }

  /** Tells the person that another tab has sent other answers from the same draft: these are not sent. */
  showSent(): void {
    this.#outcome.showSent();
  }
}

export { showEnd } from './end-view.js';
export { stageView } from './stage-view.js';
