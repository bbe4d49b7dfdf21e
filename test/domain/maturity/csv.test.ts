import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { type MaturityProfile, profileToCsv } from '../../../src/domain/maturity.js';
import { runs } from '../../support/matrix.js';

const words = {
  dimension: 'Dimension',
  target: 'Target',
  title: 'Title',
  source: 'Source',
  date: 'Date',
  lowest: (series: string) => `${series}: lowest`,
  highest: (series: string) => `${series}: highest`,
};

const profile: MaturityProfile = {
  title: 'Levels, 2026',
  source: 'Our "own" rating',
  date: '2026-03',
  dimensions: [
    { id: 'a', label: 'Access' },
    { id: 'b', label: 'Team\nand lead' },
  ],
  series: [
    { id: 'now', label: 'Now', values: [2.5, null], range: [[1, 4], null] },
    { id: 'before', label: 'Before', values: [1, 0] },
  ],
  target: [4, 5],
};

/** Reads RFC 4180 by its grammar, character by character. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const next = text.slice(at, at + 2);
    if (quoted && next === '""') [cell, at] = [`${cell}"`, at + 1];
    else if (text[at] === '"') quoted = !quoted;
    else if (!quoted && text[at] === ',') [cell] = [(rows.at(-1)!.push(cell), '')];
    else if (!quoted && next === '\r\n') [cell, at] = [(rows.at(-1)!.push(cell), rows.push([]), ''), at + 1];
    else cell += text[at];
  }
  expect(quoted, 'open quote').to.be.false;
  expect(rows.pop(), 'ends with CRLF').to.deep.equal([]);
  return rows;
}

describe('profileToCsv', () => {
  it('writes one rectangle with the numbers, the ranges and where they come from', () => {
    expect(profileToCsv(profile, words)).to.equal(
      '\uFEFFDimension,Now,Now: lowest,Now: highest,Before,Target,Title,Source,Date\r\n' +
        'Access,2.5,1,4,1,4,"Levels, 2026","Our ""own"" rating",2026-03\r\n' +
        '"Team\nand lead",,,,0,5,"Levels, 2026","Our ""own"" rating",2026-03\r\n',
    );
  });

  it('adds a benchmark with its source, number and date', () => {
    const benchmark = { label: 'Others', values: [3, 3], source: 'Survey', n: 20, date: '2025' };
    const [header, first] = readCsv(profileToCsv({ ...profile, benchmark }, words).slice(1));
    expect(header).to.include('Others').and.include('Others: Source');
    expect(first![header!.indexOf('Others: Source')]).to.equal('Survey (n = 20), 2025');
  });

  it('disarms every text that a spreadsheet would run', () => {
    for (const start of ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
      const title = `${start}cmd|' /C calc'!A0`;
      const [header, first] = readCsv(profileToCsv({ ...profile, title }, words).slice(1));
      expect(first![header!.indexOf('Title')], JSON.stringify(start)).to.equal(`'${title}`);
    }
  });

  it('disarms what white space hides, leaves numbers alone, and quotes what any spreadsheet would split at', () => {
    const cellOf = (title: string) =>
      profileToCsv({ ...profile, title }, words)
        .split('\r\n')[1]!
        .split('4,1,4,')[1]!;
    expect(cellOf(' =1+1')).to.match(/^' =1\+1,/);
    expect(cellOf('-2.5')).to.match(/^-2\.5,/);
    expect(cellOf('-2-cmd')).to.match(/^'-2-cmd,/);
    expect(cellOf('a;=1+1')).to.match(/^"a;'=1\+1",/);
    expect(cellOf('a\t =1+1')).to.match(/^"a\t '=1\+1",/);
    expect(cellOf('a; b - c')).to.match(/^"a; b - c",/);
  });

  it('can be read back, whatever the texts are, and no cell begins a formula', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('a,b', '"', '\r\n', '=1+1', '@x', 'a;=1+1', 'a\n@x'),
    );
    /** Without what disarms a formula. */
    const bare = (one: string): string => one.replaceAll("'", '');
    fc.assert(
      fc.property(text, text, (title, label) => {
        const input = { ...profile, title, dimensions: profile.dimensions.map((item) => ({ ...item, label })) };
        const rows = readCsv(profileToCsv(input, words).slice(1));
        expect(new Set(rows.map(({ length }) => length)).size).to.equal(1);
        expect(rows).to.have.length(3);
        for (const row of rows) {
          expect(bare(row.at(0)!)).to.equal(row === rows[0] ? 'Dimension' : bare(label));
          for (const cell of row) {
            expect(/^[=+\-@\t\r\n]/.test(cell) && !/^[+-]?\d+([.,]\d+)?$/.test(cell), cell).to.be.false;
          }
        }
        expect(bare(rows[1]!.at(-3)!)).to.equal(bare(title));
      }),
      { numRuns: runs(100) },
    );
  });
});
