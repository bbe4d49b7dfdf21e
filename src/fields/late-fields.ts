import type { Extensions, Item, ItemType } from '../domain/questionnaire.js';
import { isLong, lists, pendings, searches } from './choice/choice-field.js';
import { isSearched } from './choice/search-rule.js';
import { attachments, dates, isNumeric, lines, sliders } from './field.js';
import { lazy, optional, someItem } from './lazy.js';
import { hasNested } from './nested.js';
import { fullQuestions } from './full-question.js';
import { several } from './several.js';
import { rich, styles } from './text/styled-text.js';

const someType = (is: (type: ItemType) => boolean) => someItem(({ type }) => is(type));

const isStyled = (pattern: RegExp) => {
  const has = (extensions?: Extensions): boolean =>
    extensions !== undefined && [...extensions.keys()].some((name) => pattern.test(name));
  return someItem(
    ({ textExtensions, prefixExtensions, options }: Item) =>
      has(textExtensions) || has(prefixExtensions) || options.some((option) => has(option.textExtensions)),
  );
};

/** The controls, and the looks of texts, that only some surveys need. */
export const lateFields = [
  lazy(
    lists,
    someItem(
      ({ type, control, options, extensions, valueSet }) =>
        type === 'open-choice' ||
        isLong(options, control) ||
        // Options that come later may be many.
        valueSet !== undefined ||
        extensions.has('answerExpression') ||
        extensions.has('choiceOrientation') ||
        options.some(({ exclusive }) => exclusive),
    ),
    () => import('./choice/list-field.js'),
  ),
  lazy(
    searches,
    someItem((item) => item.valueSet !== undefined || item.extensions.has('answerExpression') || isSearched(item)),
    () => import('./choice/combobox.js'),
  ),
  lazy(
    pendings,
    someItem(({ valueSet }) => valueSet !== undefined),
    () => import('./choice/pending-field.js'),
  ),
  lazy(
    dates,
    someType((type) => type.startsWith('date') || type === 'time'),
    () => import('./line/date-field.js'),
  ),
  lazy(
    lines,
    someType((type) => /^(string|url|reference)$/.test(type) || isNumeric(type)),
    () => import('./line/line-field.js'),
  ),
  lazy(
    sliders,
    someItem(({ control, type }) => control === 'slider' && isNumeric(type)),
    () => import('./line/slider-field.js'),
  ),
  lazy(
    attachments,
    someType((type) => type === 'attachment'),
    () => import('./attachment/attachment-field.js'),
  ),
  lazy(
    several,
    someItem((item) => item.repeats && item.type !== 'group' && hasNested(item)),
    () => import('./several-answers.js'),
  ),
  lazy(
    fullQuestions,
    someItem(({ repeats, type }) => repeats && type !== 'group'),
    () => import('./full-question-view.js'),
  ),
  optional(styles, isStyled(/^rendering-/), () => import('./text/styled-text-view.js')),
  optional(rich, isStyled(/^rendering-(?:markdown|xhtml)$/), () => import('../kernel/drawing/rich-text.js')),
];
