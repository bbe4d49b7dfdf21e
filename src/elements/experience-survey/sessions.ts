import { type Problem, type Survey, unsupportedReasons } from '../../domain/questionnaire.js';
import { parseQuestionnaire, type ReadOptions } from '../../domain/questionnaire/parse.js';
import { language } from '../../i18n/index.js';
import { DataSource } from '../../kernel/data-source.js';
import { dataError } from '../../kernel/events.js';
import { conversions } from './conversions.js';
import { defaultSurvey } from './default-survey.js';
import { evaluatesExpressions, expressionRules } from './expressions.js';
import type { SurveyHost } from './host.js';
import type { Paging } from './paging.js';
import { patterns } from './patterns.js';
import { placeIn } from './place.js';
import { prepare } from './prepare.js';
import { isOfAnother } from './response-type.js';
import type { Sending } from './sending.js';
import { SurveySession } from './session.js';
import { translated } from './translations.js';
import { valueSets } from './value-sets-loader.js';

/** Problems of a Questionnaire that leave an item without a control. */
const UNSUPPORTED = new Set<string>(unsupportedReasons);

/** Problems of a Questionnaire that change what a person finds or is asked for. */
const NOT_FOLLOWED = new Set(['initial', 'unitValueSet']);

/** A problem that says which item it is about. */
const named = (problem: Problem): Problem =>
  problem.linkId ? { ...problem, message: `item "${problem.linkId}": ${problem.message}` } : problem;

/** Begins each pass through a survey: the page's, in the language that is wanted, or the one of our own. */
export class Sessions {
  readonly data: DataSource<Survey, Problem>;
  current: SurveySession | undefined;
  /** The answers that the page gave to begin with. */
  given: object | undefined;

  /** The language that the person chose to read the questionnaire in. */
  #chosen: string | undefined;
  /** The language of our own survey, where that one is shown. */
  #defaultLanguage: string | undefined;

  constructor(
    private readonly host: SurveyHost,
    private readonly sending: Sending,
    private readonly paging: Paging,
  ) {
    const { element } = host;
    this.data = new DataSource<Survey, Problem>(element, {
      property: 'questionnaire',
      parse: (json) => {
        const { survey, problems } = parseQuestionnaire(json, this.#parsing);
        return { value: survey, problems: problems.map(named) };
      },
      prepare,
      headers: async (reason) => element.authorize?.({ reason }),
      changed: () => {
        // While what was answered is still there.
        sending.keeping?.again();
        this.#begin();
      },
    });
  }

  /** Whether the survey of our own is shown. */
  get isDefault(): boolean {
    return this.#defaultLanguage !== undefined;
  }

  /** Begins anew, in the language that the person chose. */
  begin(response = this.given): void {
    if (this.isDefault) this.#beginDefault(response);
    else this.#begin(undefined, response);
  }

  /** Begins anew, with nothing left of what the person did. */
  reset(): void {
    this.#chosen = undefined;
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
    if ((canExpand && lacksOptions) || (isRefused && changed.has('authorize') && element.authorize)) this.data.retry();
  }

  /** The survey of our own speaks the document's language, also when that changes under way. */
  followLanguage(): void {
    const before = this.#defaultLanguage;
    if (this.data.state !== 'empty' || before === language() || this.sending.isUnderWay) return;
    const place = before ? placeIn(this.host.element.renderRoot) : undefined;
    this.#beginDefault(before ? this.current?.build(this.host.element, 'in-progress') : this.given);
    if (place?.hasFocus) this.paging.focusLater(place.id);
  }

  /** Goes on in another of the questionnaire's languages. */
  readonly chooseLanguage = (chosen: string): void => {
    const { element } = this.host;
    const before = this.current;
    this.#chosen = chosen;
    this.#begin(undefined, before?.build(element, 'in-progress'), true);
    if (before && this.current) {
      this.current.identifier = before.identifier;
      this.current.helper = before.helper;
      this.current.own = before.own;
    }
    element.requestUpdate();
  };

  /** Starts a session with what the data source has now. */
  #begin(read = this.data.value, response = this.given, keepsPlace = false): void {
    const { element } = this.host;
    const fail = (code: string, message: string) => element['fail'](dataError(code, message));
    const survey = read && translated(read, { ...this.#parsing, language: this.#chosen });
    this.#defaultLanguage = undefined;
    this.current?.elsewhere?.stop();
    if (survey && response && isOfAnother(survey, response)) {
      // Its answers would be sent as answers to other questions.
      const message = `The response belongs to another questionnaire, not to ${survey.canonical ?? 'this one'}.`;
      fail('response-mismatch', message);
      element['warn'](message);
      response = undefined;
    }
    const report = (problem: Problem) => fail(problem.code, named(problem).message);
    const rules = survey ? expressionRules(survey, element.launchContext ?? {}, report) : undefined;
    this.current = survey ? new SurveySession(this.host, survey, response, rules) : undefined;
    if (this.current) this.current.elsewhere = valueSets.module?.bringOptions(element, this.current);
    this.sending.restart();
    this.paging.start(this.current, keepsPlace);
    if (survey) conversions.module?.unitProblems(survey).forEach(report);
    for (const problem of this.data.problems) {
      const { code, linkId = '' } = problem;
      if (NOT_FOLLOWED.has(code)) fail(code, problem.message);
      if (!UNSUPPORTED.has(code) || survey?.byLinkId.get(linkId)?.hidden) continue;
      fail('unsupported-item', `Item "${linkId}" cannot be shown: ${code}.`);
    }
  }

  /** Answers, page and what was sent stay where only the language changes. */
  #beginDefault(response: object | undefined): void {
    const isSwitch = this.#defaultLanguage !== language();
    const sent = isSwitch ? this.sending.sent : undefined;
    const before = isSwitch ? this.current : undefined;
    this.#begin(parseQuestionnaire(defaultSurvey()).survey, response, isSwitch);
    this.current!.identifier = before?.identifier ?? '';
    if (before) this.current!.own = before.own;
    this.sending.restart(sent);
    this.#defaultLanguage = language();
  }

  get #parsing(): ReadOptions {
    const { expand, terminologyServer } = this.host.element;
    return {
      expands: Boolean(expand ?? terminologyServer),
      evaluates: evaluatesExpressions,
      convert: (to, from) => conversions.module?.convert(to, from),
      matches: (regex, text) => patterns.module?.matches(regex, text),
    };
  }
}
