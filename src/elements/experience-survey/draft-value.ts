import type { Node, Survey } from '../../domain/questionnaire.js';
import type { QuestionnaireResponse } from './response-type.js';
import { type References, shownNodes, type SurveySession } from './session.js';

/** What was typed for an answer and is no value yet: which answer it is, the text, and how it stood in its fields. */
type TypedText = [place: string, index: number, text: string, parts: Readonly<Record<string, string>> | undefined];

/** What a draft holds. Drafts from before `typed` and `at` are read, too. */
export interface DraftValue {
  /** `url|version` of the questionnaire, and what stands for its questions. */
  canonical: string | undefined;
  structure: string;
  response: QuestionnaireResponse;
  /** Of the response, if it was handed over already: nobody knows whether it was sent. */
  identifier: string | undefined;
  typed?: TypedText[];
  /** The question that names the page on which the person was. */
  at?: string | undefined;
}

/** What answers fit to: the questions, their kinds and their codes. Words may change. */
export function structureOf({ byLinkId }: Survey): string {
  const items = [...byLinkId.values()].map(({ linkId, type, repeats, options }) => [
    linkId,
    type,
    repeats,
    options.map(({ value }): unknown => value.valueCoding?.code ?? Object.values(value)[0]),
  ]);
  return JSON.stringify(items);
}

/** Everything that can be seen, by what another pass through the same survey finds it by. */
function places({ state }: SurveySession): Map<string, Node> {
  const found = new Map<string, Node>();
  const counts = new Map<string, number>();
  for (const node of shownNodes(state.children)) {
    const { linkId } = node.item;
    const count = counts.get(linkId) ?? 0;
    counts.set(linkId, count + 1);
    found.set(`${count} ${linkId}`, node);
  }
  return found;
}

/** What is on the screen, to be kept. */
export function draftOf(
  session: SurveySession,
  references: References,
  anchor: Node | undefined,
): Omit<DraftValue, 'structure' | 'identifier'> {
  const typed: TypedText[] = [];
  let at: string | undefined;
  for (const [place, node] of places(session)) {
    if (node === anchor) at = place;
    // Of a file there is only its name.
    if (node.kind !== 'question' || node.item.type === 'attachment') continue;
    node.answers.forEach((answer, index) => {
      if (answer.raw) typed.push([place, index, answer.raw, session.typed.get(answer)?.parts]);
    });
  }
  return { canonical: session.survey.canonical, response: session.build(references, 'in-progress'), typed, at };
}

/** Brings back what no response holds. @returns what names the page on which the person was */
export function bringBack(session: SurveySession, { typed = [], at = '' }: DraftValue): Node | undefined {
  const found = places(session);
  for (const [place, index, text, parts] of typed) {
    const node = found.get(place);
    if (node?.kind !== 'question') continue;
    session.state.setAnswer(node, index, null, text);
    const answer = node.answers[index];
    if (answer && parts) session.typed.set(answer, { value: null, parts });
  }
  return found.get(at);
}
