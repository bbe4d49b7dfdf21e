// Not the package's own entry: that brings its runtime along, which English does without.
export { msg } from '@lit/localize/init/install.js';
export { str } from '@lit/localize/internal/str-tag.js';
export { counted, formatDate, formatNumber, isolate, plural } from './format.js';
export { dateFieldOrder, formatList } from './order.js';
export { isDoubtful, parseNumber } from './numerals.js';
export { westernDigits } from '../domain/format/digits.js';
export {
  contentDirection,
  direction,
  language,
  languageReady,
  localLanguage,
  LocaleController,
  standIn,
  textDirection,
} from './locale.js';
export { addStrings } from './own/add-strings.js';
