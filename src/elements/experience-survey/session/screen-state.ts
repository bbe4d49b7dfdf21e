import { serialize } from '../../../domain/format/serialize.js';
import type { Coding, Node, Survey } from '../../../domain/questionnaire.js';
import { placeIn } from './focus-place.js';
import type { QuestionnaireResponse } from './response-type.js';
import type { References } from './session-response.js';
import type { SurveySession } from './survey-session.js';

type Parts = Readonly<Record<string, string>>;

/** What was typed and chosen for one answer, beyond its value. */
interface AnswerScreen {
  readonly index: number;
  /** What was typed and is no value yet. */
  readonly raw?: string;
  /** How it stood in its fields, and in which language. */
  readonly parts?: Parts;
  readonly language?: string;
  readonly unit?: Coding;
}

/** What a person did with one question, group or text, that no response holds. */
interface NodeScreen {
  /** What another pass through the same survey finds it by. */
  readonly place: string;
  /** A section or help is open. */
  readonly opened?: boolean;
  /** Which of the things in it is the tab that is open. */
  readonly tab?: number;
  /** What is wrong with it is shown. */
  readonly settled?: true;
  /** The page has not heard yet that it was changed. */
  readonly edited?: true;
  /** What a server said about it. */
  readonly said?: string;
  /** What is looked for in a list. */
  readonly query?: string;
  /** "Something else" is open, and what stands in its boxes. */
  readonly isOpen?: true;
  readonly other?: Parts;
  readonly answers?: readonly AnswerScreen[];
}

/** What is on the screen, as JSON: what a draft keeps is what stays when the language changes. */
export interface ScreenState {
  /** The answers, with the instances and answers that are empty yet. */
  readonly response: QuestionnaireResponse;
  readonly nodes?: readonly NodeScreen[];
}

/** Whether a survey is another one in another language. */
export const isTranslation = (before: Survey, { canonical, language }: Survey): boolean =>
  canonical !== undefined && canonical === before.canonical && language !== before.language;

/** What answers fit to: the questions, their kinds and their codes. Words may change. */
export function structureOf({ byLinkId }: Survey): string {
  const items = [...byLinkId.values()].map(({ linkId, type, repeats, options }) => [
    linkId,
    type,
    repeats,
    options.map(({ value }): unknown => value.valueCoding?.code ?? Object.values(value)[0]),
  ]);
  return serialize(items);
}

/** Everything that takes part, in order, with the texts inside questions. */
function* everything(nodes: readonly Node[]): Generator<Node> {
  for (const node of nodes) {
    if (!node.enabled) continue;
    yield node;
    if (node.kind === 'group') yield* everything(node.children);
    else if (node.kind === 'repeat') yield* everything(node.groups);
    else if (node.kind === 'question') {
      yield* everything(node.notes);
      for (const { children } of node.answers) yield* everything(children);
    }
  }
}

/** Everything by its place: its linkId, and how many there were of that before. */
export function places({ state }: SurveySession): Map<string, Node> {
  const found = new Map<string, Node>();
  const counts = new Map<string, number>();
  for (const node of everything(state.children)) {
    const { linkId } = node.item;
    // An instance has the linkId of its list.
    const name = node.kind === 'repeat' ? `${linkId} *` : linkId;
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    found.set(`${count} ${name}`, node);
  }
  return found;
}

/** The place of a node. */
export function placeOf(session: SurveySession, node: Node | undefined): string | undefined {
  for (const [place, one] of places(session)) if (one === node) return place;
  return undefined;
}

export function screenOf(session: SurveySession, references: References): ScreenState {
  const nodes: NodeScreen[] = [];
  for (const [place, node] of places(session)) {
    const screen = nodeScreen(session, node);
    if (Object.values(screen).some((part) => part !== undefined)) nodes.push({ place, ...screen });
  }
  const response = { ...session.response.build(references, 'in-progress'), ...(session.state.toDraft() as object) };
  return { response, nodes };
}

function nodeScreen(session: SurveySession, node: Node): Omit<NodeScreen, 'place'> {
  const own = {
    opened: session.opened.get(node),
    tab: node.kind === 'group' && session.tabs.has(node) ? node.children.indexOf(session.tabs.get(node)!) : undefined,
    settled: session.settled.has(node) || undefined,
    edited: session.edited.has(node) || undefined,
    said: session.serverFindings.get(node),
  };
  if (node.kind !== 'question') return own;
  const answers = node.answers.flatMap((answer, index): AnswerScreen[] => {
    const typed = session.typed.get(answer);
    const isCurrent = typed && typed.value === answer.value;
    const unit = session.units.get(answer);
    // Of a file there is only its name.
    const raw = node.item.type === 'attachment' ? undefined : answer.raw;
    if (!raw && !isCurrent && !unit) return [];
    const parts = isCurrent ? { parts: typed.parts, ...(typed.language && { language: typed.language }) } : {};
    return [{ index, ...(raw && { raw }), ...parts, ...(unit && { unit }) }];
  });
  return {
    ...own,
    query: session.queries.get(node),
    isOpen: session.open.has(node) || undefined,
    other: session.typed.get(node)?.parts,
    answers: answers.length > 0 ? answers : undefined,
  };
}

/** What goes along to another pass through the same survey. */
export interface Luggage {
  /** What the other pass begins with. */
  readonly response: QuestionnaireResponse;
  /** Puts the rest into it. @returns what had the focus */
  bringTo(session: SurveySession): Node | undefined;
}

/** Keeps what is on the screen of an element, and where the person is. */
export function takeAlong(before: SurveySession, element: References & { readonly renderRoot: ParentNode }): Luggage {
  const place = placeIn(element.renderRoot);
  const kept = screenOf(before, element);
  const focused = place?.hasFocus ? placeOf(before, before.state.find(place.id)) : undefined;
  return {
    response: kept.response,
    bringTo: (session) => {
      bringBack(session, kept);
      return focused === undefined ? undefined : places(session).get(focused);
    },
  };
}

/** Brings back what was on the screen, into a session that began with its response. */
export function bringBack(session: SurveySession, { nodes = [] }: ScreenState): void {
  // Half-typed answers first: what they open or close is what the rest is about.
  const found = places(session);
  for (const { place, answers = [], other } of nodes) {
    const node = found.get(place);
    if (node?.kind !== 'question') continue;
    if (other) session.typed.set(node, { value: null, parts: other });
    for (const { index, raw, parts, language, unit } of answers) {
      if (raw) session.state.setAnswer(node, index, null, raw);
      const answer = node.answers[index];
      if (!answer) continue;
      if (raw) session.faults.set(answer, () => session.host.typedFault(node.item, raw));
      if (parts) session.typed.set(answer, { value: answer.value, parts, ...(language && { language }) });
      if (unit) session.units.set(answer, unit);
    }
  }
  for (const { place, opened, tab, settled, edited, said, query, isOpen } of nodes) {
    const node = found.get(place);
    if (!node) continue;
    if (opened !== undefined) session.opened.set(node, opened);
    if (node.kind === 'group' && node.children[tab ?? -1]) session.tabs.set(node, node.children[tab!]!);
    if (settled) session.settled.add(node);
    if (edited) session.edited.add(node);
    if (said !== undefined) session.serverFindings.set(node, said);
    if (node.kind !== 'question') continue;
    if (query !== undefined) session.queries.set(node, query);
    if (isOpen) session.open.add(node);
  }
}
