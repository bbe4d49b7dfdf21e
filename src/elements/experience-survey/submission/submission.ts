import type { ReactiveController } from 'lit';
import type { Survey } from '../../../domain/questionnaire.js';
import type { SurveyHost } from '../session/host.js';
import type { Entry, Store } from '../../../transport/storage/store.js';
import type { Paging } from '../paging/paging.js';
import type { QuestionnaireResponse } from '../session/response-type.js';
import type { SurveySession } from '../session/survey-session.js';
import type { Stage } from './stage.js';

/** How a call of `submit()` ended. `cancelled`: by the page, or because there was nothing to send. */
export interface SubmitResult {
  status: 'submitted' | 'queued' | 'invalid' | 'cancelled' | 'failed';
  response?: QuestionnaireResponse;
}

/** What checks the answers and sends them. */
export interface Submitter {
  submit(session: SurveySession, hasCaller: boolean): Promise<SubmitResult>;
}

/** What keeps answers in the browser until they are sent, where drafts are on and possible. */
export interface DraftKeeper {
  /** Whether nobody knows yet if there are answers from before. */
  readonly isLooking: boolean;
  /** Looks for answers from before, where another survey came. */
  follow(): void;
  /** An answer changes. */
  edited(): void;
  /** The person begins anew. */
  again(): void;
  /** The same questions go on in other words. */
  goesOn(survey: Survey): void;
  forget(isSent: boolean): unknown;
  /** The answers are about to be sent. */
  completing(): Promise<unknown>;
  submitting(identifier: string): Promise<{ readonly store: Store | undefined; readonly entry: Partial<Entry> }>;
  takeBack(response: QuestionnaireResponse): Promise<SurveySession | undefined>;
}

/** Brings what comes later. Both may be on their way at once. */
export interface SubmissionLoaders<S extends Submitter = Submitter> {
  submitter(submission: Submission): Promise<S>;
  drafts(): Promise<{ keeper(submission: Submission, submitter: S): DraftKeeper }>;
}

/** How long sending waits for the code that sends, in milliseconds. */
const PATIENCE = 30_000;

/** What the person sees of sending, and what has to be there before it begins. The {@link Submitter} does the rest. */
export class Submission implements ReactiveController {
  stage: Stage = { at: 'editing' };
  /** Where drafts are on and possible: what keeps them. */
  drafts: DraftKeeper | undefined;

  #submitter: Promise<Submitter | undefined> | undefined;
  /** Of what keeps drafts. */
  #loading: 'under way' | 'over' | undefined;
  /** The person began anew before that was there. */
  #forgets = false;

  constructor(
    private readonly host: SurveyHost,
    readonly paging: Paging,
    private readonly loaders: SubmissionLoaders,
  ) {
    host.element.addController(this);
  }

  hostUpdate(): void {
    this.#open();
  }

  /** Whether what is on the screen is to stay, whatever language the page speaks now. */
  get isUnderWay(): boolean {
    return this.stage.at !== 'editing' && this.stage.at !== 'sent';
  }

  /** The person has sent nothing of what is on the screen yet. */
  get isOpen(): boolean {
    return /^(?:opening|resuming|editing)$/.test(this.stage.at);
  }

  /** What was sent. */
  get sent(): QuestionnaireResponse | undefined {
    return this.stage.at === 'sent' ? this.stage.response : undefined;
  }

  /** Goes back to editing. */
  restart(): void {
    // What is found may replace what would be typed now.
    this.to({ at: this.#isLooking && this.host.session() ? 'opening' : 'editing' });
    this.#open();
  }

  /** Why the last attempt failed is told until the next one, or the next page. */
  turned(): void {
    if (this.stage.at === 'editing') this.to({ at: 'editing' });
  }

  /**
   * The person begins anew: what was kept of unsent answers goes.
   *
   * @param isSent - because the answers arrived
   */
  forget(isSent = false): void {
    this.#forgets = this.#isLooking;
    void this.drafts?.forget(isSent);
  }

  /** An answer changes. */
  edited(): void {
    void this.submitter();
    this.drafts?.edited();
  }

  /**
   * What sends. It is loaded when the person begins to answer, while the network is there; where that fails the next
   * answer tries again, and sending does.
   */
  submitter(): Promise<Submitter | undefined> {
    return (this.#submitter ??= this.loaders.submitter(this).catch(() => (this.#submitter = undefined)));
  }

  /**
   * Checks the answers and sends them. Never rejects.
   *
   * @param hasCaller - whether a script asks for it
   */
  async submit(hasCaller = false): Promise<SubmitResult> {
    const { host } = this;
    const session = host.session();
    const isReady = session && !session.isEmpty && this.stage.at === 'editing';
    if (!isReady || host.isDisabled() || host.isReadOnly()) return { status: 'cancelled' };
    this.turned();
    if (!host.element.reportValidity()) return { status: 'invalid' };
    // From here on a second press does nothing.
    this.to({ at: 'sending' });
    let timer = 0;
    const late = new Promise<undefined>((resolve) => {
      timer = window.setTimeout(resolve, PATIENCE);
    });
    // What was under way already may fail: then it is asked for once more.
    const submitter = await Promise.race([this.submitter().then((there) => there ?? this.submitter()), late]);
    clearTimeout(timer);
    if (session !== host.session()) return { status: 'cancelled' };
    if (submitter) return submitter.submit(session, hasCaller);
    const code = 'network';
    const message = 'Code could not be loaded.';
    host.element.fail({ phase: 'submit', code, message, retryable: true });
    this.to({ at: 'editing', failure: {} });
    this.paging.focusLater('failure');
    return { status: 'failed' };
  }

  to(stage: Stage): void {
    this.stage = stage;
    this.host.element.requestUpdate();
  }

  /** Nobody knows yet whether there are answers from before. */
  get #isLooking(): boolean {
    return this.drafts?.isLooking ?? this.#loading === 'under way';
  }

  /** Has drafts look for answers from before, where they are on. */
  #open(): void {
    const { element } = this.host;
    if (this.drafts) return this.drafts.follow();
    // What waits or was sent stays on the screen; why it could not be sent is told again once the questions are back.
    if (element.drafts === 'off' || this.#loading || !this.isOpen || !this.host.session()) return;
    this.#loading = 'under way';
    this.to({ ...this.stage, at: 'opening' });
    void Promise.all([this.loaders.drafts(), this.submitter()])
      .then(([drafts, submitter]) => {
        if (!submitter) throw new Error('Code could not be loaded.');
        (this.drafts = drafts.keeper(this, submitter)).follow();
        if (this.#forgets) this.forget();
      })
      .catch((error: unknown) => {
        element.warn(`drafts are off: ${String(error)}`);
        this.#loading = 'over';
        this.to({ ...this.stage, at: 'editing' });
      });
  }
}
