import type { Survey } from '../../../domain/questionnaire.js';
import type { LateModule } from '../../../fields/late-module.js';
import type * as View from './licence-view.js';

/** What shows whose work a survey is, if it says so. */
export const licenceView: LateModule<typeof View> = {};

/** Whose work a survey is and how it may be used, in its author's words; nothing for one that does not say. */
export const licence = (survey: Survey): unknown => licenceView.module?.licenceView(survey);
