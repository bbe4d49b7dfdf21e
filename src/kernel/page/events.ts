/** What went wrong, for a program: never an answer, never a word that a person typed. */
export interface ErrorDetail {
  /** `data`: what the host gave could not be used. `submit`: answers could not be delivered. */
  phase: 'data' | 'submit';
  /** A stable word to act on, such as `network`, `not-json`, `invalid-data`, `http-503`. */
  code: string;
  /** English, for developers and logs. */
  message: string;
  /** Whether the same call may succeed later. */
  retryable: boolean;
  /** The server's own number for this request, where it gave one. */
  correlationId?: string;
}

/** What is wrong with what the host gave. */
export const dataError = (code: string, message: string, retryable = false): ErrorDetail => ({
  phase: 'data',
  code,
  message,
  retryable,
});

/** Something could not be loaded, shown or sent. Does not bubble. */
export class PartnershipErrorEvent extends CustomEvent<ErrorDetail> {
  constructor(detail: ErrorDetail) {
    super('pp-error', { detail });
  }
}

/** A data set is drawn and can be used: once for each one, and not again for the same data or another language. Does not bubble. */
export class ReadyEvent extends Event {
  constructor() {
    super('pp-ready');
  }
}

declare global {
  interface HTMLElementEventMap {
    'pp-error': PartnershipErrorEvent;
    'pp-ready': ReadyEvent;
  }
}
