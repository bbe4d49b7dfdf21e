import { type CSSResultGroup, html, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { Changes } from '../../domain/questionnaire.js';
import { controls } from '../../controls/controls.css.js';
import { counted, msg, str } from '../../i18n/index.js';
import { absentText, loading } from '../../kernel/data/data-state.js';
import { lateFieldStyles } from '../../fields/late-styles.js';
import { lateSurveyStyles } from './late-styles.js';
import { serialize } from '../../domain/format/serialize.js';
import { content } from './survey-view.js';
import { styles } from './experience-survey.css.js';
import type { SurveyElement, SurveyHost } from './session/host.js';
import { submissionLoaders } from './loading/submission-loaders.js';
import { ModesLoader } from './modes-loader.js';
import { nodes } from './questions/node-view.js';
import { typedFault } from '../../fields/field.js';
import { Paging } from './paging/paging.js';
import { elementIn, focusIn } from './session/focus-place.js';
import { Printing } from './paging/printing.js';
import type { QuestionnaireResponse } from './session/response-type.js';
import { stageViews } from './submission/stage.js';
import { SurveySettingsElement } from './survey-settings.js';
import { Submission, type SubmitResult } from './submission/submission.js';
import { SurveyLoader } from './loading/survey-loader.js';

/** @public Types of properties. */
export type { Authorize, Expand } from './survey-settings.js';
export type { QuestionnaireResponse, SubmitResult };

/**
 * Asks the questions of a FHIR R4 Questionnaire, or a short experience survey of its own, and sends the answers as a
 * QuestionnaireResponse.
 *
 * @tag pp-experience-survey
 * @summary Asks a FHIR Questionnaire, and sends the answers as a QuestionnaireResponse.
 * @since 0.1.0
 * @slot intro - shown under the title, before the questions
 * @slot confidentiality - says who will see the answers, where attributes are not enough
 * @slot another-way - says how else one can answer: on paper, with a member of staff
 * @slot thanks - shown when the answers are sent
 * @csspart base - the box around everything
 * @csspart send - the button that sends
 * @cssprop [--pp-experience-survey-sticky-offset=0px] - height of what the page keeps at its top, above the heads of a table
 * @fires {SubmitEvent} pp-submit - before answers are sent, `{response}`: `preventDefault()` goes back to editing, `respondWith(promise)` lets the page deliver
 * @fires {SubmittedEvent} pp-submitted - the answers arrived, `{response, location?}`
 * @fires {QueuedEvent} pp-queued - the answers could not be sent yet, and go out by themselves later, `{identifier}`
 * @fires {PartnershipErrorEvent} pp-error - data could not be loaded or used, or answers could not be sent, `{phase, code, message, retryable, path?, correlationId?}`; never with a word of an answer
 * @fires {ReadyEvent} pp-ready - the questions are drawn and can be answered; once for each questionnaire. Until then a form cannot go without a survey that is to come
 * @fires {Event} input - an answer is changing; bubbles, and carries no data: answers stay inside
 * @fires {Event} change - an answer was changed; bubbles, and carries no data: answers stay inside
 */
export class ExperienceSurvey extends SurveySettingsElement implements SurveyElement {
  static readonly tag = 'pp-experience-survey';
  static override styles: CSSResultGroup = [SurveySettingsElement.styles, controls, styles];

  readonly #host: SurveyHost = {
    element: this,
    session: () => this.#loader.current,
    isInForm: () => this.name !== '' && this.form !== null,
    isDisabled: () => this.isDisabled,
    isReadOnly: () => this.readonly,
    isDefault: () => this.#loader.isDefault,
    nodes,
    typedFault,
    heading: (content, { id, depth }) => this.heading(content, { ...(id && { id }), depth: depth + 1 }),
    edited: (type, changes) => this.#edited(type, changes),
    focusOn: (id) => {
      this.#host.reach(id);
      focusIn(this.renderRoot, id);
    },
    reach: (id) => {
      if (!elementIn(this.renderRoot, id)) this.#loader.current?.parts.rest?.finish();
    },
    updated: () => this.#updated(),
    announce: (text) => this.announce(text),
    turned: () => this.#submission.turned(),
    isOver: () => this.#submission.stage.at === 'sent',
    hasSent: () => ['queued', 'sent'].includes(this.#submission.stage.at),
    wipe: (thanks) => this.#wipe(thanks),
    begin: (response) => this.#loader.begin(response),
    focusLater: (id) => this.#paging.focusLater(id),
  };
  readonly #paging = new Paging(this.#host);
  readonly #modesLoader = new ModesLoader(this.#host);
  readonly #submission = new Submission(this.#host, this.#paging, submissionLoaders(this.#host, this.#paging));
  readonly #loader = new SurveyLoader(this.#host, this.#submission, this.#paging);
  /** The page set `response` since the last update. */
  #isGivenNow = false;

  constructor() {
    super();
    new Printing(this.#host, this.#paging);
  }

  /**
   * The answers as a QuestionnaireResponse: `in-progress` while the person answers, `completed` once sent. Set it to
   * begin with answers that exist already. Setting it to what it was set to before, or to what it says by itself, changes
   * nothing: what the person does meanwhile stays.
   */
  @property({ attribute: false, noAccessor: true })
  get response(): QuestionnaireResponse | null {
    return this.#submission.sent ?? this.#loader.current?.response.build(this, 'in-progress') ?? null;
  }

  // A property of Lit's, which takes over what the page set before the element was there.
  set response(response: object | null) {
    const given = this.#loader.give(response);
    if (given !== 'own') this.#isGivenNow = true;
    if (given === 'anew') this.#beginAnew();
  }

  /**
   * Does what the button does: checks the answers and sends them. Asks first where there are none: "go back" is `cancelled`.
   * Never rejects; `status` is `submitted`, `queued`, `invalid`, `cancelled` (by the page, too) or `failed`.
   */
  submit(): Promise<SubmitResult> {
    return this.#submission.submit(true);
  }

  /** Begins again: with the answers that the page gave, else with none. What was kept as a draft goes. */
  reset(): void {
    this.#submission.forget();
    this.#loader.reset();
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.#loader.retry(changed);
    // One patient's answers are never another one's.
    if (changed.get('subject') && this.hasUpdated) {
      if (!this.#isGivenNow) this.#loader.forgetGiven();
      this.#beginAnew();
    } else if (changed.has('launchContext') && this.#loader.isInOtherContext) this.#beginAnew();
    this.#isGivenNow = false;
  }

  /** Begins with what the page gave. What was kept of answers stays for whoever comes back to it. */
  #beginAnew(): void {
    this.#submission.drafts?.again();
    this.#loader.reset();
    this.requestUpdate();
  }

  // Not willUpdate: the data source has its turn between the two.
  protected override update(changed: PropertyValues): void {
    for (const late of [lateFieldStyles, lateSurveyStyles]) late.adopt(this.renderRoot as ShadowRoot);
    this.#loader.followLanguage();
    this.#paging.follow();
    this.updateValidity();
    super.update(changed);
  }

  /** Ready means that all questions are on the page, not only that they were asked for. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const complete = await this.#updated();
    await this.#loader.current?.parts.rest?.finished;
    return complete;
  }

  async #updated(): Promise<boolean> {
    const complete = await super.getUpdateComplete();
    const { data, bringing } = this.#loader;
    const { preparing } = data;
    if (!preparing && !bringing && !this.#paging.isWaiting) return complete;
    await preparing;
    await bringing;
    await this.#paging.waiting;
    return super.getUpdateComplete();
  }

  protected override renderContent(): unknown {
    const { isMissing, modes } = this.#modesLoader;
    if (isMissing) return loading();
    const shown = content({
      host: this.#host,
      paging: this.#paging,
      submission: this.#submission,
      loader: this.#loader,
      modes,
    });
    return modes ? html`${shown} ${modes.beside()}` : shown;
  }

  protected override formValue(): string | null {
    const session = this.#loader.current;
    return session?.isAnswered ? serialize(session.response.build(this, 'completed')) : null;
  }

  protected override resetValue(): void {
    this.reset();
  }

  protected override updated(): void {
    const isDrawn = this.#loader.current && this.renderRoot.querySelector('.content, .paper');
    if (isDrawn) this.drawn(this.#loader.dataSet);
  }

  protected override showInvalid(takeFocus = true): void {
    if (!this.#loader.current) this.showAbsent();
    this.#paging.showInvalid(takeFocus);
  }

  /** @internal */
  override updateValidity(): void {
    const { current, fault, data } = this.#loader;
    const invalid = this.readonly ? 0 : (current?.state.invalid ?? 0);
    const absent = this.readonly || current || !this.form ? '' : absentText(fault ?? data);
    if (invalid === 0 && !absent) this.internals.setValidity({});
    else {
      const anchor = this.hasUpdated && this.renderRoot.querySelector<HTMLElement>('.base');
      const text = absent || msg(str`Answers to check: ${counted(invalid)}`, { id: 'survey.invalid' });
      this.internals.setValidity({ customError: true }, text, anchor || undefined);
    }
  }

  /** Leaves nothing of what was answered, typed or given by the page; `thanks` if the person is done. */
  #wipe(thanks: boolean): void {
    const { stage } = this.#submission;
    const isDelivered = stage.at === 'sent' && stage.isDelivered;
    this.#loader.forgetGiven();
    this.reset();
    if (thanks) {
      this.#submission.to({ at: 'sent', isDelivered, isPending: stage.at === 'queued' });
      void stageViews.module?.showEnd(this.#host, this.#paging);
      return;
    }
    ((this.renderRoot as ShadowRoot).activeElement as HTMLElement | null)?.blur();
    // At once: the browser may be about to put the page away as it is.
    if (this.isUpdatePending) this.performUpdate();
  }

  #edited(type: 'input' | 'change', changes: Changes): void {
    if (type === 'input') this.#submission.edited();
    const { parts } = this.#loader.current!;
    // More than the question itself: others came or went.
    this.#paging.answered(changes.size > 1);
    parts.refresh('progress');
    if (this.#paging.showsSummary) parts.refresh('summary');
    this.updateValidity();
    this.notify(type);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-experience-survey': ExperienceSurvey;
  }
}
