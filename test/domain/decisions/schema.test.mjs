import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { build } from 'vite';

const root = new URL('../../../', import.meta.url);
const json = async (path) => JSON.parse(await readFile(new URL(path, root), 'utf8'));

const schema = await json('src/domain/decisions/option-grid.schema.json');
const example = await json('demo/data/example-decision.json');
const validate = new Ajv2020({ allErrors: true, strictTypes: false }).compile(schema);

const bundle = await build({
  root: root.pathname,
  configFile: false,
  logLevel: 'silent',
  build: { write: false, lib: { entry: 'src/domain/decisions.ts', formats: ['es'] } },
});
const [{ code }] = bundle[0].output;
const { checkCriteria, parseOptionGrid, readBackground, rowDifferences, staleness } = await import(
  `data:text/javascript,${encodeURIComponent(code)}`
);

const outcome = (data) => data.rows[2].cells.tablets.outcome;
const sources = (length) => Array.from({ length }, (_, index) => ({ id: `more-${index}`, citation: 'Somebody' }));
/** One thing done to the example; the flag says whether the grid can still be shown. */
const changes = {
  nothing: [true, () => {}],
  'no id': [false, (data) => delete data.id],
  'a blank title': [false, (data) => (data.title = ' ')],
  'a decision that is a number': [false, (data) => (data.decision = 3)],
  'no introduction': [true, (data) => delete data.introduction],
  'one option': [false, (data) => data.options.splice(1)],
  'five options': [false, (data) => data.options.push({ id: 'd', label: 'D' }, { id: 'e', label: 'E' })],
  'four options': [true, (data) => data.options.push({ id: 'd', label: 'D' })],
  'an option called undecided': [false, (data) => data.options.push({ id: 'undecided', label: 'D' })],
  'an option without a label': [false, (data) => delete data.options[0].label],
  'no rows': [false, (data) => (data.rows = [])],
  'one row': [true, (data) => data.rows.splice(1)],
  'a row without a question': [false, (data) => delete data.rows[0].question],
  'a row without cells': [false, (data) => delete data.rows[0].cells],
  'an option without an answer': [true, (data) => delete data.rows[0].cells.none],
  'an answer of null': [true, (data) => (data.rows[0].cells.none = null)],
  'an answer of text': [false, (data) => (data.rows[0].cells.none = 'text')],
  'half a person': [false, (data) => (outcome(data).events = 33.5)],
  'fewer than no one': [false, (data) => (outcome(data).events = -1)],
  'a denominator of 0': [false, (data) => (outcome(data).denominator = 0)],
  'a number as text': [false, (data) => (outcome(data).denominator = '1000')],
  'no bounds': [true, (data) => delete outcome(data).low && delete outcome(data).high],
  'a bound that is not whole': [true, (data) => (outcome(data).low = 30.7)],
  'no time frame': [false, (data) => delete outcome(data).timeFrame],
  'no group': [false, (data) => delete outcome(data).group],
  'no source of a number': [false, (data) => delete outcome(data).source],
  'an unknown certainty': [false, (data) => (outcome(data).certainty = 'sure')],
  'no certainty': [true, (data) => delete outcome(data).certainty],
  'sources as plain text': [true, (data) => (data.sources = ['Somebody 2020'])],
  'a source without a citation': [false, (data) => delete data.sources[0].citation],
  'no sources': [true, (data) => delete data.sources],
  'a month as date': [true, (data) => (data.published = '2026-11')],
  'a date as people write it': [false, (data) => (data.published = '20.11.2026')],
  'a direction that is none': [false, (data) => (data.dir = 'up')],
  '300 sources': [true, (data) => data.sources.push(...sources(300 - data.sources.length))],
  '301 sources': [false, (data) => data.sources.push(...sources(301 - data.sources.length))],
  'an answer with 301 sources': [false, (data) => (data.rows[0].cells.none.sources = Array(301).fill('s'))],
  'an introduction of 40,000 characters': [true, (data) => (data.introduction = 'word '.repeat(8000).trim())],
  'a title of 50,001 characters': [false, (data) => (data.title = `${'word '.repeat(10_000)}x`)],
  'a word of 500 characters': [true, (data) => (data.funding = `by ${'x'.repeat(500)}`)],
  'a word of 501 characters': [false, (data) => (data.funding = `by ${'x'.repeat(501)}`)],
  'an option of 501 Arabic letters': [false, (data) => (data.options[0].label = 'ب'.repeat(501))],
  '2,000 characters of a script without spaces': [true, (data) => (data.funding = '文'.repeat(2000))],
  'an id of 501 characters': [false, (data) => (data.id = 'x'.repeat(501))],
  'a language of 501 characters': [false, (data) => (data.lang = 'x'.repeat(501))],
  'a long address': [true, (data) => (data.sources[0].url = `https://x.example/${'x'.repeat(2000)}`)],
  'right to left': [true, (data) => (data.dir = 'rtl')],
};

describe('the published schema', () => {
  for (const [name, [good, change]] of Object.entries(changes)) {
    it(`agrees with the parser about ${name}`, () => {
      const input = structuredClone(example);
      change(input);
      const { value, problems } = parseOptionGrid(input);
      assert.equal(validate(input), good, JSON.stringify(validate.errors));
      assert.equal(value !== null, good, JSON.stringify(problems));
    });
  }
});

/** What the format gained later: a good and a bad value, and where the bad one is. */
const later = {
  people: ['adults', 5, 'people'],
  comparator: ['none', 4, 'comparator'],
  type: ['treatment', 'surgery', 'type'],
  condition: ['High blood pressure', [], 'condition'],
  withoutTreatment: ['It may rise.', {}, 'withoutTreatment'],
  evidenceSelection: ['We took the newest review.', 1, 'evidenceSelection'],
  contacts: [['Call us.'], [3], 'contacts[0]'],
  version: ['1.2', 1.2, 'version'],
  authors: [[{ name: 'A', credentials: 'GP', interests: 'None' }], [{ credentials: 'GP' }], 'authors[0].name'],
  'options[0].none': [true, 'yes', 'options[0].none'],
  'options[1].practical': [['Walk more'], 'Walk', 'options[1].practical'],
  'rows[2].kind': ['benefit', 'gain', 'rows[2].kind'],
  'rows[2].good': [true, 1, 'rows[2].good'],
  'rows[2].certainty': [{ tablets: 'low' }, { tablets: 'sure' }, 'rows[2].certainty.tablets'],
  'rows[3].certainty': ['very-low', 'sure', 'rows[3].certainty'],
  'rows[2].certaintyWhy': [{ tablets: 'Old studies.' }, { tablets: 3 }, 'rows[2].certaintyWhy.tablets'],
  'rows[2].cells.healthy.absent': ['unknown', 'none-known', 'rows[2].cells.healthy.absent'],
  'rows[2].cells.healthy.detail': ['More.', 7, 'rows[2].cells.healthy.detail'],
  test: [
    {
      measures: 'A',
      ifFound: 'B',
      ifNotFound: 'C',
      overdetection: { events: 1, denominator: 100, timeFrame: '1 year', group: 'G', source: 'musini-2019' },
      accuracy: { of: 10, truePositive: 1, trueNegative: 7, falsePositive: 1, falseNegative: 1 },
      found: { with: 2, without: 'few' },
    },
    { accuracy: { of: '10' } },
    'test.accuracy.of',
  ],
  criteria: [
    { B12: { note: 'N', url: 'https://x.example', date: '2026-05' } },
    { B12: { date: 'May' } },
    'criteria.B12.date',
  ],
};

const put = (data, path, value) => {
  const keys = path.split(/[.[\]]+/).filter(Boolean);
  const last = keys.pop();
  keys.reduce((place, key) => place[key], data)[last] = value;
};

describe('what the format gained later', () => {
  for (const [member, [good, bad, path]] of Object.entries(later)) {
    const read = (value) => {
      const input = structuredClone(example);
      put(input, member, value);
      const { value: grid, problems } = parseOptionGrid(input);
      return { isValid: validate(input), grid, problems: [...problems, ...readBackground(input).problems] };
    };

    it(`reads ${member}`, () => {
      const { isValid, problems } = read(good);
      assert.equal(isValid, true, JSON.stringify(validate.errors));
      assert.deepEqual(problems, []);
    });

    it(`leaves out a bad ${member}, and says where; the decision is shown as before`, () => {
      const { isValid, grid, problems } = read(bad);
      assert.equal(isValid, false);
      assert.ok(grid);
      assert.deepEqual(
        problems.map((problem) => [problem.severity, problem.path]),
        [['warning', path]],
      );
    });
  }

  it('has a description for each member', () => {
    const walk = (place, name) => {
      for (const [key, member] of Object.entries(place.properties ?? {}))
        if (!/^(?:\$schema|text|name|with|without)$/.test(key))
          assert.ok(
            member.description ?? schema.$defs[/[^/]*$/.exec(member.$ref ?? '')[0]]?.description,
            `${name}.${key}`,
          );
    };
    walk(schema, 'decision');
    for (const [name, place] of Object.entries(schema.$defs)) walk(place, name);
  });
});

describe('the example decision', () => {
  const { value: grid, problems } = parseOptionGrid(example);

  it('has no problems, is marked as an example, and expires within five years', () => {
    assert.deepEqual(problems, []);
    assert.equal(grid.example, true);
    assert.match(grid.author, /example/i);
    assert.equal(staleness(grid, grid.published), undefined);
    assert.ok(Number(grid.expires.slice(0, 4)) - Number(grid.published.slice(0, 4)) <= 5);
  });

  it('has no number in a text that is wrong, alone or a dose', () =>
    assert.deepEqual(checkCriteria(example, { today: grid.published }).findings, []));

  it('reads at the grade that another count of syllables gives (syllable 5.0.1: 3.1)', () => {
    const { score } = checkCriteria(example).reading;
    assert.ok(Math.abs(score.value - 3.1) <= 0.3, `grade ${score.value}`);
  });

  it('has only rows that can be compared', () => {
    for (const row of grid.rows)
      assert.deepEqual(rowDifferences(Object.values(row.cells).flatMap((cell) => cell.outcome ?? [])), [], row.id);
  });

  // Musini 2019: share without tablets in per mille, risk ratio and its 95 % interval; the update of 2025 has the same ratios
  const review = {
    stroke: [52, 0.66, 0.59, 0.74],
    heart: [48, 0.78, 0.69, 0.88],
    death: [110, 0.91, 0.85, 0.97],
    'side-effects': [54, 2.91, 2.56, 3.3],
  };
  for (const [id, [without, ratio, low, high]] of Object.entries(review)) {
    it(`has the review's numbers for ${id}`, () => {
      const { cells } = grid.rows.find((row) => row.id === id);
      assert.equal(cells.none.outcome.events, without);
      const { events, ...bounds } = cells.tablets.outcome;
      for (const [given, exact] of [
        [events, without * ratio],
        [bounds.low, without * low],
        [bounds.high, without * high],
      ])
        assert.ok(Math.abs(given - exact) <= 0.51, `${given} is not ${exact}`);
    });
  }

  it('reads at grade 6 or below (Flesch-Kincaid)', () => {
    const texts = [grid.title, grid.decision, grid.introduction, grid.funding, grid.updatePolicy];
    for (const option of grid.options) texts.push(`${option.label}: ${option.description}.`);
    for (const row of grid.rows) {
      texts.push(row.question, row.description ?? '');
      for (const { text, outcome: risk } of Object.values(row.cells)) texts.push(text ?? '', risk?.uncertainty ?? '');
    }
    const all = texts.join(' ');
    const sentences = all.split(/[.?!:]+/).filter((sentence) => sentence.trim()).length;
    const words = all.match(/[a-z]+/gi);
    const syllables = (word) =>
      Math.max(
        1,
        (
          word
            .toLowerCase()
            .replace(/(?<=[^aeiouyl])e$|(?<=[^td])ed$/, '')
            .match(/[aeiouy]+/g) ?? []
        ).length,
      );
    const grade =
      0.39 * (words.length / sentences) +
      11.8 * (words.reduce((sum, word) => sum + syllables(word), 0) / words.length) -
      15.59;
    assert.ok(grade <= 6, `grade ${grade.toFixed(1)}`);
  });
});
