import { expect } from '@open-wc/testing';
import { refusal } from '../../../../src/domain/questionnaire/expressions/source.js';
import { answerOf, constraint, given, rule, run } from './survey.js';

describe('expressions that are refused', () => {
  it('are those that may never end', () => {
    expect(refusal("%resource.repeat(item).where(linkId='a').answer.value + 1")).to.equal(undefined);
    expect(refusal('repeat(item | answer.item).count()')).to.equal(undefined);
    expect(refusal("'repeat($this + 1)' & 'it\\'s repeat($this + 1)'")).to.equal(undefined);
    expect(refusal('(1).repeat($this + 1)')).to.include('never end');
    expect(refusal("('a').repeat(iif(true, $this & 'a'))")).to.include('never end');
    expect(refusal('(1).repeat((($this)) + 1)')).to.include('never end');
    expect(refusal('repeat(item.where((answer.exists())))')).to.equal(undefined);
  });

  it('are found behind what only looks like a string or a comment', () => {
    for (const open of ["/* ' */", "// '\n", "`'`.a |", "'/*' |", "'//' |", "'\\'' |"])
      expect(refusal(`${open} (1).repeat($this + 1) // '`), open).to.include('never end');
    expect(refusal('(1).`repeat`($this + 1)')).to.include('quotes');
    expect(refusal('(1).`\\u0072epeat` ($this + 1)')).to.include('quotes');
    expect(refusal('%`body mass` + `item`.`linkId`')).to.equal(undefined);
  });

  it('are those that no person wrote', () => {
    for (const open of ['(', 'a[', '{']) {
      expect(refusal(open.repeat(60)), open).to.equal(undefined);
      expect(refusal(open.repeat(61)), open).to.include('deep');
    }
    for (const part of ['+ 1 ', ', 1', '[0]', '|a', ' and a', '=1']) {
      expect(refusal(`a${part.repeat(1000)}`), part).to.equal(undefined);
      expect(refusal(`a${part.repeat(1001)}`), part).to.include('parts');
    }
    expect(refusal(`'${'a, '.repeat(1001)}'`), 'a text with many commas').to.equal(undefined);
    expect(refusal(`a${'.b'.repeat(9000)}`)).to.equal(undefined);
    expect(refusal('a'.repeat(20_001))).to.include('long');
  });

  it('are named with their item, and the others are followed', () => {
    const long = `1${' + 1'.repeat(1001)}`;
    const { problems, evaluated, values } = run([
      { linkId: 'a', type: 'integer', extension: [rule('calculatedExpression', long)] },
      { linkId: 'b', type: 'integer', extension: [rule('calculatedExpression', '2')] },
    ]);
    expect(problems).to.deep.equal([
      {
        severity: 'warning',
        code: 'expression',
        message: 'calculatedExpression: it has too many parts',
        linkId: 'a',
      },
    ]);
    expect(evaluated).to.deep.equal(['2']);
    expect(values('b')).to.deep.equal([2]);
  });

  it('are not followed to where a rule is about, either', () => {
    const location = { url: 'location', valueString: `item${'|item'.repeat(1001)}` };
    const extension = [constraint(`${answerOf('a')} > 3`, [location])];
    const { q, evaluated } = run([{ linkId: 'a', type: 'integer' }], {
      root: { extension },
      response: given([{ linkId: 'a', answer: [{ valueInteger: 1 }] }]),
    });
    expect(q('a').issues.map(({ code }) => code)).to.deep.equal(['invariant']);
    expect(evaluated).to.have.length(1);
  });
});
