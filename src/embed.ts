/** The script-tag entry: loads each element when the page first uses its tag. */
import { discover } from './discover.js';

export { discover };
export { addStrings } from './i18n/own/add-strings.js';
export { define } from './kernel/page/define.js';
export { elementNames } from './kernel/page/element-names.js';
export { version } from './kernel/page/version.js';

if (typeof document !== 'undefined') void discover(document);
