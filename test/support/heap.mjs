/** How often memory is looked at until what is on its way out has gone. */
const TRIES = 5;

/**
 * Looks at what a page holds in memory until something is as it should be; at most a few times, as browsers let go of
 * some things only a while after nobody needs them.
 * @param {import('playwright-core').CDPSession} cdp
 * @param {(heap: Heap) => boolean} isDone
 */
export async function heapOnce(cdp, isDone) {
  for (let time = 1; ; time++) {
    const heap = await heapOf(cdp);
    if (isDone(heap) || time === TRIES) return heap;
  }
}

/**
 * What a page holds in memory, after what nobody needs was collected.
 * @param {import('playwright-core').CDPSession} cdp
 */
export async function heapOf(cdp) {
  const chunks = [];
  const onChunk = ({ chunk }) => chunks.push(chunk);
  cdp.on('HeapProfiler.addHeapSnapshotChunk', onChunk);
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false, captureNumericValue: true });
  cdp.off('HeapProfiler.addHeapSnapshotChunk', onChunk);
  return new Heap(JSON.parse(chunks.join('')));
}

/** A heap snapshot of V8. A node is where it stands in the list of nodes. */
class Heap {
  #strings;
  #nodes;
  #edges;
  #node;
  #edge;
  /** By node: the edges that lead to it, as [node that it is from, edge]. What is weak keeps nothing. */
  #into = new Map();
  /** By node: the edge by which it is nearest to the root. */
  #towardsRoot = new Map();

  constructor({ snapshot: { meta }, nodes, edges, strings }) {
    this.#strings = strings;
    this.#nodes = nodes;
    this.#edges = edges;
    this.#node = fields(meta.node_fields, meta.node_types);
    this.#edge = fields(meta.edge_fields, meta.edge_types);
    const first = new Map();
    for (let node = 0, edge = 0; node < nodes.length; node += this.#node.width) {
      first.set(node, edge);
      edge += nodes[node + this.#node.edge_count] * this.#edge.width;
    }
    const queue = [0];
    for (const node of queue) {
      const end = first.get(node) + nodes[node + this.#node.edge_count] * this.#edge.width;
      for (let edge = first.get(node); edge < end; edge += this.#edge.width) {
        if (this.#edgeType(edge) === 'weak') continue;
        const to = edges[edge + this.#edge.to_node];
        if (this.#into.has(to)) this.#into.get(to).push([node, edge]);
        else {
          this.#into.set(to, [[node, edge]]);
          this.#towardsRoot.set(to, [node, edge]);
          queue.push(to);
        }
      }
    }
  }

  /** The texts and numbers that are held, other than names in code, with their nodes. */
  *values() {
    for (const node of this.#into.keys()) {
      const type = this.#node.types[this.#nodes[node + this.#node.type]];
      if (type === 'string' || type === 'number') yield [this.#name(node), node];
    }
  }

  /** Every text of the snapshot, whatever it is of. */
  get texts() {
    return this.#strings;
  }

  /** How many members of a name are held. */
  members(name) {
    return [...this.#into.values()].flat().filter(([, edge]) => this.#isMember(edge) && this.#edgeName(edge) === name)
      .length;
  }

  /** How many hold texts, or what such a text is a member of, by text. */
  uses(texts) {
    const counts = new Map(texts.map((text) => [text, 0]));
    for (const [text, node] of this.values()) {
      if (!counts.has(text)) continue;
      const holders = this.#into.get(node);
      const more = holders
        .filter(([, edge]) => this.#isMember(edge))
        .map(([from]) => this.#into.get(from)?.length ?? 0);
      counts.set(
        text,
        more.reduce((sum, one) => sum + one, counts.get(text) + holders.length),
      );
    }
    return counts;
  }

  /** What holds a text, from it to the root: for whoever has to find out why. */
  why(text) {
    let node = [...this.values()].find(([value]) => value === text)?.[1];
    const steps = [text];
    while (this.#towardsRoot.has(node)) {
      const [from, edge] = this.#towardsRoot.get(node);
      steps.push(`${this.#edgeName(edge)} of ${this.#name(from).slice(0, 80)}`);
      node = from;
    }
    return steps.join('\n  ');
  }

  #name(node) {
    return this.#strings[this.#nodes[node + this.#node.name]];
  }

  #isMember(edge) {
    return this.#edgeType(edge) === 'property';
  }

  #edgeType(edge) {
    return this.#edge.types[this.#edges[edge + this.#edge.type]];
  }

  #edgeName(edge) {
    const name = this.#edges[edge + this.#edge.name_or_index];
    return ['element', 'hidden'].includes(this.#edgeType(edge)) ? `[${name}]` : this.#strings[name];
  }
}

/** Where the fields of a node or an edge are. */
const fields = (names, types) => ({
  ...Object.fromEntries(names.map((name, place) => [name, place])),
  width: names.length,
  types: types[names.indexOf('type')],
});
