import type { Survey } from '../../../domain/questionnaire.js';
import { lateFields } from '../../../fields/field.js';
import { lazy, loadLazy } from '../../../fields/lazy.js';
import { lateTextStyles } from '../../../fields/text/styled-text.js';
import { licenceView } from '../about/licence.js';
import { translations } from '../about/translations.js';
import { fhirpath } from '../expressions/expressions.js';
import { ruleWords } from '../issues/issue-text.js';
import { protectedViews, repeats, slices, unsupportedViews } from '../questions/late-views.js';
import { addSpecialView, setSupportLinks } from '../questions/special-views.js';
import { isTable } from '../session/pages.js';

const tables = lazy(isTable, () => import('../tables/tables.js').then(({ tableView }) => addSpecialView(tableView)));

/** Help, links, tabs, pages, and groups that open and close. */
const sections = lazy(
  ({ control = '', extensions }) =>
    /^(?:help|flyover|tab-container|page)$/.test(control) ||
    ['collapsible', 'displayCategory', 'supportLink'].some((name) => extensions.has(name)),
  () =>
    import('../sections/sections.js').then(({ sectionView, supportLinks }) => {
      setSupportLinks(supportLinks);
      return addSpecialView(sectionView);
    }),
);

/** Brings options from elsewhere. */
export const valueSets = lazy(
  ({ valueSet }) => valueSet !== undefined,
  () => import('./value-sets.js'),
);

/** Tries regular expressions: which cost too much takes some code to tell. */
export const patterns = lazy(
  ({ regex }) => regex !== undefined,
  () => import('../../../domain/questionnaire/patterns/pattern.js'),
);

/** Compares quantities in different units, where limits or conditions are quantities. */
export const conversions = lazy(
  ({ type, extensions, enableWhen }) =>
    (type === 'quantity' && [...extensions.keys()].some((name) => /^(?:min|max)[VQ]/.test(name))) ||
    enableWhen.some(({ answer }) => answer.valueQuantity),
  () => import('../../../domain/questionnaire/model/units.js'),
);

/** What only some surveys need. It is there before they are shown. */
const modules = [
  ...lateFields,
  ...lateTextStyles,
  tables,
  sections,
  protectedViews,
  unsupportedViews,
  repeats,
  slices,
  ruleWords,
  fhirpath,
  translations,
  licenceView,
  valueSets,
  patterns,
  conversions,
];

/** Brings everything that a survey needs before it can be shown; undefined where nothing is missing. */
export const prepare = (survey: Survey): Promise<void> | undefined => loadLazy(survey, modules);
