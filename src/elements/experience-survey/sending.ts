import type { ReactiveController } from 'lit';
import { loading } from '../../kernel/data-state.js';
import type { Courier } from './courier.js';
import type { Drafts } from './drafts.js';
import type { SurveyHost } from './host.js';
import type { Paging } from './paging.js';
import type { QuestionnaireResponse } from './response-type.js';

/** How a call of `submit()` ended. `cancelled`: by the page, or because there was nothing to send. */
export interface SubmitResult {
  status: 'submitted' | 'queued' | 'invalid' | 'cancelled' | 'failed';
  response?: QuestionnaireResponse;
}

/** How long sending waits for the code that sends, in milliseconds. */
const PATIENCE = 30_000;

/** What the person sees of sending, and what has to be there before it begins. The {@link Courier} does the rest. */
export class Sending implements ReactiveController {
  status: 'editing' | 'sending' | 'queued' | 'sent' = 'editing';
  /** Why the last attempt failed, until the next one or the next page. */
  failure: { title?: () => string; help?: () => unknown } | undefined;
  /** The end, once the {@link Courier} is there. */
  end: { render(): unknown; show(): void } | undefined;
  /** What was sent. */
  sent: QuestionnaireResponse | undefined;
  /** What stands where the questions would be: something is on its way, or there are answers from before. */
  screen: (() => unknown) | undefined;
  /** Where drafts are on and possible: what keeps them. */
  keeping: Drafts | undefined;

  #courier: Promise<Courier | undefined> | undefined;
  /** Of what keeps drafts. */
  #loading: 'under way' | 'over' | undefined;

  constructor(
    private readonly host: SurveyHost,
    readonly paging: Paging,
  ) {
    host.element.addController(this);
  }

  hostUpdate(): void {
    this.#open();
  }

  /** Whether what is on the screen is to stay, whatever language the page speaks now. */
  get isUnderWay(): boolean {
    return this.status === 'sending' || this.screen !== undefined;
  }

  /** Goes back to editing, or, with what was sent already, to the end. */
  restart(sent?: QuestionnaireResponse): void {
    this.sent = sent;
    this.failure = undefined;
    // What is found may replace what would be typed now.
    const isLooking = !sent && this.#isLooking && this.host.session();
    this.to(sent ? 'sent' : 'editing', isLooking ? loading : undefined);
    this.#open();
  }

  /**
   * The person begins anew: what was kept of unsent answers goes.
   *
   * @param isSent - because the answers arrived
   */
  forget(isSent = false): void {
    void this.keeping?.forget(isSent);
  }

  /** An answer changes. */
  edited(): void {
    void this.courier();
    this.keeping?.edited();
  }

  /**
   * What sends. It is loaded when the person begins to answer, while the network is there; where that fails the next
   * answer tries again, and sending does.
   */
  courier(): Promise<Courier | undefined> {
    return (this.#courier ??= import('./courier.js').then(
      ({ Courier }) => new Courier(this.host, this, this.paging),
      () => (this.#courier = undefined),
    ));
  }

  /**
   * Checks the answers and sends them. Never rejects.
   *
   * @param hasCaller - whether a script asks for it
   */
  async submit(hasCaller = false): Promise<SubmitResult> {
    const { host } = this;
    const session = host.session();
    const isReady = session && !session.isEmpty && this.status === 'editing' && !this.screen;
    if (!isReady || host.isDisabled() || host.isReadOnly()) return { status: 'cancelled' };
    this.failure = undefined;
    if (!host.element.reportValidity()) return { status: 'invalid' };
    // From here on a second press does nothing.
    this.to('sending');
    let timer = 0;
    const late = new Promise<undefined>((resolve) => {
      timer = window.setTimeout(resolve, PATIENCE);
    });
    const courier = await Promise.race([this.courier(), late]);
    clearTimeout(timer);
    if (session !== host.session()) return { status: 'cancelled' };
    if (courier) return courier.submit(session, hasCaller);
    const code = 'network';
    const message = 'The code that sends could not be loaded.';
    host.element['fail']({ phase: 'submit', code, message, retryable: true });
    this.failure = {};
    this.to('editing');
    this.paging.focusLater('failure');
    return { status: 'failed' };
  }

  /** @param screen - what stands where the questions would be */
  to(status: Sending['status'], screen?: () => unknown): void {
    this.status = status;
    this.screen = screen;
    this.host.element.requestUpdate();
  }

  /** Nobody knows yet whether there are answers from before. */
  get #isLooking(): boolean {
    return this.keeping?.isLooking ?? this.#loading === 'under way';
  }

  /** Has drafts look for answers from before, where they are on. */
  #open(): void {
    const { element } = this.host;
    if (this.keeping) return this.keeping.follow();
    if (element.drafts === 'off' || this.#loading || !this.host.session()) return;
    this.#loading = 'under way';
    this.to('editing', loading);
    void Promise.all([import('./drafts.js'), this.courier()])
      .then(([{ Drafts }, courier]) => {
        if (!courier) throw new Error('the code that sends could not be loaded.');
        (this.keeping = new Drafts(this.host, this, courier)).follow();
      })
      .catch((error: unknown) => {
        element['warn'](`drafts are off: ${String(error)}`);
        this.#loading = 'over';
        this.to('editing');
      });
  }
}
