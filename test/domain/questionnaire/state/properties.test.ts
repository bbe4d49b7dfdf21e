import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Node } from '../../../../src/domain/questionnaire.js';
import { parseQuestionnaire, ResponseState, validateResponse } from '../../../../src/domain/questionnaire.js';
import { isEnabled } from '../../../../src/domain/questionnaire/state/enablement.js';
import { apply, edits, questionnaires, walk } from '../arbitrary.js';
import { runs } from '../../../support/matrix.js';

const RUNS = { numRuns: runs(400) };
/** What a person may leave undone or do wrong; everything else would be a mistake of the state. */
const HUMAN = new Set(['required', 'maxValue', 'invalidNewLine', 'questionnaireDraft']);

function start(questionnaire: unknown, response?: unknown): ResponseState {
  return new ResponseState(parseQuestionnaire(questionnaire).survey!, response);
}

/** What can be seen of a node, apart from its children. */
function view(node: Node): string {
  const answers = node.kind === 'question' ? node.answers.map(({ id, value, raw }) => [id, value, raw]) : [];
  const inside = node.kind === 'repeat' ? node.groups : node.kind === 'group' ? node.children : [];
  return JSON.stringify([node.enabled, node.issues, answers, inside.map(({ id }) => id)]);
}

describe('any questionnaire, any edits', () => {
  it('gives a response that its own validator accepts, and that loads into the same state', () => {
    fc.assert(
      fc.property(questionnaires, edits, (questionnaire, list) => {
        const state = start(questionnaire);
        for (const edit of list) apply(state, edit);
        const response = state.toResponse();
        const wrong = validateResponse(questionnaire, response).filter(({ code }) => !HUMAN.has(code));
        expect(wrong).to.deep.equal([]);
        expect(start(questionnaire, response).toResponse()).to.deep.equal(response);
      }),
      RUNS,
    );
  });

  it('keeps every node enabled exactly when its conditions hold', () => {
    fc.assert(
      fc.property(questionnaires, edits, (questionnaire, list) => {
        const state = start(questionnaire);
        for (const edit of list) {
          apply(state, edit);
          for (const node of walk(state.children)) {
            expect(node.enabled, node.id).to.equal(isEnabled(node, state));
            if (!node.enabled) expect(walk([node])).to.have.length(1);
          }
        }
      }),
      RUNS,
    );
  });

  it('counts as a recount does, with unique ids', () => {
    fc.assert(
      fc.property(questionnaires, edits, (questionnaire, list) => {
        const state = start(questionnaire);
        for (const edit of list) {
          apply(state, edit);
          const nodes = walk(state.children);
          const shown = nodes.filter((node) => node.enabled && !node.hidden);
          const asked = shown.filter((node) => node.kind === 'question');
          expect(state.answerable, 'answerable').to.equal(asked.length);
          expect(state.answered, 'answered').to.equal(asked.filter((q) => q.answers.some((a) => a.value)).length);
          expect(state.invalid, 'invalid').to.equal(shown.filter((node) => node.issues.length).length);
          expect(new Set(nodes.map(({ id }) => id)).size, 'ids').to.equal(nodes.length);
          for (const node of nodes) expect(state.find(node.id) === node).to.equal(true);
          for (const group of nodes.filter((node) => node.kind === 'group' || node.kind === 'repeat')) {
            const inside = walk([group]).filter((node) => node.kind === 'question' && node.enabled);
            expect(group.asked, 'asked').to.equal(inside.length);
          }
        }
      }),
      RUNS,
    );
  });

  it('reports every node that has to be rendered again', () => {
    fc.assert(
      fc.property(questionnaires, edits, (questionnaire, list) => {
        const state = start(questionnaire);
        for (const edit of list) {
          const before = new Map(walk(state.children).map((node) => [node, view(node)]));
          const changed = apply(state, edit);
          for (const node of changed) expect(state.find(node.id) === node, 'only living nodes').to.equal(true);
          for (const node of walk(state.children)) {
            const old = before.get(node);
            // A new node is rendered by the nearest node around it that was there.
            let known: Node | undefined = node;
            while (known && !before.has(known)) {
              const up: Node['parent'] = known.parent;
              known = (up?.kind === 'answer' ? up.parent : up) ?? undefined;
            }
            if (old !== view(node)) expect(changed.has(known!), node.id).to.equal(true);
          }
        }
      }),
      RUNS,
    );
  });
});

describe('garbage', () => {
  const json = fc.jsonValue({ maxDepth: 4 });
  /** JSON whose names are those that are read. */
  const shaped = fc.letrec((tie) => ({
    any: fc.oneof({ maxDepth: 4 }, json, tie('object'), fc.array(tie('object'), { maxLength: 3 })),
    object: fc.dictionary(
      fc.constantFrom(
        ...['item', 'linkId', 'type', 'answer', 'answerOption', 'enableWhen', 'question', 'operator', 'valueCoding'],
        ...['extension', 'url', 'initial', 'contained', 'compose', 'include', 'concept', 'expansion', 'contains'],
        ...['answerValueSet', 'valueInteger', 'valueDate', 'answerBoolean', '__proto__', 'constructor', 'repeats'],
      ),
      fc.oneof(tie('any'), fc.constantFrom('group', 'choice', 'a', '#a', 'integer', 'display', '=', true)),
      { maxKeys: 8 },
    ),
  })).any;

  it('never throws, and what parses can be answered', () => {
    fc.assert(
      fc.property(fc.oneof(json, shaped), fc.oneof(json, shaped), edits, (item, given, list) => {
        const questionnaire = { resourceType: 'Questionnaire', item, contained: item };
        const response = { resourceType: 'QuestionnaireResponse', status: 'completed', item: given };
        parseQuestionnaire(item);
        validateResponse(item, given);
        validateResponse(questionnaire, response);
        validateResponse({ resourceType: 'Questionnaire', item: [item] }, { ...response, item: [given] });
        const { survey } = parseQuestionnaire(questionnaire);
        const state = new ResponseState(survey!, response);
        for (const edit of list) {
          const node = walk(state.children)[edit.node % (walk(state.children).length || 1)];
          if (node?.kind === 'question') state.setAnswer(node, 0, { valueString: 'x' });
        }
        state.toResponse();
      }),
      { numRuns: runs(600) },
    );
    expect(({} as Record<string, unknown>)['item']).to.equal(undefined);
  });
});
