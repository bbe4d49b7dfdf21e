import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Where the others are, once `npm --prefix test/bench run setup` has brought them. */
export const PEERS = folder('node_modules');
/** Our own build. */
export const BUILT = folder('../../dist/embed');

const LHC = '/peers/lforms/dist/lforms';
const script = (src, more = '') => `<script src="${src}"${more}></script>`;
const sheet = (href) => `<link rel="stylesheet" href="${href}">`;

/**
 * What is compared: the name that `in-page.mjs` knows it by, and what its documentation says that a page has to load.
 * The one by hand comes without a library, and with our style sheet.
 */
export const contenders = [
  { name: 'ours', head: script('/embed/elements/experience-survey.js', ' type="module"') },
  { name: 'by hand', head: '' },
  {
    name: 'SurveyJS',
    needs: ['survey-core/survey.core.min.js', 'survey-js-ui/survey-js-ui.min.js'],
    head:
      sheet('/peers/survey-core/survey-core.fontless.min.css') +
      script('/peers/survey-core/survey.core.min.js') +
      script('/peers/survey-js-ui/survey-js-ui.min.js'),
  },
  {
    name: 'LHC-Forms',
    needs: ['lforms/dist/lforms/webcomponent/main.js'],
    head:
      sheet(`${LHC}/webcomponent/styles.css`) +
      script(`${LHC}/webcomponent/assets/lib/zone.min.js`) +
      ['runtime', 'polyfills', 'main']
        .map((name) => script(`${LHC}/webcomponent/${name}.js`, ' type="module"'))
        .join('') +
      script(`${LHC}/fhir/R4/lformsFHIR.min.js`, ' defer'),
  },
];

export const isInstalled = ({ needs = [] }) => needs.every((file) => existsSync(`${PEERS}/${file}`));
