import { expect } from '@open-wc/testing';
import {
  checkCriteria,
  type CriteriaOptions,
  type CriterionState,
  parseOptionGrid,
} from '../../../../src/domain/decisions.js';
import { changed, type Full, fullGrid, OPTIONS } from './full-grid.js';
import { NOTHING_OUTCOME, STATES } from './states.js';

const stateOf = (grid: unknown, id: string, options: CriteriaOptions = OPTIONS) =>
  checkCriteria(grid, options).criteria.find((criterion) => criterion.id === id)!;

describe('a decision that has all', () => {
  const report = checkCriteria(fullGrid(), OPTIONS);

  it('can be read without a problem', () => expect(parseOptionGrid(fullGrid()).problems).to.deep.equal([]));

  it('meets each of the 44 criteria', () => {
    expect(report.criteria.map(({ id }) => id)).to.have.length(44);
    expect(report.criteria.filter(({ state }) => state !== 'met')).to.deep.equal([]);
  });

  it('has no findings', () => expect(report.findings).to.deep.equal([]));

  it('counts per tier, and has no overall score', () => {
    expect(report.counts.Q).to.deep.include({ applicable: 6, met: 6, missing: 0 });
    expect(report.counts.C).to.deep.include({ applicable: 10, met: 10 });
    expect(report.counts.B).to.deep.include({ applicable: 28, met: 28 });
    expect(report).to.have.all.keys('criteria', 'counts', 'findings', 'reading');
  });

  it('is judged alike once it is parsed', () =>
    expect(checkCriteria(parseOptionGrid(fullGrid()).value, OPTIONS)).to.deep.equal(report));
});

describe('a criterion that is not met', () => {
  for (const [id, state, name, change, paths, options] of STATES)
    it(`${id} is ${state}: ${name}`, () => {
      const { advice, ...judged } = stateOf(changed(change), id, options);
      expect(judged).to.deep.equal({ id, tier: id[0], state, paths: paths ?? [] });
      if (state === 'met') expect(advice).to.equal('');
      else expect(advice).to.match(/\w[")]*\.$/);
    });

  it('is tried in each state that it can have', () => {
    const tried = (id: string) => new Set(STATES.filter(([one]) => one === id).map(([, state]) => state));
    const all: Record<string, CriterionState[]> = {
      Q1: ['missing'],
      Q2: ['partly', 'missing'],
      Q3: ['partly', 'missing'],
      Q4: ['partly', 'missing'],
      Q5: ['partly', 'missing'],
      Q6: ['partly', 'missing'],
      C1: ['partly', 'missing'],
      C2: ['partly', 'missing'],
      C3: ['missing'],
      C4: ['partly', 'missing'],
      C5: ['partly', 'missing', 'not-applicable'],
      C6: ['partly', 'missing'],
      C7: ['missing', 'not-applicable'],
      C8: ['missing', 'not-applicable'],
      C9: ['missing', 'not-applicable'],
      C10: ['missing', 'not-applicable'],
      B1: ['missing', 'not-applicable'],
      B2: ['partly', 'missing'],
      B3: ['partly', 'missing', 'not-applicable'],
      B4: ['partly', 'missing', 'not-applicable'],
      B5: ['partly', 'missing', 'not-applicable'],
      B6: ['partly', 'missing', 'not-applicable'],
      B7: ['partly', 'not-applicable'],
      B8: ['missing', 'not-applicable'],
      B9: ['missing'],
      B10: ['missing'],
      B11: ['missing'],
      ...Object.fromEntries(
        ['B12', 'B13', 'B14', 'B15', 'B16', 'B17', 'B18', 'B22', 'B23'].map((id) => [id, ['needs-evidence', 'partly']]),
      ),
      B19: ['partly', 'missing', 'not-applicable'],
      B20: ['partly', 'missing'],
      B21: ['needs-evidence', 'partly', 'not-applicable'],
      B24: ['missing', 'not-applicable'],
      B25: ['missing', 'not-applicable'],
      B26: ['partly', 'missing', 'not-applicable'],
      B27: ['missing', 'not-applicable'],
      B28: ['partly', 'missing', 'not-applicable'],
    };
    expect(Object.keys(all)).to.have.length(44);
    for (const [id, states] of Object.entries(all))
      for (const state of states) expect([...tried(id)], id).to.include(state);
  });

  it('is counted only where it applies', () => {
    const { counts } = checkCriteria(changed(NOTHING_OUTCOME), OPTIONS);
    expect(counts.C).to.include({ applicable: 9, 'not-applicable': 1 });
  });
});

describe('what is no grid at all', () => {
  for (const input of [undefined, null, 7, 'grid', [], {}, { rows: 'x' }, { options: [null], rows: [null] }])
    it(`meets nothing, and is named: ${JSON.stringify(input)}`, () => {
      const { criteria, findings } = checkCriteria(input, { today: OPTIONS.today });
      expect(criteria.filter(({ state }) => state === 'met')).to.deep.equal([]);
      expect(findings).not.to.be.empty;
    });
});

describe('what is always reported', () => {
  const cases: [string, string, (grid: Full) => unknown][] = [
    ['stale', 'expires', (grid) => (grid['expires'] = '2026-11-28')],
    ['stale', 'published', (grid) => Object.assign(grid, { published: '2020-01-01', expires: '2027' })],
    ['unsafe-link', 'sources[0].url', (grid) => (grid.sources[0]!.url = 'javascript:alert(1)')],
    ['unsafe-link', 'criteria.B12.url', (grid) => (grid.criteria['B12']!['url'] = 'javascript:alert(1)')],
    ['same-id', 'rows[1].id', (grid) => (grid.rows[1]!.id = 'gain')],
    ['unknown-option', 'rows[0].cells.x', (grid) => (grid.rows[0]!.cells['x'] = {})],
    [
      'unknown-option',
      'rows[1].certainty.x',
      (grid) => (grid.rows[1]!.certainty = { wait: 'low', scan: 'low', x: 'low' }),
    ],
    [
      'unknown-source',
      'rows[0].cells.scan.outcome.source',
      (grid) => (grid.rows[0]!.cells['scan']!.outcome!.source = 'x'),
    ],
    ['bad-number', 'rows[0].cells.scan.outcome.low', (grid) => (grid.rows[0]!.cells['scan']!.outcome!.low = 6)],
    ['bad-number', 'rows[0].cells.scan.outcome.high', (grid) => (grid.rows[0]!.cells['scan']!.outcome!.high = 4)],
    ['absent-but-given', 'rows[0].cells.scan.absent', (grid) => (grid.rows[0]!.cells['scan']!.absent = 'unknown')],
    ['accuracy-sum', 'test.accuracy', (grid) => (grid.test.accuracy['falseNegative'] = 11)],
    ['left-out', 'test.accuracy.of', (grid) => (grid.test.accuracy['of'] = 'many')],
    ['left-out', 'type', (grid) => (grid['type'] = 'surgery')],
    ['left-out', 'authors', (grid) => ((grid as Record<string, unknown>)['authors'] = 'me')],
    ['unknown-criterion', 'criteria.B29', (grid) => (grid.criteria['B29'] = { note: 'x' })],
    ['always-applies', 'criteria.Q1.why', (grid) => (grid.criteria['Q1'] = { why: 'We did not want to.' })],
    [
      'some-told-as-none',
      'rows[1].cells.wait.text',
      (grid) =>
        Object.assign(grid.rows[1]!.cells['wait']!, {
          text: '0 of 1,000 people bleed.',
          outcome: { ...grid.rows[1]!.cells['wait']!.outcome, events: 2, denominator: 10_000, low: 1, high: 3 },
        }),
    ],
    [
      'text-against-data',
      'rows[0].cells.scan.detail',
      (grid) => (grid.rows[0]!.cells['scan']!.detail = 'Some 50 of 1,000 people die of it.'),
    ],
    [
      'parts-above-whole',
      'introduction',
      (grid) => (grid.introduction = 'Of 100 people, 60 have it and 50 do not have it.'),
    ],
    [
      'one-in',
      'rows[2].cells.wait.text',
      (grid) => (grid.rows[2]!.cells['wait']!.text = 'About 1 in 8 people worry a lot about this.'),
    ],
    ['relative-alone', 'options[1].description', (grid) => (grid.options[1]!.description = 'Halves the risk')],
    ['unknown-language', 'lang', (grid) => (grid['lang'] = 'nl')],
  ];
  for (const [code, path, change] of cases)
    it(`${code} at ${path}`, () =>
      expect(
        checkCriteria(changed(change), OPTIONS).findings.map((finding) => [finding.code, finding.path]),
      ).to.deep.include([code, path]));
});
