/**
 * The strongly connected components of a graph (Tarjan's algorithm, without recursion: chains may be long). A component
 * comes after all that it leads to.
 */
export function components<T>(starts: Iterable<T>, next: (vertex: T) => Iterable<T>): T[][] {
  const found: T[][] = [];
  const index = new Map<T, number>();
  const low = new Map<T, number>();
  const stack: T[] = [];
  const open = new Set<T>();
  const path: [T, Iterator<T>][] = [];
  const enter = (vertex: T): void => {
    low.set(vertex, index.size);
    index.set(vertex, index.size);
    stack.push(vertex);
    open.add(vertex);
    path.push([vertex, next(vertex)[Symbol.iterator]()]);
  };
  const lower = (vertex: T, to: number): void => void low.set(vertex, Math.min(low.get(vertex)!, to));
  const leave = (vertex: T): void => {
    path.pop();
    const before = path.at(-1);
    if (before) lower(before[0], low.get(vertex)!);
    if (low.get(vertex) !== index.get(vertex)) return;
    // What was found last leads to the least.
    const component = stack.splice(stack.lastIndexOf(vertex)).reverse();
    component.forEach((one) => open.delete(one));
    found.push(component);
  };
  for (const start of starts) {
    if (!index.has(start)) enter(start);
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const { value, done } = step[1].next() as IteratorResult<T, undefined>;
      if (done) leave(step[0]);
      else if (!index.has(value)) enter(value);
      else if (open.has(value)) lower(step[0], index.get(value)!);
    }
  }
  return found;
}
