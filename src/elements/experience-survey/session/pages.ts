import type { GroupNode, Item, Node, ResponseState } from '../../../domain/questionnaire.js';

/** How many questions stand on the screen at once. */
export type Layout = 'page' | 'group' | 'question';
export const layouts: readonly Layout[] = ['page', 'group', 'question'];

/** What is shown at once: some nodes, under the groups that they belong to. */
export interface Page {
  readonly groups: readonly GroupNode[];
  readonly nodes: readonly Node[];
}

/** Whether a group's questions stand in a table. */
export const isTable = ({ control }: Item): boolean => /table$|^grid$/.test(control ?? '');

/** Whether a node stands over every page. */
export const isHeader = ({ item, parent }: Node): boolean => !parent && item.control === 'header';

/** Whether there are groups in an item that are pages by themselves, or it is one. */
export const hasPages = ({ control, children }: Item): boolean => control === 'page' || children.some(hasPages);

/** Where a person is in the pages of a survey. */
export interface Pager {
  readonly layout: Layout;
  readonly pages: readonly Page[];
  readonly page: Page;
  readonly index: number;
  readonly isLast: boolean;
  /** Whether answers on this page or later ones can still make pages come or go. */
  readonly mayChange: boolean;
  /** The question that names the page: as long as it is there, the page is the same one. */
  readonly anchor: Node | undefined;
  /** Divides the survey again and stays with a question that is on the screen. Tells whether the pages are others. */
  divide(layout?: Layout, anchor?: Node): boolean;
  turnTo(index: number): void;
  /** Turns to the page on which a node stands. @returns whether there is one */
  turnToNode(node: Node): boolean;
}

/** A survey with everything on one page. */
export function wholeSurvey({ children }: ResponseState): Pager {
  const page = { groups: [], nodes: children };
  return {
    layout: 'page',
    pages: [page],
    page,
    index: 0,
    isLast: true,
    mayChange: false,
    anchor: children[0],
    divide: () => false,
    turnTo: () => undefined,
    turnToNode: ({ enabled }) => enabled,
  };
}

/** What is worth a word on a new page. */
export type Note = 'skipped' | 'more' | 'fewer';

/** A page by the question that names it, or the review. */
export type PageRef = Node | 'review';
