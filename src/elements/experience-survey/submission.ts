import type { Node } from '../../domain/questionnaire.js';
import { msg } from '../../i18n/index.js';
import { type Authorize, deliver, type Delivered, judge, type ServerIssue } from '../../transport/delivery.js';
import { serialize } from '../../transport/serialize.js';
import type { HostDelivery } from './experience-survey.events.js';
import type { QuestionnaireResponse } from './response-type.js';

/** Where a response goes. */
export interface Destination {
  endpoint: string | null;
  authorize: Authorize | undefined;
  /** The page's own delivery, if it answered `pp-submit` with one. */
  hostDelivery: Promise<HostDelivery> | undefined;
}

/** Hands a response to the page, to the server, or, where the page wants neither, to nobody. Never rejects. */
export async function send(response: QuestionnaireResponse, destination: Destination): Promise<Delivered> {
  const { endpoint, authorize, hostDelivery } = destination;
  if (hostDelivery) return byHost(hostDelivery);
  if (endpoint === null) return { kind: 'confirmed' };
  return deliver({
    endpoint,
    resourceType: response.resourceType,
    body: serialize(response),
    identifier: response.identifier?.value ?? '',
    authorize,
  });
}

async function byHost(delivery: Promise<HostDelivery>): Promise<Delivered> {
  try {
    const result = await delivery;
    if (result instanceof Response) {
      if (!result.ok) return await judge(result, 'QuestionnaireResponse');
      const location = result.headers.get('Location');
      return { kind: 'confirmed', ...(location && { location }) };
    }
    return { kind: 'confirmed', ...(result?.location && { location: result.location }) };
  } catch {
    return { kind: 'failed', code: 'host', message: 'The page could not deliver.', retryable: true, issues: [] };
  }
}

/** Everything inside, too, so that nothing can change what was checked. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

/** What a server said about questions that are on the screen. `nodes` are as they were when the response was made. */
export function serverFindings(issues: readonly ServerIssue[], nodes: readonly Node[]): Map<Node, string> {
  const findings = new Map<Node, string>();
  for (const { expression, text } of issues) {
    for (const path of expression) {
      const node = nodeAt(path, nodes);
      if (node) findings.set(node, text || msg('This answer was not accepted.', { id: 'survey.refused' }));
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
