/** What the classic script puts on the global `PatientPartnership`: it has no other way to hand out the classes. */
export * from './embed.js';
export { ExperienceSurvey } from './elements/experience-survey/experience-survey.js';
export { MaturityRadar } from './elements/maturity-radar/maturity-radar.js';
export { OptionGrid } from './elements/option-grid/option-grid.js';
