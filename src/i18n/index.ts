// Not the package's own entry: that brings its runtime along, which English does without.
export { msg } from '@lit/localize/init/install.js';
export { str } from '@lit/localize/internal/str-tag.js';
export { dateFieldOrder } from './date-fields.js';
export { counted, formatDate, formatList, formatNumber, isolate, plural } from './format.js';
export { isDoubtful, parseNumber, westernDigits } from './numerals.js';
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
