export { Outbox } from '../../../src/transport/delivery/outbox.js';
export { resume } from '../../../src/transport/delivery/resume.js';
export * as lookUp from '../../../src/transport/delivery/look-up.js';
