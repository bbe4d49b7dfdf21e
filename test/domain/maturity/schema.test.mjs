import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { build } from 'vite';

const root = new URL('../../../', import.meta.url);
const json = async (path) => JSON.parse(await readFile(new URL(path, root), 'utf8'));

const schema = await json('src/domain/maturity/maturity-radar.schema.json');
const example = await json('demo/data/example-maturity.json');
const validate = new Ajv2020({ allErrors: true, strictTypes: false }).compile(schema);

const bundle = await build({
  root: root.pathname,
  configFile: false,
  logLevel: 'silent',
  build: { write: false, lib: { entry: 'src/domain/maturity.ts', formats: ['es'] } },
});
const [{ code }] = bundle[0].output;
const { parseMaturityProfile } = await import(`data:text/javascript,${encodeURIComponent(code)}`);

/** One thing done to a good profile; the name says what, the flag whether it stays good. */
const changes = {
  nothing: [true, () => {}],
  'no title': [false, (data) => delete data.title],
  'a blank title': [false, (data) => (data.title = ' ')],
  'a title that is a number': [false, (data) => (data.title = 3)],
  'a source that is a list': [false, (data) => (data.source = [])],
  'no source and no date': [true, (data) => delete data.source && delete data.date],
  'a date with a day': [true, (data) => (data.date = '2026-03-31')],
  'a date as people write it': [false, (data) => (data.date = '31.3.2026')],
  'no dimensions': [false, (data) => delete data.dimensions],
  'a dimension without id': [false, (data) => delete data.dimensions[2].id],
  'a dimension with a blank label': [false, (data) => (data.dimensions[2].label = ' ')],
  'four dimensions': [false, (data) => cut(data, 4)],
  'five dimensions': [true, (data) => cut(data, 5)],
  'no series': [false, (data) => (data.series = [])],
  'one series': [true, (data) => data.series.pop()],
  'three series': [true, (data) => data.series.push({ ...data.series[1], id: 'first', label: 'First' })],
  'a series without values': [false, (data) => delete data.series[0].values],
  'a level of 6': [false, (data) => (data.series[0].values[1] = 6)],
  'a level below 0': [false, (data) => (data.series[0].values[1] = -0.5)],
  'a level between two': [true, (data) => (data.series[0].values[1] = 2.5)],
  'a level as text': [false, (data) => (data.series[1].values[1] = '3')],
  'a target of null': [true, (data) => (data.target[0] = null)],
  'a target of 6': [false, (data) => (data.target[0] = 6)],
  'no target': [true, (data) => delete data.target],
  'a range of three': [false, (data) => (data.series[0].range[1] = [1, 2, 3])],
  'a range of text': [false, (data) => (data.series[0].range[1] = ['1', '2'])],
  '300 series': [true, (data) => (data.series = many(data, 300))],
  '301 series': [false, (data) => (data.series = many(data, 301))],
  'a title of 40,000 characters': [true, (data) => (data.title = 'word '.repeat(8000).trim())],
  'a title of 50,001 characters': [false, (data) => (data.title = `${'word '.repeat(10_000)}x`)],
  'a dimension in one word of 500': [true, (data) => (data.dimensions[0].label = 'x'.repeat(500))],
  'a dimension in one word of 501': [false, (data) => (data.dimensions[0].label = 'x'.repeat(501))],
  'a source in one word of 501': [false, (data) => (data.source = 'x'.repeat(501))],
  'a language of 501 characters': [false, (data) => (data.language = 'x'.repeat(501))],
  'a benchmark': [true, (data) => (data.benchmark = benchmark())],
  'a benchmark without source': [false, (data) => (data.benchmark = { ...benchmark(), source: undefined })],
  'a benchmark of nobody': [false, (data) => (data.benchmark = { ...benchmark(), n: 0 })],
};

const many = ({ series }, length) =>
  Array.from({ length }, (_, index) => ({ ...series[0], id: `s${index}`, label: `S${index}` }));

const benchmark = () => ({
  label: 'Others',
  values: [1, 2, 3, 4, 5, 1, 2, 3],
  source: 'A survey',
  n: 20,
  date: '2025',
});

function cut(data, count) {
  const lists = [data, ...data.series].flatMap((item) => [item.dimensions, item.values, item.range, item.target]);
  for (const list of lists) list?.splice(count);
}

describe('the published schema', () => {
  it('is met by the example, which says that it is one', () => {
    assert.ok(validate(example), JSON.stringify(validate.errors));
    assert.match(example.title, /example/i);
    assert.match(example.source, /example/i);
  });

  for (const [name, [good, change]] of Object.entries(changes)) {
    it(`agrees with the parser about ${name}`, () => {
      const input = structuredClone(example);
      change(input);
      const { problems } = parseMaturityProfile(input);
      assert.equal(validate(input), good, JSON.stringify(validate.errors));
      assert.equal(problems.length === 0, good, JSON.stringify(problems));
    });
  }
});
