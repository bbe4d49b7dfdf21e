import type { Problem, Survey } from '../../../domain/questionnaire.js';
import type { ReadOptions } from '../../../domain/questionnaire/read/read-questionnaire.js';
import { language } from '../../../i18n/index.js';
import { DataSource } from '../../../kernel/data/data-source.js';
import type { DataStanding } from '../../../kernel/data/data-state.js';
import { sameJson } from '../../../kernel/data/json.js';
import { translated } from '../about/translations.js';
import type { Paging } from '../paging/paging.js';
import type { SurveyHost } from '../session/host.js';
import type * as Screen from '../session/screen-state.js';
import { SurveySession } from '../session/survey-session.js';
import type { Submission } from '../submission/submission.js';
import { beginSession, reader } from './begin-session.js';
import { GivenData } from './given-data.js';
import { conversions, patterns } from './late-code.js';
import { readDefaultSurvey } from './read-default-survey.js';

/** Brings what reads the questionnaires of others. */
const loadReader = () => import('./questionnaire-reader.js').then((module) => (reader.module = module));

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
  /** Why there is no pass, although there is a survey: what the page gave with it cannot be read. */
  fault: DataStanding | undefined;
  /** Stands for the data set that is shown; another one for another set, and the same one in another language. */
  dataSet: unknown;
  /** What goes on in another language as soon as that can be done. */
  bringing: Promise<void> | undefined;

  readonly #given = new GivenData();
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
      parse: (json) => reader.module?.read(json, this.#parsing) ?? loadReader(),
      prepare: (survey) => this.#prepare(survey),
      headers: async (reason) => element.authorize?.({ reason }),
      changed: () => this.#changed(),
    });
  }

  /** Whether the survey of our own is shown. */
  get isDefault(): boolean {
    return this.#defaultLanguage !== undefined;
  }

  /** Takes what the page sets `response` to. @returns as {@link GivenData.takeResponse} does */
  give(response: unknown): 'anew' | 'same' | 'own' {
    return this.#given.takeResponse(response, (json) => this.#isOwn(json));
  }

  /** Forgets what the page gave to begin with. */
  forgetGiven(): void {
    this.#given.forgetResponse();
  }

  /** Whether `launchContext` is another than the one that the answers began with. */
  get isInOtherContext(): boolean {
    const isUsed = this.current ? this.current.survey.hasExpressions : this.fault !== undefined;
    return isUsed && this.#given.isOtherContext(this.host.element.launchContext);
  }

  /** Begins anew, in the language that the person chose. */
  begin(response = this.#given.response): void {
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
    const missing = [before && isLikely ? loadScreen() : undefined, reader.module?.prepare(survey)].filter(
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
  #begin(read = this.data.value, response = this.#given.response, keepsPlace = false): void {
    this.#defaultLanguage = this.fault = this.#left = undefined;
    this.#given.takeContext(this.host.element.launchContext);
    this.current?.optionSource?.stop();
    const begun = read ? beginSession(this.host, this.#inLanguage(read), response, this.#given) : undefined;
    this.current = undefined;
    if (begun instanceof SurveySession) this.current = begun;
    else if (begun) this.fault = { state: 'error', problems: [], error: begun, retry: () => this.reset() };
    this.submission.restart();
    this.paging.start(this.current, keepsPlace);
    reader.module?.tellProblems(this.host.element, this.current?.survey, this.data.problems);
  }

  #beginDefault(response: object | undefined): void {
    this.#begin(readDefaultSurvey(), response);
    this.#defaultLanguage = language();
  }

  #inLanguage(read: Survey): Survey {
    return translated(read, { ...reader.module?.reading, ...this.#parsing, language: this.#chosen });
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
