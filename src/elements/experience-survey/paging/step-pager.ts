import type { GroupNode, Item, Node, ResponseState } from '../../../domain/questionnaire.js';
import { hasPages, isHeader, isTable, type Layout, type Page, type Pager } from '../session/pages.js';

/** Whether a node stands under every page. */
const isFooter = ({ item, parent }: Node): boolean => !parent && item.control === 'footer';

/** Whether the questions of a group come on several pages. */
const isDivided = (item: Item, layout: Layout): boolean =>
  item.control !== 'page' && !isTable(item) && (layout === 'question' || hasPages(item));

const isShown = (node: Node): boolean => node.enabled && !node.hidden;

/** Whether there is something to answer in a node; texts alone make no page. */
function hasQuestion(node: Node): boolean {
  if (!isShown(node)) return false;
  if (node.kind === 'group') return node.children.some(hasQuestion);
  return node.kind !== 'display';
}

/**
 * Divides a survey into pages. Texts go with the question that follows them; a repeating group, and the questions that
 * an answer opens, stay on one page. Groups that are pages stay whole in every layout.
 */
function pagesOf(state: ResponseState, layout: Layout): Page[] {
  if (layout === 'page') return [{ groups: [], nodes: state.children }];
  const pages: { groups: GroupNode[]; nodes: Node[] }[] = [];
  let waiting: Node[] = [];
  const add = (node: Node, groups: GroupNode[]) => {
    pages.push({ groups, nodes: [...waiting, node] });
    waiting = [];
  };
  const walk = (nodes: readonly Node[], groups: GroupNode[]) => {
    for (const node of nodes) {
      if (node.hidden || isHeader(node) || isFooter(node)) continue;
      // What is switched off now goes along, too: it comes up where it stands as soon as an answer asks for it.
      if (!hasQuestion(node)) waiting.push(node);
      else if (node.kind === 'group' && isDivided(node.item, layout)) walk(node.children, [...groups, node]);
      else if (layout === 'group' && node.kind !== 'group' && pages.at(-1)?.nodes.at(-1)?.kind === 'question') {
        pages.at(-1)!.nodes.push(...waiting, node);
        waiting = [];
      } else add(node, groups);
    }
  };
  walk(state.children, []);
  if (waiting.length > 0 || pages.length === 0) {
    if (pages.length === 0) pages.push({ groups: [], nodes: [] });
    pages.at(-1)!.nodes.push(...waiting);
  }
  const headers = state.children.filter(isHeader);
  const footers = state.children.filter(isFooter);
  for (const page of pages) page.nodes = [...headers, ...page.nodes, ...footers];
  return pages;
}

/** The page on which a node stands, or -1. */
function pageWith(pages: readonly Page[], node: Node): number {
  const path = new Set<unknown>();
  for (let at: { parent: unknown } | null = node; at; at = at.parent as typeof at) path.add(at);
  const at = pages.findIndex((page) => page.nodes.some((shown) => path.has(shown)));
  // A group that is taken apart stands over the pages of its questions.
  return at < 0 ? pages.findIndex(({ groups }) => groups.some((group) => group === node)) : at;
}

/** The items of questions on some pages. */
function* itemsOn(nodes: readonly Node[]): Generator<Item> {
  for (const node of nodes) {
    yield node.item;
    if (node.kind === 'group') yield* itemsOn(node.children);
    else if (node.kind === 'repeat') yield* itemsOn(node.groups);
  }
}

/** Whether an item that comes or goes is a page coming or going. */
function isPaged(item: Item, layout: Layout): boolean {
  if (item.hidden || item.type === 'display') return false;
  if (layout === 'group') return !item.parent;
  for (let up = item.parent; up; up = up.parent) if (up.type !== 'group' || up.repeats || up.hidden) return false;
  return true;
}

/** Divides a survey into several pages. */
export class StepPager implements Pager {
  pages: readonly Page[] = [];
  index = 0;
  mayChange = false;

  constructor(
    private readonly state: ResponseState,
    public layout: Layout,
  ) {
    this.divide();
  }

  get page(): Page {
    return this.pages[this.index] ?? { groups: [], nodes: [] };
  }

  get anchor(): Node | undefined {
    return (
      this.page.nodes.find((node) => hasQuestion(node) && !isHeader(node) && !isFooter(node)) ?? this.page.nodes[0]
    );
  }

  get isLast(): boolean {
    return this.index >= this.pages.length - 1;
  }

  divide(layout = this.layout, anchor = this.anchor): boolean {
    const before = this.pages.length;
    const shown = this.page.nodes;
    this.layout = layout;
    this.pages = pagesOf(this.state, layout);
    const at = anchor ? pageWith(this.pages, anchor) : 0;
    this.turnTo(at < 0 ? this.index : at);
    const { nodes } = this.page;
    return (
      before !== this.pages.length || shown.length !== nodes.length || shown.some((node, at) => node !== nodes[at])
    );
  }

  turnTo(index: number): void {
    this.index = Math.max(0, Math.min(index, this.pages.length - 1));
    const ahead = this.layout === 'page' ? [] : this.pages.slice(this.index);
    this.mayChange = ahead.some(({ nodes }) =>
      [...itemsOn(nodes)].some(({ dependents }) => dependents.some((item) => isPaged(item, this.layout))),
    );
  }

  turnToNode(node: Node): boolean {
    const at = node.enabled ? pageWith(this.pages, node) : -1;
    if (at >= 0) this.turnTo(at);
    return at >= 0;
  }
}
