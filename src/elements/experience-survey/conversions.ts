import { lazy } from '../../fields/lazy.js';

/** Compares quantities in different units, where a survey has limits or conditions that are quantities. */
export const conversions = lazy(
  ({ type, extensions, enableWhen }) =>
    (type === 'quantity' && [...extensions.keys()].some((name) => /^(?:min|max)[VQ]/.test(name))) ||
    enableWhen.some(({ answer }) => answer.valueQuantity),
  () => import('../../domain/questionnaire/units.js'),
);
