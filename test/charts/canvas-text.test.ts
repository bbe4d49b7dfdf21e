import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { wrap } from '../../src/charts/canvas-text.js';
import { label, letters, measure } from './samples.js';

describe('wrap', () => {
  it('loses no character and keeps to the room', () => {
    fc.assert(
      fc.property(label, fc.integer({ min: 20, max: 200 }), (text, room) => {
        const { lines, broken } = wrap(text, room, measure);
        expect(letters(lines.join(''))).to.equal(letters(text));
        for (const line of lines) expect(measure(line)).to.be.at.most(room);
        if (!broken) expect(lines.join(' ')).to.equal(text);
      }),
    );
  });

  it('breaks a word only when it alone is too long, with a hyphen where its script has one', () => {
    expect(wrap('Team and leadership', 80, measure).lines).to.deep.equal(['Team and', 'leadership']);
    expect(wrap('Donaudampfschiff', 56, measure)).to.deep.equal({
      lines: ['Donauda-', 'mpfschi-', 'ff'],
      broken: true,
      cut: false,
    });
    expect(wrap('Donau\u00addampf\u00adschiff', 80, measure)).to.deep.equal({
      lines: ['Donaudampf-', 'schiff'].map((line) => line.slice(0, 11)),
      broken: false,
      cut: false,
    });
    expect(wrap('patient-centred', 80, measure).lines).to.deep.equal(['patient-', 'centred']);
    expect(wrap('المشاركةالمشاركة', 56, measure).lines).to.deep.equal(['المشاركة', 'المشاركة']);
    expect(wrap('患者と医療者の協働', 35, measure)).to.deep.include({ broken: false });
  });

  it('cuts off what has no line, and says so', () => {
    expect(wrap('one two three four', 42, measure, 2)).to.deep.equal({
      lines: ['one', 'two…'],
      broken: false,
      cut: true,
    });
    expect(wrap('wide', 3, measure, 2)).to.deep.equal({ lines: [], broken: false, cut: true });
  });
});
