/** R4 item types; those of R5 are read as the one of these that takes the same answers. A type that is not one of these makes the item `unsupported`. */
export type ItemType =
  | 'group'
  | 'display'
  | 'boolean'
  | 'decimal'
  | 'integer'
  | 'date'
  | 'dateTime'
  | 'time'
  | 'string'
  | 'text'
  | 'url'
  | 'choice'
  | 'open-choice'
  | 'attachment'
  | 'reference'
  | 'quantity';

/** FHIR `Coding`; extensions (ordinalValue) travel with it. */
export interface Coding {
  readonly system?: string;
  readonly version?: string;
  readonly code?: string;
  readonly display?: string;
  readonly extension?: readonly unknown[];
}

/** FHIR `Quantity`. */
export interface Quantity {
  readonly value?: number;
  readonly comparator?: string;
  readonly unit?: string;
  readonly system?: string;
  readonly code?: string;
}

/**
 * The number of a quantity in the unit of another one: null where one cannot be converted to the other, undefined where
 * that is not known.
 */
export type ConvertQuantity = (to: Quantity, from: Quantity) => number | null | undefined;

/**
 * One answer in FHIR's own shape: exactly one of the `value[x]` members is there. The same shape is used for options,
 * initial values, limits and answers, so that nothing is converted on its way into the response.
 */
export interface AnswerValue {
  readonly valueBoolean?: boolean;
  readonly valueDecimal?: number;
  readonly valueInteger?: number;
  readonly valueDate?: string;
  readonly valueDateTime?: string;
  readonly valueTime?: string;
  readonly valueString?: string;
  readonly valueUri?: string;
  readonly valueCoding?: Coding;
  readonly valueQuantity?: Quantity;
  readonly valueAttachment?: Readonly<Record<string, unknown>>;
  readonly valueReference?: Readonly<Record<string, unknown>>;
}

/** Something about the Questionnaire (never about an answer) that its author should know. English, for developers. */
export interface Problem {
  readonly severity: 'error' | 'warning' | 'information';
  readonly code: string;
  readonly message: string;
  readonly linkId?: string;
}

/** HL7's extensions of an element, by the last part of their URL without `questionnaire-` or `sdc-questionnaire-`. */
export type Extensions = ReadonlyMap<string, readonly Readonly<Record<string, unknown>>[]>;

/** Of an element that has no extensions. */
export const NONE: Extensions = new Map();

/** One permitted answer, from `answerOption` or a value set. */
export interface Option {
  readonly value: AnswerValue;
  readonly label: string;
  readonly prefix?: string;
  /** ordinalValue or itemWeight. */
  readonly ordinal?: number;
  readonly initialSelected: boolean;
  readonly exclusive: boolean;
  /** Extensions of its words (`_display`, `_valueString`), such as `rendering-markdown`. */
  readonly textExtensions?: Extensions;
}

/**
 * Why an item has no control: its type (`type`: an unknown one), options that are
 * elsewhere (`answerValueSet`) or missing (`options`). With a missing (`linkId`) or repeated (`duplicate`) linkId it
 * cannot take part in a response at all.
 */
export const unsupportedReasons = ['type', 'answerValueSet', 'options', 'linkId', 'duplicate'] as const;
export type Unsupported = (typeof unsupportedReasons)[number];

/** Has an item no place in a response? A linkId is what answers are found by. */
export const isLost = ({ unsupported }: Item): boolean => unsupported === 'linkId' || unsupported === 'duplicate';

export type Operator = 'exists' | '=' | '!=' | '>' | '<' | '>=' | '<=';

/** One `enableWhen`. `source` is undefined if no item has that linkId: such a question has no answers. */
export interface Condition {
  readonly question: string;
  readonly operator: Operator;
  readonly answer: AnswerValue;
  readonly source?: Item;
}

/** Notes what is wrong with an answer. */
export type AddFinding = (code: string, params?: Finding['params']) => void;

/** A resolved item. Not to be changed: nodes of several responses may share it. */
export interface Item {
  readonly linkId: string;
  readonly type: ItemType;
  readonly text?: string;
  readonly prefix?: string;
  /** Extensions of its words (`_text`, `_prefix`), such as `rendering-markdown` or `rendering-style`. */
  readonly textExtensions: Extensions;
  readonly prefixExtensions: Extensions;
  readonly required: boolean;
  readonly repeats: boolean;
  readonly readOnly: boolean;
  readonly hidden: boolean;
  /** itemControl code, such as `radio-button`, `check-box`, `drop-down` or `help`. */
  readonly control?: string;
  /** In UTF-16 code units, as the `maxlength` of an input counts. */
  readonly maxLength?: number;
  readonly minLength?: number;
  readonly minValue?: AnswerValue;
  readonly maxValue?: AnswerValue;
  readonly maxDecimalPlaces?: number;
  /** Of a repeating question: fewest and most answers, once there is one. */
  readonly minOccurs?: number;
  readonly maxOccurs?: number;
  /** The source of a regular expression that the whole answer has to match. */
  readonly regex?: string;
  /** Says what is wrong with an answer by limits, units, addresses and patterns; a form of texts and choices has none. */
  readonly facets?: (item: Item, answer: AnswerValue, add: AddFinding) => void;
  /** Does a text match a regular expression as a whole? undefined: that cannot be told. */
  readonly matches?: (regex: string, text: string) => boolean | undefined;
  /** Brings a quantity into the unit of a limit or of a condition. */
  readonly convert?: ConvertQuantity;
  /** Empty: anything of its type is permitted. What may be chosen at the moment is in the node. */
  readonly options: readonly Option[];
  /** Beside the options any value of the type may be answered (`answerConstraint` of R5). */
  readonly takesOthers?: boolean;
  /** The address of a value set whose concepts are elsewhere. */
  readonly valueSet?: string;
  /** Units of a quantity: the `unit` extension or every `unitOption`. */
  readonly units: readonly Coding[];
  /** The units are a closed list (`unitOption`), not a hint. */
  readonly closedUnits: boolean;
  /** Beside the units of the list, another one may be written (`optionsOrString`), or any other given (`optionsOrType`). */
  readonly unitOpen?: 'optionsOrString' | 'optionsOrType';
  /** `initial`, or the options that are `initialSelected`; at most one without `repeats`. */
  readonly initial: readonly AnswerValue[];
  readonly enableWhen: readonly Condition[];
  readonly enableBehavior: 'all' | 'any';
  /** Items with an `enableWhen` on this one. */
  readonly dependents: readonly Item[];
  readonly parent?: Item;
  readonly children: readonly Item[];
  /** Position in document order, from 0. */
  readonly index: number;
  /** Position in the list of nodes it lives in: displays of a question have a list of their own. */
  readonly slot: number;
  /** Conditions are settled in the order of this number: what an item depends on comes first. */
  readonly rank: number;
  /** Rules of this item that this version cannot evaluate, by the last part of their extension's URL. */
  readonly unchecked: readonly string[];
  /** Why no control can be shown. */
  readonly unsupported?: Unsupported;
  readonly extensions: Extensions;
  /** The item as it stands in the Questionnaire. */
  readonly definition: Readonly<Record<string, unknown>>;
}

/** A Questionnaire, read. */
export interface Survey {
  readonly questionnaire: Readonly<Record<string, unknown>>;
  /** `url|version`, `url`, or undefined: what goes into `QuestionnaireResponse.questionnaire`. */
  readonly canonical?: string;
  readonly title?: string;
  /** The language that its words are in. */
  readonly language?: string;
  /** Its words have translations. */
  readonly isTranslated: boolean;
  /** Every language that it can be read in, its own first (`und` if it does not say which), as far as looked for. */
  readonly languages: readonly string[];
  /** Some of its items have rules in FHIRPath: a state of it needs {@link Rules} to follow them. */
  readonly hasExpressions: boolean;
  readonly extensions: Extensions;
  readonly titleExtensions: Extensions;
  readonly status?: string;
  readonly items: readonly Item[];
  readonly byLinkId: ReadonlyMap<string, Item>;
}

/** What is wrong with the answers of one question (or with an empty required group). Words are the view's. */
export interface Finding {
  readonly code: string;
  /** Numbers and texts for the message, `{min}` or `{max}` for limits; never an answer. */
  readonly params: Readonly<Record<string, string | number>>;
  /** Which answer, if it is about one. */
  readonly index?: number;
  /** The words of the Questionnaire's author, if the rule has its own. */
  readonly text?: string;
}
