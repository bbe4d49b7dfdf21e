import type { GroupNode, Node, QuestionNode } from '../model/node.js';
import type { Survey } from '../model/model.js';
import { readQuestionnaire } from '../read/read-questionnaire.js';
import { questionsIn, ScorerRegistry } from './registry.js';
import type { InstrumentScore } from './scorers/scorer.js';
import { weightOf } from './scoring-weights.js';
import { ResponseState } from '../state/state.js';

/** The weights of some questions together. Only questions whose options have weights are asked for. */
export interface Score {
  /** The sum of the weights of what is answered; null if nothing is. A sum of part of the questions is no score. */
  readonly total: number | null;
  /** Questions that are answered with a weight, of how many that are enabled. */
  readonly answered: number;
  readonly asked: number;
  /** All are. */
  readonly isComplete: boolean;
}

/** The score of one group, or of one instance of a repeating one. */
export interface GroupScore extends Score {
  readonly linkId: string;
  readonly text?: string;
}

/** Everything that a response scores. For the team, not for the person who answers. */
export interface ResponseScores extends Score {
  /** Groups with weights in them, outer ones first, in the order of the survey. */
  readonly groups: readonly GroupScore[];
  /** Instruments that a scorer was registered for. */
  readonly instruments: readonly InstrumentScore[];
}

/** Those that the page has registered. */
export const scorers: ScorerRegistry = new ScorerRegistry();

/** Registers how a licensed instrument in a Questionnaire of the page is scored; see {@link ScorerRegistry.register}. */
export function registerScorer(...entry: Parameters<ScorerRegistry['register']>): void {
  scorers.register(...entry);
}

/** The weight of a question: that of its answers together. undefined: none of them has one. */
function weigh(question: QuestionNode): number | undefined {
  const weights = question.answers.flatMap(({ value }) => (value && weightOf(question, value)) ?? []);
  return weights.length ? weights.reduce((all, weight) => all + weight) : undefined;
}

function scoreOf(questions: readonly QuestionNode[]): Score {
  const weights = questions.map(weigh);
  const given = weights.flatMap((weight) => weight ?? []);
  const asked = questions.filter(
    ({ options }, i) => weights[i] !== undefined || options.some(({ ordinal }) => ordinal !== undefined),
  ).length;
  return {
    total: given.length ? given.reduce((all, weight) => all + weight) : null,
    answered: given.length,
    asked,
    isComplete: asked > 0 && given.length === asked,
  };
}

/** Groups at any depth, also those below an answer. */
function groupsIn(nodes: readonly Node[]): GroupNode[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'group') return node.enabled ? [node, ...groupsIn(node.children)] : [];
    if (node.kind === 'repeat') return groupsIn(node.groups);
    return node.kind === 'question' ? node.answers.flatMap(({ children }) => groupsIn(children)) : [];
  });
}

/**
 * Scores a response by the weights of its answers (`ordinalValue`, `itemWeight`): as a whole, each group, and by the
 * rules of registered instruments. Missing answers are counted, never guessed; what is not enabled is not asked.
 *
 * @param questionnaire - a Questionnaire (R4), or one that was read
 * @param response - a QuestionnaireResponse, or the state of one that is being answered
 * @returns a score of nothing where either is not what it should be; never throws
 */
export function scoreResponse(questionnaire: unknown, response: unknown, registry = scorers): ResponseScores {
  const isRead = typeof questionnaire === 'object' && questionnaire !== null && 'byLinkId' in questionnaire;
  const survey = isRead ? (questionnaire as Survey) : readQuestionnaire(questionnaire).survey;
  if (!survey) return { ...scoreOf([]), groups: [], instruments: [] };
  const { children } = response instanceof ResponseState ? response : new ResponseState(survey, response ?? {});
  const questions = questionsIn(children);
  const groups = groupsIn(children).map(({ item, children: inside }) => ({
    linkId: item.linkId,
    text: item.text,
    ...scoreOf(questionsIn(inside)),
  }));
  return {
    ...scoreOf(questions),
    groups: groups.filter(({ asked }) => asked > 0),
    instruments: registry.score(survey, questions),
  };
}
