import { html, nothing } from 'lit';
import {
  type Answer,
  type AnswerValue,
  type Option,
  type QuestionNode,
  sameValue,
} from '../../domain/questionnaire.js';
import { ifAny } from '../../kernel/drawing/if-any.js';
import { optionRow } from '../../controls/option-row.js';
import { direction, language, msg } from '../../i18n/index.js';
import { describedBy, type FieldContext, type OptionSource, textId } from '../context.js';
import type { LateModule } from '../late-module.js';
import { optionsOf, unlisted } from '../options.js';
import { fullQuestions } from '../full-question.js';
import { opensSeveral } from '../several.js';
import type * as Lists from './list-field.js';
import type * as Pendings from './pending-field.js';
import type * as Searches from './combobox.js';
import { styledText } from '../text/styled-text.js';
import { optionText, valueText } from '../text/value-text.js';

/** A list of this many options is offered as a drop-down, unless the form says otherwise. */
const LONG_LIST = 16;

/** Whether so many options are offered as a drop-down. */
export const isLong = (options: readonly Option[], control: string | undefined): boolean =>
  control === 'drop-down' || (options.length >= LONG_LIST && control !== 'radio-button');

/** Drop-downs, and what a list of options has beside its options. */
export const lists: LateModule<typeof Lists> = {};

/** So many check boxes are more than anybody reads. */
const MANY = 60;

/** A longer list is searched, whatever the form asks for: drawn whole, it would hold the page. */
const MOST = 1000;

/** Whether there are too many options to be drawn as boxes. */
export const isManyBoxes = (repeats: boolean, { length }: readonly Option[], control: string | undefined): boolean =>
  length > MOST || (repeats && length > MANY && control !== 'check-box');

/** Fields that search a list. */
export const searches: LateModule<typeof Searches> = {};

/** Whether its options are found by typing. */
export const isSearch = (question: QuestionNode, optionSource?: OptionSource): boolean => {
  const { control, type, repeats } = question.item;
  return (
    searches.module !== undefined &&
    type !== 'boolean' &&
    (control === 'autocomplete' ||
      isManyBoxes(repeats, question.options, control) ||
      optionSource?.state(question.item) === 'search')
  );
};

/** Stands in for options that are not here yet. */
export const pendings: LateModule<typeof Pendings> = {};

/** Whether a question is answered by picking from a list. */
export const isChoice = ({ item, options }: QuestionNode): boolean =>
  item.type === 'boolean' || options.length > 0 || /choice$/.test(item.type);

/** Whether it is one control, not a group of them. */
export const isSingle = (question: QuestionNode): boolean => isDropDown(question) || isSearch(question);

const isDropDown = (question: QuestionNode): boolean =>
  !question.item.repeats &&
  question.item.type !== 'boolean' &&
  lists.module !== undefined &&
  isLong(optionsOf(question), question.item.control);

/** Whether what an answer opens stands under its own option: where several check boxes stand below each other. */
export const opensInside = (question: QuestionNode, optionSource?: OptionSource): boolean =>
  opensSeveral(question) &&
  isChoice(question) &&
  !isRow(question) &&
  !isSearch(question, optionSource) &&
  !/^(?:loading|failed)$/.test(optionSource?.state(question.item) ?? '');

/** Whether options stand beside each other. */
export const isRow = ({ item }: QuestionNode): boolean =>
  item.extensions.get('choiceOrientation')?.[0]?.['valueCode'] === 'horizontal';

/** Controls for `boolean`, `choice` and `open-choice`: radio buttons, check boxes or a drop-down. */
export function choiceField(
  context: FieldContext,
  question: QuestionNode,
  invalid: boolean,
  opened?: (answer: Answer) => unknown,
) {
  const { optionSource } = context;
  const state = optionSource?.state(question.item);
  if (state === 'loading' || state === 'failed') return pendings.module?.pending(optionSource!, question, state);
  if (isSearch(question, optionSource)) return searches.module!.combobox(context, question, invalid);
  return isDropDown(question)
    ? lists.module!.dropDown(context, question, invalid)
    : optionList(context, question, invalid, opened);
}

function choose(context: FieldContext, question: QuestionNode, value: AnswerValue, on: boolean): void {
  if (on && fullQuestions.module?.refuses(context, question, value)) return;
  if (!question.item.repeats) context.open.delete(question);
  const before = question.answers;
  context.toggle(question, value, on);
  if (on) lists.module?.announceAlone(context, question, value, before);
  context.settle(question);
}

function optionList(
  context: FieldContext,
  question: QuestionNode,
  invalid: boolean,
  opened?: (answer: Answer) => unknown,
) {
  const { item } = question;
  const type = item.repeats ? 'checkbox' : 'radio';
  let rows = 0;
  const row = (value: AnswerValue, text: unknown) => {
    const answer = question.answers.find((one) => one.value && sameValue(one.value, value));
    const own = optionRow(
      {
        type,
        id: rows++ === 0 ? question.answers[0]!.id : undefined,
        name: question.id,
        checked: answer !== undefined,
        change: (on) => choose(context, question, value, on),
        lang: item.type === 'boolean' ? language() : undefined,
      },
      text,
    );
    return opened ? [own, answer && opened(answer)] : own;
  };
  return html`<div
    class=${isRow(question) ? 'options options-row' : 'options'}
    role=${item.repeats ? 'group' : 'radiogroup'}
    aria-labelledby=${textId(question)}
    aria-describedby=${describedBy(question, invalid)}
    aria-required=${!item.repeats && question.now.required ? 'true' : nothing}
    aria-invalid=${!item.repeats && invalid ? 'true' : nothing}
    >${optionsOf(question).map((option, index, all) => {
      const text = styledText(optionText(option), option.textExtensions);
      const own = row(option.value, option.prefix ? html`<span class="prefix">${option.prefix}</span> ${text}` : text);
      const divider = lists.module?.divider(question, all, index);
      return divider ? [divider, own] : own;
    })}${ifAny(
      unlisted(question).map((value) =>
        row(
          value,
          html`${valueText(value)} <span class="hint" lang=${language()} dir=${direction()}>${msg('(not in the list)', { id: 'field.unlisted' })}</span>`,
        ),
      ),
      lists.module?.otherOption(context, question, type, invalid, opened),
    )}</div
  >`;
}
