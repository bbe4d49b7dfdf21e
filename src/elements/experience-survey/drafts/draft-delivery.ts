import type { QuestionnaireResponse } from '../session/response-type.js';
import type { SurveyHost } from '../session/host.js';
import type { SurveySession } from '../session/survey-session.js';
import type { DraftOwnership } from './draft-ownership.js';
import type { DraftWriter } from './draft-writer.js';

/** What becomes of a draft when its answers are sent, and when they come back. */
export class DraftDelivery {
  constructor(
    private readonly host: SurveyHost,
    private readonly writer: DraftWriter,
    private readonly ownership: DraftOwnership,
  ) {}

  /** What is on the screen is about to become a response: it takes the identifier that its draft has by now. */
  async completing(): Promise<void> {
    await this.writer.write(false);
  }

  /** The answers are about to be sent. @returns what the queue needs to know of them */
  async submitting(identifier: string) {
    const { store, about = '' } = this.writer.store ?? {};
    const by = this.ownership.triedBy(identifier);
    const isRepeat = by === 'other' || (!by && (await store?.drafts.hasAttemptNote(identifier)));
    this.ownership.handOver(identifier);
    const isKept = await this.writer.write();
    // Whoever goes on with the draft, as it was kept before, is to ask the server first.
    if (!isKept && this.ownership.isOf(identifier)) await store?.drafts.noteAttempt(identifier);
    return { store, entry: { about, attemptStartedAt: isRepeat ? 1 : undefined } };
  }

  /** What was sent comes back: it is a draft again. @returns the session that shows it */
  async takeBack(response: QuestionnaireResponse): Promise<SurveySession> {
    // What an earlier page sent is not on the screen yet.
    if (!this.host.session()!.response.isBuilt(response)) {
      this.host.begin(response);
      this.ownership.tookBack(this.host.session()!.response, response.identifier!.value!);
    }
    const session = this.host.session()!;
    await this.writer.write();
    return session;
  }
}
