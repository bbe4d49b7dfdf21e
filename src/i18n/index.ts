export { msg, str } from '@lit/localize';
export {
  dateFieldOrder,
  formatDate,
  formatNumber,
  parseNumber,
  plural,
  pluralCategory,
  westernDigits,
} from './format.js';
export { addStrings, direction, language, languageReady, LocaleController } from './locale.js';
