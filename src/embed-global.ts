/** What the classic script puts on the global `PatientPartnership`: it has no other way to hand out the classes. */
import './elements/experience-survey/define.js';
import './elements/maturity-radar/define.js';
import './elements/option-grid/define.js';

export { ExperienceSurvey } from './elements/experience-survey/experience-survey.js';
export { MaturityRadar } from './elements/maturity-radar/maturity-radar.js';
export { OptionGrid } from './elements/option-grid/option-grid.js';
export { addStrings } from './i18n/own/add-strings.js';
export { define } from './kernel/page/define.js';
export { elementNames } from './kernel/page/element-names.js';
export { version } from './kernel/page/version.js';

/** Everything is defined already: here for pages that are written for either script. */
export const discover = (): Promise<void> => Promise.resolve();
