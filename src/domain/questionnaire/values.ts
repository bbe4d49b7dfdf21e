import type { AnswerValue, ItemType } from './model.js';
/** The `value[x]` member that answers of an item type have: `integer` → `valueInteger`, `choice` → `valueCoding`. */
export declare function valueKey(type: ItemType): keyof AnswerValue | undefined;
/** Which `value[x]` an answer has. */
export declare function keyOf(answer: AnswerValue): keyof AnswerValue | undefined;
export declare function valueOf(answer: AnswerValue): unknown;
/** Equal as answers: codings by system and code, quantities by value and unit. */
export declare function sameValue(a: AnswerValue, b: AnswerValue): boolean;
