import type { Writing, Written } from '../../../transport/storage/draft-records.js';
import { uuidUrn } from '../../../transport/uuid.js';
import type { SessionResponse } from '../session/session-response.js';
import type { DraftValue } from './draft-codec.js';
import type { Unsent } from './resume-queue.js';

/** Whose the draft on the screen is: this page may have handed it over to be sent, and so may another tab or page. */
export class DraftOwnership {
  /** Stands for who writes: another one may go on with the same draft. */
  readonly #writer = uuidUrn();
  /** When the draft was written that is on the screen: another tab may have written a later one. */
  #savedAt: number | undefined;
  /** As the draft has it: of the response that is made of it, in whatever tab. */
  #identifier: string | undefined;
  /** Of what another tab has handed over: nobody knows whether it was sent. */
  #taken: string | undefined;
  /** Of the response that was handed over last. */
  #handedOver: string | undefined;
  /** Nobody knows whether it was sent before this page. */
  #isEarlier = false;

  /** The person went on with a draft, and it is on the screen. */
  wentOn(response: SessionResponse, { identifier: given }: DraftValue, { identifier, savedAt }: Unsent): void {
    this.#savedAt = savedAt;
    this.#identifier = identifier;
    if (identifier) Object.assign(response, { identifier, isDraft: true });
    if (!given) return;
    this.#handedOver = given;
    this.#isEarlier = response.isGiven = true;
  }

  /** Who may have tried to send a response before: this page, another one, or, as far as this page knows, nobody. */
  triedBy(identifier: string): 'own' | 'other' | undefined {
    const isLast = this.#handedOver === identifier;
    if ((isLast && this.#isEarlier) || this.#taken === identifier) return 'other';
    return isLast ? 'own' : undefined;
  }

  /** A response is handed over. */
  handOver(identifier: string): void {
    this.#handedOver = identifier;
    this.#isEarlier = false;
  }

  /** A response that was handed over is on the screen again. */
  tookBack(response: SessionResponse, identifier: string): void {
    this.#handedOver = identifier;
    Object.assign(response, { identifier, isGiven: true });
  }

  /** Whether a response is the one that was handed over last. */
  isHandedOver(identifier: string): boolean {
    return this.#handedOver === identifier;
  }

  /** Whether the draft, as it is kept, is the one of a response. */
  isOf(identifier: string): boolean {
    return this.#identifier === identifier;
  }

  /**
   * By what the draft is written.
   *
   * @param isHandedOver - as it was when what is written was on the screen
   * @param isAnswered - otherwise what another tab wrote meanwhile stays: it may have more answers
   */
  writing(identifier: string, isHandedOver: boolean, isAnswered: boolean): Omit<Writing, 'days'> {
    return {
      identifier,
      known: this.#identifier,
      writer: isHandedOver ? undefined : this.#writer,
      since: isAnswered ? undefined : (this.#savedAt ?? 0),
    };
  }

  /** The draft was written. */
  wrote(response: SessionResponse, { identifier, wasHandedOver, savedAt }: Written): void {
    this.#savedAt = savedAt;
    if (wasHandedOver && identifier !== this.#handedOver) this.#taken = identifier;
    this.#identifier = identifier;
    // Another tab began this draft.
    if (!response.isGiven) response.identifier = identifier;
  }

  /** The draft goes. @returns what this page wrote last */
  end(): { writer: string; savedAt: number | undefined } {
    this.#handedOver = this.#identifier = undefined;
    return { writer: this.#writer, savedAt: this.#savedAt };
  }
}
