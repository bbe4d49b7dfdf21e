import type { ReactiveController } from 'lit';
import type { Survey } from '../../../domain/questionnaire.js';
import type { QuestionnaireResponse } from '../session/response-type.js';
import type { SurveyHost } from '../session/host.js';
import type { SurveySession } from '../session/survey-session.js';
import type { DraftKeeper, Submission } from '../submission/submission.js';
import type { ResponseSubmitter } from '../submission/submitter.js';
import { DraftDelivery } from './draft-delivery.js';
import { DraftOwnership } from './draft-ownership.js';
import { obstacle, openDraftStore, type DraftStore } from './draft-store.js';
import { DraftWriter, written } from './draft-writer.js';
import { EarlierAnswers } from './earlier-answers.js';
import { resumeQueue, unsentDraft } from './resume-queue.js';
import { sentElsewhere } from './sent-elsewhere.js';

/** How long after the browser had no place to keep things it is asked again, in milliseconds. */
const AGAIN = 30_000;

/** Keeps the answers of a survey in this browser until they are sent, and finds them there. */
export class Drafts implements ReactiveController, DraftKeeper {
  #key = '';
  #survey: Survey | undefined;
  /** The search for answers from before that is under way. A later one takes its place. */
  #search: { isUnwanted?: boolean } | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  readonly #writer: DraftWriter;
  readonly #delivery: DraftDelivery;
  readonly #earlier: EarlierAnswers;

  constructor(
    private readonly host: SurveyHost,
    private readonly submission: Submission,
    private readonly submitter: ResponseSubmitter,
  ) {
    const ownership = new DraftOwnership();
    this.#writer = new DraftWriter(host, submission, submitter, ownership);
    this.#delivery = new DraftDelivery(host, this.#writer, ownership);
    this.#earlier = new EarlierAnswers(host, submission, this.#writer);
    host.element.addController(this);
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#writer.save);
    addEventListener('pageshow', this.#look);
    addEventListener('focus', this.#look);
    document.addEventListener('visibilitychange', this.#look);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#writer.save);
    removeEventListener('pageshow', this.#look);
    removeEventListener('focus', this.#look);
    document.removeEventListener('visibilitychange', this.#look);
    clearTimeout(this.#retry);
    this.#writer.detach();
  }

  /** The person goes, or comes: what is there is kept, and what happened meanwhile is told. */
  readonly #look = (): void => {
    this.#writer.save();
    if (document.visibilityState === 'visible' && this.#writer.store) void this.#tellSent(this.#writer.store);
  };

  async #tellSent(store: DraftStore): Promise<void> {
    const sent = await sentElsewhere(this.host, this.submission, store);
    if (!sent || sent.session !== this.host.session() || this.submission.stage.at !== 'editing') return;
    this.#writer.sentElsewhere();
    if (sent.isSame) this.submitter.showArrived(sent.session, sent.location);
    else this.submitter.showSent();
  }

  get isLooking(): boolean {
    return this.#search !== undefined;
  }

  /** Looks for answers from before, once for each survey and person. */
  follow(): void {
    const { element } = this.host;
    const { subject, encounter, kiosk } = element;
    const survey = this.host.session()?.survey;
    if (!survey) return this.again();
    if (!this.submission.isOpen) return;
    const { drafts, url, key } = this.#about(survey);
    if (key === this.#key && (url || survey === (this.#survey ??= survey))) return;
    // What the page wants kept no longer is not kept.
    if (drafts === 'off') void this.forget();
    this.#writer.leave();
    this.#writer.keepIn(undefined);
    [this.#key, this.#survey, this.#search] = [key, survey, undefined];
    clearTimeout(this.#retry);
    // Why nothing could be sent is still to be read, unless other answers come. What was not kept is over by now.
    const { stage } = this.submission;
    const edit = () => this.submission.to({ ...stage, at: 'editing' });
    if (drafts === 'off') return edit();
    if (drafts === 'device' && !subject && !encounter && !kiosk) {
      element.warn(
        'drafts="device" without a subject or encounter: whoever uses this device next is offered the answers.',
      );
    }
    const search: { isUnwanted?: boolean } = (this.#search = {});
    const off = (why: string) => {
      element.warn(`drafts are off: ${why}`);
      if (search !== this.#search) return false;
      this.#search = undefined;
      edit();
      return true;
    };
    const fault = obstacle(drafts);
    if (fault) return void off(fault);
    this.submission.to({ ...stage, at: 'opening' });
    openDraftStore(survey, drafts, key)
      .then(async (store) => {
        const begin = await this.#find(store, edit);
        if (search !== this.#search) return;
        this.#search = undefined;
        this.#writer.keepIn(store);
        if (search.isUnwanted) {
          void this.forget();
          edit();
        } else begin();
      })
      .catch((error: unknown) => {
        if (!off(String(error))) return;
        this.#writer.cannotKeep(error);
        this.#tryLater(survey, drafts, key);
      });
  }

  /** What the answers on the screen are about, by which they are found again. */
  #about({ canonical }: Survey) {
    const { endpoint, subject, encounter, basedOn, kiosk, drafts: wanted } = this.host.element;
    // A shared device keeps nothing that it could show again, but what was sent goes out.
    const drafts = kiosk && wanted !== 'device' ? 'off' : wanted;
    const url = canonical?.split('|')[0];
    return { drafts, url, key: [drafts, endpoint, url, subject, encounter, basedOn].join('\n') };
  }

  /** @returns what goes on with what is on its way, or asks about answers from before */
  async #find(store: DraftStore, edit: () => void): Promise<() => void> {
    const show = await resumeQueue(this.host, this.submitter, store);
    if (this.host.element.kiosk) return edit;
    if (show) return show;
    // What this page wrote a moment ago is from before, too.
    await written();
    const draft = await unsentDraft(store);
    if (!draft) return edit;
    if (draft !== 'sent') return () => this.#earlier.ask(store, draft);
    return () => {
      void this.forget();
      edit();
    };
  }

  /**
   * The browser may only have been slow: what waits to be sent is not to wait for the next page. Nothing is shown in place of
   * the questions any more, and answers from before stay for whoever comes back to them: what is typed now is kept only
   * where there are none.
   */
  #tryLater(survey: Survey, scope: 'session' | 'device', key: string): void {
    this.#retry = setTimeout(() => {
      void openDraftStore(survey, scope, key)
        .then(async (store) => {
          if (key !== this.#key || this.#writer.store || this.#search) return;
          await resumeQueue(this.host, this.submitter, store);
          const draft = await store.store.drafts.read(store.about);
          if (draft || key !== this.#key || !this.submission.isOpen) return;
          this.#writer.keepIn(store);
        })
        .catch(() => this.#tryLater(survey, scope, key));
    }, AGAIN);
  }

  /** The questions of a survey are about to come in other words: there is nothing to look for. */
  goesOn(survey: Survey): void {
    this.#key = this.#about(survey).key;
    this.#survey = undefined;
    this.#writer.goesOn();
  }

  /** Other answers are about to be shown: keeps what is there, and then looks again for answers from before. */
  again(): void {
    this.#writer.leave();
    this.#key = '';
    this.#search = undefined;
  }

  edited(): void {
    this.#writer.edited();
  }

  completing(): Promise<unknown> {
    return this.#delivery.completing();
  }

  submitting(identifier: string) {
    return this.#delivery.submitting(identifier);
  }

  takeBack(response: QuestionnaireResponse): Promise<SurveySession> {
    return this.#delivery.takeBack(response);
  }

  forget(isSent = false): Promise<void> {
    // What is found is what the person wants no more.
    if (this.#search) this.#search.isUnwanted = true;
    return this.#writer.forget(isSent);
  }
}
