import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { type Box, overlap } from '../../src/charts/box.js';
import { placeLabels } from '../../src/charts/direct-labels.js';
import { inside } from './samples.js';

/** The direction of an axis, clockwise from the top. */
const axisAngle = (index: number, count: number) => (index / count) * 2 * Math.PI - Math.PI / 2;

/** Whether a line runs through the inside of a box, looked at from point to point. */
const onLine = (box: Box, from: { x: number; y: number }, to: { x: number; y: number }) =>
  Array.from({ length: 301 }, (_, step) => step / 300).some((share) =>
    overlap(
      { x: box.x + 5, y: box.y + 5, width: box.width - 10, height: box.height - 10 },
      { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share, width: 0.01, height: 0.01 },
    ),
  );

describe('placeLabels', () => {
  const canvas = { width: 600, height: 500, centre: { x: 300, y: 250 }, grid: [], whiskers: [] };
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
          if (empty) expect(box).to.be.null;
          if (!box) return;
          expect(inside(box, canvas)).to.be.true;
          for (const { corners } of lines) {
            corners.forEach((from, axis) => {
              const to = corners[(axis + 1) % corners.length];
              if (from && to) expect(onLine(box, from, to), 'on a line').to.be.false;
            });
          }
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
