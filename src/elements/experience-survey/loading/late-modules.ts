import type { Survey } from '../../../domain/questionnaire.js';
import { lateFields } from '../../../fields/late-fields.js';
import { fullNote, isFixed, refuses, shownPart } from '../../../fields/text/long-answers.js';
import { longAnswers } from '../../../fields/text/value-text.js';
import { lazy, loadLazy, optional, someItem } from '../../../fields/lazy.js';
import { licenceView } from '../about/licence.js';
import { translations } from '../about/translations.js';
import { fhirpath } from '../expressions/expressions.js';
import { ruleWords } from '../issues/issue-text.js';
import { protectedViews, repeats, slices, staysSeen, unsupportedViews } from '../questions/late-views.js';
import { addSpecialView, setSupportLinks } from '../questions/special-views.js';
import { isTable } from '../session/pages.js';
import { isLong, takesMore } from '../session/weight.js';
import { conversions, patterns, valueSets } from './late-code.js';

/** As in `expressions.ts`, and once more here: a bundler leaves out only what a module decides by itself. */
declare const __EXPRESSIONS__: boolean | undefined;

/** What only some surveys need. It is there before they are shown. */
const modules = [
  ...lateFields,
  lazy({}, someItem(isTable), () => import('../tables/tables.js').then(({ tableView }) => addSpecialView(tableView))),
  // Help, links, tabs, pages, and groups that open and close
  lazy(
    {},
    someItem(
      ({ control = '', extensions }) =>
        /^(?:help|flyover|tab-container|page)$/.test(control) ||
        ['collapsible', 'displayCategory', 'supportLink'].some((name) => extensions.has(name)),
    ),
    () =>
      import('../sections/sections.js').then(({ sectionView, supportLinks }) => {
        setSupportLinks(supportLinks);
        return addSpecialView(sectionView);
      }),
  ),
  lazy(protectedViews, someItem(staysSeen), () => import('../questions/protected-view.js')),
  lazy(
    unsupportedViews,
    someItem(({ unsupported }) => unsupported !== undefined),
    () => import('../questions/unsupported.js'),
  ),
  lazy(repeats, someItem(takesMore), () => import('../questions/repeats.js')),
  lazy(slices, isLong, () => import('../questions/slices.js')),
  lazy(
    ruleWords,
    (survey) =>
      // An expression may ask for an answer.
      survey.hasExpressions ||
      someItem(
        ({ required, type, extensions, options }) =>
          required ||
          !/^(?:group|display|boolean|string|text|choice|open-choice)$/.test(type) ||
          extensions.size > 0 ||
          options.some(({ exclusive }) => exclusive),
      )(survey),
    () => import('../issues/rule-text.js'),
  ),
  ...(typeof __EXPRESSIONS__ === 'undefined' || __EXPRESSIONS__
    ? [
        lazy(
          fhirpath,
          ({ hasExpressions }) => hasExpressions,
          () => import('../expressions/fhirpath.js'),
        ),
      ]
    : []),
  lazy(
    translations,
    ({ isTranslated }) => isTranslated,
    () => import('../about/language-choice.js'),
  ),
  optional(
    licenceView,
    ({ questionnaire, extensions }) => Boolean(questionnaire['copyright']) || extensions.has('artifact-copyrightLabel'),
    () => import('../about/licence-view.js'),
  ),
  lazy(
    valueSets,
    someItem(({ valueSet }) => valueSet !== undefined),
    () => import('./value-sets.js'),
  ),
  lazy(
    patterns,
    someItem(({ regex }) => regex !== undefined),
    () => import('../../../domain/questionnaire/patterns/pattern.js'),
  ),
  lazy(
    conversions,
    someItem(
      ({ type, extensions, enableWhen }) =>
        (type === 'quantity' && [...extensions.keys()].some((name) => /^(?:min|max)[VQ]/.test(name))) ||
        enableWhen.some(({ answer }) => answer.valueQuantity),
    ),
    () => import('../../../domain/questionnaire/model/units.js'),
  ),
];

// Comes with what reads a form, whatever its questions are.
longAnswers.module = { fullNote, isFixed, refuses, shownPart };

/** Brings everything that a survey needs before it can be shown; undefined where nothing is missing. */
export const prepare = (survey: Survey): Promise<void> | undefined => loadLazy(survey, modules);
