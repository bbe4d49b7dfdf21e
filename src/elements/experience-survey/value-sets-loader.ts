import { lazy } from '../../fields/lazy.js';

/** Brings options from elsewhere, for a survey that asks for some. */
export const valueSets = lazy(
  ({ valueSet }) => valueSet !== undefined,
  () => import('./value-sets.js'),
);
