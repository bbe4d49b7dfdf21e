import { demo } from '../../support/example-data.mjs';

export default [
  { title: 'a decision', html: `<pp-option-grid>${demo('example-decision.json')}</pp-option-grid>` },
  { title: 'no data', html: '<pp-option-grid></pp-option-grid>' },
];
