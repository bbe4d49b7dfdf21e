import fc from 'fast-check';
import type { AnswerValue, Item, Node, ResponseState } from '../../../src/domain/questionnaire.js';
import { valueKey } from '../../../src/domain/questionnaire.js';

type Json = Record<string, unknown>;
const TYPES = [
  'group',
  'group',
  'boolean',
  'integer',
  'choice',
  'open-choice',
  'string',
  'date',
  'display',
  'quantity',
];
const OPTIONS = ['a', 'b', 'c'].map((code) => ({ valueCoding: { system: 's', code } }));

/** A value of an item's type, out of few, so that conditions are met often. */
export function valueFor(item: Item, pick: number): AnswerValue {
  const key = valueKey(item.type)!;
  const values: Partial<Record<keyof AnswerValue, AnswerValue[]>> = {
    valueBoolean: [{ valueBoolean: true }, { valueBoolean: false }],
    valueInteger: [{ valueInteger: 1 }, { valueInteger: 2 }, { valueInteger: 30 }],
    valueString: [{ valueString: 'x' }, { valueString: 'y\nz' }],
    valueDate: [{ valueDate: '2024' }, { valueDate: '2024-05' }, { valueDate: '2025-01-31' }],
    valueQuantity: [{ valueQuantity: { value: 1, unit: 'kg' } }, { valueQuantity: { value: 1, unit: 'g' } }],
    valueCoding: [...OPTIONS],
  };
  const list = values[key]!;
  return list[pick % list.length]!;
}

interface Seed {
  type: number;
  flags: number;
  source: number;
  operator: number;
  pick: number;
  children: Seed[];
}

const seed: fc.Arbitrary<Seed> = fc.letrec<{ item: Seed }>((tie) => ({
  item: fc.record({
    type: fc.nat(TYPES.length - 1),
    flags: fc.nat(255),
    source: fc.nat(),
    operator: fc.nat(6),
    pick: fc.nat(5),
    children: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constant([] as Seed[]),
      fc.array(tie('item'), { maxLength: 4 }),
    ),
  }),
})).item;

/** Questionnaires whose conditions look at earlier questions only, so that they have no cycles. */
export const questionnaires: fc.Arbitrary<Json> = fc.array(seed, { minLength: 1, maxLength: 6 }).map((seeds) => {
  const earlier: { linkId: string; type: string }[] = [];
  let count = 0;
  const build = ({ type: t, flags, source, operator, pick, children }: Seed): Json => {
    const type = TYPES[t]!;
    const linkId = `q${count++}`;
    const item: Json = { linkId, type, text: linkId };
    if (type !== 'display') {
      if (flags & 1) item['repeats'] = true;
      if (flags & 2) item['required'] = true;
    }
    if (flags & 4 && flags & 8) item['extension'] = [HIDDEN];
    if (type === 'choice' || type === 'open-choice') item['answerOption'] = OPTIONS;
    if (type === 'integer') item['extension'] = [{ url: `${HL7}maxValue`, valueInteger: 10 }];
    if (flags & 16 && flags & 32 && type !== 'group' && type !== 'display') {
      item['initial'] = [valueFor({ type } as Item, pick)];
    }
    const watched = flags & 64 ? earlier[source % (earlier.length || 1)] : undefined;
    if (watched) {
      const code = ['exists', '=', '!=', '>', '<', '>=', '<='][operator]!;
      const value = valueFor({ type: watched.type } as Item, pick);
      const key = Object.keys(value)[0]! as keyof AnswerValue;
      const expected =
        code === 'exists' ? { answerBoolean: pick % 2 === 0 } : { [key.replace('value', 'answer')]: value[key] };
      item['enableWhen'] = [{ question: watched.linkId, operator: code, ...expected }];
    }
    if (type !== 'group' && type !== 'display') earlier.push({ linkId, type });
    if (type !== 'display') item['item'] = children.map(build);
    return item;
  };
  return { resourceType: 'Questionnaire', status: 'active', url: 'http://example.org/q', item: seeds.map(build) };
});

const HL7 = 'http://hl7.org/fhir/StructureDefinition/';
export const HIDDEN = { url: `${HL7}questionnaire-hidden`, valueBoolean: true };

/** Every node that lives, in document order. */
export function walk(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'group') return [node, ...walk(node.children)];
    if (node.kind === 'repeat') return [node, ...walk(node.groups)];
    if (node.kind !== 'question') return [node];
    return [node, ...walk(node.notes), ...node.answers.flatMap((answer) => walk(answer.children))];
  });
}

export interface Edit {
  node: number;
  action: number;
  pick: number;
}
export const edits: fc.Arbitrary<Edit[]> = fc.array(fc.record({ node: fc.nat(), action: fc.nat(6), pick: fc.nat(5) }), {
  maxLength: 20,
});

/** One thing that a person can do. @returns the nodes reported. */
export function apply(state: ResponseState, { node: at, action, pick }: Edit): ReadonlySet<Node> {
  const nodes = walk(state.children).filter((node) => node.enabled && node.kind !== 'display');
  const node = nodes[at % (nodes.length || 1)];
  if (node?.kind === 'repeat') return state.addGroup(node);
  if (node?.kind === 'group') return state.removeGroup(node);
  if (node?.kind !== 'question') return new Set();
  const value = valueFor(node.item, pick);
  switch (action) {
    case 0:
      return state.setAnswer(node, node.answers.length - 1, null);
    case 1:
      return state.setAnswer(node, 0, null, 'abc');
    case 2:
      return state.addAnswer(node);
    case 3:
      return state.removeAnswer(node, pick % node.answers.length);
    case 4:
      return state.toggleAnswer(node, value, pick % 2 === 0);
    case 5:
      return state.setAnswers(node, node.item.repeats ? [value, valueFor(node.item, pick + 1)] : [value]);
    default:
      return state.setAnswer(node, node.answers.length - 1, value);
  }
}
