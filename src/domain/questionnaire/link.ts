import type { Draft, Report } from './parse.js';

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
  const open = new Set<Draft>();
  const done = new Set<Draft>();
  const visit = (item: Draft): void => {
    if (done.has(item)) return;
    if (open.has(item)) return report('enableWhenCycle', 'enableWhen goes round in a circle', item.linkId, 'error');
    open.add(item);
    if (item.parent) visit(item.parent);
    for (const { source } of item.enableWhen) if (source) visit(source as Draft);
    item.rank = done.size;
    done.add(item);
  };
  items.forEach(visit);
}
