import type { Survey } from '../../domain/questionnaire.js';
import type * as View from './licence-view.js';

let view: typeof View | undefined;

/** Brings what shows whose work a survey is, if it says so. A survey does not wait for what cannot be loaded. */
export const loadLicence = ({ questionnaire, extensions }: Survey): Promise<unknown> | undefined =>
  view || !(questionnaire['copyright'] || extensions.has('artifact-copyrightLabel'))
    ? undefined
    : import('./licence-view.js').then(
        (module) => (view = module),
        () => undefined,
      );

/** Whose work a survey is and how it may be used, in its author's words; nothing for one that does not say. */
export const licence = (survey: Survey): unknown => view?.licenceView(survey);
