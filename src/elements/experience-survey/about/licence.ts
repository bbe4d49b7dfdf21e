import type { Survey } from '../../../domain/questionnaire.js';
import { optional } from '../../../fields/lazy.js';

const says = ({ questionnaire, extensions }: Survey): boolean =>
  Boolean(questionnaire['copyright']) || extensions.has('artifact-copyrightLabel');

/** What shows whose work a survey is, if it says so. */
export const licenceView = optional(says, () => import('./licence-view.js'));

/** Whose work a survey is and how it may be used, in its author's words; nothing for one that does not say. */
export const licence = (survey: Survey): unknown =>
  says(survey) ? licenceView.module?.licenceView(survey) : undefined;
