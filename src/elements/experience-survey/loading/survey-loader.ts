import { type Problem, type Survey, unsupportedReasons } from '../../../domain/questionnaire.js';
import type { ReadOptions } from '../../../domain/questionnaire/read/read-questionnaire.js';
import { language } from '../../../i18n/index.js';
import { DataSource } from '../../../kernel/data/data-source.js';
import type { DataStanding } from '../../../kernel/data/data-state.js';
import { dataError } from '../../../kernel/page/events.js';
import { copyJson, sameJson } from '../../../kernel/data/json.js';
import { expressionRules, tellUnfollowed } from '../expressions/expressions.js';
import type { SurveyHost } from '../session/host.js';
import type { Paging } from '../paging/paging.js';
import { readDefaultSurvey } from './read-default-survey.js';
import { conversions, patterns, valueSets } from './late-code.js';
import { isOfAnother } from '../session/response-type.js';
import type * as Reader from './questionnaire-reader.js';
import type * as Screen from '../session/screen-state.js';
import type { Submission } from '../submission/submission.js';
import { SurveySession } from '../session/survey-session.js';
import { translated } from '../about/translations.js';

/** Problems of a Questionnaire that leave an item without a control. */
const UNSUPPORTED = new Set<string>(unsupportedReasons);

/** Problems of a Questionnaire that change what a person finds or is asked for. */
const NOT_FOLLOWED = new Set(['initial', 'unitValueSet']);

/** What reads the questionnaires of others. */
let reader: typeof Reader | undefined;
const loadReader = () => import('./questionnaire-reader.js').then((module) => (reader = module));

/** What takes the screen along to another pass through the same survey: only those need it that change under way. */
let screen: typeof Screen | undefined;

/** Brings that; undefined where it is there. Without it the answers go along, and nothing else. */
function loadScreen(): Promise<void> | undefined {
  if (screen) return undefined;
  return import('../session/screen-state.js').then(
    (module) => void (screen = module),
    () => undefined,
  );
}

/** What makes a response another one for who fills it in: not what is written anew each time it is asked for or stored. */
const essence = (response: object): object => ({
  ...response,
  ...{ id: 0, meta: 0, authored: 0, status: 0 },
});

/** Begins each pass through a survey: the page's, in the language that is wanted, or the one of our own. */
export class SurveyLoader {
  readonly data: DataSource<Survey, Problem>;
  current: SurveySession | undefined;
  /** The answers that the page gave to begin with. */
  given: object | undefined;
  /** Why there is no pass, although there is a survey: what the page gave with it cannot be read. */
  fault: DataStanding | undefined;
  /** Stands for the data set that is shown; another one for another set, and the same one in another language. */
  dataSet: unknown;
  /** What goes on in another language as soon as that can be done. */
  bringing: Promise<void> | undefined;

  /** What the page set `response` to last. */
  #set: unknown = null;
  /** Why that cannot be read. */
  #unreadable: string | undefined;
  /** What the expressions of this pass know. */
  #context: unknown;
  /** The pass that was shown before the survey of now was asked for, also where that takes another try. */
  #left: SurveySession | undefined;
  /** The same survey is read once more. */
  #isRetry = false;

  /** The language that the person chose to read the questionnaire in. */
  #chosen: string | undefined;
  /** The language of our own survey, where that one is shown. */
  #defaultLanguage: string | undefined;

  constructor(
    private readonly host: SurveyHost,
    private readonly submission: Submission,
    private readonly paging: Paging,
  ) {
    const { element } = host;
    this.data = new DataSource<Survey, Problem>(element, {
      property: 'questionnaire',
      parse: (json) => reader?.read(json, this.#parsing) ?? loadReader(),
      prepare: (survey) => this.#prepare(survey),
      headers: async (reason) => element.authorize?.({ reason }),
      changed: () => this.#changed(),
    });
  }

  /** Whether the survey of our own is shown. */
  get isDefault(): boolean {
    return this.#defaultLanguage !== undefined;
  }

  /**
   * Takes what the page sets `response` to.
   *
   * @returns `anew`: to begin with; `same`: what it set before; `own`: what the element says by itself
   */
  give(response: unknown): 'anew' | 'same' | 'own' {
    const copied = copyJson(response ?? null);
    const json = 'json' in copied ? copied.json : undefined;
    const isSame = !this.#unreadable && json !== undefined && sameJson(json, this.#set);
    this.#set = json;
    if (isSame) return 'same';
    if (json && this.#isOwn(json)) return 'own';
    this.#unreadable = 'fault' in copied ? copied.fault : undefined;
    this.given = typeof json === 'object' ? (json ?? undefined) : undefined;
    return 'anew';
  }

  /** Forgets what the page gave to begin with. */
  forgetGiven(): void {
    this.given = this.#unreadable = undefined;
    this.#set = null;
  }

  /** Whether `launchContext` is another than the one that the answers began with. */
  get isInOtherContext(): boolean {
    const copied = copyJson(this.host.element.launchContext ?? {});
    const isUsed = this.current ? this.current.survey.hasExpressions : this.fault !== undefined;
    return isUsed && !('json' in copied && sameJson(copied.json, this.#context));
  }

  /** Begins anew, in the language that the person chose. */
  begin(response = this.given): void {
    if (this.isDefault) this.#beginDefault(response);
    else this.#begin(undefined, response);
  }

  /** Begins anew, with nothing left of what the person did. */
  reset(): void {
    this.#chosen = this.#left = undefined;
    this.#isRetry = false;
    // What was said of an answer, too.
    if (this.host.element.hasUpdated) this.host.announce('');
    this.begin();
  }

  /** Tries again to get what was asked for, where the page has now said how. For the element's `willUpdate`. */
  retry(changed: ReadonlyMap<PropertyKey, unknown>): void {
    const { element } = this.host;
    const { problems, error } = this.data;
    const canExpand = ['expand', 'terminologyServer'].some((name) => changed.has(name) && changed.get(name) == null);
    const lacksOptions = element.hasUpdated && problems.some(({ code }) => code === 'answerValueSet');
    // A page that signs the person in only now means to have another try.
    const isRefused = /^http-40[13]$/.test(error?.code ?? '');
    if ((canExpand && lacksOptions) || (isRefused && changed.has('authorize') && element.authorize)) {
      this.#isRetry = true;
      this.data.retry();
    }
  }

  /** The survey of our own speaks the document's language, also when that changes under way. */
  followLanguage(): void {
    const before = this.#defaultLanguage;
    if (this.data.state !== 'empty' || before === language() || this.submission.isUnderWay) return;
    const missing = before && loadScreen();
    if (missing && !this.bringing) {
      this.bringing = missing.then(() => this.host.element.requestUpdate());
      return;
    }
    this.bringing = undefined;
    if (before) this.#goOn(readDefaultSurvey(), this.current);
    else this.#begin(readDefaultSurvey());
    this.#defaultLanguage = language();
  }

  /** Goes on in another of the questionnaire's languages. */
  readonly chooseLanguage = (chosen: string): void => {
    const before = this.current;
    const choose = () => {
      // Sent meanwhile, the answers are to be seen on their way, and not to be asked for again.
      if (before !== this.current || this.submission.isUnderWay) return;
      this.#chosen = chosen;
      this.#goOn(this.data.value!, before);
      this.host.element.requestUpdate();
    };
    const missing = loadScreen();
    if (missing) this.bringing = missing.then(choose);
    else choose();
  };

  #prepare(survey: Survey): Promise<void> | undefined {
    const before = this.#left ?? this.current;
    const isLikely = this.#isRetry || (survey.canonical && survey.canonical === before?.survey.canonical);
    const missing = [before && isLikely ? loadScreen() : undefined, reader?.prepare(survey)].filter(
      (one) => one !== undefined,
    );
    return missing.length > 0 ? Promise.all(missing).then(() => undefined) : undefined;
  }

  /** The data are others, or on their way. */
  #changed(): void {
    const { state, value, error } = this.data;
    const isOpen = state === 'loading' || error?.retryable;
    const before = this.current ?? this.#left;
    const { drafts, isUnderWay } = this.submission;
    if (value && before && !isUnderWay && this.#isSame(before, value)) {
      this.#goOn(value, before);
    } else {
      // While what was answered is still there.
      drafts?.again();
      this.#begin();
      this.dataSet = {};
      this.#left = isOpen ? before : undefined;
    }
    if (!isOpen) this.#isRetry = false;
  }

  /** Whether a survey asks what another one asked, in another language or with more to choose from. */
  #isSame({ survey: before }: SurveySession, survey: Survey): boolean {
    if (!screen) return false;
    const isLikely = this.#isRetry || screen.isTranslation(before, this.#inLanguage(survey));
    return isLikely && screen.structureOf(survey) === screen.structureOf(before);
  }

  /** The same questions in other words: what the person did stays, wherever they are. */
  #goOn(read: Survey, before: SurveySession | undefined): void {
    const { element } = this.host;
    const { stage } = this.submission;
    const along = before && screen?.takeAlong(before, element);
    if (before) this.submission.drafts?.goesOn(before.survey);
    this.#begin(read, along?.response ?? before?.response.build(element, 'in-progress'), true);
    const session = this.current;
    if (!before || !session) return;
    const focused = along?.bringTo(session);
    if (focused) this.paging.focusLater(focused.id);
    const { identifier, isDraft, isGiven } = before.response;
    Object.assign(session.response, { identifier, isDraft, isGiven });
    session.helper = before.helper;
    if (stage.at === 'sent' || this.submission.stage.at === stage.at) this.submission.to(stage);
  }

  /** Starts a session with what the data source has now. */
  #begin(read = this.data.value, response = this.given, keepsPlace = false): void {
    const { element } = this.host;
    const fail = (code: string, message: string) => element.fail(dataError(code, message));
    const report = (problem: Problem) => fail(problem.code, (reader?.named(problem) ?? problem).message);
    this.#defaultLanguage = this.fault = this.#left = undefined;
    let survey = read && this.#inLanguage(read);
    const context = copyJson(element.launchContext ?? {});
    this.#context = 'json' in context ? context.json : undefined;
    const isBlind = 'fault' in context && survey?.hasExpressions;
    // What a person brought so far is never too much.
    const unfit = this.#unreadable
      ? `The property "response" is no JSON: ${this.#unreadable}.`
      : survey && response === this.given && reader?.excess(survey, response, report);
    const unreadable = unfit || ('fault' in context && `The property "launchContext" is no JSON: ${context.fault}.`);
    if (survey && unreadable) {
      fail('invalid-data', unreadable);
      element.warn(unreadable);
      if (unfit || isBlind) {
        // What is asked, or what is there already, depends on it, or is too much.
        survey = null;
        const error = dataError('invalid-data', unreadable);
        this.fault = { state: 'error', problems: [], error, retry: () => this.reset() };
      }
    }
    this.current?.optionSource?.stop();
    if (survey && response && isOfAnother(survey, response)) {
      // Its answers would be sent as answers to other questions.
      const message = `The response belongs to another questionnaire, not to ${survey.canonical ?? 'this one'}.`;
      fail('response-mismatch', message);
      element.warn(message);
      response = undefined;
    }
    const rules = survey
      ? expressionRules(survey, (this.#context ?? {}) as Readonly<Record<string, unknown>>, report)
      : undefined;
    this.current = survey ? new SurveySession(this.host, survey, response, rules) : undefined;
    if (this.current) {
      this.current.optionSource = valueSets.module?.bringOptions(element, this.current);
      tellUnfollowed(this.current.state, report);
    }
    this.submission.restart();
    this.paging.start(this.current, keepsPlace);
    if (survey) conversions.module?.unitProblems(survey).forEach(report);
    for (const problem of this.data.problems) {
      const { code, linkId = '' } = problem;
      if (NOT_FOLLOWED.has(code)) fail(code, problem.message);
      if (!UNSUPPORTED.has(code) || survey?.byLinkId.get(linkId)?.hidden) continue;
      fail('unsupported-item', `Item "${linkId}" cannot be shown: ${code} (${problem.message}).`);
    }
  }

  #beginDefault(response: object | undefined): void {
    this.#begin(readDefaultSurvey(), response);
    this.#defaultLanguage = language();
  }

  #inLanguage(read: Survey): Survey {
    return translated(read, { ...reader?.reading, ...this.#parsing, language: this.#chosen });
  }

  /** Whether a response says what is on the screen. */
  #isOwn(response: object): boolean {
    const { current } = this;
    return !!current && sameJson(essence(response), essence(current.response.build(this.host.element, 'in-progress')));
  }

  get #parsing(): ReadOptions {
    const { expand, terminologyServer } = this.host.element;
    return {
      expands: Boolean(expand ?? terminologyServer),
      convert: (to, from) => conversions.module?.convert(to, from),
      matches: (regex, text) => patterns.module?.matches(regex, text),
    };
  }
}
