import type { Item } from '../../domain/questionnaire.js';
import { isManyBoxes } from './choice-field.js';

/** Whether the options of an item are found by typing, as far as the form says which ones there are. */
export const isSearched = ({ repeats, control, options }: Item): boolean =>
  control === 'autocomplete' || isManyBoxes(repeats, options, control);
