import { nothing } from 'lit';
import type { Survey } from '../../../domain/questionnaire.js';
import type { TranslatedOptions } from '../../../domain/questionnaire/read/translated.js';
import type { LateModule } from '../../../fields/late-module.js';
import type * as LanguageChoice from './language-choice.js';

/** What reads translations, where a survey has any. */
export const translations: LateModule<typeof LanguageChoice> = {};

/** The survey in the language that is wanted, else in the page's, as far as it has them. */
export const translated = (survey: Survey, { language, ...options }: TranslatedOptions): Survey =>
  translations.module?.inLanguage(survey, { ...options, language: language || document.documentElement.lang }) ??
  survey;

/** Lets the person choose one of the survey's languages, where there are several; without `choose`, not now. */
export const languageChoice = (survey: Survey, choose: ((language: string) => void) | false): unknown =>
  (survey.isTranslated && translations.module?.languageChoice(survey, choose)) || nothing;
