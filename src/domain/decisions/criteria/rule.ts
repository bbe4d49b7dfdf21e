import { type Criterion, met, notApplicable, partly, type Verdict } from './criterion.js';
import { evidenceOf, type Subject } from './subject.js';

/** Judges one criterion. */
export type Rule = (subject: Subject, id: Criterion['id']) => Verdict;

/** The authors' reason why a criterion does not apply; it counts only where that can be. */
export function excused(subject: Subject, ...ids: string[]): Verdict | undefined {
  const why = ids.map((id) => evidenceOf(subject, id)?.why).find(Boolean);
  return why === undefined ? undefined : notApplicable(why);
}

/** Met by a note of the authors with a link to what it tells of. */
export const evidenced =
  (advice: string): Rule =>
  (subject, id) => {
    const { note, url } = evidenceOf(subject, id) ?? {};
    const path = `criteria.${id}`;
    if (note && url) return met;
    if (note) return partly('Add a link to where this can be read.', [`${path}.url`]);
    if (url) return partly('Say in a note what was done and what came of it.', [`${path}.note`]);
    return { state: 'needs-evidence', paths: [path], advice };
  };
