import type { ReactiveController } from 'lit';
import type { Survey } from '../../domain/questionnaire.js';
import { loading } from '../../kernel/data-state.js';
import { browserEnvironment } from '../../transport/environment.js';
import { outboxFor } from '../../transport/outboxes.js';
import { resume } from '../../transport/resume.js';
import { digest } from '../../transport/safe.js';
import { Vault } from '../../transport/vault.js';
import type { Courier } from './courier.js';
import { choiceView, type Earlier } from './drafts-view.js';
import type { SurveyHost } from './host.js';
import type { QuestionnaireResponse } from './response-type.js';
import type { Sending } from './sending.js';
import type { SurveySession } from './session.js';

/** What a draft holds. */
interface DraftValue {
  /** `url|version` of the questionnaire, and what stands for its questions. */
  canonical: string | undefined;
  structure: string;
  response: QuestionnaireResponse;
  /** Of the response, if it was handed over already: nobody knows whether it was sent. */
  identifier: string | undefined;
}

/** How long after the last change a draft is saved, in milliseconds. A page that goes has no time for it. */
const REST = 200;

/** For how long drafts are kept where `draft-days` is no number. */
const DAYS = 7;

const vaults = new Map<string, Promise<Vault>>();

function vaultOf(scope: 'session' | 'device'): Promise<Vault> {
  let vault = vaults.get(scope);
  if (!vault) {
    vaults.set(scope, (vault = Vault.open(scope)));
    // A later survey may have more luck.
    vault.catch(() => vaults.delete(scope));
  }
  return vault;
}

/** What answers fit to: the questions, their kinds and their codes. Words may change. */
function structureOf({ byLinkId }: Survey): string {
  const items = [...byLinkId.values()].map(({ linkId, type, repeats, options }) => [
    linkId,
    type,
    repeats,
    options.map(({ value }): unknown => value.valueCoding?.code ?? Object.values(value)[0]),
  ]);
  return JSON.stringify(items);
}

/** What the answers on the screen are kept as. */
interface Place {
  readonly vault: Vault;
  /** Stands for the survey and the person. */
  readonly about: string;
  readonly structure: string;
}

/** Keeps the answers of a survey in this browser until they are sent, and brings them back. */
export class Drafts implements ReactiveController {
  #key = '';
  #survey: Survey | undefined;
  #place: Place | undefined;
  /** The search for answers from before that is under way. A later one takes its place. */
  #search: object | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Writing, in turn. */
  #last: Promise<unknown> = Promise.resolve();
  /** Of the response that was handed over last. */
  #handedOver: string | undefined;
  /** Nobody knows whether it was sent before this page. */
  #isEarlier = false;

  constructor(
    private readonly host: SurveyHost,
    private readonly sending: Sending,
    private readonly courier: Courier,
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
    this.#save();
  }

  /** Nobody knows yet whether there are answers from before. */
  get isLooking(): boolean {
    return this.#search !== undefined;
  }

  /** Looks for answers from before, once for each survey and person. */
  follow(): void {
    const { element } = this.host;
    const { endpoint, subject, encounter, basedOn, kiosk } = element;
    // A shared device keeps nothing that it could show again, but what was sent goes out.
    const drafts = kiosk && element.drafts !== 'device' ? 'off' : element.drafts;
    const survey = this.host.session()?.survey;
    if (!survey) return this.again();
    if (this.sending.status !== 'editing') return;
    const url = survey.canonical?.split('|')[0];
    const key = [drafts, endpoint, url, subject, encounter, basedOn].join('\n');
    if (key === this.#key && (url || survey === this.#survey)) return;
    // What the page wants kept no longer is not kept.
    if (drafts === 'off') void this.forget();
    else this.#save();
    [this.#key, this.#survey, this.#place] = [key, survey, undefined];
    const search = (this.#search = drafts === 'off' ? undefined : {});
    if (!search) return this.sending.to('editing');
    if (drafts === 'device' && !subject && !encounter && !kiosk) {
      element['warn'](
        'drafts="device" without a subject or encounter: whoever uses this device next is offered the answers.',
      );
    }
    this.sending.to('editing', loading);
    void this.#open(survey, drafts)
      .then(async (place) => {
        const begin = await this.#find(place);
        if (search !== this.#search) return;
        [this.#search, this.#place] = [undefined, place];
        begin();
      })
      .catch((error: unknown) => {
        element['warn'](`drafts are off: ${String(error)}`);
        if (search !== this.#search) return;
        this.#search = undefined;
        this.sending.to('editing');
      });
  }

  /** Other answers are about to be shown: keeps what is there, and then looks again for answers from before. */
  again(): void {
    this.#save();
    this.#key = '';
    this.#search = undefined;
  }

  edited(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#save, REST);
  }

  /** The answers are about to be sent. @returns what the queue needs to know of them */
  async submitting(identifier: string) {
    const isRepeat = this.#isEarlier && this.#handedOver === identifier;
    this.#handedOver = identifier;
    this.#isEarlier = false;
    await this.#write();
    const entry = { about: this.#place?.about ?? '', attemptStartedAt: isRepeat ? 1 : undefined };
    return { store: this.#place?.vault, entry };
  }

  /** What was sent comes back: it is a draft again. @returns the session that shows it */
  async takeBack(response: QuestionnaireResponse): Promise<SurveySession> {
    // What an earlier page sent is not on the screen yet.
    if (!this.host.session()!.isBuilt(response)) this.host.begin(response);
    await this.#write();
    return this.host.session()!;
  }

  /** Removes what was kept. */
  async forget(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = this.#handedOver = undefined;
    const place = this.#place;
    if (place) await this.#inTurn(() => place.vault.deleteDraft(place.about));
  }

  async #open(survey: Survey, scope: string): Promise<Place> {
    if (scope !== 'session' && scope !== 'device') throw new Error(`"${scope}" is not off, session or device.`);
    if (!isSecureContext || !navigator.locks) throw new Error('they need https.');
    const structure = await digest(structureOf(survey));
    const url = survey.canonical ?? structure;
    return { vault: await vaultOf(scope), about: await digest(`${this.#key} ${url.split('|')[0]}`), structure };
  }

  /** @returns what goes on with what is on its way, or asks about answers from before */
  async #find(place: Place): Promise<() => void> {
    const { vault, about, structure } = place;
    const edit = () => this.sending.to('editing');
    const show = await this.#resume(place);
    if (this.host.element.kiosk) return edit;
    if (show) return show;
    const draft = await vault.readDraft(about).catch(() => undefined);
    if (!draft) return edit;
    const value = draft.kind === 'draft' ? (draft.value as DraftValue) : undefined;
    const sent = value?.identifier ? await vault.read(value.identifier).catch(() => undefined) : undefined;
    if (sent?.done?.isConfirmed) {
      // Another survey of this page, or of another tab, brought it there.
      return () => {
        void this.forget();
        edit();
      };
    }
    const { canonical } = this.host.session()!.survey;
    const fits = value?.canonical === canonical && value?.structure === structure;
    const earlier: Earlier = {
      scope: vault.scope,
      ...(draft.kind === 'draft' && { savedAt: draft.savedAt }),
      ...(fits && { goOn: () => this.#goOn(value) }),
      startAgain: () => {
        void this.forget();
        this.#show();
      },
    };
    return () => this.sending.to('editing', () => choiceView(this.host, earlier));
  }

  /** @returns what shows these answers, if they are on their way */
  async #resume({ vault, about }: Place): Promise<(() => void) | undefined> {
    const { element } = this.host;
    if (!element.endpoint || this.host.isInForm()) return undefined;
    const outbox = outboxFor(element.endpoint);
    outbox.authorize = element.authorize && ((request) => element.authorize?.(request) ?? {});
    await resume(outbox, vault, browserEnvironment, (delivery) => this.courier.adopt(outbox, delivery));
    if (vault.unreadable > 0) {
      vault.unreadable = 0;
      const message = 'Answers that were kept in this browser cannot be read any more.';
      element['fail']({ phase: 'submit', code: 'unreadable', message, retryable: false });
    }
    const delivery = outbox.deliveries.find((one) => one.about === about);
    return delivery && (() => this.courier.show(outbox, delivery));
  }

  #goOn({ response, identifier }: DraftValue): void {
    this.host.begin(response);
    if (identifier) {
      this.host.session()!.identifier = this.#handedOver = identifier;
      this.#isEarlier = true;
    }
    this.#show();
  }

  #show(): void {
    this.sending.to('editing');
    this.host.focusLater('progress');
  }

  /** Once what was typed is at rest, or the page may be about to go. */
  readonly #save = (): void => {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    void this.#write();
  };

  async #write(): Promise<void> {
    const { element } = this.host;
    const session = this.host.session();
    const place = this.#place;
    if (!place || !session || element.kiosk) return;
    const { vault, about, structure } = place;
    const value: DraftValue = {
      canonical: session.survey.canonical,
      structure,
      response: session.build(element, 'in-progress'),
      identifier: session.identifier === this.#handedOver ? this.#handedOver : undefined,
    };
    await this.#inTurn(() => vault.saveDraft(about, value, element.draftDays >= 0 ? element.draftDays : DAYS));
  }

  #inTurn(write: () => Promise<void>): Promise<void> {
    const turn = this.#last.then(write).catch((error: unknown) => {
      this.host.element['warn'](`a draft could not be kept: ${String(error)}`);
    });
    this.#last = turn;
    return turn;
  }
}
