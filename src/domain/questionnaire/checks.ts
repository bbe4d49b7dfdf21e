import type { AnswerValue, Finding, Item } from './model.js';
/** `raw`: texts typed that are no values yet (each one is an `invalidAnswerType`). */
export declare function checkAnswers(item: Item, values: readonly AnswerValue[], raw?: readonly string[]): Finding[];
