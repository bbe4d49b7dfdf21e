import type { ExperienceSurvey } from './experience-survey.js';
import type { SessionHost, SurveySession } from './session.js';

/** What the controllers of a survey need from it, beside the element itself. */
export interface SurveyHost extends SessionHost {
  readonly element: ExperienceSurvey;
  /** The pass through the survey that is on the screen, once there is a survey. */
  session(): SurveySession | undefined;
  /** Whether a form of the page sends the answers. */
  isInForm(): boolean;
}
