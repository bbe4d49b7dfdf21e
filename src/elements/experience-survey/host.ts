import type { ExperienceSurvey } from './experience-survey.js';
import type { SessionHost, SurveySession } from './session.js';

/** What the controllers of a survey need from it, beside the element itself. */
export interface SurveyHost extends SessionHost {
  readonly element: ExperienceSurvey;
  /** The pass through the survey that is on the screen, once there is a survey. */
  session(): SurveySession | undefined;
  /** When the next update can be seen. Of a long survey, that is what fills the screen: the rest is drawn later. */
  updated(): Promise<unknown>;
  /** Draws what is still to be drawn, if something with this id is not there yet. */
  reach(id: string): void;
  /** Whether a form of the page sends the answers. */
  isInForm(): boolean;
  /** The person is on another page. */
  turned(): void;
  /** Whether the answers are where they should be. */
  isOver(): boolean;
  /** Whether the survey is the one of our own. */
  isDefault(): boolean;
  /** Whether the answers are still on their way, although thanks are shown. */
  isPending(): boolean;
  /** Whether the person is done: the answers arrived, or wait to be sent. */
  hasSent(): boolean;
  /** Leaves nothing of what was answered; shows thanks if the person is done. */
  wipe(thanks: boolean): void;
  /** Begins anew with these answers. */
  begin(response: object): void;
  /** Moves the focus to something that the next update brings. */
  focusLater(id: string): void;
}
