import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { FormElement } from '../../kernel/element/form-element.js';
import type { Authorize } from '../../transport/delivery/outcome.js';
import type { Expand } from '../../transport/terminology.js';
import type { SurveySettings } from './session/host.js';
import { layouts } from './session/pages.js';

export type { Authorize, Expand };

/** What a page sets on a survey. */
export abstract class SurveySettingsElement extends FormElement implements SurveySettings {
  /** Address of a FHIR R4 Questionnaire. */
  @property() src: string | null = null;

  /** Base address of a FHIR R4 server; answers are sent to `{endpoint}/QuestionnaireResponse`. */
  @property() endpoint: string | null = null;

  /** How many questions stand on the screen at once; chosen by the element's width if absent. */
  @property() layout: 'page' | 'group' | 'question' | null = null;

  /** Sends without a last look over all answers, where questions stand on several pages. */
  @property({ type: Boolean, attribute: 'no-review' }) noReview = false;

  /** Leaves the browser's back and forward buttons to the page, where questions stand on several pages. */
  @property({ type: Boolean, attribute: 'no-history' }) noHistory = false;

  /**
   * Says whether others can tell whose answers they are: `confidential` (some can) or `anonymous` (nobody
   * can; not with a `subject` and the like). Said at the start.
   */
  @property() confidentiality: 'confidential' | 'anonymous' | null = null;

  /** Who sees the answers, to be put into a sentence, such as `the quality team of the clinic`. */
  @property({ attribute: 'seen-by' }) seenBy: string | null = null;

  /** When they see them, to be put into a sentence, such as `at the end of each month`. */
  @property({ attribute: 'seen-when' }) seenWhen: string | null = null;

  /**
   * Asks first whether the person answers for somebody else, and how they help; goes into the response's `source`. Our own
   * short survey does so by itself.
   */
  @property({ type: Boolean }) proxy = false;

  /** Shows the survey as a form for pen and paper, empty, to be printed; `large` for large print (18 pt). */
  @property() paper: '' | 'large' | null = null;

  /**
   * For a device that one person uses after another: warns and then wipes every answer when nobody touches it, and at
   * once when the answers are sent, on "start again" and when the page goes away. `subject`, `encounter`, `source`,
   * `basedOn` and `launchContext` go with them.
   */
  @property({ type: Boolean }) kiosk = false;

  /** With `kiosk`: seconds without a touch or a key before it warns; everything is wiped 20 seconds after that. */
  @property({ type: Number, attribute: 'idle-seconds' }) idleSeconds = 90;

  /** Shows the answers as text. */
  @property({ type: Boolean }) readonly = false;

  /** Reference to the patient, such as `Patient/1`; copied into the response. */
  @property() subject: string | null = null;

  /** Reference to the visit; copied into the response. */
  @property() encounter: string | null = null;

  /** Reference to who recorded the answers; copied into the response. */
  @property() author: string | null = null;

  /** Reference to who answered; copied into the response. */
  @property() source: string | null = null;

  /** Reference to the request that the answers fulfil; copied into the response. */
  @property({ attribute: 'based-on' }) basedOn: string | null = null;

  /**
   * Whether answers are kept in this browser until they are sent, encrypted: `off`; `session`, for this tab, and removed
   * some time after it is closed; `device`, longer. Needs https. With `device` but no `subject` or `encounter`, whoever comes next is offered them.
   */
  @property({ useDefault: true }) drafts: 'off' | 'session' | 'device' = 'off';

  /** After how many days unsent answers that nobody comes back to are removed. What waits to be sent is not. */
  @property({ type: Number, attribute: 'draft-days', useDefault: true }) draftDays = 7;

  /** A FHIR R4 Questionnaire; `null` while the page is still fetching it. */
  @property({ attribute: false }) questionnaire: object | null | undefined;

  /**
   * What the questionnaire's `launchContext` names, such as `{ patient: {"resourceType": "Patient", …} }`, for its
   * expressions. Set it together with the questionnaire: another one begins anew. It is kept in memory only.
   */
  @property({ attribute: false }) launchContext: Readonly<Record<string, object>> | undefined;

  /**
   * Gives the headers for each request to `src` and `endpoint`, such as a bearer token: `load`, `submit`, or `expired` after
   * a 401. Kept in memory only.
   */
  @property({ attribute: false }) authorize: Authorize | undefined;

  /** Base address of a FHIR R4 server that expands the value sets which a questionnaire names by address. */
  @property({ attribute: 'terminology-server' }) terminologyServer: string | null = null;

  /** Expands a value set that a questionnaire names by address; asked before `terminology-server`. */
  @property({ attribute: false }) expand: Expand | undefined;

  protected override update(changed: PropertyValues): void {
    if (changed.has('layout') && this.layout != null && !layouts.includes(this.layout)) {
      this.warn(`layout must be one of ${layouts.join(', ')}, not "${String(this.layout)}"; the width decides.`);
    }
    super.update(changed);
  }
}
