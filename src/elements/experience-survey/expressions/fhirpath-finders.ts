import { library } from './fhirpath-library.js';

/** A node of fhirpath.js: a piece of a resource, and where it stands there. */
interface ResourceNode {
  readonly data: unknown;
  readonly path: string | null;
  parentResNode: ResourceNode | null;
  index: number | null;
}

/** What fhirpath.js calls its functions on. */
interface Context {
  readonly model: object;
}

/** An item, or an answer, of a response; items have a linkId in any other resource, too. */
interface Piece {
  readonly linkId?: unknown;
  readonly item?: unknown;
  readonly answer?: unknown;
  readonly contained?: unknown;
}

type Test = (linkId: string) => boolean;

const TEXT = String.raw`'(?:\\[^]|[^'\\])*'`;

/**
 * What an expression looks for most: items with a linkId. Literals and comments stand first, so that they are left alone.
 */
const BY_LINK_ID = new RegExp(
  String.raw`\x60(?:\\[^]|[^\x60\\])*\x60|\/\*[^]*?\*\/|\/\/[^\n]*|` +
    String.raw`(?:\.\s*(?<from>item|descendants\s*\(\s*\))\s*\.\s*|\b)where\s*\(\s*linkId\s*` +
    String.raw`(?:=\s*(?<is>${TEXT})|in\s*\(\s*(?<in>${TEXT}(?:\s*\|\s*${TEXT})*)\s*\)|` +
    String.raw`\.\s*startsWith\s*\(\s*(?<starts>${TEXT})\s*\))\s*\)|${TEXT}`,
  'g',
);

/** The same by functions of our own: an engine would go through all items, each with a context and variables of its own. */
export const withFinders = (expression: string): string =>
  expression.replace(BY_LINK_ID, (...match: unknown[]) => {
    const { from, is, in: list, starts } = match.at(-1) as Partial<Record<string, string>>;
    const texts = is ?? starts ?? list?.match(new RegExp(TEXT, 'g'))?.join();
    if (!texts) return match[0] as string;
    return `${from ? `.${from.slice(0, 4)}` : ''}WhereLinkId${starts ? 'Starts' : 'Is'}(${texts})`.replace(/^W/, 'w');
  });

const isPiece = (data: unknown): data is Piece => typeof data === 'object' && data !== null;
const pieces = (list: unknown): readonly Piece[] => (Array.isArray(list) ? list.filter(isPiece) : []);

type Places = ReadonlyMap<string, readonly number[]>;

/** Where the items of a list stand, by their linkId. Lists do not change: where an answer comes, there is a new one. */
const places = new WeakMap<readonly unknown[], Places | undefined>();

function placesOf(list: readonly unknown[]): Places {
  const found = new Map<string, number[]>();
  for (const [at, item] of list.entries()) {
    const linkId = isPiece(item) && item.linkId;
    if (typeof linkId !== 'string') continue;
    const there = found.get(linkId);
    if (there) there.push(at);
    else found.set(linkId, [at]);
  }
  return found;
}

/** Undefined for who asks first: while answers come in one after the other, each list is looked through only once. */
function placesIn(list: readonly unknown[]): Places | undefined {
  const isKnown = places.has(list);
  const known = places.get(list) ?? (isKnown ? placesOf(list) : undefined);
  places.set(list, known);
  return known;
}

/** Which places of a list have an item that is looked for. */
type Finder = (list: readonly unknown[]) => number[];

/** The nodes of some members of a list, as fhirpath.js itself would make them; the others of the list need none. */
function children(context: Context, parent: ResourceNode, name: string, at: readonly number[]): ResourceNode[] {
  const { data, path } = parent;
  const list = (data as Readonly<Record<string, readonly unknown[]>>)[name]!;
  const some = { path, data: { [name]: at.map((index) => list[index]) }, _data: {} };
  const made = library.utilities.makeChildResNodes(context, some, name, context.model) as ResourceNode[];
  made.forEach((one, place) => {
    one.parentResNode = parent;
    one.index = at[place]!;
  });
  return made;
}

function items(context: Context, nodes: readonly ResourceNode[], find: Finder): ResourceNode[] {
  return nodes.flatMap((node) => {
    const list = isPiece(node?.data) && node.data.item;
    const at = Array.isArray(list) ? find(list) : [];
    return at[0] === undefined ? [] : children(context, node, 'item', at);
  });
}

const hasItems = ({ item, answer }: Piece): boolean =>
  item !== undefined || pieces(answer).some((one) => one.item !== undefined);

/** In a response only items and answers lead to items, level by level as fhirpath.js goes. */
function below(context: Context, nodes: readonly ResourceNode[], test: Test): ResourceNode[] {
  const isOther = nodes.some(
    ({ path, data }) => !path?.startsWith('QuestionnaireResponse') || (data as Piece).contained,
  );
  if (isOther) return among(library.navigation.descendants.call(context, nodes) as ResourceNode[], test);
  const found: ResourceNode[] = [];
  let level = nodes;
  while (level[0]) {
    const next: ResourceNode[] = [];
    for (const node of level) {
      for (const name in node.data as object) {
        if (name !== 'item' && name !== 'answer') continue;
        const list = (node.data as Readonly<Record<string, unknown>>)[name];
        for (const [at, piece] of Array.isArray(list) ? list.entries() : []) {
          if (!isPiece(piece)) continue;
          const isFound = typeof piece.linkId === 'string' && test(piece.linkId);
          const goesOn = name === 'item' ? hasItems(piece) : piece.item !== undefined;
          if (!isFound && !goesOn) continue;
          const made = children(context, node, name, [at]);
          if (isFound) found.push(...made);
          if (goesOn) next.push(...made);
        }
      }
    }
    level = next;
  }
  return found;
}

const among = (nodes: readonly ResourceNode[], test: Test): ResourceNode[] =>
  nodes.filter(({ data }) => isPiece(data) && typeof data.linkId === 'string' && test(data.linkId));

const isOneOf =
  (linkIds: readonly string[]): Test =>
  (linkId) =>
    linkIds.includes(linkId);
const startsWith =
  ([start]: readonly string[]): Test =>
  (linkId) =>
    linkId.startsWith(start!);

/** Which members of a list have such a linkId. */
const search = (list: readonly unknown[], test: Test): number[] =>
  list.flatMap((item, at) => (isPiece(item) && typeof item.linkId === 'string' && test(item.linkId) ? at : []));

/** In the list's own order. */
const findOneOf =
  (linkIds: readonly string[]): Finder =>
  (list) => {
    const there = placesIn(list);
    if (!there) return search(list, isOneOf(linkIds));
    const found = linkIds.flatMap((linkId) => there.get(linkId) ?? []);
    return linkIds[1] ? [...new Set(found)].sort((a, b) => a - b) : found;
  };
const findStart =
  (texts: readonly string[]): Finder =>
  (list) =>
    search(list, startsWith(texts));

type Find = (context: Context, nodes: readonly ResourceNode[], texts: readonly string[]) => ResourceNode[];

const finder = (find: Find): object => ({
  fn(this: Context, nodes: readonly ResourceNode[], ...texts: string[]): ResourceNode[] {
    return find(this, nodes, texts);
  },
  arity: {},
  variadicArity: { min: 1, type: 'String' },
});

/** What {@link withFinders} puts in the place of paths. */
export const finders: Readonly<Record<string, object>> = {
  whereLinkIdIs: finder((_context, nodes, texts) => among(nodes, isOneOf(texts))),
  whereLinkIdStarts: finder((_context, nodes, texts) => among(nodes, startsWith(texts))),
  itemWhereLinkIdIs: finder((context, nodes, texts) => items(context, nodes, findOneOf(texts))),
  itemWhereLinkIdStarts: finder((context, nodes, texts) => items(context, nodes, findStart(texts))),
  descWhereLinkIdIs: finder((context, nodes, texts) => below(context, nodes, isOneOf(texts))),
  descWhereLinkIdStarts: finder((context, nodes, texts) => below(context, nodes, startsWith(texts))),
};
