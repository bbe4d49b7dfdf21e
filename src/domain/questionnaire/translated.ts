import { isObject } from './json.js';
import type { Problem, Survey } from './model.js';
import { parseQuestionnaire as read, type ParseOptions } from './parse.js';
import { translate } from './translate.js';

export interface TranslatedOptions extends ParseOptions {
  /** The language to read it in, such as `es`, if its translations have it. Else it is read in its own. */
  readonly language?: string;
}

/** A survey that has been read, in the language that is wanted if its translations have it. */
export function inLanguage(survey: Survey, { language: wanted, ...options }: TranslatedOptions): Survey {
  const { questionnaire, isTranslated } = survey;
  if (!isTranslated) return survey;
  const { json, language, languages } = translate(questionnaire, wanted);
  const translated = json === questionnaire ? survey : read(json, options).survey!;
  // The original is what a response is checked against.
  return { ...translated, questionnaire, isTranslated, language, languages };
}

/**
 * Reads a FHIR R4 Questionnaire. Takes anything and never throws: what is wrong is a problem, and the rest works.
 *
 * @returns `survey` is null only if the input is no Questionnaire at all.
 */
export function parseQuestionnaire(
  input: unknown,
  options: TranslatedOptions = {},
): { survey: Survey | null; problems: Problem[] } {
  const { survey, problems } = read(input, options);
  return { survey: isObject(input) && survey ? inLanguage(survey, options) : survey, problems };
}
