import type { ElementHost } from '../../../kernel/element/element-host.js';
import type { Authorize } from '../../../transport/delivery/outcome.js';
import type { Expand } from '../../../transport/terminology.js';
import type { Layout } from './pages.js';
import type { SessionHost } from './session-host.js';
import type { SurveySession } from './survey-session.js';

/** What a page sets on a survey, as its parts read it. The element says what each of them means. */
export interface SurveySettings {
  readonly src: string | null;
  readonly endpoint: string | null;
  readonly layout: Layout | null;
  readonly noReview: boolean;
  readonly noHistory: boolean;
  confidentiality: 'confidential' | 'anonymous' | null;
  readonly seenBy: string | null;
  readonly seenWhen: string | null;
  readonly proxy: boolean;
  readonly paper: '' | 'large' | null;
  readonly kiosk: boolean;
  readonly idleSeconds: number;
  readonly readonly: boolean;
  subject: string | null;
  encounter: string | null;
  readonly author: string | null;
  source: string | null;
  basedOn: string | null;
  readonly drafts: 'off' | 'session' | 'device';
  readonly draftDays: number;
  launchContext: Readonly<Record<string, object>> | undefined;
  readonly authorize: Authorize | undefined;
  readonly terminologyServer: string | null;
  readonly expand: Expand | undefined;
}

/** A survey on the page, as its parts see it. */
export interface SurveyElement extends ElementHost, SurveySettings {
  reportValidity(): boolean;
  /** @internal */
  updateValidity(): void;
}

/** What the controllers of a survey need from it, beside the element itself. */
export interface SurveyHost extends SessionHost {
  readonly element: SurveyElement;
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
  /** Whether the person is done: the answers arrived, or wait to be sent. */
  hasSent(): boolean;
  /** Leaves nothing of what was answered; shows thanks if the person is done. */
  wipe(thanks: boolean): void;
  /** Begins anew with these answers. */
  begin(response: object): void;
  /** Moves the focus to something that the next update brings. */
  focusLater(id: string): void;
}
