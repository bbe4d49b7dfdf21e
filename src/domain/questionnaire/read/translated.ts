import type { Problem, Survey } from '../model/model.js';
import { convert } from '../model/units.js';
import { matches } from '../patterns/pattern.js';
import { readQuestionnaire as read, type ReadOptions } from './read-questionnaire.js';
import { translate } from './translate.js';
import { unfollowed } from './unfollowed.js';
import { valueSetFinder } from './value-set-finder.js';

export interface ParseOptions extends Omit<ReadOptions, 'findValueSet' | 'matches' | 'convert' | 'unfollowed'> {
  /** Value sets from elsewhere, by canonical URL: a map, a record, a list of ValueSet resources, or a function. */
  readonly valueSets?: unknown;
}

export interface TranslatedOptions extends ParseOptions {
  /** The language to read it in, such as `es`, if its translations have it. Else it is read in its own. */
  readonly language?: string;
}

/** A survey that has been read, in the language that is wanted if its translations have it. */
export function inLanguage(
  survey: Survey,
  { language: wanted, ...options }: ReadOptions & { readonly language?: string },
): Survey {
  const { questionnaire, isTranslated } = survey;
  if (!isTranslated) return survey;
  try {
    const { json, language, languages } = translate(questionnaire, wanted);
    const translated = json === questionnaire ? survey : read(json, options).survey!;
    // The original is what a response is checked against.
    return { ...translated, questionnaire, isTranslated, language, languages };
  } catch {
    // Something in it is nested too deep to be looked through: it stays in its own language.
    return survey;
  }
}

/**
 * Reads a FHIR R4 Questionnaire. Takes anything and never throws: what is wrong is a problem, and the rest works.
 *
 * @returns `survey` is null only if the input is no Questionnaire at all, or one of more than 10,000 items.
 */
export function parseQuestionnaire(
  input: unknown,
  { valueSets, ...options }: TranslatedOptions = {},
): { survey: Survey | null; problems: Problem[] } {
  const found = { ...options, findValueSet: valueSetFinder(valueSets), matches, convert, unfollowed };
  const { survey, problems } = read(input, found);
  return { survey: survey && inLanguage(survey, found), problems };
}
