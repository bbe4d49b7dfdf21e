/** The script-tag entry: defines every element. */
import './elements/experience-survey/define.js';
import './elements/maturity-radar/define.js';
import './elements/option-grid/define.js';

export { addStrings } from './i18n/index.js';
export { define } from './kernel/define.js';
export { elementNames } from './kernel/element-names.js';
export { version } from './kernel/version.js';
