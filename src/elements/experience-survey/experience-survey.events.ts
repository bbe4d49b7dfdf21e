import type { QuestionnaireResponse } from './session/response-type.js';

/** What a survey is about to send. */
export interface SubmitDetail {
  /** The finished response. Frozen once every listener has seen it. */
  response: QuestionnaireResponse;
}

/** What was sent. */
export interface SubmittedDetail extends SubmitDetail {
  /** Where the server keeps it, if there was a server and it said so. */
  location?: string;
}

/** What a host that delivers by itself may tell. */
export type HostDelivery = Response | { location?: string } | undefined | void;

/**
 * The person wants to send, and the answers are valid. `preventDefault()` goes back to editing; `respondWith()` lets
 * the page deliver. Does not bubble.
 */
export class SubmitEvent extends CustomEvent<SubmitDetail> {
  /** What the page delivers with, if it does. */
  delivery: Promise<HostDelivery> | undefined;
  #open = true;

  constructor(detail: SubmitDetail) {
    super('pp-submit', { detail, cancelable: true });
  }

  /**
   * Lets the page deliver the response itself.
   *
   * @param delivery - settles when the page knows: a rejection, or a `Response` that is not ok, means not delivered
   * @throws {@link DOMException} `InvalidStateError` after the event, or when somebody answered already
   */
  respondWith(delivery: Promise<HostDelivery>): void {
    if (!this.#open || this.delivery) {
      throw new DOMException('respondWith() is for listeners of pp-submit, once.', 'InvalidStateError');
    }
    this.delivery = Promise.resolve(delivery);
  }

  /** Ends the time in which listeners can answer. */
  close(): void {
    this.#open = false;
  }
}

/** The answers are where they should be. Does not bubble. */
export class SubmittedEvent extends CustomEvent<SubmittedDetail> {
  constructor(detail: SubmittedDetail) {
    super('pp-submitted', { detail });
  }
}

/** What waits to be sent. */
export interface QueuedDetail {
  /** `identifier.value` of the response, by which it will be found on the server. */
  identifier: string;
}

/** The answers could not be sent yet, and go out by themselves later. Does not bubble. */
export class QueuedEvent extends CustomEvent<QueuedDetail> {
  constructor(detail: QueuedDetail) {
    super('pp-queued', { detail });
  }
}

declare global {
  interface HTMLElementEventMap {
    'pp-queued': QueuedEvent;
    'pp-submit': SubmitEvent;
    'pp-submitted': SubmittedEvent;
  }
}
