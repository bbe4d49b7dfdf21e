import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { iconArray, type Share } from '../../../src/domain/decisions.js';

const shares = fc
  .constantFrom(100 as const, 1000 as const)
  .chain((of) =>
    fc.record({ count: fc.integer({ min: 0, max: of }), of: fc.constant(of), bound: fc.constant('exact' as const) }),
  );
const of100 = (count: number): Share => ({ count, of: 100, bound: 'exact' });

describe('icon array', () => {
  it('has one icon a person, and fills as many as the number says', () => {
    fc.assert(
      fc.property(shares, (share) => {
        const { icons } = iconArray(share);
        expect(icons).to.have.length(share.of);
        expect(icons.filter(({ filled }) => filled)).to.have.length(share.count);
      }),
    );
  });

  it('lets no circle touch another or the edge', () => {
    for (const of of [100, 1000] as const) {
      const { icons, width, height, radius } = iconArray({ count: 1, of, bound: 'exact' });
      expect(new Set(icons.map(({ x, y }) => `${x} ${y}`)).size).to.equal(of);
      for (const { x, y } of icons) {
        expect(x - radius).to.be.above(0);
        expect(y - radius).to.be.above(0);
        expect(x + radius).to.be.below(width);
        expect(y + radius).to.be.below(height);
      }
      const [first] = icons;
      for (const { x, y } of icons.slice(1)) expect(Math.hypot(x - first!.x, y - first!.y)).to.be.above(2 * radius);
    }
  });

  it('stands in ten rows of ten', () => {
    const { icons } = iconArray(of100(0));
    expect(new Set(icons.map(({ x }) => x)).size).to.equal(10);
    expect(new Set(icons.map(({ y }) => y)).size).to.equal(10);
  });

  it('fills from the bottom without a gap: nobody below or before a filled one is empty', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), (count) => {
        const { icons } = iconArray(of100(count));
        const filled = icons.filter((icon) => icon.filled);
        const empty = icons.filter((icon) => !icon.filled);
        for (const on of filled)
          expect(empty.some((off) => off.y > on.y || (off.y === on.y && off.x < on.x))).to.be.false;
      }),
    );
  });

  it('shows 1,000 as ten hundreds, filled one after the other', () => {
    const { icons, width, height } = iconArray({ count: 107, of: 1000, bound: 'exact' });
    expect(width).to.be.above(2 * height);
    const filled = icons.filter((icon) => icon.filled);
    // One whole hundred at the start of the lower line, and seven of the bottom row of the next
    expect(filled.slice(0, 100).every(({ x, y }) => x < 100 && y > height / 2)).to.be.true;
    expect(new Set(filled.slice(100).map(({ y }) => y)).size).to.equal(1);
    expect(filled.slice(100).every(({ x }) => x > 100 && x < 210)).to.be.true;
  });

  it('starts on the right in right-to-left text', () => {
    const { icons, width } = iconArray(of100(1), true);
    expect(icons.find(({ filled }) => filled)!.x).to.be.above(width * 0.9);
  });
});
