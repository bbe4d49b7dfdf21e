import { type CSSResultGroup, html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { type Changes, parseQuestionnaire, type Survey, validateResponse } from '../../domain/questionnaire.js';
import { fields } from '../../fields/fields.css.js';
import { direction, language, msg, str } from '../../i18n/index.js';
import { dataState } from '../../kernel/data-state.js';
import { DataSource } from '../../kernel/data-source.js';
import { FormElement } from '../../kernel/form-element.js';
import type { Authorize, Delivered } from '../../transport/delivery.js';
import { serialize } from '../../transport/serialize.js';
import { uuidUrn } from '../../transport/uuid.js';
import { defaultSurvey } from './default-survey.js';
import { styles } from './experience-survey.css.js';
import { SubmitEvent, SubmittedEvent } from './experience-survey.events.js';
import { failureNotice, progress, summary, thanks } from './frame.js';
import { type Layout, layouts, type Page, pagesOf, pageWith } from './pages.js';
import { livePart } from './parts.js';
import { isInvalid, nodes } from './question.js';
import type { QuestionnaireResponse } from './response-type.js';
import { shownNodes, SurveySession } from './session.js';
import { deepFreeze, nodeAt, send } from './submission.js';

/** How a call of `submit()` ended. */
export interface SubmitResult {
  status: 'submitted' | 'queued' | 'invalid' | 'cancelled' | 'failed';
  response?: QuestionnaireResponse;
}

/** Below this width, in the element's own em, questions come one at a time. */
const NARROW = 30;

/**
 * Asks the questions of a FHIR R4 Questionnaire, or a short experience survey of its own, and sends the answers as a
 * QuestionnaireResponse.
 *
 * @tag pp-experience-survey
 * @slot intro - shown under the title, before the questions
 * @slot confidentiality - says who will see the answers; a neutral text stands here unless the page says it
 * @slot thanks - shown when the answers are sent
 * @csspart base - the box around everything
 * @csspart send - the button that sends
 * @fires {SubmitEvent} pp-submit - the person sends; cancelable, with `respondWith(promise)` for pages that deliver
 * @fires {SubmittedEvent} pp-submitted - the answers arrived
 * @fires {PartnershipErrorEvent} pp-error - data could not be used, or answers could not be sent
 * @fires {Event} input - an answer is changing; carries no data
 * @fires {Event} change - an answer was changed; carries no data
 */
export class ExperienceSurvey extends FormElement {
  static readonly tag = 'pp-experience-survey';
  static override styles: CSSResultGroup = [FormElement.styles, fields, styles];

  /** Address of a FHIR R4 Questionnaire. */
  @property() src: string | null = null;

  /** Base address of a FHIR R4 server; answers are sent to `{endpoint}/QuestionnaireResponse`. */
  @property() endpoint: string | null = null;

  /** How many questions stand on the screen at once; chosen by the element's width if absent. */
  @property() layout: Layout | null = null;

  /** Shows the answers as text. */
  @property({ type: Boolean }) readonly = false;

  /** Reference to the patient, such as `Patient/1`; copied into the response. */
  @property() subject: string | null = null;

  /** Reference to the visit; copied into the response. */
  @property() encounter: string | null = null;

  /** Reference to who recorded the answers; copied into the response. */
  @property() author: string | null = null;

  /** Reference to who answered; copied into the response. */
  @property() source: string | null = null;

  /** Reference to the request that the answers fulfil; copied into the response. */
  @property({ attribute: 'based-on' }) basedOn: string | null = null;

  /** A FHIR R4 Questionnaire; `null` while the page is still fetching it. */
  @property({ attribute: false }) questionnaire: object | null | undefined;

  /** Gives the headers for each request, such as a bearer token. Kept in memory only. */
  @property({ attribute: false }) authorize: Authorize | undefined;

  @state() private narrow: boolean | undefined;
  @state() private pageIndex = 0;
  @state() private status: 'editing' | 'sending' | 'sent' = 'editing';
  @state() private failure: (Delivered & { kind: 'failed' }) | undefined;

  readonly #data = new DataSource<Survey>(this, {
    property: 'questionnaire',
    parse: (json) => {
      const { survey, problems } = parseQuestionnaire(json);
      return { value: survey, problems };
    },
    headers: async (reason) => this.authorize?.({ reason }),
    changed: () => this.#begin(),
  });
  #session: SurveySession | undefined;
  #initialResponse: unknown;
  #sent: QuestionnaireResponse | undefined;
  #identifier = '';
  #pages: Page[] = [];
  #defaultLanguage: string | undefined;
  #summaryShown = false;
  #resize: ResizeObserver | undefined;

  /**
   * The answers as a QuestionnaireResponse: `in-progress` while the person answers, `completed` once sent. Set it to
   * begin with answers that exist already.
   */
  get response(): QuestionnaireResponse | null {
    return this.#sent ?? (this.#session ? this.#build('in-progress') : null);
  }

  set response(response: object | null) {
    this.#initialResponse = response ?? undefined;
    this.#begin();
    this.requestUpdate();
  }

  /** Checks the answers and sends them. Never rejects. */
  async submit(): Promise<SubmitResult> {
    const session = this.#session;
    if (!session || this.status !== 'editing' || this.isDisabled) return { status: 'cancelled' };
    this.failure = undefined;
    if (!this.reportValidity()) return { status: 'invalid' };
    this.#identifier ||= uuidUrn();
    const response = this.#build('completed');
    const faults = validateResponse(session.survey.questionnaire, response).filter(
      ({ severity }) => severity === 'error',
    );
    if (faults.length > 0) {
      const error = {
        phase: 'submit',
        code: faults[0]!.code,
        message: faults[0]!.details.text,
        retryable: false,
      } as const;
      this.fail(error);
      this.failure = { kind: 'failed', ...error, issues: [] };
      return { status: 'invalid', response };
    }
    const event = new SubmitEvent({ response });
    this.dispatchEvent(event);
    event.close();
    deepFreeze(response);
    if (event.defaultPrevented) return { status: 'cancelled', response };
    this.status = 'sending';
    const delivered = await send(response, {
      endpoint: this.#isInForm ? null : this.endpoint,
      authorize: this.authorize,
      hostDelivery: event.delivery,
    });
    if (session !== this.#session) return { status: 'cancelled', response };
    return delivered.kind === 'confirmed'
      ? this.#finish(response, delivered.location)
      : this.#failed(response, delivered);
  }

  /** Begins again: with the answers that the page gave, else with none. */
  reset(): void {
    this.#begin();
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize = new ResizeObserver(() => this.#measure());
    this.#resize.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize?.disconnect();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('layout') && this.layout !== null && !layouts.includes(this.layout)) {
      this.warn(`layout must be one of ${layouts.join(', ')}, not "${String(this.layout)}"; the width decides.`);
    }
    if (this.#data.state === 'empty' && this.#defaultLanguage !== language()) this.#beginDefault();
    if (this.#session && (changed.has('layout') || changed.has('narrow'))) this.#paginate(true);
    this.updateValidity();
  }

  protected override updated(): void {
    if (this.narrow === undefined) this.#measure();
  }

  protected override renderContent(): unknown {
    const session = this.#session;
    if (!session) return dataState(this.#data, '');
    const { title, language: contentLanguage } = session.survey;
    if (this.status === 'sent') return thanks((content) => this.heading(content, { id: 'thanks' }));
    return html`<div lang=${contentLanguage ?? nothing} dir=${contentLanguage ? direction(contentLanguage) : 'auto'}>
        ${title ? html`<div class="title">${this.heading(title, { id: 'title' })}</div>` : nothing}
      </div>
      ${this.pageIndex === 0 ? this.#about() : nothing}
      ${livePart(session.parts, 'summary', () => (this.#summaryShown ? summary(session, this.#shownHere(), this.#go) : nothing))}
      ${livePart(session.parts, 'progress', () => this.#progress(session))}
      <fieldset
        class="content"
        role="none"
        ?disabled=${this.isDisabled || this.status === 'sending'}
        lang=${contentLanguage ?? nothing}
        dir=${contentLanguage ? direction(contentLanguage) : 'auto'}
      >
        ${livePart(session.parts, 'page', () => this.#page(session))}
      </fieldset>
      ${this.failure ? failureNotice(this.failure.code, this.failure.retryable) : nothing}
      ${this.readonly ? nothing : livePart(session.parts, 'actions', () => this.#actions())}`;
  }

  protected override formValue(): string | null {
    return this.#session ? serialize(this.#build('completed')) : null;
  }

  protected override resetValue(): void {
    this.reset();
  }

  protected override showInvalid(): void {
    const session = this.#session;
    if (!session) return;
    session.settleAll(shownNodes(session.state.children));
    const [first] = this.#invalidNodes();
    const page = first ? pageWith(this.#pages, first) : -1;
    if (page >= 0 && page !== this.pageIndex && !this.#shownHere().some((node) => isInvalid(session, node))) {
      this.pageIndex = page;
    }
    this.#showSummary();
  }

  protected override updateValidity(): void {
    const invalid = this.readonly ? 0 : (this.#session?.state.invalid ?? 0);
    if (invalid === 0) this.internals.setValidity({});
    else {
      this.internals.setValidity(
        { customError: true },
        msg(str`Answers to check: ${invalid}`, { id: 'survey.invalid' }),
        this.renderRoot.querySelector<HTMLElement>('.base') ?? this,
      );
    }
  }

  get #isInForm(): boolean {
    return this.name !== '' && this.form !== null;
  }

  get #layout(): Layout {
    if (this.layout && layouts.includes(this.layout)) return this.layout;
    return this.narrow && !this.readonly ? 'question' : 'page';
  }

  #measure(): void {
    const box = this.renderRoot.querySelector('.base');
    if (!box || this.clientWidth === 0) return;
    this.narrow = this.clientWidth < NARROW * parseFloat(getComputedStyle(box).fontSize);
  }

  /** Starts a session with what the data source has now. */
  #begin(survey = this.#data.value, response = this.#initialResponse): void {
    this.#sent = undefined;
    this.#identifier = '';
    this.#summaryShown = false;
    this.#defaultLanguage = undefined;
    this.failure = undefined;
    this.status = 'editing';
    this.pageIndex = 0;
    this.#session = survey ? new SurveySession(this.#host, survey, response) : undefined;
    if (!this.#session) return;
    this.#paginate(false);
    for (const item of survey!.byLinkId.values()) {
      if (!item.unsupported || item.hidden) continue;
      const message = `Item "${item.linkId}" cannot be shown: ${item.unsupported}.`;
      this.fail({ phase: 'data', code: 'unsupported-item', message, retryable: false });
    }
  }

  /** The default survey speaks the document's language; answers stay when that changes. */
  #beginDefault(): void {
    const { survey } = parseQuestionnaire(defaultSurvey());
    const answers = this.#defaultLanguage && this.#session ? this.#build('in-progress') : this.#initialResponse;
    const { pageIndex, status } = this;
    const sent = this.#sent;
    this.#begin(survey, answers);
    this.pageIndex = Math.min(pageIndex, this.#pages.length - 1);
    this.status = status;
    this.#sent = sent;
    this.#defaultLanguage = language();
  }

  readonly #host = ((element: ExperienceSurvey) => ({
    get disabled() {
      return element.isDisabled;
    },
    get readOnly() {
      return element.readonly;
    },
    heading: (content: unknown, options: { id?: string; depth: number }) =>
      element.heading(content, { ...options, depth: options.depth + 1 }),
    edited: (type: 'input' | 'change', changes: Changes) => element.#edited(type, changes),
    focusOn: (id: string) => element.#focusOn(id),
  }))(this);

  #edited(type: 'input' | 'change', changes: Changes): void {
    const session = this.#session!;
    // A response that was changed is another response.
    if (type === 'input') this.#identifier = '';
    // More than the question itself: others came or went.
    if (changes.size > 1 && this.#layout !== 'page') {
      const before = this.#pages.length;
      this.#paginate(true);
      if (before !== this.#pages.length) session.parts.refresh('actions');
    }
    session.parts.refresh('progress');
    if (this.#summaryShown) session.parts.refresh('summary');
    this.updateValidity();
    this.notify(type);
  }

  /** Divides the survey into pages again; stays with the question that is on the screen. */
  #paginate(keepPlace: boolean): void {
    const anchor = keepPlace ? this.#pages[this.pageIndex]?.nodes.find(({ kind }) => kind !== 'display') : undefined;
    this.#pages = pagesOf(this.#session!.state, this.#layout);
    const at = anchor ? pageWith(this.#pages, anchor) : 0;
    this.pageIndex = Math.max(0, Math.min(at < 0 ? this.pageIndex : at, this.#pages.length - 1));
  }

  #build(status: 'in-progress' | 'completed'): QuestionnaireResponse {
    const reference = (to: string | null) => (to ? { reference: to } : undefined);
    const { survey, state } = this.#session!;
    return state.toResponse(
      {
        identifier: { system: 'urn:ietf:rfc:3986', value: (this.#identifier ||= uuidUrn()) },
        authored: new Date().toISOString(),
        language: survey.language,
        subject: reference(this.subject),
        encounter: reference(this.encounter),
        author: reference(this.author),
        source: reference(this.source),
        basedOn: this.basedOn ? [{ reference: this.basedOn }] : undefined,
      },
      status,
    ) as unknown as QuestionnaireResponse;
  }

  #about() {
    return html`<div class="about stack">
      <slot name="intro"></slot>
      ${
        this.readonly
          ? nothing
          : html`<slot name="confidentiality"
            ><p class="hint">
              ${msg(
                'You choose what to answer, and it does not change your care. Ask the team who will see your answers.',
                {
                  id: 'survey.confidentiality',
                },
              )}
            </p></slot
          >`
      }
    </div>`;
  }

  #progress({ state }: SurveySession) {
    if (this.readonly) return nothing;
    return this.#layout === 'page'
      ? progress(
          msg(str`Answered: ${state.answered} of ${state.answerable}`, { id: 'survey.answered' }),
          state.answered,
          state.answerable,
        )
      : progress(
          msg(str`Step ${this.pageIndex + 1} of ${this.#pages.length}`, { id: 'survey.step' }),
          this.pageIndex + 1,
          this.#pages.length,
        );
  }

  #page(session: SurveySession) {
    const page = this.#pages[this.pageIndex];
    if (!page) return nothing;
    return html`${page.groups
      .filter(({ item }) => item.text)
      .map(({ item, id }, depth) => session.heading(item.text, { id: `${id}-text`, depth }))}
    ${nodes(session, page.nodes, page.groups.length)}`;
  }

  #actions() {
    const isLast = this.pageIndex >= this.#pages.length - 1;
    const isSending = this.status === 'sending';
    return html`<div class="actions">
      ${
        isLast
          ? this.#isInForm
            ? nothing
            : html`<button
              class="button button-primary"
              part="send"
              type="button"
              aria-disabled=${isSending || this.isDisabled ? 'true' : nothing}
              @click=${() => void this.submit()}
            >
              ${isSending ? msg('Sending…', { id: 'survey.sending' }) : msg('Send my answers', { id: 'survey.send' })}
            </button>`
          : html`<button class="button button-primary" type="button" @click=${this.#next}>
            ${msg('Continue', { id: 'survey.next' })}
          </button>`
      }
      ${
        this.pageIndex > 0
          ? html`<button class="button button-quiet" type="button" @click=${() => this.#turnTo(this.pageIndex - 1)}>
            ${msg('Back', { id: 'survey.back' })}
          </button>`
          : nothing
      }
    </div>`;
  }

  readonly #next = (): void => {
    const session = this.#session!;
    session.settleAll(this.#shownHere());
    if (this.#shownHere().some((node) => isInvalid(session, node))) this.#showSummary();
    else this.#turnTo(this.pageIndex + 1);
  };

  #turnTo(index: number): void {
    this.#summaryShown = false;
    this.pageIndex = index;
    void this.updateComplete.then(() => {
      this.#focusOn('progress');
      this.scrollIntoView({ block: 'nearest' });
    });
  }

  readonly #shownHere = () => [...shownNodes(this.#pages[this.pageIndex]?.nodes ?? [])];

  #invalidNodes() {
    const session = this.#session!;
    return [...shownNodes(session.state.children)].filter((node) => isInvalid(session, node));
  }

  /** The faults of this page, with the focus on them. */
  #showSummary(): void {
    this.#summaryShown = true;
    this.requestUpdate();
    void this.updateComplete.then(() => this.#focusOn('summary'));
  }

  readonly #go = (id: string): void => this.#focusOn(id);

  #focusOn(id: string): void {
    const target = this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
    const control = target?.matches('input, select, textarea, button, [tabindex]')
      ? target
      : target?.querySelector<HTMLElement>('input:checked, input, select, textarea, button');
    (control ?? target)?.focus();
  }

  #finish(response: QuestionnaireResponse, location?: string): SubmitResult {
    this.#sent = response;
    this.status = 'sent';
    void this.updateComplete.then(() => this.#focusOn('thanks'));
    this.dispatchEvent(new SubmittedEvent({ response, ...(location && { location }) }));
    return { status: 'submitted', response };
  }

  #failed(response: QuestionnaireResponse, failure: Delivered & { kind: 'failed' }): SubmitResult {
    const session = this.#session!;
    this.status = 'editing';
    const { code, message, retryable, correlationId, issues } = failure;
    const findings = new Map(
      issues.flatMap(({ expression, text }) =>
        expression.flatMap((path) => {
          const node = nodeAt(response, path, session.state.children);
          const words = text || msg('This answer was not accepted.', { id: 'survey.refused' });
          return node ? [[node, words] as const] : [];
        }),
      ),
    );
    session.showServerFindings(findings);
    this.failure = failure;
    this.fail({ phase: 'submit', code, message, retryable, ...(correlationId && { correlationId }) });
    if (findings.size > 0) this.showInvalid();
    else void this.updateComplete.then(() => this.#focusOn('failure'));
    return { status: 'failed', response };
  }
}
