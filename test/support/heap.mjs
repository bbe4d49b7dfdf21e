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

/** A heap snapshot of V8. Nodes and edges are known by their numbers; there are so many that only typed arrays are fast. */
class Heap {
  #strings;
  #nodes;
  #edges;
  #node;
  #edge;
  /** By edge: the node that it is from. */
  #from;
  /** By node: the edge by which it is nearest to the root, or -1. What is weak keeps nothing. */
  #towardsRoot;
  /** By node: where in the list of edges that lead to nodes its own begin. */
  #start;
  #into;

  constructor({ snapshot: { meta }, nodes, edges, strings }) {
    this.#strings = strings;
    this.#nodes = nodes;
    this.#edges = edges;
    this.#node = fields(meta.node_fields, meta.node_types);
    this.#edge = fields(meta.edge_fields, meta.edge_types);
    const nodeCount = nodes.length / this.#node.width;
    const edgeCount = edges.length / this.#edge.width;
    this.#from = new Uint32Array(edgeCount);
    const first = new Uint32Array(nodeCount + 1);
    for (let node = 0; node < nodeCount; node++) {
      first[node + 1] = first[node] + nodes[node * this.#node.width + this.#node.edge_count];
      this.#from.fill(node, first[node], first[node + 1]);
    }

    this.#towardsRoot = new Int32Array(nodeCount).fill(-1);
    const isSeen = new Uint8Array(nodeCount);
    const queue = [0];
    isSeen[0] = 1;
    const count = new Uint32Array(nodeCount);
    const held = [];
    for (const node of queue)
      for (let edge = first[node]; edge < first[node + 1]; edge++) {
        if (this.#edgeType(edge) === 'weak') continue;
        const to = this.#to(edge);
        held.push(edge);
        count[to]++;
        if (isSeen[to]) continue;
        isSeen[to] = 1;
        this.#towardsRoot[to] = edge;
        queue.push(to);
      }

    this.#start = new Uint32Array(nodeCount + 1);
    for (let node = 0; node < nodeCount; node++) this.#start[node + 1] = this.#start[node] + count[node];
    this.#into = new Uint32Array(held.length);
    const next = this.#start.slice();
    for (const edge of held) this.#into[next[this.#to(edge)]++] = edge;
  }

  /** The texts and numbers that are held, other than names in code, with their nodes. */
  *values() {
    for (let node = 0; node < this.#towardsRoot.length; node++) {
      if (this.#towardsRoot[node] < 0) continue;
      const type = this.#node.types[this.#nodes[node * this.#node.width + this.#node.type]];
      if (type === 'string' || type === 'number') yield [this.#name(node), node];
    }
  }

  /** Every text of the snapshot, whatever it is of. */
  get texts() {
    return this.#strings;
  }

  /** How many members of a name are held. */
  members(name) {
    return this.#into.filter((edge) => this.#isMember(edge) && this.#edgeName(edge) === name).length;
  }

  /** How many hold texts, or what such a text is a member of, by text. */
  uses(texts) {
    const counts = new Map(texts.map((text) => [text, 0]));
    for (const [text, node] of this.values()) {
      if (!counts.has(text)) continue;
      const holders = this.#holders(node);
      const more = holders.filter((edge) => this.#isMember(edge)).map((edge) => this.#holders(this.#from[edge]).length);
      counts.set(
        text,
        more.reduce((sum, one) => sum + one, counts.get(text) + holders.length),
      );
    }
    return counts;
  }

  /** What holds a text, from it to the root: for whoever has to find out why. */
  why(text) {
    let node = [...this.values()].find(([value]) => value === text)?.[1] ?? 0;
    const steps = [text];
    for (let edge; (edge = this.#towardsRoot[node]) >= 0; node = this.#from[edge])
      steps.push(`${this.#edgeName(edge)} of ${this.#name(this.#from[edge]).slice(0, 80)}`);
    return steps.join('\n  ');
  }

  /** The edges that lead to a node. */
  #holders(node) {
    return [...this.#into.subarray(this.#start[node], this.#start[node + 1])];
  }

  #name(node) {
    return this.#strings[this.#nodes[node * this.#node.width + this.#node.name]];
  }

  #isMember(edge) {
    return this.#edgeType(edge) === 'property';
  }

  #to(edge) {
    return this.#edges[edge * this.#edge.width + this.#edge.to_node] / this.#node.width;
  }

  #edgeType(edge) {
    return this.#edge.types[this.#edges[edge * this.#edge.width + this.#edge.type]];
  }

  #edgeName(edge) {
    const name = this.#edges[edge * this.#edge.width + this.#edge.name_or_index];
    return ['element', 'hidden'].includes(this.#edgeType(edge)) ? `[${name}]` : this.#strings[name];
  }
}

/** Where the fields of a node or an edge are. */
const fields = (names, types) => ({
  ...Object.fromEntries(names.map((name, place) => [name, place])),
  width: names.length,
  types: types[names.indexOf('type')],
});
