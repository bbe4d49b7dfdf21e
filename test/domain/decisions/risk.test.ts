import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { risk, rowDenominator, rowDifferences, share } from '../../../src/domain/decisions.js';
import { outcome } from './example.js';

const counted = fc
  .integer({ min: 1, max: 1_000_000 })
  .chain((denominator) => fc.tuple(fc.integer({ min: 0, max: denominator }), fc.constant(denominator)));

describe('the denominator of a row', () => {
  // [events, of] of each option, and what people are then counted in
  const cases: [[number, number][], 100 | 1000][] = [
    [
      [
        [12, 100],
        [8, 100],
      ],
      100,
    ],
    [
      [
        [52, 1000],
        [34, 1000],
      ],
      100,
    ],
    [
      [
        [1, 100],
        [50, 100],
      ],
      100,
    ],
    [
      [
        [9, 1000],
        [50, 100],
      ],
      1000,
    ],
    [
      [
        [0, 100],
        [50, 100],
      ],
      100,
    ],
    [
      [
        [100, 100],
        [50, 100],
      ],
      100,
    ],
    [
      [
        [995, 1000],
        [50, 100],
      ],
      1000,
    ],
    // Different, but both 5 out of 100
    [
      [
        [54, 1000],
        [46, 1000],
      ],
      1000,
    ],
    // The same, counted in different groups
    [
      [
        [54, 1000],
        [27, 500],
      ],
      100,
    ],
    [[], 100],
  ];
  for (const [rates, of] of cases)
    it(`${rates.map(([events, all]) => `${events}/${all}`).join(', ') || 'no outcome'}: ${of}`, () => {
      expect(rowDenominator(rates.map(([events, all]) => outcome(events, all)))).to.equal(of);
    });
});

describe('shares', () => {
  it('gives the whole percents of the blood pressure review', () => {
    // Musini 2019, abstract: 5.2 % and 3.4 %; 13.6 % and 9.8 %; 5.4 % and 15.7 %
    const percent = (events: number) => share(events, 1000, 100).count;
    expect([52, 34, 136, 98, 54, 157].map(percent)).to.deep.equal([5, 3, 14, 10, 5, 16]);
  });

  it('says "fewer than 1" for what is too rare, and "more than 999" for its counterpart', () => {
    const { happens, spared } = risk(outcome(1, 50_000), 1000);
    expect(happens).to.deep.equal({ count: 1, of: 1000, bound: 'fewer' });
    expect(spared).to.deep.equal({ count: 999, of: 1000, bound: 'more' });
  });

  it('never turns some into nobody, nor not quite all into everybody', () => {
    fc.assert(
      fc.property(counted, fc.constantFrom(100 as const, 1000 as const), ([events, denominator], of) => {
        for (const part of [
          risk(outcome(events, denominator), of).happens,
          risk(outcome(events, denominator), of).spared,
        ])
          expect(part.count >= 0 && part.count <= of).to.be.true;
        const { happens, spared } = risk(outcome(events, denominator), of);
        expect(happens.count === 0).to.equal(events === 0);
        expect(spared.count === 0).to.equal(events === denominator);
        expect(happens.count + spared.count).to.equal(of);
      }),
    );
  });

  it('is off by less than one person', () => {
    fc.assert(
      fc.property(counted, ([events, denominator]) => {
        const of = rowDenominator([outcome(events, denominator)]);
        expect(Math.abs(share(events, denominator, of).count - (events / denominator) * of)).to.be.below(1);
      }),
    );
  });

  it('shows a difference where there is one that a thousand people can show', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 1000 }), (one, two) => {
        const row = [outcome(one, 1000), outcome(two, 1000)];
        const of = rowDenominator(row);
        const [a, b] = row.map((each) => risk(each, of).happens.count);
        expect(a === b).to.equal(one === two);
      }),
    );
  });

  it('keeps the order of two rates', () => {
    fc.assert(
      fc.property(counted, counted, (one, two) => {
        const [low, high] = one[0] / one[1] <= two[0] / two[1] ? [one, two] : [two, one];
        expect(share(...low, 100).count).to.be.at.most(share(...high, 100).count);
      }),
    );
  });
});

describe('the range', () => {
  it('is given in the same denominator', () => {
    const { range } = risk(outcome(157, 1000, { low: 138, high: 178 }), 100);
    expect([range?.low.count, range?.high.count]).to.deep.equal([14, 18]);
  });

  it('is left out where it rounds to one number, or only one side of it is known', () => {
    expect(risk(outcome(500, 1000, { low: 499, high: 501 }), 100)).not.to.have.property('range');
    expect(risk(outcome(500, 1000, { low: 400 }), 100)).not.to.have.property('range');
  });

  it('always holds the number itself', () => {
    fc.assert(
      fc.property(counted, fc.double({ min: 0, max: 1, noNaN: true }), ([events, denominator], part) => {
        const low = events * part;
        const high = events + (denominator - events) * part;
        const { happens, range } = risk(outcome(events, denominator, { low, high }), 1000);
        if (!range) return;
        expect(range.low.count).to.be.at.most(happens.count);
        expect(range.high.count).to.be.at.least(happens.count);
      }),
    );
  });
});

describe('whether outcomes of a row can be compared', () => {
  it('they can, when time and group are the same but for case, spacing and full stop', () => {
    expect(
      rowDifferences([
        outcome(1, 10),
        outcome(2, 1000, { timeFrame: ' 5  Years.', group: 'People over 60' }),
        outcome(2, 7),
      ]),
    ).to.deep.equal([]);
    expect(rowDifferences([outcome(1, 10)])).to.deep.equal([]);
    expect(rowDifferences([])).to.deep.equal([]);
  });

  it('they cannot, when either differs', () => {
    expect(rowDifferences([outcome(1, 10), outcome(1, 10, { timeFrame: '1 year' })])).to.deep.equal(['time-frame']);
    expect(rowDifferences([outcome(1, 10), outcome(1, 10, { group: 'people over 80' })])).to.deep.equal(['group']);
    expect(
      rowDifferences([outcome(1, 10), outcome(1, 10), outcome(1, 10, { group: 'x', timeFrame: 'y' })]),
    ).to.deep.equal(['time-frame', 'group']);
  });
});
