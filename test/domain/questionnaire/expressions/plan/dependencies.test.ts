import { expect } from '@open-wc/testing';
import { inputs } from '../../../../../src/domain/questionnaire/expressions/plan/dependencies.js';

describe('what an expression looks at', () => {
  /** Expression, linkIds, names, everything? */
  const CASES: [string, string, string, boolean][] = [
    ["%resource.item.where(linkId='a').answer.value", 'a', 'resource', false],
    ["%resource.item.where(linkId = 'a').item.where( linkId='b' ).answer.value > 3", 'b', 'resource', false],
    ["%resource.item.where(linkId='a')[0].item.where(linkId='b').answer.value", 'a', 'resource', false],
    ["%resource.item.where(linkId='a' and answer.exists()).answer.value", 'a', 'resource', false],
    ["%resource.item.where('a' = linkId).answer.value", 'a', 'resource', false],
    ["%resource.item.where(linkId in ('a' | 'b')).answer.value", 'a b', 'resource', false],
    ["%resource.item.where(linkId='a' and true or true)", '', 'resource', true],
    ["%resource.item.where(linkId='a' and %resource.item.exists())", '', 'resource', true],
    ["%resource.item.where(linkId='a' and $index = 0)", '', 'resource', true],
    ["%resource.item.where(linkId='a' and $this.answer.exists())", 'a', 'resource', false],
    ["%resource.descendants().where(linkId='a').answer.value", 'a', 'resource', false],
    ["%resource.repeat(item|answer.item).where(linkId='a').answer", 'a', 'resource', false],
    [
      "%resource.item.where(linkId='a').exists() or %resource.item.where(linkId='b').exists()",
      'a b',
      'resource',
      false,
    ],
    ["%resource.item.where(linkId='it\\'s').answer", "it's", 'resource', false],
    ['%a + %b', '', 'a b', false],
    ['%`body mass` + 1', '', 'body mass', false],
    ['answer.value > 3', '', '', false],
    ['today()', '', '', false],
    ['%resource.authored', '', 'resource', false],
    ['%resource.item.answer.value.sum()', '', 'resource', true],
    ["%resource.item.where(linkId='a').exists() and %resource.item.exists()", 'a', 'resource', true],
    ["%resource.item.where(linkId='a' or linkId='b')", 'a b', 'resource', false],
    ["%resource.item.where(linkId.startsWith('a'))", '', 'resource', false],
    ["%resource.item.where(linkId.matches('a'))", '', 'resource', true],
    ["%resource.item.where(linkId != 'a')", '', 'resource', true],
    ["%resource.item[0].where(linkId='a')", '', 'resource', true],
    ["%resource /* where(linkId='a') */ .item", '', 'resource', true],
    ["'%resource.item'", '', '', false],
    ['%`resource`.item', '', 'resource', true],
    ["%'resource'.item", '', '', true],
  ];
  for (const [expression, linkIds, names, everything] of CASES) {
    it(expression, () => {
      const found = inputs(expression, false);
      expect([[...found.linkIds].join(' '), [...found.names].join(' '), found.everything]).to.deep.equal([
        linkIds,
        names,
        everything,
      ]);
    });
  }

  it('is a part of a linkId', () => {
    const { parts } = inputs("%resource.descendants().where(linkId.startsWith('it\\'s')).answer", false);
    expect(parts.map((part) => [part("it's 1"), part('its')])).to.deep.equal([[true, false]]);
  });

  it('is anything at all for a path that starts at the whole response, unless it leads to one item', () => {
    const everything = (expression: string) => inputs(expression, true).everything;
    expect(everything("item.where(linkId='a').answer.value")).to.equal(false);
    expect(everything("%context.item.where(linkId='a').answer.value")).to.equal(false);
    expect(everything("descendants().where(linkId='a').exists()")).to.equal(false);
    expect([...inputs("item.where(linkId='a').exists() and item.where(linkId='b').exists()", true).linkIds]).to.eql([
      'a',
      'b',
    ]);
    expect(everything("QuestionnaireResponse.descendants().where(linkId='a').answer")).to.equal(false);
    for (const open of [
      'item.answer.value',
      'QuestionnaireResponse.item',
      '%context',
      '$this.item',
      'descendants().count()',
      'children()',
    ])
      expect(everything(open), open).to.equal(true);
  });
});
