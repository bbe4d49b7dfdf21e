import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { type Box, overlap } from '../../../src/charts/box.js';
import { axisAngle, type Layout, layoutAxes } from '../../../src/elements/maturity-radar/chart/layout.js';
import { inside, label, letters, measure } from '../../charts/samples.js';
import { runs } from '../../support/matrix.js';

/** Too long for the smallest radar: two names below each other on its left. */
const LONG_BESIDE_LONG = 'a a a a a aaaaaaaaa aaaaaaaa_aaaaaaaaaaaa_aaaaaaaaa_aaaaaaaaaaa a a'
  .split(' ')
  .map((name) => name.replaceAll('_', ' '));

/** The outermost ring as points, close enough together that none of the names' boxes slips between them. */
const ringOf = ({ cx, cy, radius, names }: Layout) =>
  names.flatMap((_, index) => {
    const [from, to] = [axisAngle(index, names.length), axisAngle(index + 1, names.length)];
    return Array.from({ length: 100 }, (__, step) => ({
      x: cx + (radius * (Math.cos(from) * (100 - step) + Math.cos(to) * step)) / 100,
      y: cy + (radius * (Math.sin(from) * (100 - step) + Math.sin(to) * step)) / 100,
      width: 0.01,
      height: 0.01,
    }));
  });
const smaller = ({ x, y, width, height }: Box): Box => ({
  x: x + 0.01,
  y: y + 0.01,
  width: width - 0.02,
  height: height - 0.02,
});

describe('layoutAxes', () => {
  it('keeps every name whole, inside and clear of the others', () => {
    const size = fc.record({ width: fc.integer({ min: 480, max: 1000 }), height: fc.integer({ min: 400, max: 520 }) });
    fc.assert(
      fc.property(fc.array(label, { minLength: 5, maxLength: 9 }), size, (labels, box) => {
        const { names, radius } = layoutAxes(labels, box, 18, measure);
        names.forEach((name, index) => {
          expect(letters(name.lines.join(''))).to.equal(letters(labels[index]!));
          expect(inside(name, box), `${labels[index]} is inside`).to.be.true;
          for (const other of names.slice(index + 1)) expect(overlap(smaller(name), smaller(other))).to.be.false;
        });
        expect(radius).to.be.at.least(Math.min(box.width, box.height) / 4);
      }),
      { examples: [[LONG_BESIDE_LONG, { width: 480, height: 400 }]] },
    );
  });

  it('ends soon and keeps names inside, apart and off the rings, whatever the names, the canvas and the font', () => {
    const anyName = fc.oneof(
      label,
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.constantFrom(
        'a'.repeat(188),
        'ab '.repeat(3000),
        'm\u00ad'.repeat(90),
        '-'.repeat(250),
        '\u0301'.repeat(200),
        '',
      ),
    );
    const size = fc.record({
      width: fc.double({ min: 1, max: 4000, noNaN: true }),
      height: fc.double({ min: 1, max: 4000, noNaN: true }),
    });
    const font = fc.record({
      line: fc.double({ min: 1, max: 120, noNaN: true }),
      wide: fc.double({ min: 0, max: 80, noNaN: true }),
      uneven: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.array(anyName, { minLength: 3, maxLength: 9 }),
        size,
        font,
        (labels, box, { line, wide, uneven }) => {
          let calls = 0;
          const layout = layoutAxes(labels, box, line, (text) => {
            calls += 1;
            // Kerning and ligatures: a longer text may even be narrower.
            return Math.max(0, text.length * wide - uneven * wide * (text.length % 3));
          });
          expect(calls, 'measured').to.be.at.most(labels.length * 1500);
          expect(layout.radius).to.be.at.least(Math.min(box.width, box.height) / 4 - 0.01);
          const { cx, cy, radius } = layout;
          expect(inside({ x: cx - radius, y: cy - radius, width: 2 * radius, height: radius }, box), 'plot').to.be.true;
          const ring = ringOf(layout);
          layout.names.forEach((name, index) => {
            if (name.lines.length === 0) return;
            expect(inside(name, box), `${index} is inside`).to.be.true;
            expect(
              ring.some((point) => overlap(point, smaller(name))),
              `${index} is on a line`,
            ).to.be.false;
            for (const other of layout.names.slice(index + 1))
              expect(overlap(smaller(name), smaller(other))).to.be.false;
          });
        },
      ),
      {
        numRuns: runs(60),
        examples: [
          [
            Array.from({ length: 8 }, () => 'a'.repeat(188)),
            { width: 600, height: 500 },
            { line: 18, wide: 8, uneven: 0 },
          ],
        ],
      },
    );
  });

  it('does not shrink for one long word, and breaks it beside the plot', () => {
    const size = { width: 600, height: 500 };
    const short = ['Access', 'Team', 'Stories', 'Loop', 'Tools', 'Coaching', 'Choices', 'Records'];
    const long = short.with(2, 'Patientenbeteiligungsverantwortlichkeitsstelle');
    const [{ radius: before }, after] = [layoutAxes(short, size, 18, measure), layoutAxes(long, size, 18, measure)];
    expect(after.radius).to.be.at.least(before * 0.75);
    expect(after.names[2]!.lines.slice(0, -1).every((line) => line.endsWith('-'))).to.be.true;
    expect(letters(after.names[2]!.lines.join(''))).to.equal(long[2]);
  });

  it('starts at the top and goes clockwise', () => {
    expect(axisAngle(0, 8)).to.equal(-Math.PI / 2);
    expect(axisAngle(2, 8)).to.equal(0);
    const { names, cx, cy } = layoutAxes(['N', 'E', 'S', 'SW', 'W'], { width: 500, height: 400 }, 18, measure);
    expect(names[0]!.y).to.be.below(cy);
    expect(names[1]!.x).to.be.above(cx);
  });
});
