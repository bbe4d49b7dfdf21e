import type { Node, Survey } from '../../../domain/questionnaire.js';
import { checkResponse } from '../../../domain/questionnaire/validation/check.js';
import type { ResponseIssue } from '../../../domain/questionnaire/validation/issue.js';
import { msg } from '../../../i18n/index.js';
import { issuesOf } from '../../../transport/delivery/issues.js';
import type { Failure } from '../../../transport/delivery/outcome.js';
import { shownNodes } from '../session/shown-nodes.js';
import type { SurveySession } from '../session/survey-session.js';

/** The linkIds of what the person can do something about: it is on the screen, with a control, by the rules of the moment. */
const inReach = (nodes: readonly Node[]): Set<string> =>
  new Set([...shownNodes(nodes)].flatMap(({ item, now }) => (item.unsupported || now.readOnly ? [] : item.linkId)));

/**
 * Whether the survey itself knows better: options that an expression made are not in the form, and nobody can choose a
 * unit that is elsewhere.
 */
function isKnownBetter(survey: Survey, { code, linkId = '' }: ResponseIssue): boolean {
  const item = survey.byLinkId.get(linkId);
  if (code === 'invalidUnitValueSet') return !item?.units[0];
  return code === 'invalidAnswerType' && Boolean(item?.extensions.has('answerExpression'));
}

/** The first fault of a whole response that the person can do something about. */
export function faultOf({ survey, state }: SurveySession, response: unknown): ResponseIssue | undefined {
  const linkIds = inReach(state.children);
  return checkResponse(survey.questionnaire, response).find(
    (issue) =>
      issue.severity === 'error' && (!issue.linkId || linkIds.has(issue.linkId)) && !isKnownBetter(survey, issue),
  );
}

/** A place in a resource: words for engineers, which no patient is to read. */
const PATH = /\w\[\d*\]|\b[A-Z]\w+\.[a-z]\w*/;

/** What a server said about questions that are on the screen. `nodes` are as they were when the response was made. */
export function serverFindings({ body }: Failure, nodes: readonly Node[]): Map<Node, string> {
  const findings = new Map<Node, string>();
  for (const { expression, text } of issuesOf(body)) {
    for (const path of expression) {
      const node = nodeAt(path, nodes);
      if (node)
        findings.set(
          node,
          (!PATH.test(text) && text) || msg('This answer was not accepted.', { id: 'survey.refused' }),
        );
    }
  }
  return findings;
}

/** The nodes that have an item in the response, in its order. */
const written = (nodes: readonly Node[]): Node[] =>
  nodes.flatMap((node) => {
    if (node.kind === 'display' || !node.filled) return [];
    return node.kind === 'repeat' ? written(node.groups) : [node];
  });

/**
 * The question or group on the screen that a path such as `QuestionnaireResponse.item[0].answer[0].item[1]` is about.
 * What a path says in other words (`where(…)`) is not followed.
 *
 * @returns the nearest shown node, or undefined where the path names none
 */
function nodeAt(path: string, nodes: readonly Node[]): Node | undefined {
  const [steps = ''] = /^QuestionnaireResponse((\.(item|answer)\[\d+\])*)/.exec(path)?.slice(1) ?? [];
  let found: Node | undefined;
  let inside = written(nodes);
  for (const [, name, index] of steps.matchAll(/(item|answer)\[(\d+)\]/g)) {
    if (name === 'item') {
      const node = inside[Number(index)];
      if (!node || node.hidden) break;
      found = node;
      inside = node.kind === 'group' ? written(node.children) : [];
    } else if (found?.kind === 'question') {
      inside = written(found.answers.filter(({ value }) => value)[Number(index)]?.children ?? []);
    }
  }
  return found;
}
