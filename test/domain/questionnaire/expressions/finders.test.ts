import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { plain } from '../../../../src/domain/questionnaire/expressions/convert.js';
import { evaluate } from '../../../../src/elements/experience-survey/expressions/fhirpath.js';
import { withFinders } from '../../../../src/elements/experience-survey/expressions/fhirpath-finders.js';
import type { Json } from './survey.js';

const LINK_IDS = ['a', 'ab', 'b', "it's", 'Ab'];
const linkId = fc.constantFrom(...LINK_IDS);

/** Items of a response, some of them with answers that open items, as any server might have them. */
const { items } = fc.letrec<{ items: Json[]; item: Json }>((tie) => ({
  items: fc.oneof({ maxDepth: 3 }, fc.constant<Json[]>([]), fc.array(tie('item'), { maxLength: 4 })),
  item: fc.record(
    {
      linkId,
      text: fc.constant('Text'),
      item: tie('items'),
      answer: fc.array(fc.record({ valueInteger: fc.nat(9), item: tie('items') }, { requiredKeys: ['valueInteger'] }), {
        maxLength: 2,
      }),
    },
    { requiredKeys: [] },
  ),
}));

const quoted = (text: string): string => `'${text.replace("'", "\\'")}'`;

/** A test of a linkId, as forms have it, and in words that nothing is put in the place of. */
const tests = fc.oneof(
  linkId.map((one) => [`linkId = ${quoted(one)}`, `(linkId) = ${quoted(one)}`]),
  linkId.map((one) => [`linkId.startsWith(${quoted(one)})`, `(linkId).startsWith(${quoted(one)})`]),
  fc.array(linkId, { minLength: 1, maxLength: 3 }).map((some) => {
    const list = some.map(quoted).join(' | ');
    return [`linkId in (${list})`, `(linkId) in (${list})`];
  }),
);
const FROM = ['item', 'descendants()', 'item.item', 'item.answer.item', 'item.descendants()', 'repeat(item)'];
const AFTER = ['', '.answer.value', '.item', '.descendants().count()', '.linkId', '.pathname()', '.answer.value.sum()'];
const RESOURCES = ['QuestionnaireResponse', 'Questionnaire', 'Basic'];

const results = (expression: string, resource: Json): unknown => {
  try {
    return evaluate(expression, {}, { resource }).map(plain);
  } catch {
    return 'a fault';
  }
};

describe('items that are found by their linkId', () => {
  it('are those that FHIRPath finds, in its order, wherever it looks from', () => {
    fc.assert(
      fc.property(
        items,
        tests,
        fc.constantFrom(...FROM),
        fc.constantFrom(...AFTER),
        fc.constantFrom(...RESOURCES),
        fc.option(items),
        (item, [ours, theirs], from, after, resourceType, inside) => {
          const contained = inside ? [{ resourceType: 'QuestionnaireResponse', item: inside }] : undefined;
          const resource = { resourceType, item, ...(contained && { contained }) };
          const path = (test: string): string => `%resource.${from}.where(${test})${after}`;
          expect(withFinders(path(theirs!)), 'this one is left alone').to.equal(path(theirs!));
          expect(withFinders(path(ours!))).not.to.equal(path(ours!));
          expect(results(path(ours!), resource)).to.deep.equal(results(path(theirs!), resource));
        },
      ),
      { numRuns: 400 },
    );
  }).timeout(60_000);

  it('are looked for in code only, and by nothing but their linkId', () => {
    for (const expression of [
      "'.item.where(linkId = \\'a\\')'",
      "// .item.where(linkId = 'a')",
      "/* .item.where(linkId = 'a') */ 1",
      "item.where(linkId = 'a' or true)",
      'item.where(linkId = %a)',
      "item.where(linkId in ('a' | %b))",
      "item.where(linkId.startsWith('a' & 'b'))",
    ])
      expect(withFinders(expression), expression).to.equal(expression);
  });
});
