import type { Survey } from '../../domain/questionnaire.js';
import type * as View from './licence-view.js';

let view: typeof View | undefined;

const says = ({ questionnaire, extensions }: Survey): boolean =>
  Boolean(questionnaire['copyright']) || extensions.has('artifact-copyrightLabel');

/** Brings what shows whose work a survey is, if it says so. A survey does not wait for what cannot be loaded. */
export const loadLicence = (survey: Survey): Promise<unknown> | undefined =>
  view || !says(survey)
    ? undefined
    : import('./licence-view.js').then(
        (module) => (view = module),
        () => undefined,
      );

/** Whose work a survey is and how it may be used, in its author's words; nothing for one that does not say. */
export const licence = (survey: Survey): unknown => (says(survey) ? view?.licenceView(survey) : undefined);
