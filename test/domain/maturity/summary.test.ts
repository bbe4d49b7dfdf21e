import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { type Level, type MaturityProfile, profileFacts } from '../../../src/domain/maturity.js';

function profile(values: readonly Level[], before?: readonly Level[], target?: readonly Level[]): MaturityProfile {
  return {
    title: 'T',
    dimensions: values.map((_, index) => ({ id: String(index), label: `D${index}` })),
    series: [
      { id: 'now', label: 'Now', values },
      ...(before ? [{ id: 'before', label: 'Before', values: before }] : []),
    ],
    ...(target && { target }),
  };
}

describe('profileFacts', () => {
  it('finds the highest and the lowest, with all that share them', () => {
    const { highest, lowest, unanswered } = profileFacts(profile([4, 1, null, 4, 2, 1]));
    expect(highest).to.deep.equal({ level: 4, dimensions: [0, 3] });
    expect(lowest).to.deep.equal({ level: 1, dimensions: [1, 5] });
    expect(unanswered).to.equal(1);
  });

  it('has no lowest where all are the same, and nothing where nothing was answered', () => {
    expect(profileFacts(profile([3, 3, null])).lowest).to.be.null;
    expect(profileFacts(profile([3, 3, null])).highest).to.deep.equal({ level: 3, dimensions: [0, 1] });
    expect(profileFacts(profile([null, null]))).to.deep.include({ highest: null, lowest: null, unanswered: 2 });
  });

  it('finds what is furthest below the target, and does not count what is above it', () => {
    const facts = profileFacts(profile([1, 5, 2, null], undefined, [3, 1, 4, 5]));
    expect(facts.gap).to.deep.equal({ levels: 2, dimensions: [0, 2] });
    expect(facts.targeted).to.equal(3);
    expect(profileFacts(profile([3, 5], undefined, [3, 1])).gap).to.be.null;
  });

  it('finds the largest rise and the largest fall, and ignores pairs with a gap', () => {
    const facts = profileFacts(profile([4, 1, null, 2, 5], [2, 2, 0, 2, null]));
    expect(facts.rise).to.deep.equal({ levels: 2, dimensions: [0] });
    expect(facts.fall).to.deep.equal({ levels: 1, dimensions: [1] });
    expect(profileFacts(profile([4, 1])).rise).to.be.null;
    expect(profileFacts(profile([4, 1], [4, 1])).fall).to.be.null;
  });

  it('is not fooled by fractions that binary numbers cannot hold', () => {
    expect(profileFacts(profile([2.3, 1.3], [2.2, 1.2])).rise!.dimensions).to.deep.equal([0, 1]);
  });

  it('agrees with sorting, for any levels', () => {
    const level = fc.option(fc.integer({ min: 0, max: 10 }).map((half) => half / 2));
    fc.assert(
      fc.property(fc.array(level, { minLength: 1, maxLength: 9 }), (values) => {
        const answered = values.filter((value) => value !== null).sort((a, b) => a - b);
        const { highest, lowest, unanswered } = profileFacts(profile(values));
        expect(highest?.level).to.equal(answered.at(-1));
        expect(lowest?.level ?? highest?.level).to.equal(answered[0]);
        expect(highest?.dimensions ?? []).to.have.length(answered.filter((value) => value === answered.at(-1)).length);
        expect(unanswered).to.equal(values.length - answered.length);
      }),
    );
  });
});
