import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { parseOptionGrid } from '../../../src/domain/decisions.js';
import { areUnique, type Cursor, read } from '../../../src/domain/format/reader.js';
import { parseMaturityProfile } from '../../../src/domain/maturity.js';
import { decision } from '../decisions/example.js';

const found = (input: unknown, by: (data: Cursor) => unknown): string[] =>
  read(input, by).problems.map(({ severity, code, message }) => `${severity} ${code} ${message}`);

const profile = (changes: object): object => ({
  title: 'T',
  dimensions: ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, label: id })),
  series: [{ id: 'now', label: 'Now', values: [0, 1, 2, 3, 4] }],
  ...changes,
});

describe('read()', () => {
  it('gives what was read, and each problem with its path', () => {
    const { value, problems } = read({ rows: [{ 'a b': 5 }, 'x'] }, (data) => {
      const [first, second] = data.at('rows').list('rows')!;
      first!.text('a b');
      second!.object('an object');
      data.at('rows').warning('few', 'are few');
      return data.text('title') ?? 'none';
    });
    expect(value).to.equal('none');
    expect(problems).to.deep.equal([
      {
        severity: 'error',
        code: 'not-text',
        path: 'rows[0]["a b"]',
        message: 'rows[0]["a b"]: must be text, not 5',
      },
      {
        severity: 'error',
        code: 'not-an-object',
        path: 'rows[1]',
        message: 'rows[1]: must be an object, not "x"',
      },
      { severity: 'warning', code: 'few', path: 'rows', message: 'rows: are few' },
    ]);
  });

  it('says once why nothing can be shown', () => {
    const end = (data: Cursor): never => data.at('list').list('things')?.[0]?.end() ?? data.end();
    expect(read({ list: {} }, end)).to.deep.equal({
      value: null,
      problems: [
        {
          severity: 'error',
          code: 'not-a-list',
          path: 'list',
          message: 'list: must be a list of things, not an object',
        },
      ],
    });
  });

  it('takes members that are missing, null or inherited for not given', () => {
    const inherited = Object.create({ title: 'inherited' }) as object;
    for (const data of [{}, { title: null }, { title: undefined }, inherited, 'text', [], null]) {
      expect(found(data, (at) => at.text('title'))).to.deep.equal([]);
      expect(found(data, (at) => at.required('title', 'give it a title'))).to.deep.equal([
        'error missing title: give it a title',
      ]);
    }
  });

  it('reads dates that exist', () => {
    for (const date of ['2026', '2026-12', '2024-02-29', '0001-01-01'])
      expect(read({ date }, (data) => data.date('date')).value).to.equal(date);
    for (const date of ['2026-02-31', '2026-13', '2023-02-29', '26', '2026-1', '2026-01-01T00:00', 'Spring 2026'])
      expect(found({ date }, (data) => data.date('date'))).to.deep.equal([
        'error bad-date date: must be a date like 2026-03-31, 2026-03 or 2026',
      ]);
  });

  it('finds ids that are taken', () => {
    const list = [{ id: 'a' }, { id: '' }, { id: 'a' }];
    expect(found(list, (data) => areUnique(list, data.list('things')!))).to.deep.equal([
      'error same-id [2].id: "a" is taken; give each its own id',
    ]);
  });

  it('never throws', () => {
    const trap = {
      get title(): never {
        throw new Error('no');
      },
    };
    expect(found(trap, (data) => data.text('title'))).to.deep.equal([
      'error unreadable The data: cannot be read; give plain JSON',
    ]);
    fc.assert(
      fc.property(fc.anything(), (input) => {
        read(input, (data) => {
          data.object('an object');
          data.required('a', 'give a');
          data.number('b', () => true, 'give b');
          return data.list('things')?.map((one) => one.date('c')) ?? null;
        });
      }),
    );
  });
});

describe('every format', () => {
  const date = '2026-02-31';
  it('has the same dates', () => {
    const grid = parseOptionGrid({ ...decision(), published: date });
    const radar = parseMaturityProfile(profile({ date }));
    expect([grid, radar].map(({ problems }) => problems.map(({ code, path }) => `${code} ${path}`))).to.deep.equal([
      ['bad-date published'],
      ['bad-date date'],
    ]);
  });

  it('reads own members only, whatever a script of the page put on every object', () => {
    const all = Object.prototype as unknown as Record<string, unknown>;
    Object.assign(all, { source: 'of the page', author: 'of the page', benchmark: 'of the page' });
    try {
      const radar = parseMaturityProfile(profile({}));
      expect(Object.hasOwn(radar.value!, 'source')).to.equal(false);
      expect(radar.problems).to.deep.equal([]);
      const { author, ...anonymous } = decision() as Partial<ReturnType<typeof decision>>;
      expect(author).not.to.equal(undefined);
      expect(parseOptionGrid(anonymous).value!.author).to.equal(undefined);
    } finally {
      for (const name of ['source', 'author', 'benchmark']) delete all[name];
    }
  });
});
