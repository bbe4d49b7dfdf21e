import { type Problem, type Survey, unsupportedReasons } from '../../../domain/questionnaire.js';
import type { ElementHost } from '../../../kernel/element/element-host.js';
import { dataError } from '../../../kernel/page/events.js';
import { conversions } from './late-code.js';

/** Problems of a Questionnaire that leave an item without a control. */
const UNSUPPORTED = new Set<string>(unsupportedReasons);

/** Problems of a Questionnaire that change what a person finds or is asked for. */
const NOT_FOLLOWED = new Set(['initial', 'unitValueSet']);

/** A problem that says which item it is about. */
export const named = (problem: Problem): Problem =>
  problem.linkId ? { ...problem, message: `item "${problem.linkId}": ${problem.message}` } : problem;

/** Tells the page what of a Questionnaire cannot be shown or followed; without `survey`, nothing of it is shown. */
export function tellProblems(element: ElementHost, survey: Survey | undefined, problems: readonly Problem[]): void {
  const tell = (code: string, message: string) => element.fail(dataError(code, message));
  if (survey) for (const one of conversions.module?.unitProblems(survey) ?? []) tell(one.code, named(one).message);
  for (const { code, linkId = '', message } of problems) {
    if (NOT_FOLLOWED.has(code)) tell(code, message);
    if (!UNSUPPORTED.has(code) || survey?.byLinkId.get(linkId)?.hidden) continue;
    tell('unsupported-item', `Item "${linkId}" cannot be shown: ${code} (${message}).`);
  }
}
