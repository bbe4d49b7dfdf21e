import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { hasRadarShape, parseMaturityProfile } from '../../../src/domain/maturity.js';

const ids = ['a', 'b', 'c', 'd', 'e'];
const dimensions = ids.map((id) => ({ id, label: `Dimension ${id}` }));

function profile(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return { title: 'T', dimensions, series: [{ id: 'now', label: 'Now', values: [0, 1, 2.5, 5, null] }], ...changes };
}

const series = (changes: Record<string, unknown>) => ({ id: 'now', label: 'Now', values: [1, 2, 3, 4, 5], ...changes });
const found = (input: unknown) => parseMaturityProfile(input).problems.map(({ code, path }) => `${code} ${path}`);

describe('parseMaturityProfile', () => {
  it('returns what it was given, without what it does not know', () => {
    const input = profile({ source: 'S', date: '2026-03', language: 'en', target: [1, 2, 3, 4, null], extra: true });
    const { value, problems } = parseMaturityProfile(input);
    const { extra, ...rest } = input;
    expect(extra).to.be.true;
    expect(problems).to.deep.equal([]);
    expect(value).to.deep.equal(rest);
  });

  it('names a level that is out of range and shows a gap instead of the nearest level', () => {
    const { value, problems } = parseMaturityProfile(profile({ series: [series({ values: [1, 6, -1, '3', NaN] })] }));
    expect(value!.series[0]!.values).to.deep.equal([1, null, null, null, null]);
    expect(problems.map(({ message }) => message)).to.deep.equal([
      'series[0].values[1]: 6 is not from 0 to 5; it is shown as not answered.',
      'series[0].values[2]: -1 is not from 0 to 5; it is shown as not answered.',
      'series[0].values[3]: "3" is not a number; it is shown as not answered.',
      'series[0].values[4]: NaN is not a number; it is shown as not answered.',
    ]);
  });

  it('reads an absent level as not answered and negative zero as zero', () => {
    const { value, problems } = parseMaturityProfile(
      profile({ series: [series({ values: [undefined, null, -0, 0, 5] })] }),
    );
    expect(problems).to.be.empty;
    expect(value!.series[0]!.values).to.deep.equal([null, null, 0, 0, 5]);
    expect(Object.is(value!.series[0]!.values[2], 0)).to.be.true;
  });

  for (const count of [1, 4, 10]) {
    it(`keeps ${count} dimensions for the table and says why there is no radar`, () => {
      const many = Array.from({ length: count }, (_, index) => ({ id: `d${index}`, label: `D ${index}` }));
      const values = many.map(() => 1);
      const { value, problems } = parseMaturityProfile(profile({ dimensions: many, series: [series({ values })] }));
      expect(value!.dimensions).to.have.length(count);
      expect(hasRadarShape(value!)).to.be.false;
      expect(problems).to.have.length(1);
      expect(problems[0]!.code).to.equal('dimension-count');
      expect(problems[0]!.message).to.include('5 to 9').and.include(`here are ${count}`);
    });
  }

  for (const count of [5, 9]) {
    it(`takes ${count} dimensions`, () => {
      const many = Array.from({ length: count }, (_, index) => ({ id: `d${index}`, label: `D ${index}` }));
      const values = many.map(() => 1);
      const { value, problems } = parseMaturityProfile(profile({ dimensions: many, series: [series({ values })] }));
      expect(problems).to.be.empty;
      expect(hasRadarShape(value!)).to.be.true;
    });
  }

  const unusable: [what: string, input: unknown, problem: string][] = [
    ['nothing', undefined, 'not-an-object '],
    ['a list', [], 'not-an-object '],
    ['no dimensions', profile({ dimensions: undefined }), 'not-a-list dimensions'],
    ['an empty list of dimensions', profile({ dimensions: [] }), 'empty-list dimensions'],
    ['a dimension that is text', profile({ dimensions: ['a'] }), 'not-an-object dimensions[0]'],
    ['a dimension without a label', profile({ dimensions: [{ id: 'a' }] }), 'missing dimensions[0].label'],
    ['a dimension with a blank id', profile({ dimensions: [{ id: ' ', label: 'A' }] }), 'missing dimensions[0].id'],
    [
      'two dimensions of one id',
      profile({ dimensions: [...dimensions.slice(1), dimensions[4]] }),
      'same-id dimensions[4].id',
    ],
    ['no series', profile({ series: undefined }), 'not-a-list series'],
    ['an empty list of series', profile({ series: [] }), 'empty-list series'],
    ['two series of one id', profile({ series: [series({}), series({})] }), 'same-id series[1].id'],
    ['values that are no list', profile({ series: [series({ values: '1,2' })] }), 'not-a-list series[0].values'],
    ['too few values', profile({ series: [series({ values: [1, 2] })] }), 'length-mismatch series[0].values'],
    ['a target that is too long', profile({ target: [1, 2, 3, 4, 5, 5] }), 'length-mismatch target'],
    [
      'a range that is too short',
      profile({ series: [series({ range: [[1, 2]] })] }),
      'length-mismatch series[0].range',
    ],
  ];
  for (const [what, input, problem] of unusable) {
    it(`cannot use ${what}`, () => {
      expect(parseMaturityProfile(input).value).to.be.null;
      expect(found(input)).to.deep.equal([problem]);
    });
  }

  it('leaves out a range that is none', () => {
    const range = [[1, 1], [3, 2], [3], [4, 4, 4], [4, 6]];
    const { value } = parseMaturityProfile(profile({ series: [series({ range })] }));
    expect(value!.series[0]!.range).to.deep.equal([[1, 1], null, null, null, null]);
    expect(found(profile({ series: [series({ range })] }))).to.deep.equal(
      [1, 2, 3, 4].map((index) => `bad-range series[0].range[${index}]`),
    );
  });

  it('warns of a level outside its own range, and shows both', () => {
    const { value, problems } = parseMaturityProfile(
      profile({ series: [series({ range: [[2, 3], null, null, null, null] })] }),
    );
    expect(problems).to.deep.include({
      severity: 'warning',
      code: 'level-outside-range',
      path: 'series[0].range[0]',
      message: 'series[0].range[0]: the level 1 is not from 2 to 3.',
    });
    expect(value!.series[0]!.range![0]).to.deep.equal([2, 3]);
  });

  it('shows a benchmark only with its source, number and date', () => {
    const benchmark = { label: 'Others', values: [1, 1, 1, 1, 1], source: 'S', n: 20, date: '2025' };
    expect(parseMaturityProfile(profile({ benchmark })).value!.benchmark).to.deep.equal(benchmark);
    for (const name of ['label', 'source', 'n', 'date']) {
      const { value, problems } = parseMaturityProfile(profile({ benchmark: { ...benchmark, [name]: undefined } }));
      expect(value!.benchmark, name).to.be.undefined;
      expect(problems.map(({ code }) => code)).to.deep.equal(['incomplete-benchmark']);
    }
  });

  it('warns of a missing title and of a date that is not ISO 8601, and goes on', () => {
    const { value, problems } = parseMaturityProfile(profile({ title: undefined, date: '31/3/26' }));
    expect(value!.title).to.equal('');
    expect(value!.date).to.equal('31/3/26');
    expect(problems.map(({ severity, code }) => [severity, code])).to.deep.equal([
      ['warning', 'missing-title'],
      ['warning', 'bad-date'],
    ]);
  });

  it('survives data that throws when read', () => {
    const trap = {
      get dimensions(): never {
        throw new Error('no');
      },
    };
    expect(parseMaturityProfile(trap)).to.deep.include({ value: null });
    expect(found(trap)).to.deep.equal(['unreadable ']);
  });

  it('never throws, and says something whenever it returns nothing', () => {
    const anything = fc.anything({ withNullPrototype: true, withSparseArray: true, withDate: true });
    const nearly = fc.record(
      {
        title: anything,
        dimensions: fc.oneof(anything, fc.array(fc.record({ id: anything, label: anything }))),
        series: fc.oneof(
          anything,
          fc.array(fc.record({ id: anything, label: anything, values: anything, range: anything })),
        ),
        target: anything,
        benchmark: anything,
        date: anything,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(anything, nearly), (input) => {
        const { value, problems } = parseMaturityProfile(input);
        expect(value !== null || problems.some(({ severity }) => severity === 'error')).to.be.true;
      }),
    );
  });

  it('gives every list the length of the dimensions and only levels from 0 to 5', () => {
    const level = fc.oneof(fc.double(), fc.integer({ min: -1, max: 6 }), fc.constant(null), fc.string());
    const levels = fc.array(level, { minLength: 4, maxLength: 6 });
    fc.assert(
      fc.property(levels, fc.option(levels), (values, target) => {
        const { value } = parseMaturityProfile(profile({ series: [series({ values })], target }));
        if (!value) return values.length !== 5 || target?.length !== 5;
        return [...value.series[0]!.values, ...(value.target ?? [])].every(
          (item) => item === null || (item >= 0 && item <= 5),
        );
      }),
    );
  });
});
