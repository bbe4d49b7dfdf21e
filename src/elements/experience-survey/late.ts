/**
 * What a survey needs only when it is sent. It is loaded when the person begins to answer, while the network is there,
 * and may be missing: then a response is checked once less, and what happens to it is said in fewer words.
 */
export { found, search } from '../../transport/look-up.js';
export { faultOf, serverFindings } from './last-check.js';
export { endpointFault, queueView } from './sending-view.js';
