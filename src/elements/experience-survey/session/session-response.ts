import type { ResponseState, Survey } from '../../../domain/questionnaire.js';
import { uuidUrn } from '../../../transport/uuid.js';
import type { QuestionnaireResponse } from './response-type.js';

/** The resources that a response refers to, as FHIR references such as `Patient/1`. */
export interface References {
  subject: string | null;
  encounter: string | null;
  author: string | null;
  source: string | null;
  basedOn: string | null;
}

/** What the page asks beside the questionnaire. */
export interface SurveyExtras {
  /** What the response says of it. */
  parts(subject: string | null, source: string | null): object | undefined;
  render(isDisabled: boolean): unknown;
}

/** What a response is made of. */
interface Answers {
  readonly survey: Survey;
  readonly state: ResponseState;
  readonly helper: SurveyExtras | undefined;
}

/** The answers of a session as a response, and which one: with other answers it may be another response. */
export class SessionResponse {
  /** Once it was asked for. It stays until an answer changes. */
  identifier = '';

  /** A draft has the identifier: it stays, whatever changes, until the response was given away. */
  isDraft = false;

  /** It was given away under its identifier: with other answers it is another one. */
  isGiven = false;

  /** What was sent or was to be sent, until an answer changes: a second attempt sends the same bytes. */
  #completed: { about: string; response: QuestionnaireResponse } | undefined;

  constructor(private readonly answers: Answers) {}

  /** Its identifier stays the same until an answer changes, so that sending it again after a fault cannot store it twice. */
  build(references: References, status: 'in-progress' | 'completed'): QuestionnaireResponse {
    if (status === 'in-progress') return this.#build(references, status);
    const { subject, encounter, author, source, basedOn } = references;
    const about = [subject, encounter, author, source, basedOn].join('\n');
    if (this.#completed?.about !== about) {
      // About somebody or something else, it is another response.
      if (this.#completed) this.identifier = '';
      this.isGiven = true;
      this.#completed = { about, response: this.#build(references, status) };
    }
    return this.#completed.response;
  }

  #build(references: References, status: 'in-progress' | 'completed'): QuestionnaireResponse {
    const { state, survey, helper } = this.answers;
    const reference = (to: string | null) => (to ? { reference: to } : undefined);
    return state.toResponse(
      {
        identifier: { system: 'urn:ietf:rfc:3986', value: (this.identifier ||= uuidUrn()) },
        authored: new Date().toISOString(),
        language: survey.language,
        subject: reference(references.subject),
        encounter: reference(references.encounter),
        author: reference(references.author),
        source: reference(references.source),
        basedOn: references.basedOn ? [{ reference: references.basedOn }] : undefined,
        ...helper?.parts(references.subject, references.source),
      },
      status,
    ) as unknown as QuestionnaireResponse;
  }

  /** Whether a response is the one that was to be sent, with no answer changed since. */
  isBuilt(response: QuestionnaireResponse): boolean {
    return this.#completed?.response === response;
  }

  /** It is another response now, or what was not given away yet has changed. */
  changed(): void {
    if (!this.isDraft || this.isGiven) this.identifier = '';
    this.takeBack();
  }

  /** Whatever became of the response, it was not given away. */
  takeBack(): void {
    this.isGiven = false;
    this.discard();
  }

  /** Lets go of the response that was to be sent. */
  discard(): void {
    this.#completed = undefined;
  }
}
