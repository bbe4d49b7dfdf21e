import { autoloader } from './kernel/page/autoload.js';
import type { ElementName } from './kernel/page/element-names.js';

const loaders: Readonly<Record<ElementName, () => Promise<unknown>>> = {
  'pp-experience-survey': () => import('./elements/experience-survey/define.js'),
  'pp-maturity-radar': () => import('./elements/maturity-radar/define.js'),
  'pp-option-grid': () => import('./elements/option-grid/define.js'),
};

/**
 * Loads and defines each element whose tag stands in a tree, and from then on each whose tag comes into it: for a shadow
 * root of the page's own, or for nodes that are still to be put in.
 *
 * @param root - the document, a shadow root, a fragment or an element. A shadow root in it is a tree of its own
 * @returns settles once those are defined that stand there now; never rejects: of one that cannot be loaded the console
 *   and a `pp-error` on the element tell, and it is tried again when its tag comes again or the device is online again
 */
export const discover = autoloader(loaders);
