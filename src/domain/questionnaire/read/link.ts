import type { Draft, Report } from './report.js';

/**
 * Connects every `enableWhen` to its question, and gives each item its rank: after its parent and after the questions
 * that it depends on. Settled in this order, a change never disables (and so clears) anything only for a moment.
 */
export function link(items: readonly Draft[], byLinkId: ReadonlyMap<string, Draft>, report: Report): void {
  for (const item of items) {
    item.enableWhen = item.enableWhen.map((condition) => {
      const source = byLinkId.get(condition.question);
      if (!source || source.type === 'group' || source.type === 'display') {
        report('enableWhenQuestion', `no question "${condition.question}": unanswered`, item.linkId, 'error');
        return condition;
      }
      if (source.dependents.at(-1) !== item) source.dependents.push(item);
      return { ...condition, source };
    });
  }
  rank(items, (item) => report('enableWhenCycle', 'enableWhen goes round in a circle', item.linkId, 'error'));
}

/** What has to be settled before an item. */
function* before({ parent, enableWhen }: Draft): Generator<Draft> {
  if (parent) yield parent;
  for (const { source } of enableWhen) if (source) yield source as Draft;
}

/** Without calls inside of calls: a chain of conditions may be longer than those can be deep. */
function rank(items: readonly Draft[], circle: (item: Draft) => void): void {
  const open = new Set<Draft>();
  const done = new Set<Draft>();
  for (const first of items) {
    if (done.has(first)) continue;
    const trail = [{ item: first, left: before(first) }];
    open.add(first);
    for (let here = trail.at(-1); here; here = trail.at(-1)) {
      const { value: next } = here.left.next() as IteratorResult<Draft, undefined>;
      if (!next) {
        here.item.rank = done.size;
        done.add(here.item);
        trail.pop();
      } else if (open.has(next)) {
        if (!done.has(next)) circle(next);
      } else {
        open.add(next);
        trail.push({ item: next, left: before(next) });
      }
    }
  }
}
