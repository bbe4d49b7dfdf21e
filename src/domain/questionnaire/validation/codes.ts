/** As severe as FHIR says it; a response with an `error` is not valid. */
export type Severity = 'error' | 'warning' | 'information';

/**
 * Every code that `validateResponse` gives: how severe it is, and what it says. Names that other validators of
 * QuestionnaireResponses use are used here for the same.
 */
export const validationCodes = {
  // The response as a whole
  questionnaireNotFound: ['error', 'there is no Questionnaire to check against'],
  invalidQuestionnaire: ['error', 'what was given is not a Questionnaire'],
  invalidResponse: ['error', 'what was given is not a QuestionnaireResponse'],
  tooComplex: ['error', 'too deep or too large to be checked'],
  questionnaireMismatch: ['error', 'the response names another Questionnaire, or another version of it'],
  questionnaireDraft: ['warning', 'the Questionnaire is a draft'],
  questionnaireRetired: ['warning', 'the Questionnaire is retired'],
  questionnaireInactive: ['warning', 'authored outside the effectivePeriod of the Questionnaire'],
  invalidStatus: ['error', 'status is not in-progress, completed, amended, entered-in-error or stopped'],
  // Where items and answers are
  invalidStructure: ['error', 'not an object, or not a list with something in it'],
  invalidLinkId: ['error', 'no item with this linkId belongs here'],
  invalidOrder: ['error', 'comes after an item that follows it in the Questionnaire'],
  invalidType: ['error', 'items are right below a question or a display, or the question has no type of its own'],
  groupShouldNotHaveAnswers: ['error', 'a group has answers'],
  displayAnswer: ['error', 'a display item has answers'],
  disabledAnswer: ['error', 'answered although its conditions do not hold'],
  // How many
  required: ['error', 'a required answer is missing; a warning unless the response is completed or amended'],
  repeats: ['error', 'more than one answer; a warning where answers that may repeat are spread over several items'],
  minCount: ['error', 'fewer than minOccurs; a warning unless the response is completed or amended'],
  maxCount: ['error', 'more than maxOccurs'],
  // Each answer
  invalidAnswerType: ['error', 'no value, more than one, or not one of the type of its item'],
  invalidAnswerOption: ['error', 'not one of the answer options'],
  exclusiveAnswerOption: ['error', 'an option that stands alone is together with others'],
  invalidCoding: ['error', 'not in the value set, or with words that the value set does not have for it'],
  minValue: ['error', 'below the smallest value'],
  maxValue: ['error', 'above the largest value'],
  minValueIncompatUnits: ['error', 'its unit cannot be converted to that of the smallest value'],
  maxValueIncompatUnits: ['error', 'its unit cannot be converted to that of the largest value'],
  maxDecimalPlaces: ['error', 'too many decimal places'],
  minLength: ['error', 'shorter than allowed'],
  maxLength: ['error', 'longer than allowed'],
  regex: ['error', 'not of the form that is asked for'],
  invalidNewLine: ['error', 'a line break where one line is asked for'],
  invalidUrlValue: ['error', 'not a URL, URN or relative address'],
  invalidUnit: ['error', 'not one of the units to choose from'],
  invalidUnitValueSet: ['error', 'its unit is not in the value set'],
  invalidAttachmentType: ['error', 'not one of the permitted kinds of file'],
  maxAttachmentSize: [
    'error',
    'the file is larger than allowed; a warning where that depends on whether maxSize is in bytes',
  ],
  attachmentSizeInconsistent: ['error', 'the size that is said is not that of the data'],
  invalidRefValue: ['error', 'not an address of a resource'],
  invalidRefResourceType: ['error', 'refers to something that is no FHIR resource'],
  invalidRefResourceTypeRestriction: ['error', 'refers to another type of resource than asked for'],
  // Rules of the author
  invariant: ['error', 'a constraint of the Questionnaire does not hold; as severe as its author says'],
  invariantExecution: ['warning', 'a constraint of the Questionnaire could not be evaluated'],
  notChecked: ['information', 'a rule that was not looked at'],
} as const satisfies Readonly<Record<string, readonly [Severity, string]>>;

export type ValidationCode = keyof typeof validationCodes;
