import { nothing } from 'lit';
import type { Survey } from '../../domain/questionnaire.js';
import type { TranslatedOptions } from '../../domain/questionnaire/translated.js';
import type * as Translations from './language-choice.js';

let loaded: typeof Translations | undefined;

/** Brings what reads translations, if a survey has any and it is not there yet. */
export function loadTranslations(survey: Survey): Promise<void> | undefined {
  if (loaded || !survey.isTranslated) return undefined;
  return import('./language-choice.js').then((module) => {
    loaded = module;
  });
}

/** The survey in the language that is wanted, else in the page's, as far as it has them. */
export const translated = (survey: Survey, { language, ...options }: TranslatedOptions): Survey =>
  loaded?.inLanguage(survey, { ...options, language: language || document.documentElement.lang }) ?? survey;

/** Lets the person choose one of the survey's languages, where there are several; without `choose`, not now. */
export const languageChoice = (survey: Survey, choose: ((language: string) => void) | false): unknown =>
  loaded && survey.isTranslated ? loaded.languageChoice(survey, choose) : nothing;
