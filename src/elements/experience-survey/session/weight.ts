import type { Item } from '../../../domain/questionnaire.js';

/** So many options take up as much of a page as a question does, beside those that most questions have. */
const OPTIONS = 50;

/** What an item takes up on a page, without what is in it: 1 for most. */
export const weight = ({ options }: Item): number => 1 + Math.floor(options.length / OPTIONS);
