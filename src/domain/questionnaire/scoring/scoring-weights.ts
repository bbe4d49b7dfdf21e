import { isObject } from '../model/json.js';
import type { AnswerValue, Item, Option } from '../model/model.js';
import { extensionNumber, extensions } from '../model/extensions.js';
import { keyOf, optionWith } from '../model/values.js';

/** `ordinalValue`, else `itemWeight`, that an element (an option, a coding, an answer) carries itself. */
function own(element: unknown): number | undefined {
  const found = extensions(element);
  return extensionNumber(found, 'ordinalValue') ?? extensionNumber(found, 'itemWeight');
}

/**
 * The weight of an answer, as FHIRPath's `weight()` and `ordinal()` find it (SDC): on the answer, on its value, then on
 * the option of the Questionnaire that it is. Value sets that the Questionnaire contains are options, too.
 *
 * @param answer - may carry extensions beside its value, as in a QuestionnaireResponse
 * @returns undefined if there is none, which is not 0
 */
export function weightOf(
  { options }: Pick<Item, 'options'> | { readonly options: readonly Option[] },
  answer: AnswerValue,
): number | undefined {
  const key = keyOf(answer);
  if (!key) return undefined;
  const beside = (answer as Readonly<Record<string, unknown>>)[`_${key}`];
  const value: unknown = answer[key];
  return own(answer) ?? (isObject(value) ? own(value) : own(beside)) ?? optionWith(options, answer)?.ordinal;
}
