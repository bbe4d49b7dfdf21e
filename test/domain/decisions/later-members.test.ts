import { expect } from '@open-wc/testing';
import { cellOf, comparatorOf, ofOption, parseOptionGrid, readBackground } from '../../../src/domain/decisions.js';
import { decision, outcome } from './example.js';

type Json = ReturnType<typeof decision> & Record<string, unknown>;

function changed(change: (json: Json) => unknown) {
  const json = decision() as Json;
  change(json);
  return parseOptionGrid(json);
}
const row = (cells: object, more: object = {}) =>
  changed((json) => (json.rows[0] = { ...json.rows[0]!, cells: cells as Record<string, unknown>, ...more })).value!
    .rows[0]!;
const rated = (certainty?: string) => ({ outcome: { ...outcome(1, 100), certainty } });

describe('the certainty of a row', () => {
  it('is that of its outcomes, where all say the same; the outcomes keep theirs', () => {
    const read = row({ a: rated('low'), b: rated('Low') });
    expect(read.certainty).to.equal('low');
    expect(cellOf(read, 'a')!.outcome!.certainty).to.equal('low');
  });

  it('is not guessed where they differ, or where one says nothing', () => {
    expect(row({ a: rated('low'), b: rated('high') }).certainty).to.be.undefined;
    expect(row({ a: rated('low'), b: rated() }).certainty).to.be.undefined;
    expect(row({ a: { text: 'Few' }, b: { text: 'Few' } }).certainty).to.be.undefined;
  });

  it('is what the row says, in one word or by option', () => {
    expect(row({ a: rated('low'), b: rated('low') }, { certainty: 'Very low' }).certainty).to.equal('very-low');
    const { certainty } = row({ a: rated('low'), b: rated('low') }, { certainty: { b: 'high' } });
    expect(['a', 'b', 'toString'].map((id) => ofOption(certainty, id))).to.deep.equal([undefined, 'high', undefined]);
  });
});

describe('what the others are compared with', () => {
  const comparator = (change: (json: Json) => unknown) => comparatorOf(changed(change).value!);
  const isNone = (json: Json) => ((json.options[0] as { none?: boolean }).none = true);

  it('is the option that is named, else doing nothing, else none', () => {
    expect(comparator(() => {})).to.be.undefined;
    expect(comparator(isNone)).to.equal('a');
    expect(comparator((json) => [isNone(json), (json['comparator'] = 'b')])).to.equal('b');
    expect(comparator((json) => [isNone(json), (json['comparator'] = 'x')])).to.equal('a');
  });
});

describe('a cell that says why it says nothing', () => {
  it('is there without text or number', () => {
    const read = row({ a: { absent: 'Not applicable', detail: 'More' }, b: { detail: 'More' } });
    expect(cellOf(read, 'a')).to.deep.include({ absent: 'not-applicable', detail: 'More' });
    expect(cellOf(read, 'b')).to.be.undefined;
  });
});

describe('a file from before', () => {
  it('that has something of its own by a new name loads as it did, with a warning', () => {
    const { value, problems } = changed((json) =>
      Object.assign(json, { people: ['me'], comparator: 4, version: 3, type: 'x', test: 'none', criteria: [] }),
    );
    expect(value!.rows).to.have.length(5);
    expect(problems.map(({ severity, path }) => [severity, path])).to.deep.equal([
      ['warning', 'people'],
      ['warning', 'comparator'],
    ]);
  });

  it('reads the same a second time', () => {
    const { value } = changed((json) => Object.assign(json, { people: 'adults', contacts: 'Call us.' }));
    expect(parseOptionGrid(value).value).to.deep.equal(value);
  });
});

describe('what stands behind a decision', () => {
  it('is read from what was parsed as from what was written', () => {
    const json = Object.assign(decision(), {
      contacts: 'Call us.',
      type: 'Screening',
      version: '2',
      authors: [{ name: 'A' }],
    });
    const { value, problems } = readBackground(json);
    expect(problems).to.deep.equal([]);
    expect(value).to.deep.include({ contacts: ['Call us.'], type: 'screening', version: '2' });
    expect(readBackground(parseOptionGrid(json).value).value).to.deep.equal(value);
  });

  it('names an unsafe link and a number that is none', () => {
    const { value, problems } = readBackground({
      criteria: { B12: { note: 'n', url: 'javascript:alert(1)' } },
      test: { accuracy: { of: -1 }, overdetection: { events: 2, denominator: 1 } },
    });
    expect(value!.criteria['B12']!.url).to.be.undefined;
    expect(problems.map(({ path }) => path)).to.include.members([
      'criteria.B12.url',
      'test.accuracy.of',
      'test.overdetection.events',
    ]);
  });

  for (const input of [undefined, 7, [], { criteria: { __proto__: null, toString: 3 } }, { authors: [null, 3, []] }])
    it(`never throws: ${JSON.stringify(input)}`, () => expect(readBackground(input).value!.criteria).to.deep.equal({}));
});
