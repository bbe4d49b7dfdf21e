import { serialize } from '../../../domain/format/serialize.js';
import type { SurveyHost } from '../session/host.js';
import { placeOf, screenOf, type ScreenState } from '../session/screen-state.js';
import type { SurveySession } from '../session/survey-session.js';
import type { Submission } from '../submission/submission.js';
import type { ResponseSubmitter } from '../submission/submitter.js';
import type { DraftValue } from './draft-codec.js';
import type { DraftOwnership } from './draft-ownership.js';
import type { DraftStore } from './draft-store.js';
import type { Unsent } from './resume-queue.js';
import { UnkeptNotice } from './unkept-notice.js';

/** How long after the last change a draft is saved, in milliseconds. A page that goes has no time for it. */
const REST = 200;

/** A draft with photographs takes long to write, which holds the page: it rests so many times as long after that. */
const SHARE = 4;

/** The longest rest, in milliseconds. */
const LONGEST_REST = 5_000;

/** How long after a draft could not be written that is tried again, in milliseconds. */
const AGAIN = 30_000;

/** For how long drafts are kept where `draft-days` is no number. */
const DAYS = 7;

/** Writing of this page, in turn: what one survey kept last, when it went, is there for the next one that looks. */
let last: Promise<unknown> = Promise.resolve();

/** Settles when everything is written that this page began to write. */
export const written = (): Promise<unknown> => last;

/** What is on a screen, and the page on which the person is. */
type Screen = ScreenState & { readonly at: string | undefined };

/** Writes what is on the screen to where it is kept, and knows whether it is there. */
export class DraftWriter {
  /** Where answers are kept; undefined where they are not, or not yet. */
  #store: DraftStore | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What is kept of the screen, to tell whether there is more on it when the person goes. */
  #kept: Screen | undefined;
  /** What was kept of a screen that was left: its questions may come back in other words. */
  #left: Screen | undefined;
  /** How many of the person's changes there were, and up to which of them they are kept or about to be. */
  #changes = 0;
  #begun = 0;
  /** How many writes are under way. */
  #writing = 0;
  /** Until when there is a rest after the last one, by the clock of `performance.now()`. */
  #restsUntil = 0;
  /** Why there is no store although there is to be one. */
  #obstacle: unknown;
  readonly #unkept: UnkeptNotice;

  constructor(
    private readonly host: SurveyHost,
    private readonly submission: Submission,
    private readonly submitter: ResponseSubmitter,
    private readonly ownership: DraftOwnership,
  ) {
    this.#unkept = new UnkeptNotice(host, submission);
  }

  get store(): DraftStore | undefined {
    return this.#store;
  }

  /** From now on what is on the screen is kept there. What the person changed before goes along. */
  keepIn(store: DraftStore | undefined): void {
    this.#store = store;
    this.#obstacle = undefined;
    if (store && this.#isChanged) this.#saveLater();
  }

  /** Other answers are about to be shown: keeps what is there. */
  leave(): void {
    this.save();
    this.#left = this.#kept ?? this.#left;
    this.#kept = undefined;
    this.#begun = this.#changes;
    this.#unkept.end();
  }

  /** The questions are about to come in other words: what was kept, or is not yet, stays so. */
  goesOn(): void {
    this.#kept ??= this.#left;
    // What is being written is of the screen that goes: if that fails, nobody would try again.
    if (this.#writing === 0 && !this.#unkept.isTold) return;
    this.#begun = -1;
    this.#saveLater();
  }

  /** The person went on with a draft, and it is on the screen. */
  wentOn(session: SurveySession, value: DraftValue, draft: Unsent): void {
    this.#kept = this.#onScreen(session);
    this.ownership.wentOn(session.response, value, draft);
  }

  /** The browser has no place for what is to be kept, or not now: whoever types something is told. */
  cannotKeep(error: unknown): void {
    this.#obstacle = error;
  }

  edited(): void {
    this.#changes++;
    if (this.#obstacle) this.#unkept.tell(this.#obstacle);
    this.#saveLater();
  }

  /**
   * Keeps what is on the screen now.
   *
   * @param tells - the person, where another tab has sent the draft meanwhile
   * @param isAnswered - otherwise what another tab wrote meanwhile stays: it may have more answers
   * @returns false where it is to be kept and could not be
   */
  write(tells = true, isAnswered = true): Promise<boolean> | true {
    const { element } = this.host;
    const session = this.host.session();
    const kept = this.#store;
    if (!kept || !session || element.kiosk) return true;
    const { store, about, structure } = kept;
    const screen = this.#onScreen(session);
    const before = this.#kept;
    this.#kept = screen;
    this.#begun = this.#changes;
    const { identifier } = session.response;
    const isHandedOver = this.ownership.isHandedOver(identifier);
    const { canonical } = session.survey;
    const value: DraftValue = { ...screen, canonical, structure, identifier: isHandedOver ? identifier : undefined };
    session.response.isDraft = true;
    const isHere = () => session === this.host.session() && kept === this.#store;
    const write = async () => {
      const written = await store.drafts.save(about, value, {
        ...this.ownership.writing(identifier, isHandedOver, isAnswered),
        days: element.draftDays >= 0 ? element.draftDays : DAYS,
      });
      if (!isHere()) return;
      if (written.isSent) {
        this.#unkept.end();
        if (tells && !session.response.isGiven) this.submitter.showSent();
      } else if (written.savedAt !== undefined) {
        this.#unkept.end();
        this.ownership.wrote(session.response, written);
      }
      if (this.#isChanged) this.#saveLater();
    };
    return this.#inTurn(write).then(
      () => true,
      (error: unknown) => {
        if (!isHere()) element.warn(`a draft could not be kept: ${String(error)}`);
        else if (this.#kept === screen) this.#kept = before;
        if (!isHere()) return false;
        if (isAnswered) {
          this.#begun = -1;
          this.#unkept.tell(error);
          // It is written with what comes, or when the person goes.
          this.#saveLater(AGAIN);
        } else if (this.#isChanged) this.#saveLater();
        return false;
      },
    );
  }

  /**
   * Removes what was kept.
   *
   * @param isSent - what another tab wrote since stays: it was not sent
   */
  async forget(isSent = false): Promise<void> {
    clearTimeout(this.#timer);
    this.#kept = this.#left = undefined;
    const own = this.ownership.end();
    this.#begun = this.#changes;
    this.#unkept.end();
    const { store, about = '' } = this.#store ?? {};
    await this.#inTurn(async () => store?.drafts.remove(about, isSent ? own : undefined)).catch((error: unknown) =>
      this.host.element.warn(`a draft could not be removed: ${String(error)}`),
    );
  }

  /**
   * Once what was typed is at rest, or the page may be about to go. What is no answer (the page that is open, what is looked
   * for in a list, a section that was opened) is kept then, where there is a draft already.
   */
  readonly save = (): void => {
    const session = this.host.session();
    const isMore = () => session && this.#kept && textOf(this.#kept) !== textOf(this.#onScreen(session));
    const isAnswered = this.#isChanged;
    if (!isAnswered && !isMore()) return;
    clearTimeout(this.#timer);
    void this.write(true, isAnswered);
  };

  /** The element goes from the page. What is not kept by now is the page's own doing. */
  detach(): void {
    this.save();
    this.#unkept.end();
  }

  /** Another tab has sent the draft: there is nothing to keep. */
  sentElsewhere(): void {
    clearTimeout(this.#timer);
    this.#begun = this.#changes;
    this.#unkept.end();
  }

  get #isChanged(): boolean {
    return this.#begun !== this.#changes;
  }

  #saveLater(rest = Math.max(REST, this.#restsUntil - performance.now())): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // Others would only wait behind it.
      if (this.#writing === 0) this.save();
    }, rest);
  }

  /** What a draft holds of what is on the screen. */
  #onScreen(session: SurveySession): Screen {
    const at = placeOf(session, this.submission.paging.pager?.anchor);
    return { ...screenOf(session, this.host.element), at };
  }

  /** Writes after what is being written. */
  async #inTurn<T>(write: () => Promise<T>): Promise<T> {
    this.#writing++;
    const turn = last.then(() => {
      const began = performance.now();
      return write().finally(() => {
        const now = performance.now();
        this.#restsUntil = now + Math.min((now - began) * SHARE, LONGEST_REST);
      });
    });
    last = turn.catch(() => undefined);
    return turn.finally(() => this.#writing--);
  }
}

/** What tells one screen from another: not the moment at which its response was built. */
const textOf = ({ response, ...screen }: Screen): string => serialize([response.item, screen]);
