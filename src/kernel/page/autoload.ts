import { isFirstCopy } from './claim.js';
import { dataError, PartnershipErrorEvent } from './events.js';

/** Where tags of elements may appear: the document, a shadow root, an element or a fragment. */
type Tree = Document | DocumentFragment | Element;

/** What loads and defines an element, by its tag. */
type Loaders = Readonly<Record<string, () => Promise<unknown>>>;

/**
 * Makes the function that loads elements where they are used.
 *
 * @param loaders - those that there are
 * @returns `discover(root)`: loads each element whose tag stands in `root`, and from then on each whose tag comes into it;
 *   shadow roots in it are trees of their own. Settles once those are defined that stand there now, and never rejects: of
 *   one that cannot be loaded the console and a `pp-error` on the element tell, and it is tried again when its tag comes
 *   again or the device is online again
 */
export function autoloader(loaders: Loaders): (root: Tree) => Promise<void> {
  const tags = Object.keys(loaders);
  const watched = new WeakSet<Tree>();
  /** Those on their way, or there. */
  const asked = new Map<string, Promise<void>>();

  const load = async (tag: string, root: Tree): Promise<void> => {
    try {
      await loaders[tag]!();
    } catch (error) {
      asked.delete(tag);
      const message = `<${tag}> could not be loaded: ${String(error)}`;
      console.warn(`patient-partnership: ${message}`);
      for (const element of allIn(root, tag))
        element.dispatchEvent(new PartnershipErrorEvent(dataError('network', message, true)));
      addEventListener('online', () => look(root), { once: true });
    }
  };

  /** Loads what stands there and was not asked for. */
  const look = (root: Tree): void => {
    for (const tag of tags)
      if (!asked.has(tag) && !customElements.get(tag) && allIn(root, tag).length > 0) asked.set(tag, load(tag, root));
  };

  const watch = (root: Tree): void => {
    watched.add(root);
    const observer = new MutationObserver((records) => {
      for (const { addedNodes } of records) for (const node of addedNodes) if (node instanceof Element) look(node);
      if (tags.every((tag) => customElements.get(tag))) observer.disconnect();
    });
    observer.observe(root, { childList: true, subtree: true });
  };

  return async (root) => {
    if (typeof customElements === 'undefined' || !isFirstCopy()) return;
    if (!watched.has(root)) watch(root);
    look(root);
    await Promise.all([...asked].flatMap(([tag, loading]) => (allIn(root, tag).length > 0 ? [loading] : [])));
  };
}

/** The elements of a tag that stand in a tree, its root among them. */
function allIn(root: Tree, tag: string): readonly Element[] {
  const found = [...root.querySelectorAll(tag)];
  return root instanceof Element && root.matches(tag) ? [root, ...found] : found;
}
