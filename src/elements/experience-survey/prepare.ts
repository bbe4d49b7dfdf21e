import type { Survey } from '../../domain/questionnaire.js';
import { loadFields } from '../../fields/field.js';
import { loadLazy } from '../../fields/lazy.js';
import { loadStyledText } from '../../fields/styled-text.js';
import { conversions } from './conversions.js';
import { loadExpressions } from './expressions.js';
import { valueSets } from './value-sets-loader.js';
import { loadDisabled } from './disabled.js';
import { loadExtras } from './extras.js';
import { loadLicence } from './licence.js';
import { patterns } from './patterns.js';
import { loadTranslations } from './translations.js';
import { loadViews } from './views.js';
import { ruleWords } from './words.js';

/** Each brings code that only some surveys need, or is done already where this one does not. */
const loaders: readonly ((survey: Survey) => Promise<unknown> | undefined)[] = [
  loadFields,
  loadViews,
  loadDisabled,
  loadExtras,
  loadStyledText,
  loadExpressions,
  loadTranslations,
  loadLicence,
  (survey) => loadLazy(survey, [valueSets, ruleWords, patterns, conversions]),
];

/** Brings everything that a survey needs before it can be shown; undefined where nothing is missing. */
export function prepare(survey: Survey): Promise<void> | undefined {
  const missing = loaders.map((load) => load(survey)).filter((one) => one !== undefined);
  return missing.length > 0 ? Promise.all(missing).then(() => undefined) : undefined;
}
