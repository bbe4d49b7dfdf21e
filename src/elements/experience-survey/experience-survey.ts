import { type CSSResultGroup, html, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { type Changes, type Problem, type Survey, unsupportedReasons } from '../../domain/questionnaire.js';
import { type ParseOptions, parseQuestionnaire } from '../../domain/questionnaire/parse.js';
import { fields } from '../../fields/fields.css.js';
import { direction, language, msg, str, textDirection } from '../../i18n/index.js';
import { dataState, loading } from '../../kernel/data-state.js';
import { DataSource } from '../../kernel/data-source.js';
import { FormElement } from '../../kernel/form-element.js';
import { adoptLateStyles } from '../../kernel/late-styles.js';
import type { Authorize } from '../../transport/outcome.js';
import { serialize } from '../../transport/serialize.js';
import type { Expand } from '../../transport/terminology.js';
import { defaultSurvey } from './default-survey.js';
import { styles } from './experience-survey.css.js';
import { about, type Actions, actions, failureNotice, progress, summary, thanks } from './frame.js';
import { evaluatesExpressions, expressionRules } from './expressions.js';
import type { SurveyHost } from './host.js';
import { page } from './page-view.js';
import type { Kiosk } from './kiosk.js';
import { LatePart } from './late-part.js';
import { type Layout, layouts } from './pages.js';
import { licence } from './licence.js';
import { Paging } from './paging.js';
import { keyed, livePart } from './parts.js';
import { elementIn, focusIn, placeIn } from './place.js';
import { prepare } from './prepare.js';
import { Printing } from './printing.js';
import type { QuestionnaireResponse } from './response-type.js';
import { Sending, type SubmitResult } from './sending.js';

import { isOfAnother } from './response-type.js';
import { SurveySession } from './session.js';
import { languageChoice, translated } from './translations.js';
import { valueSets } from './value-sets-loader.js';

export type { SubmitResult };

/** Problems of a Questionnaire that leave an item without a control. */
const UNSUPPORTED = new Set<string>(unsupportedReasons);

/** A problem that says which item it is about. */
const named = (problem: Problem): Problem =>
  problem.linkId ? { ...problem, message: `item "${problem.linkId}": ${problem.message}` } : problem;

/**
 * Asks the questions of a FHIR R4 Questionnaire, or a short experience survey of its own, and sends the answers as a
 * QuestionnaireResponse.
 *
 * @tag pp-experience-survey
 * @slot intro - shown under the title, before the questions
 * @slot confidentiality - says who will see the answers, where attributes are not enough
 * @slot another-way - says how else one can answer: on paper, with a member of staff
 * @slot thanks - shown when the answers are sent
 * @csspart base - the box around everything
 * @csspart send - the button that sends
 * @fires {SubmitEvent} pp-submit - the person sends; cancelable, with `respondWith(promise)` for pages that deliver
 * @fires {SubmittedEvent} pp-submitted - the answers arrived
 * @fires {QueuedEvent} pp-queued - the answers could not be sent yet, and go out by themselves later
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

  /** Sends without a last look over all answers, where questions stand on several pages. */
  @property({ type: Boolean, attribute: 'no-review' }) noReview = false;

  /** Leaves the browser's back and forward buttons to the page, where questions stand on several pages. */
  @property({ type: Boolean, attribute: 'no-history' }) noHistory = false;

  /** Says whether others can tell whose answers they are: `confidential` (some can) or `anonymous` (nobody can). */
  @property() confidentiality: 'confidential' | 'anonymous' | null = null;

  /** Who sees the answers, to be put into a sentence, such as `the quality team of the clinic`. */
  @property({ attribute: 'seen-by' }) seenBy: string | null = null;

  /** When they see them, to be put into a sentence, such as `at the end of each month`. */
  @property({ attribute: 'seen-when' }) seenWhen: string | null = null;

  /** Asks first whether the person answers for somebody else, and how they help; goes into the response's `source`. */
  @property({ type: Boolean }) proxy = false;

  /** Shows the survey as a form for pen and paper, empty, to be printed; `large` for large print (18 pt). */
  @property() paper: '' | 'large' | null = null;

  /**
   * For a device that one person uses after another: warns and then wipes every answer when nobody touches it, and at
   * once when the answers are sent, on "start again" and when the page goes away.
   */
  @property({ type: Boolean }) kiosk = false;

  /** With `kiosk`: seconds without a touch or a key before it warns; everything is wiped 20 seconds after that. */
  @property({ type: Number, attribute: 'idle-seconds' }) idleSeconds = 90;

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

  /**
   * Whether answers are kept in this browser until they are sent, encrypted: `off`; `session`, in this tab until it is
   * closed; `device`, longer. Needs https.
   */
  @property({ useDefault: true }) drafts: 'off' | 'session' | 'device' = 'off';

  /** After how many days unsent answers that nobody comes back to are removed. What waits to be sent is not. */
  @property({ type: Number, attribute: 'draft-days', useDefault: true }) draftDays = 7;

  /** A FHIR R4 Questionnaire; `null` while the page is still fetching it. */
  @property({ attribute: false }) questionnaire: object | null | undefined;

  /**
   * What the questionnaire's `launchContext` names, such as `{ patient: {"resourceType": "Patient", …} }`, for its
   * expressions. Set it together with the questionnaire. It is kept in memory only.
   */
  @property({ attribute: false }) launchContext: Readonly<Record<string, object>> | undefined;

  /** Gives the headers for each request, such as a bearer token. Kept in memory only. */
  @property({ attribute: false }) authorize: Authorize | undefined;

  /** Base address of a FHIR R4 server that expands the value sets which a questionnaire names by address. */
  @property({ attribute: 'terminology-server' }) terminologyServer: string | null = null;

  /** Expands a value set that a questionnaire names by address; asked before `terminology-server`. */
  @property({ attribute: false }) expand: Expand | undefined;

  readonly #host: SurveyHost = {
    element: this,
    session: () => this.#session,
    isInForm: () => this.name !== '' && this.form !== null,
    isDisabled: () => this.isDisabled,
    isReadOnly: () => this.readonly,
    heading: (content, { id, depth }) => this.heading(content, { ...(id && { id }), depth: depth + 1 }),
    edited: (type, changes) => this.#edited(type, changes),
    focusOn: (id) => {
      this.#host.reach(id);
      focusIn(this.renderRoot, id);
    },
    reach: (id) => {
      if (!elementIn(this.renderRoot, id)) this.#session?.parts.rest.finish();
    },
    updated: () => this.#updated(),
    announce: (text) => this.announce(text),
    turned: () => (this.#sending.failure = undefined),
    isOver: () => this.#sending.status === 'sent',
    hasSent: () => ['queued', 'sent'].includes(this.#sending.status),
    wipe: (thanks) => this.#wipe(thanks),
    begin: (response) => {
      if (this.#defaultLanguage) this.#beginDefault(response);
      else this.#begin(undefined, response);
    },
    focusLater: (id) => this.#paging.focusLater(id),
  };
  readonly #paging = new Paging(this.#host);
  readonly #kiosk = new LatePart<Kiosk>(
    this,
    () => this.kiosk,
    async () => new (await import('./kiosk.js')).Kiosk(this.#host),
  );
  readonly #paper = new LatePart(
    this,
    () => this.paper != null,
    () => import('./paper.js'),
  );
  readonly #privacy = new LatePart(
    this,
    () => Boolean(this.confidentiality ?? this.seenBy ?? this.seenWhen),
    () => import('./privacy.js'),
  );
  readonly #helper = new LatePart(
    this,
    () => this.proxy,
    () => import('./helper.js'),
  );
  readonly #sending = new Sending(this.#host, this.#paging);
  readonly #data = new DataSource<Survey, Problem>(this, {
    property: 'questionnaire',
    parse: (json) => {
      const { survey, problems } = parseQuestionnaire(json, this.#parsing);
      return { value: survey, problems: problems.map(named) };
    },
    prepare,
    headers: async (reason) => this.authorize?.({ reason }),
    changed: () => this.#begin(),
  });
  #session: SurveySession | undefined;
  /** The language that the person chose to read the questionnaire in. */
  #language: string | undefined;
  #initialResponse: object | undefined;
  #defaultLanguage: string | undefined;
  /** The answers are still on their way, although thanks are shown. */
  #isPending = false;

  constructor() {
    super();
    new Printing(this.#host, this.#paging);
  }

  /**
   * The answers as a QuestionnaireResponse: `in-progress` while the person answers, `completed` once sent. Set it to
   * begin with answers that exist already.
   */
  get response(): QuestionnaireResponse | null {
    return this.#sending.sent ?? this.#session?.build(this, 'in-progress') ?? null;
  }

  set response(response: object | null) {
    this.#initialResponse = response ?? undefined;
    this.reset();
  }

  /** Checks the answers and sends them. Never rejects. */
  submit(): Promise<SubmitResult> {
    return this.#sending.submit();
  }

  /** Begins again: with the answers that the page gave, else with none. */
  reset(): void {
    this.#sending.forget();
    this.#language = undefined;
    if (this.#defaultLanguage) this.#beginDefault(this.#initialResponse);
    else this.#begin();
    this.requestUpdate();
  }

  /** Value sets that could not be had come as soon as the page says how. */
  protected override willUpdate(changed: PropertyValues): void {
    const canExpand = ['expand', 'terminologyServer'].some((name) => changed.has(name) && changed.get(name) == null);
    if (this.hasUpdated && canExpand && this.#data.problems.some(({ code }) => code === 'answerValueSet')) {
      this.#data.retry();
    }
    // A page that signs the person in only now means to have another try.
    const isRefused = ['http-401', 'http-403'].includes(this.#data.error?.code ?? '');
    if (changed.has('authorize') && this.authorize && isRefused) this.#data.retry();
  }

  // Not willUpdate: the data source has its turn between the two.
  protected override update(changed: PropertyValues): void {
    if (changed.has('layout') && this.layout != null && !layouts.includes(this.layout)) {
      this.warn(`layout must be one of ${layouts.join(', ')}, not "${String(this.layout)}"; the width decides.`);
    }
    if (
      this.confidentiality === 'anonymous' &&
      (this.subject ?? this.encounter ?? this.author ?? this.source ?? this.basedOn)
    ) {
      this.warn('a response that refers to somebody is not anonymous; it is called confidential.');
      this.confidentiality = 'confidential';
    }
    adoptLateStyles(this.renderRoot as ShadowRoot);
    this.#followLanguage();
    this.#paging.follow();
    this.updateValidity();
    super.update(changed);
  }

  /** Ready means that all questions are on the page, not only that they were asked for. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const complete = await this.#updated();
    await this.#session?.parts.rest.finished;
    return complete;
  }

  async #updated(): Promise<boolean> {
    const complete = await super.getUpdateComplete();
    if (!this.#data.preparing) return complete;
    await this.#data.preparing;
    return super.getUpdateComplete();
  }

  protected override renderContent(): unknown {
    if ([this.#kiosk, this.#paper, this.#privacy, this.#helper].some(({ isMissing }) => isMissing)) return loading();
    const kiosk = this.#kiosk.module;
    return kiosk ? html`${this.#content()} ${kiosk.render()}` : this.#content();
  }

  #content(): unknown {
    const { status, failure, screen } = this.#sending;
    if (screen) return screen();
    if (status === 'sent') {
      return thanks((content) => this.heading(content, { id: 'thanks' }), Boolean(this.endpoint) && !this.#isPending);
    }
    const session = this.#session;
    const paging = this.#paging;
    const { pager, review } = paging;
    if (!session || !pager) return dataState(this.#data, nothing, false);
    if (this.paper != null) {
      return this.#paper.module?.paper(this.#host, session.survey, this.paper === 'large', this.#about());
    }
    const { title, language: lang, items } = session.survey;
    const dir = lang ? direction(lang) : textDirection([title, ...items.map(({ text }) => text)].join(' '));
    // The div is there because Chromium looks through a whole fieldset again for every child that comes into it.
    return html`${
      title
        ? html`<div class="title" lang=${lang ?? nothing} dir=${dir}>${this.heading(title, { id: 'title' })}</div>`
        : nothing
    }
      ${languageChoice(session.survey, this.#chooseLanguage)}
      ${pager.index === 0 && !review ? this.#about() : nothing}
      ${livePart(session.parts, 'summary', () =>
        paging.showsSummary
          ? summary(session, [...pager.page.groups, ...paging.shownHere()], this.#host.focusOn)
          : nothing,
      )}
      ${this.readonly ? nothing : livePart(session.parts, 'progress', () => progress(paging, session.state))}
      <fieldset
        class="content"
        role="none"
        ?disabled=${this.isDisabled || status === 'sending'}
        lang=${lang ?? nothing}
        dir=${dir}
      >
        <div>${
          review
            ? keyed('review', review(session, session.state.children, paging.change))
            : keyed(pager.anchor, page(session, pager.page, pager.layout))
        }</div>
      </fieldset>
      ${failure ? failureNotice(failure.code, failure.retryable) : nothing}
      ${this.readonly ? nothing : livePart(session.parts, 'actions', () => actions(paging, this.#actions))}
      ${paging.isEnd ? licence(session.survey) : nothing}`;
  }

  /** What stands before the first question. The survey of our own asks by itself who answers. */
  #about(): unknown {
    const session = this.#session!;
    const { module } = this.#helper;
    if (module && this.proxy && !this.#defaultLanguage && !this.readonly && this.paper == null) {
      session.helper ??= new module.Helper(() => session.edited(), this.#initialResponse);
    } else session.helper = undefined;
    return about(this.readonly, this.#privacy.module?.privacy(this), session.helper?.render(this.isDisabled));
  }

  protected override formValue(): string | null {
    return this.#session ? serialize(this.#session.build(this, 'completed')) : null;
  }

  protected override resetValue(): void {
    this.reset();
  }

  protected override showInvalid(takeFocus = true): void {
    this.#paging.showInvalid(takeFocus);
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

  get #actions(): Actions {
    return {
      busy: this.#sending.status === 'sending',
      disabled: this.isDisabled,
      send: this.#host.isInForm() ? undefined : () => void this.submit(),
    };
  }

  /** Starts a session with what the data source has now. */
  #begin(read = this.#data.value, response = this.#initialResponse, keepsPlace = false): void {
    const survey = read && translated(read, { ...this.#parsing, language: this.#language });
    this.#defaultLanguage = undefined;
    this.#session?.elsewhere?.stop();
    if (survey && response && isOfAnother(survey, response)) {
      // Its answers would be sent as answers to other questions.
      const message = `The response belongs to another questionnaire, not to ${survey.canonical ?? 'this one'}.`;
      this.fail({ phase: 'data', code: 'response-mismatch', message, retryable: false });
      this.warn(message);
      response = undefined;
    }
    const report = (problem: Problem) => {
      this.fail({ phase: 'data', code: problem.code, message: named(problem).message, retryable: false });
    };
    const rules = survey ? expressionRules(survey, this.launchContext ?? {}, report) : undefined;
    this.#session = survey ? new SurveySession(this.#host, survey, response, rules) : undefined;
    if (this.#session) this.#session.elsewhere = valueSets.module?.bringOptions(this, this.#session);
    this.#sending.restart();
    this.#paging.start(this.#session, keepsPlace);
    for (const { code, linkId } of this.#data.problems) {
      if (!UNSUPPORTED.has(code) || survey?.byLinkId.get(linkId ?? '')?.hidden) continue;
      const message = `Item "${linkId ?? ''}" cannot be shown: ${code}.`;
      this.fail({ phase: 'data', code: 'unsupported-item', message, retryable: false });
    }
  }

  get #parsing(): ParseOptions {
    return { expands: Boolean(this.expand ?? this.terminologyServer), evaluates: evaluatesExpressions };
  }

  /** Goes on in another of the questionnaire's languages. */
  readonly #chooseLanguage = (chosen: string): void => {
    const before = this.#session;
    this.#language = chosen;
    this.#begin(undefined, before?.build(this, 'in-progress'), true);
    if (before && this.#session) this.#session.identifier = before.identifier;
    this.requestUpdate();
  };

  /** Leaves nothing of what was answered, typed or given by the page; `thanks` if the person is done. */
  #wipe(thanks: boolean): void {
    this.#isPending = this.#sending.status === 'queued';
    this.#initialResponse = undefined;
    this.reset();
    this.announce('');
    if (thanks) {
      this.#sending.to('sent');
      this.#paging.focusLater('thanks');
      return;
    }
    ((this.renderRoot as ShadowRoot).activeElement as HTMLElement | null)?.blur();
    // At once: the browser may be about to put the page away as it is.
    if (this.isUpdatePending) this.performUpdate();
  }

  /** The default survey speaks the document's language, also when that changes under way. */
  #followLanguage(): void {
    const before = this.#defaultLanguage;
    if (this.#data.state !== 'empty' || before === language() || this.#sending.isUnderWay) return;
    const place = before ? placeIn(this.renderRoot) : undefined;
    this.#beginDefault(before ? this.#session?.build(this, 'in-progress') : this.#initialResponse);
    if (place?.hasFocus) this.#paging.focusLater(place.id);
  }

  /** Answers, page and what was sent stay where only the language changes. */
  #beginDefault(response: object | undefined): void {
    const isSwitch = this.#defaultLanguage !== language();
    const sent = isSwitch ? this.#sending.sent : undefined;
    const identifier = (isSwitch && this.#session?.identifier) || '';
    this.#begin(parseQuestionnaire(defaultSurvey()).survey, response, isSwitch);
    this.#session!.identifier = identifier;
    this.#sending.restart(sent);
    this.#defaultLanguage = language();
  }

  #edited(type: 'input' | 'change', changes: Changes): void {
    if (type === 'input') this.#sending.edited();
    const { parts } = this.#session!;
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
