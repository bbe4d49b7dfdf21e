import type { Problem } from './model.js';
import type { Draft } from './parse.js';

interface Linked {
  readonly items: readonly Draft[];
  readonly byLinkId: ReadonlyMap<string, Draft>;
  report(severity: Problem['severity'], code: string, message: string, linkId?: string): void;
}

/**
 * Connects every `enableWhen` to its question, and gives each item its rank: after its parent and after the questions
 * that it depends on. Settled in this order, a change never disables (and so clears) anything only for a moment.
 */
export function link(survey: Linked): void {
  for (const item of survey.items) {
    item.enableWhen = item.enableWhen.map((condition) => {
      const source = survey.byLinkId.get(condition.question);
      if (!source || source.type === 'group' || source.type === 'display') {
        const message = `enableWhen looks at "${condition.question}", which is no question; it counts as unanswered.`;
        survey.report('error', 'enableWhenQuestion', message, item.linkId);
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
    if (open.has(item)) {
      survey.report('error', 'enableWhenCycle', 'This item depends on itself through enableWhen.', item.linkId);
      return;
    }
    open.add(item);
    if (item.parent) visit(item.parent);
    for (const { source } of item.enableWhen) if (source) visit(source as Draft);
    item.rank = done.size;
    done.add(item);
  };
  survey.items.forEach(visit);
}
