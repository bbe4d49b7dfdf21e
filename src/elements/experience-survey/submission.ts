import type { Node } from '../../domain/questionnaire.js';
import { msg } from '../../i18n/index.js';
import { type Authorize, deliver, type Delivered, judge, type ServerIssue } from '../../transport/delivery.js';
import { serialize } from '../../transport/serialize.js';
import type { HostDelivery } from './experience-survey.events.js';
import type { QuestionnaireResponse } from './response-type.js';
import { shownNodes } from './session.js';

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

/** The linkIds on the way to what a path such as `QuestionnaireResponse.item[0].answer[0].item[1]` names. */
function linkIdsAt(response: QuestionnaireResponse, path: string): string[] {
  const linkIds: string[] = [];
  let at: unknown = response;
  for (const [, name, index] of path.matchAll(/\.(\w+)(?:\[(\d+)\])?/g)) {
    const member: unknown = (at as Record<string, unknown> | undefined)?.[name!];
    at = Array.isArray(member) ? (member as unknown[])[Number(index ?? 0)] : member;
    const linkId = (at as { linkId?: unknown } | undefined)?.linkId;
    if (typeof linkId === 'string') linkIds.push(linkId);
  }
  return linkIds;
}

/** What a server said about questions that are on the screen. */
export function serverFindings(
  issues: readonly ServerIssue[],
  response: QuestionnaireResponse,
  nodes: readonly Node[],
): Map<Node, string> {
  const findings = new Map<Node, string>();
  for (const { expression, text } of issues) {
    for (const path of expression) {
      const node = nodeAt(response, path, nodes);
      if (node) findings.set(node, text || msg('This answer was not accepted.', { id: 'survey.refused' }));
    }
  }
  return findings;
}

/**
 * The question on the screen that a path into the response is about.
 *
 * @returns the nearest shown node, or undefined where the path names none
 */
function nodeAt(response: QuestionnaireResponse, path: string, nodes: readonly Node[]): Node | undefined {
  const linkIds = linkIdsAt(response, path).reverse();
  const shown = [...shownNodes(nodes)];
  for (const linkId of linkIds) {
    const node = shown.find(({ item }) => item.linkId === linkId);
    if (node) return node;
  }
  return undefined;
}
