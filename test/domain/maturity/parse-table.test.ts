import { expect } from '@open-wc/testing';
import { parseTable } from '../../../src/domain/maturity.js';
import { parseNumber } from '../../../src/i18n/index.js';

const options = { title: 'T', parseNumber };
const body = [
  ['Information', '4', '3', '5'],
  ['Access', '2,5', '', '4'],
  ['Decisions', '٣', '–', '4'],
  ['Coaching', '0', '1.5', ''],
  ['Loop', '۵', '٢٫٥', '5'],
];
const rows = [['Dimension', 'Now', 'Before', 'Goal'], ...body];

describe('parseTable', () => {
  it('takes the first column as dimensions and every other as a series', () => {
    const { value, problems } = parseTable(rows, options);
    expect(problems).to.be.empty;
    expect(value!.dimensions.map(({ id, label }) => [id, label])).to.deep.equal(body.map(([name]) => [name, name]));
    expect(value!.series.map(({ label }) => label)).to.deep.equal(['Now', 'Before', 'Goal']);
    expect(value!.target).to.be.undefined;
  });

  it('reads a decimal comma, the digits of other scripts, and empty cells and dashes as not answered', () => {
    const { value } = parseTable(rows, options);
    expect(value!.series[0]!.values).to.deep.equal([4, 2.5, 3, 0, 5]);
    expect(value!.series[1]!.values).to.deep.equal([3, null, null, 1.5, 2.5]);
  });

  it('takes the marked column as the target, wherever it stands', () => {
    for (const targetColumn of [1, 2, 3]) {
      const { value } = parseTable(rows, { ...options, targetColumn });
      expect(value!.series.map(({ label }) => label)).to.deep.equal(
        ['Now', 'Before', 'Goal'].filter((_, index) => index !== targetColumn - 1),
      );
    }
    expect(parseTable(rows, { ...options, targetColumn: 3 }).value!.target).to.deep.equal([5, 4, 4, null, 5]);
  });

  it('reads the range behind a level', () => {
    const ranged = [
      ['', 'Now'],
      ['A', '3 (2–4)'],
      ['B', '2,5 (1 - 3,5)'],
      ['C', '1'],
      ['D', '- (0-2)'],
      ['E', '٣ (٢—٤)'],
    ];
    const { value, problems } = parseTable(ranged, options);
    expect(problems).to.be.empty;
    expect(value!.series[0]!.values).to.deep.equal([3, 2.5, 1, null, 3]);
    expect(value!.series[0]!.range).to.deep.equal([[2, 4], [1, 3.5], null, [0, 2], [2, 4]]);
  });

  it('uses the ids that the author gave', () => {
    const { value } = parseTable(rows, { ...options, rowIds: [undefined, 'info'], columnIds: [undefined, 'now'] });
    expect(value!.dimensions[0]).to.deep.equal({ id: 'info', label: 'Information' });
    expect(value!.dimensions[1]!.id).to.equal('Access');
    expect(value!.series[0]!.id).to.equal('now');
  });

  it('names rows and columns as the author sees them', () => {
    const wrong = [
      ['Dimension', 'Goal', 'Now'],
      ['A', '1', 'good'],
      ['B', '9', '2'],
      ['C', '1', '3'],
      ['D', '1', '3'],
      ['E', '1', '3 (5-1)'],
    ];
    expect(
      parseTable(wrong, { ...options, targetColumn: 1 }).problems.map(({ path, code }) => [path, code]),
    ).to.deep.equal([
      ['row 2, column 3', 'level-not-a-number'],
      ['row 6, column 3', 'bad-range'],
      ['row 3, column 2', 'level-out-of-range'],
    ]);
  });

  it('cannot use a table without rows, without columns, with a nameless or a repeated row', () => {
    const problem = (table: string[][]) => {
      const { value, problems } = parseTable(table, options);
      expect(value).to.be.null;
      return problems[0]!.message;
    };
    expect(problem([])).to.equal('rows: is an empty list.');
    expect(problem([['', 'Now']])).to.equal('rows: is an empty list.');
    expect(
      problem([
        ['', ''],
        ['A', '1'],
      ]),
    ).to.equal('column 2: give it a name');
    expect(problem([[''], ['A']])).to.equal('columns: is an empty list.');
    expect(
      problem([
        ['', 'Now'],
        ['', '1'],
      ]),
    ).to.equal('row 2, column 1: give it a name');
    expect(
      problem([
        ['', 'Now'],
        ['A', '1'],
        ['A', '2'],
      ]),
    ).to.equal('row 3, column 1: "A" is taken; give each its own id');
  });

  it('reads a short row as not answered', () => {
    const short = [
      ['', 'Now', 'Before'],
      ['A', '1'],
      ['B', '1', '2'],
    ];
    expect(parseTable(short, options).value!.series[1]!.values).to.deep.equal([null, 2]);
  });
});
