import { type CSSResultGroup, html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import {
  type Changes,
  type Node,
  parseQuestionnaire,
  type Problem,
  type Survey,
  unsupportedReasons,
} from '../../domain/questionnaire.js';
import { loadFields } from '../../fields/field.js';
import type * as Validation from '../../domain/questionnaire/validation.js';
import { fields } from '../../fields/fields.css.js';
import { direction, language, msg, str, textDirection } from '../../i18n/index.js';
import { dataState } from '../../kernel/data-state.js';
import { DataSource } from '../../kernel/data-source.js';
import type { ErrorDetail } from '../../kernel/events.js';
import { FormElement } from '../../kernel/form-element.js';
import type { Authorize, Delivered } from '../../transport/delivery.js';
import { serialize } from '../../transport/serialize.js';
import { defaultSurvey } from './default-survey.js';
import { styles } from './experience-survey.css.js';
import { SubmitEvent, SubmittedEvent } from './experience-survey.events.js';
import { about, type Actions, actions, failureNotice, progress, summary, thanks } from './frame.js';
import { type Layout, layouts, Pager } from './pages.js';
import { keyed, livePart } from './parts.js';
import { placeIn } from './place.js';
import { isInvalid, page } from './question.js';
import type { QuestionnaireResponse } from './response-type.js';
import { type SessionHost, shownNodes, SurveySession } from './session.js';
import { deepFreeze, send, serverFindings } from './submission.js';

type Failed = Delivered & { kind: 'failed' };

/** How a call of `submit()` ended. */
export interface SubmitResult {
  status: 'submitted' | 'queued' | 'invalid' | 'cancelled' | 'failed';
  response?: QuestionnaireResponse;
}

/** Problems of a Questionnaire that leave an item without a control. */
const UNSUPPORTED = new Set<string>(unsupportedReasons);

/** Whether the person can do something about a fault in an item: it is on the screen, with a control. */
function canBeMended(survey: Survey, linkId = ''): boolean {
  const item = survey.byLinkId.get(linkId);
  if (item?.unsupported || item?.readOnly) return false;
  for (let up = item; up; up = up.parent) if (up.hidden) return false;
  return true;
}

/** A problem that says which item it is about. */
const named = (problem: Problem): Problem =>
  problem.linkId ? { ...problem, message: `item "${problem.linkId}": ${problem.message}` } : problem;

/** How long sending waits for the last check, in milliseconds. */
const VALIDATION_TIMEOUT = 3000;

/** Below this width, in the element's own em, questions come one at a time. */
const NARROW = 30;

/** The element's em in pixels, until it is drawn and can be measured. */
const EM = 18;

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
  @state() private printing = false;
  @state() private status: 'editing' | 'sending' | 'sent' = 'editing';
  @state() private failure: { code: string; retryable: boolean } | undefined;

  readonly #data = new DataSource<Survey, Problem>(this, {
    property: 'questionnaire',
    parse: (json) => {
      const { survey, problems } = parseQuestionnaire(json);
      return { value: survey, problems: problems.map(named) };
    },
    prepare: loadFields,
    headers: async (reason) => this.authorize?.({ reason }),
    changed: () => this.#begin(),
  });
  #session: SurveySession | undefined;
  #pager: Pager | undefined;
  #initialResponse: object | undefined;
  #sent: QuestionnaireResponse | undefined;
  #defaultLanguage: string | undefined;
  #validation: Promise<typeof Validation | undefined> | undefined;
  #summaryShown = false;
  #printedFrom: Node | undefined;
  #resize: ResizeObserver | undefined;

  /**
   * The answers as a QuestionnaireResponse: `in-progress` while the person answers, `completed` once sent. Set it to
   * begin with answers that exist already.
   */
  get response(): QuestionnaireResponse | null {
    return this.#sent ?? this.#session?.build(this, 'in-progress') ?? null;
  }

  set response(response: object | null) {
    this.#initialResponse = response ?? undefined;
    this.reset();
  }

  /** Checks the answers and sends them. Never rejects. */
  async submit(): Promise<SubmitResult> {
    const session = this.#session;
    if (!session || this.status !== 'editing' || this.isDisabled || this.readonly) return { status: 'cancelled' };
    this.failure = undefined;
    if (!this.reportValidity()) return { status: 'invalid' };
    // From here on a second press does nothing.
    this.status = 'sending';
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, VALIDATION_TIMEOUT));
    const validation = await Promise.race([this.#loadValidation(), late]);
    if (session !== this.#session) return { status: 'cancelled' };
    const response = session.build(this, 'completed');
    const fault = validation
      ?.validateResponse(session.survey.questionnaire, response)
      .find((issue) => issue.severity === 'error' && canBeMended(session.survey, issue.linkId));
    if (fault) {
      this.status = 'editing';
      this.#report({ code: fault.code, message: fault.details.text, retryable: false });
      return { status: 'invalid', response };
    }
    const event = new SubmitEvent({ response });
    this.dispatchEvent(event);
    event.close();
    deepFreeze(response);
    if (event.defaultPrevented) {
      session.discard();
      this.status = 'editing';
      return { status: 'cancelled', response };
    }
    const delivered = await send(response, {
      endpoint: this.#isInForm ? null : this.endpoint || null,
      authorize: this.authorize,
      hostDelivery: event.delivery,
    });
    if (delivered.kind === 'failed') return this.#failed(session, response, delivered);
    // Otherwise the page moved on meanwhile: another questionnaire, or a reset.
    if (session === this.#session) {
      this.#sent = response;
      this.status = 'sent';
      void this.updateComplete.then(() => this.#focusOn('thanks'));
    }
    const { location } = delivered;
    this.dispatchEvent(new SubmittedEvent({ response, ...(location && { location }) }));
    return { status: 'submitted', response };
  }

  /** Begins again: with the answers that the page gave, else with none. */
  reset(): void {
    if (this.#defaultLanguage) this.#beginDefault(this.#initialResponse);
    else this.#begin();
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // In a frame of its own: another layout has another height, and browsers report such a loop as an error of the page.
    this.#resize = new ResizeObserver(() => requestAnimationFrame(() => this.#measure()));
    this.#resize.observe(this);
    window.addEventListener('beforeprint', this.#onPrint);
    window.addEventListener('afterprint', this.#onPrint);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize?.disconnect();
    window.removeEventListener('beforeprint', this.#onPrint);
    window.removeEventListener('afterprint', this.#onPrint);
  }

  /** Paper has all the questions, whichever one is on the screen. It is drawn at once: printing does not wait. */
  readonly #onPrint = (event: Event): void => {
    const pager = this.#pager;
    this.printing = event.type === 'beforeprint';
    if (this.printing) this.#printedFrom = pager?.anchor;
    pager?.divide(this.#layout, this.#printedFrom);
    if (this.isUpdatePending) this.performUpdate();
  };

  // Not willUpdate: the data source has its turn between the two.
  protected override update(changed: PropertyValues): void {
    if (changed.has('layout') && this.layout != null && !layouts.includes(this.layout)) {
      this.warn(`layout must be one of ${layouts.join(', ')}, not "${String(this.layout)}"; the width decides.`);
    }
    if (this.narrow === undefined) this.#measure();
    if (this.#data.state === 'empty' && this.#defaultLanguage !== language() && this.status !== 'sending') {
      const place = this.#defaultLanguage ? placeIn(this.renderRoot) : undefined;
      this.#beginDefault(this.#defaultLanguage ? this.#session?.build(this, 'in-progress') : this.#initialResponse);
      if (place?.hasFocus) void this.updateComplete.then(() => this.#focusOn(place.id));
    }
    if (this.#pager && this.#pager.layout !== this.#layout) this.#divide(this.#pager, this.#layout);
    this.updateValidity();
    super.update(changed);
  }

  /** Ready means that the questions are on the page, not only that they were asked for. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const complete = await super.getUpdateComplete();
    if (!this.#data.preparing) return complete;
    await this.#data.preparing;
    return super.getUpdateComplete();
  }

  protected override renderContent(): unknown {
    if (this.status === 'sent') {
      return thanks((content) => this.heading(content, { id: 'thanks' }), Boolean(this.endpoint));
    }
    const session = this.#session;
    const pager = this.#pager;
    if (!session || !pager) return dataState(this.#data, nothing);
    const { title, language: lang, items } = session.survey;
    const dir = lang ? direction(lang) : textDirection([title, ...items.map(({ text }) => text)].join(' '));
    // The div is there because Chromium looks through a whole fieldset again for every child that comes into it.
    return html`${
      title
        ? html`<div class="title" lang=${lang ?? nothing} dir=${dir}>${this.heading(title, { id: 'title' })}</div>`
        : nothing
    }
      ${pager.index === 0 ? about(this.readonly) : nothing}
      ${livePart(session.parts, 'summary', () =>
        this.#summaryShown ? summary(session, [...pager.page.groups, ...this.#shownHere()], this.#focusOn) : nothing,
      )}
      ${this.readonly ? nothing : livePart(session.parts, 'progress', () => progress(pager, session.state))}
      <fieldset
        class="content"
        role="none"
        ?disabled=${this.isDisabled || this.status === 'sending'}
        lang=${lang ?? nothing}
        dir=${dir}
      >
        <div>${keyed(pager.anchor, page(session, pager.page))}</div>
      </fieldset>
      ${this.failure ? failureNotice(this.failure.code, this.failure.retryable) : nothing}
      ${this.readonly ? nothing : livePart(session.parts, 'actions', () => actions(pager, this.#actions))}`;
  }

  protected override formValue(): string | null {
    return this.#session ? serialize(this.#session.build(this, 'completed')) : null;
  }

  protected override resetValue(): void {
    this.reset();
  }

  protected override showInvalid(takeFocus = true): void {
    const session = this.#session;
    if (!session) return;
    session.settleAll(shownNodes(session.state.children));
    const invalid = (node: Node) => isInvalid(session, node);
    const first = this.#shownHere().some(invalid) ? undefined : [...shownNodes(session.state.children)].find(invalid);
    if (first) this.#pager?.turnToNode(first);
    this.#showSummary(takeFocus);
  }

  protected override updateValidity(): void {
    const invalid = this.readonly ? 0 : (this.#session?.state.invalid ?? 0);
    if (invalid === 0) this.internals.setValidity({});
    else {
      const anchor = this.renderRoot.querySelector<HTMLElement>('.base');
      const text = msg(str`Answers to check: ${invalid}`, { id: 'survey.invalid' });
      this.internals.setValidity({ customError: true }, text, anchor ?? undefined);
    }
  }

  /**
   * The whole response is checked once more before it is sent. The rules are those that the questions were checked with
   * already, so this may come later than the element, and may be missing where the network is.
   */
  #loadValidation() {
    return (this.#validation ??= import('../../domain/questionnaire/validation.js').catch(() => undefined));
  }

  get #isInForm(): boolean {
    return this.name !== '' && this.form !== null;
  }

  get #layout(): Layout {
    // Read and printed, all of it stands below each other.
    if (this.readonly || this.printing) return 'page';
    if (this.layout && layouts.includes(this.layout)) return this.layout;
    return this.narrow ? 'question' : 'page';
  }

  get #actions(): Actions {
    return {
      busy: this.status === 'sending',
      disabled: this.isDisabled,
      send: this.#isInForm ? undefined : () => void this.submit(),
      next: this.#next,
      back: () => this.#turnTo(this.#pager!.index - 1),
    };
  }

  #measure(): void {
    if (this.clientWidth === 0) return;
    const box = this.renderRoot.querySelector('.base');
    this.narrow = this.clientWidth < NARROW * (box ? parseFloat(getComputedStyle(box).fontSize) : EM);
  }

  /** Starts a session with what the data source has now. */
  #begin(survey = this.#data.value, response: object | undefined = this.#initialResponse): void {
    this.#sent = undefined;
    this.#summaryShown = false;
    this.#defaultLanguage = undefined;
    this.failure = undefined;
    this.status = 'editing';
    this.#session = survey ? new SurveySession(this.#host, survey, response) : undefined;
    this.#pager = this.#session && new Pager(this.#session.state, this.#layout);
    for (const { code, linkId } of this.#data.problems) {
      if (!UNSUPPORTED.has(code) || survey?.byLinkId.get(linkId ?? '')?.hidden) continue;
      const message = `Item "${linkId ?? ''}" cannot be shown: ${code}.`;
      this.fail({ phase: 'data', code: 'unsupported-item', message, retryable: false });
    }
  }

  /** The default survey speaks the document's language; answers, page and what was sent stay when that changes. */
  #beginDefault(response: object | undefined): void {
    const isSwitch = this.#defaultLanguage !== language();
    const sent = isSwitch ? this.#sent : undefined;
    const index = isSwitch ? (this.#pager?.index ?? 0) : 0;
    const identifier = (isSwitch && this.#session?.identifier) || '';
    this.#begin(parseQuestionnaire(defaultSurvey()).survey, response);
    this.#session!.identifier = identifier;
    this.#pager!.turnTo(index);
    this.#sent = sent;
    if (sent) this.status = 'sent';
    this.#defaultLanguage = language();
  }

  #edited(type: 'input' | 'change', changes: Changes): void {
    void this.#loadValidation();
    const { parts } = this.#session!;
    const pager = this.#pager!;
    // More than the question itself: others came or went.
    if (changes.size > 1 && pager.layout !== 'page' && pager.divide()) this.requestUpdate();
    parts.refresh('progress');
    if (this.#summaryShown) parts.refresh('summary');
    this.updateValidity();
    this.notify(type);
  }

  readonly #host: SessionHost = Object.defineProperties({} as SessionHost, {
    disabled: { get: () => this.isDisabled },
    readOnly: { get: () => this.readonly },
    heading: {
      value: (content: unknown, { id, depth }: { id?: string; depth: number }) =>
        this.heading(content, { ...(id && { id }), depth: depth + 1 }),
    },
    edited: { value: (type: 'input' | 'change', changes: Changes) => this.#edited(type, changes) },
    focusOn: { value: (id: string) => this.#focusOn(id) },
  });

  readonly #next = (): void => {
    const session = this.#session!;
    const here = this.#shownHere();
    session.settleAll(here);
    if (here.some((node) => isInvalid(session, node))) this.#showSummary();
    else this.#turnTo(this.#pager!.index + 1);
  };

  #turnTo(index: number): void {
    this.#summaryShown = false;
    this.failure = undefined;
    this.#pager!.turnTo(index);
    this.requestUpdate();
    void this.updateComplete.then(() => {
      this.#find('progress')?.focus({ preventScroll: true });
      // On a small screen the new question is to be seen whole, and not where the last one ended.
      const { top } = this.getBoundingClientRect();
      if (top < 0 || top > innerHeight / 4) this.scrollIntoView();
    });
  }

  /** Another layout, with the person where they were. */
  #divide(pager: Pager, layout: Layout): void {
    const place = placeIn(this.renderRoot);
    pager.divide(layout, place && this.#session!.state.find(place.id));
    void this.updateComplete.then(() => {
      if (!place) return;
      if (place.hasFocus) this.#focusOn(place.id);
      else if (this.renderRoot.querySelector('.question')?.id !== place.id) this.#find(place.id)?.scrollIntoView();
    });
  }

  readonly #shownHere = (): Node[] => [...shownNodes(this.#pager?.page.nodes ?? [])];

  /** The faults of this page, with the focus on them. */
  #showSummary(takeFocus = true): void {
    this.#summaryShown = true;
    this.requestUpdate();
    if (!takeFocus) return;
    void this.updateComplete.then(() => this.#focusOn('summary'));
  }

  #find(id: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
  }

  readonly #focusOn = (id: string): void => {
    const target = this.#find(id);
    const isTarget = target?.matches('input, select, textarea, button, [tabindex]');
    const control = target?.querySelector<HTMLElement>('input:checked, input, select, textarea, button');
    const heading = target?.querySelector<HTMLElement>('[tabindex]');
    (isTarget ? target : (control ?? heading))?.focus();
  };

  #failed(
    session: SurveySession,
    response: QuestionnaireResponse,
    { code, message, retryable, correlationId, issues }: Failed,
  ): SubmitResult {
    const detail = { code, message, retryable, ...(correlationId && { correlationId }) };
    if (session !== this.#session) {
      this.fail({ phase: 'submit', ...detail });
      return { status: 'failed', response };
    }
    this.status = 'editing';
    this.#report(detail);
    const findings = serverFindings(issues, session.state.children);
    session.showServerFindings(findings);
    if (findings.size > 0) this.showInvalid();
    return { status: 'failed', response };
  }

  /** Shows and reports that nothing was sent. */
  #report(failure: Omit<ErrorDetail, 'phase'>): void {
    this.failure = failure;
    this.fail({ phase: 'submit', ...failure });
    void this.updateComplete.then(() => this.#focusOn('failure'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-experience-survey': ExperienceSurvey;
  }
}
