import { expect } from '@open-wc/testing';
import { refusal } from '../../../../../src/domain/questionnaire/expressions/plan/source.js';
import { answerOf, constraint, given, rule, run } from '../survey.js';

describe('expressions that are refused', () => {
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

  it('are those that come after 300,000 characters of others in a form', () => {
    const items = Array.from({ length: 20 }, (_, i) => ({
      linkId: `q${i}`,
      type: 'integer',
      extension: [rule('calculatedExpression', `${i} // ${'x'.repeat(18_000)}`)],
    }));
    const same = { linkId: 'same', type: 'integer', extension: items[0]!.extension };
    const { problems, values } = run([...items, same]);
    expect(problems.map(({ linkId }) => linkId)).to.deep.equal(['q16', 'q17', 'q18', 'q19']);
    expect(problems[0]!.message).to.include('too long');
    expect([values('q15'), values('same')]).to.deep.equal([[15], [0]]);
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
