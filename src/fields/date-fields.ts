import type { Survey } from '../domain/questionnaire.js';
import type * as DateFields from './date-field.js';

let loaded: typeof DateFields | undefined;

/** The fields for dates and times, once {@link loadDateFields} has brought them. */
export const dateFields = (): typeof DateFields | undefined => loaded;

/** Brings the fields for dates and times, if a survey asks for any and they are not there yet. */
export function loadDateFields(survey: Survey): Promise<void> | undefined {
  const asks = [...survey.byLinkId.values()].some(({ type }) => type.startsWith('date') || type === 'time');
  if (loaded || !asks) return undefined;
  return import('./date-field.js').then((module) => {
    loaded = module;
  });
}
