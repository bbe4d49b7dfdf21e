export { Outbox } from '../../../src/transport/outbox.js';
export { resume } from '../../../src/transport/resume.js';
export * as lookUp from '../../../src/transport/look-up.js';
