import type { AnswerValue, Option } from './model.js';
import { optionWith } from './values.js';

/**
 * A coding with what its option has and it has not, above all the words for it. Any other value, and one that is no
 * option, stays what it is.
 *
 * @param isLoose - one without a system may be the only option with its code
 */
export function completed(value: AnswerValue, options: readonly Option[], isLoose = false): AnswerValue {
  const coding = value.valueCoding;
  if (!coding) return value;
  const isSame = ({ value: { valueCoding } }: Option): boolean => valueCoding?.code === coding.code;
  const alike = isLoose && coding.code && !coding.system ? options.filter(isSame) : [];
  const option = optionWith(options, value) ?? (alike[1] ? undefined : alike[0]);
  const known = option?.value.valueCoding ?? {};
  const isWhole = Object.keys(known).every((name) => name in coding);
  return isWhole ? value : { ...value, valueCoding: { ...known, ...coding } };
}
