import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { placeLabels } from '../../../src/elements/maturity-radar/chart/direct-labels.js';
import { axisAngle, type Box, layoutAxes, overlap, wrap } from '../../../src/elements/maturity-radar/chart/layout.js';

/** Every character 7 px wide, as in a monospaced font. */
const measure = (text: string) => text.length * 7;
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'ñ', 'م'), minLength: 1, maxLength: 14 });
const label = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const inside = (box: Box, { width, height }: { width: number; height: number }) =>
  box.x >= -0.01 && box.y >= -0.01 && box.x + box.width <= width + 0.01 && box.y + box.height <= height + 0.01;

describe('wrap', () => {
  it('loses no character and keeps to the room', () => {
    fc.assert(
      fc.property(label, fc.integer({ min: 20, max: 200 }), (text, room) => {
        const { lines, broken } = wrap(text, room, measure);
        expect(lines.join('').replaceAll(' ', '')).to.equal(text.replaceAll(' ', ''));
        for (const line of lines) expect(measure(line)).to.be.at.most(room);
        if (!broken) expect(lines.join(' ')).to.equal(text);
      }),
    );
  });

  it('breaks a word only when it alone is too long', () => {
    expect(wrap('Team and leadership', 80, measure)).to.deep.equal({
      lines: ['Team and', 'leadership'],
      broken: false,
    });
    expect(wrap('Donaudampfschiff', 56, measure)).to.deep.equal({ lines: ['Donaudam', 'pfschiff'], broken: true });
  });
});

/** Too long for the smallest radar: two names below each other on its left. */
const LONG_BESIDE_LONG = 'a a a a a aaaaaaaaa aaaaaaaa_aaaaaaaaaaaa_aaaaaaaaa_aaaaaaaaaaa a a'
  .split(' ')
  .map((name) => name.replaceAll('_', ' '));

describe('layoutAxes', () => {
  it('keeps every name whole, inside and clear of the others', () => {
    const size = fc.record({ width: fc.integer({ min: 480, max: 1000 }), height: fc.integer({ min: 400, max: 520 }) });
    fc.assert(
      fc.property(fc.array(label, { minLength: 5, maxLength: 9 }), size, (labels, box) => {
        const { names, radius } = layoutAxes(labels, box, 18, measure);
        names.forEach((name, index) => {
          expect(name.lines.join('').replaceAll(' ', '')).to.equal(labels[index]!.replaceAll(' ', ''));
          expect(inside(name, box), `${labels[index]} is inside`).to.be.true;
          for (const other of names.slice(index + 1)) expect(overlap(name, other)).to.be.false;
        });
        expect(radius).to.be.at.least(Math.min(box.width, box.height) / 4);
      }),
      { examples: [[LONG_BESIDE_LONG, { width: 480, height: 400 }]] },
    );
  });

  it('starts at the top and goes clockwise', () => {
    expect(axisAngle(0, 8)).to.equal(-Math.PI / 2);
    expect(axisAngle(2, 8)).to.equal(0);
    const { names, cx, cy } = layoutAxes(['N', 'E', 'S', 'SW', 'W'], { width: 500, height: 400 }, 18, measure);
    expect(names[0]!.y).to.be.below(cy);
    expect(names[1]!.x).to.be.above(cx);
  });
});

describe('placeLabels', () => {
  const canvas = { width: 600, height: 500, centre: { x: 300, y: 250 }, spokes: [] };
  const corner = (axis: number, away: number) => ({
    x: 300 + away * Math.cos(axisAngle(axis, 8)),
    y: 250 + away * Math.sin(axisAngle(axis, 8)),
  });

  it('puts each label inside, beside its own line and clear of the others', () => {
    const level = fc.option(fc.integer({ min: 0, max: 5 }));
    const line = fc.record({
      width: fc.integer({ min: 20, max: 120 }),
      corners: fc
        .array(level, { minLength: 8, maxLength: 8 })
        .map((levels) => levels.map((value, axis) => (value === null ? null : corner(axis, value * 36)))),
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 3 }), (lines) => {
        const boxes = placeLabels(lines, 16, [], canvas);
        boxes.forEach((box, index) => {
          const empty = lines[index]!.corners.every((item) => item === null);
          expect(box === null).to.equal(empty);
          if (box) expect(inside(box, canvas)).to.be.true;
        });
        const placed = boxes.filter((box) => box !== null);
        placed.forEach((box, index) => {
          for (const other of placed.slice(index + 1)) expect(overlap(box, other)).to.be.false;
        });
      }),
    );
  });

  it('keeps away from what is taken when there is another place', () => {
    const corners = [corner(2, 150), null, null, null, null, null, null, null];
    const [first] = placeLabels([{ width: 60, corners }], 16, [], canvas);
    const [second] = placeLabels([{ width: 60, corners }], 16, [first!], canvas);
    expect(overlap(first!, second!)).to.be.false;
  });
});
