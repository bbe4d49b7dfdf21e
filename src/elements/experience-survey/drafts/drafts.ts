import type { ReactiveController } from 'lit';
import { serialize } from '../../../domain/format/serialize.js';
import type { Survey } from '../../../domain/questionnaire.js';
import type { ResponseSubmitter } from '../submission/submitter.js';
import { obstacle, openDraftStore, type DraftStore } from './draft-store.js';
import type { DraftValue } from './draft-codec.js';
import type { Earlier } from '../submission/stage.js';
import type { SurveyHost } from '../session/host.js';
import { resumeQueue, type Unsent, unsentDraft } from './resume-queue.js';
import { uuidUrn } from '../../../transport/uuid.js';
import type { QuestionnaireResponse } from '../session/response-type.js';
import { bringBack, placeOf, places, screenOf, type ScreenState } from '../session/screen-state.js';
import type { Submission } from '../submission/submission.js';
import type { SurveySession } from '../session/survey-session.js';

/** How long after the last change a draft is saved, in milliseconds. A page that goes has no time for it. */
const REST = 200;

/** How long after the browser had no place to keep things it is asked again, in milliseconds. */
const AGAIN = 30_000;

/** For how long drafts are kept where `draft-days` is no number. */
const DAYS = 7;

/** Writing of this page, in turn: what one survey kept last, when it went, is there for the next one that looks. */
let last: Promise<unknown> = Promise.resolve();

/** Keeps the answers of a survey in this browser until they are sent, and brings them back. */
export class Drafts implements ReactiveController {
  #key = '';
  #survey: Survey | undefined;
  #place: DraftStore | undefined;
  /** The search for answers from before that is under way. A later one takes its place. */
  #search: { isUnwanted?: boolean } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  /** What is kept of the screen, to tell whether there is more on it when the person goes. */
  #kept: string | undefined;
  /** When the draft was written that is on the screen: another tab may have written a later one. */
  #savedAt: number | undefined;
  /** As the draft has it: of the response that is made of it, in whatever tab. */
  #identifier: string | undefined;
  /** Of what another tab has handed over: nobody knows whether it was sent. */
  #taken: string | undefined;
  /** Stands for who writes: another one may go on with the same draft. */
  readonly #writer = uuidUrn();
  /** Of the response that was handed over last. */
  #handedOver: string | undefined;
  /** Nobody knows whether it was sent before this page. */
  #isEarlier = false;
  /** The person changed something. */
  #isEdited = false;

  constructor(
    private readonly host: SurveyHost,
    private readonly submission: Submission,
    private readonly submitter: ResponseSubmitter,
  ) {
    host.element.addController(this);
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#save);
    document.addEventListener('visibilitychange', this.#save);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#save);
    document.removeEventListener('visibilitychange', this.#save);
    clearTimeout(this.#retry);
    this.#save();
  }

  /** Nobody knows yet whether there are answers from before. */
  get isLooking(): boolean {
    return this.#search !== undefined;
  }

  /** Looks for answers from before, once for each survey and person. */
  follow(): void {
    const { element } = this.host;
    const { subject, encounter, kiosk } = element;
    const survey = this.host.session()?.survey;
    if (!survey) return this.again();
    const { stage } = this.submission;
    if (!this.submission.isOpen) return;
    const { drafts, url, key } = this.#about(survey);
    if (key === this.#key && (url || survey === (this.#survey ??= survey))) return;
    // What the page wants kept no longer is not kept.
    if (drafts === 'off') void this.forget();
    else this.#save();
    [this.#key, this.#survey, this.#place] = [key, survey, undefined];
    this.#search = this.#kept = undefined;
    clearTimeout(this.#retry);
    // Why nothing could be sent is still to be read, unless other answers come.
    const edit = () => this.submission.to(stage.at === 'editing' ? stage : { at: 'editing' });
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
    this.submission.to({ at: 'opening' });
    openDraftStore(survey, drafts, key)
      .then(async (place) => {
        const begin = await this.#find(place, edit);
        if (search !== this.#search) return;
        [this.#search, this.#place] = [undefined, place];
        if (search.isUnwanted) {
          void this.forget();
          edit();
        } else begin();
      })
      .catch((error: unknown) => {
        if (off(String(error))) this.#tryLater(survey, drafts, key);
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

  /** The questions of a survey are about to come in other words: there is nothing to look for. */
  goesOn(survey: Survey): void {
    this.#key = this.#about(survey).key;
    this.#survey = this.#kept = undefined;
  }

  /**
   * The browser may only have been slow: what waits to be sent is not to wait for the next page. Nothing is shown in place of
   * the questions any more, and answers from before stay for whoever comes back to them: what is typed now is kept only
   * where there are none.
   */
  #tryLater(survey: Survey, scope: 'session' | 'device', key: string): void {
    this.#retry = setTimeout(() => {
      void openDraftStore(survey, scope, key)
        .then(async (place) => {
          if (key !== this.#key || this.#place || this.#search) return;
          await resumeQueue(this.host, this.submitter, place);
          const draft = await place.store.readDraft(place.about);
          if (draft || key !== this.#key || !this.submission.isOpen) return;
          this.#place = place;
          if (this.#isEdited) this.edited();
        })
        .catch(() => this.#tryLater(survey, scope, key));
    }, AGAIN);
  }

  /** Other answers are about to be shown: keeps what is there, and then looks again for answers from before. */
  again(): void {
    this.#save();
    this.#key = '';
    this.#search = this.#kept = undefined;
    this.#isEdited = false;
  }

  edited(): void {
    this.#isEdited = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#save, REST);
  }

  /** What is on the screen is about to become a response: it takes the identifier that its draft has by now. */
  async completing(): Promise<void> {
    await this.#write(false);
  }

  /** The answers are about to be sent. @returns what the queue needs to know of them */
  async submitting(identifier: string) {
    const isRepeat = (this.#isEarlier && this.#handedOver === identifier) || this.#taken === identifier;
    this.#handedOver = identifier;
    this.#isEarlier = false;
    await this.#write();
    const entry = { about: this.#place?.about ?? '', attemptStartedAt: isRepeat ? 1 : undefined };
    return { store: this.#place?.store, entry };
  }

  /** What was sent comes back: it is a draft again. @returns the session that shows it */
  async takeBack(response: QuestionnaireResponse): Promise<SurveySession> {
    // What an earlier page sent is not on the screen yet.
    if (!this.host.session()!.isBuilt(response)) {
      this.host.begin(response);
      const identifier = (this.#handedOver = response.identifier!.value!);
      Object.assign(this.host.session()!, { identifier, isGiven: true });
    }
    const session = this.host.session()!;
    await this.#write();
    return session;
  }

  /**
   * Removes what was kept.
   *
   * @param isSent - what another tab wrote since stays: it was not sent
   */
  async forget(isSent = false): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = this.#handedOver = this.#kept = this.#identifier = undefined;
    this.#isEdited = false;
    // What is found is what the person wants no more.
    if (this.#search) this.#search.isUnwanted = true;
    const place = this.#place;
    if (place) await this.#inTurn(() => place.store.deleteDraft(place.about, isSent ? this.#writer : undefined));
  }

  /** @returns what goes on with what is on its way, or asks about answers from before */
  async #find(place: DraftStore, edit: () => void): Promise<() => void> {
    const show = await resumeQueue(this.host, this.submitter, place);
    if (this.host.element.kiosk) return edit;
    if (show) return show;
    // What this page wrote a moment ago is from before, too.
    await last;
    const draft = await unsentDraft(place);
    if (!draft) return edit;
    const startAgain = (): void => void this.forget();
    if (draft === 'sent') {
      return () => {
        startAgain();
        edit();
      };
    }
    const { value, savedAt } = draft;
    const { canonical } = this.host.session()!.survey;
    const fits = value?.canonical === canonical && value?.structure === place.structure;
    const earlier: Earlier = {
      scope: place.store.scope,
      savedAt,
      goOn: fits ? () => this.#goOn(value, draft) : undefined,
      startAgain: () => {
        startAgain();
        this.#show();
      },
    };
    return () => this.submission.to({ at: 'resuming', earlier });
  }

  #goOn(value: DraftValue, { identifier, savedAt }: Unsent): void {
    const { paging } = this.submission;
    this.host.begin(value.response);
    const session = this.host.session()!;
    bringBack(session, value);
    const node = places(session).get(value.at ?? '');
    if (node) paging.pager?.turnToNode(node);
    this.#kept = screenText(this.#onScreen(session));
    this.#savedAt = savedAt;
    this.#identifier = identifier;
    if (identifier) Object.assign(session, { identifier, isDraft: true });
    if (value.identifier) {
      this.#handedOver = value.identifier;
      this.#isEarlier = session.isGiven = true;
    }
    this.#show();
  }

  #show(): void {
    this.submission.to({ at: 'editing' });
    this.host.focusLater('progress');
  }

  /** What a draft holds of what is on the screen. */
  #onScreen(session: SurveySession) {
    const at = placeOf(session, this.submission.paging.pager?.anchor);
    return { ...screenOf(session, this.host.element), at };
  }

  /**
   * Once what was typed is at rest, or the page may be about to go. What is no answer (the page that is open, what is looked
   * for in a list, a section that was opened) is kept then, where there is a draft already.
   */
  readonly #save = (): void => {
    const session = this.host.session();
    const isMore = () => session && this.#kept !== undefined && this.#kept !== screenText(this.#onScreen(session));
    const isAnswered = this.#timer !== undefined;
    if (!isAnswered && !isMore()) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    void this.#write(true, isAnswered);
  };

  /**
   * @param tells - the person, where another tab has sent the draft meanwhile
   * @param isAnswered - otherwise what another tab wrote meanwhile stays: it may have more answers
   */
  async #write(tells = true, isAnswered = true): Promise<void> {
    const { element } = this.host;
    const session = this.host.session();
    const place = this.#place;
    if (!place || !session || element.kiosk) return;
    const { store, about, structure } = place;
    const screen = this.#onScreen(session);
    this.#kept = screenText(screen);
    const identifier = session.identifier === this.#handedOver ? this.#handedOver : undefined;
    const { canonical } = session.survey;
    const value: DraftValue = { ...screen, canonical, structure, identifier };
    const own = session.identifier;
    session.isDraft = true;
    await this.#inTurn(async () => {
      const written = await store.saveDraft(about, value, {
        identifier: own,
        known: this.#identifier,
        writer: identifier ? undefined : this.#writer,
        days: element.draftDays >= 0 ? element.draftDays : DAYS,
        since: isAnswered ? undefined : (this.#savedAt ?? 0),
      });
      if (session !== this.host.session() || place !== this.#place) return;
      const { identifier: holds, isSent, wasHandedOver, savedAt } = written;
      if (isSent) {
        if (tells && !session.isGiven) this.submitter.showSent();
        return;
      }
      if (savedAt === undefined) return;
      this.#savedAt = savedAt;
      if (wasHandedOver && holds !== this.#handedOver) this.#taken = holds;
      this.#identifier = holds;
      // Another tab began this draft.
      if (!session.isGiven) session.identifier = holds;
    });
  }

  #inTurn(write: () => Promise<void>): Promise<void> {
    const turn = last.then(write).catch((error: unknown) => {
      this.host.element.warn(`a draft could not be kept: ${String(error)}`);
    });
    last = turn;
    return turn;
  }
}

/** What tells one screen from another: not the moment at which its response was built. */
const screenText = ({ response, ...screen }: ScreenState & { at?: string | undefined }): string =>
  serialize([response.item, screen]);
