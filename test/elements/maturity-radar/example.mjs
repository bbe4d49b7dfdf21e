import { demo } from '../../support/example-data.mjs';

export default [
  { title: 'a profile', html: `<pp-maturity-radar>${demo('example-maturity.json')}</pp-maturity-radar>` },
  { title: 'no data', html: '<pp-maturity-radar></pp-maturity-radar>' },
];
