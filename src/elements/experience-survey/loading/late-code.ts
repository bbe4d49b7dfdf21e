import type * as Conversions from '../../../domain/questionnaire/model/units.js';
import type * as Patterns from '../../../domain/questionnaire/patterns/pattern.js';
import type { LateModule } from '../../../fields/late-module.js';
import type * as ValueSets from './value-sets.js';

/** Brings options from elsewhere. */
export const valueSets: LateModule<typeof ValueSets> = {};
/** Tries regular expressions: which cost too much takes some code to tell. */
export const patterns: LateModule<typeof Patterns> = {};
/** Compares quantities in different units, where limits or conditions are quantities. */
export const conversions: LateModule<typeof Conversions> = {};
