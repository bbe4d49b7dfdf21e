import type { Item } from '../domain/questionnaire.js';

/** Whether an answer opens further questions. */
export const hasNested = ({ children }: Item): boolean => children.some(({ type }) => type !== 'display');
