import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { cellOf, parseOptionGrid, safeLink } from '../../../src/domain/decisions.js';
import { decision, outcome } from './example.js';

type Json = ReturnType<typeof decision> & Record<string, unknown>;

/** Changes a good decision and gives back what the parser says. */
function changed(change: (json: Json) => void) {
  const json = decision() as Json;
  change(json);
  return parseOptionGrid(json);
}
const withOutcome = (given: object) =>
  changed((json) => (json.rows[2]!.cells['b'] = { outcome: { ...outcome(12, 100), ...given } }));

describe('a good decision', () => {
  it('has no problems and comes through whole', () => {
    const { value, problems } = parseOptionGrid(decision());
    expect(problems).to.deep.equal([]);
    expect(value!.options.map(({ id }) => id)).to.deep.equal(['a', 'b']);
    expect(cellOf(value!.rows[0]!, 'b')!.text).to.equal('Text b');
    expect(value!.example).to.be.false;
  });

  it('keeps the authors’ order of options', () => {
    const { value } = changed(
      (json) =>
        (json.options = [
          { id: 'b', label: 'B' },
          { id: 'a', label: 'A' },
        ]),
    );
    expect(value!.options.map(({ id }) => id)).to.deep.equal(['b', 'a']);
  });

  it('may spell the certainty as people do', () => {
    const { value } = withOutcome({ certainty: 'Very low' });
    expect(cellOf(value!.rows[2]!, 'b')!.outcome!.certainty).to.equal('very-low');
  });
});

describe('an error names the place and says what to do', () => {
  const cases: [string, () => ReturnType<typeof parseOptionGrid>, string][] = [
    ['no object', () => parseOptionGrid([]), 'The data: must be an object'],
    [
      'no options',
      () => changed((json) => delete (json as Partial<Json>).options),
      'options: must be a list of options',
    ],
    ['one option', () => changed((json) => json.options.pop()), 'options: must be 2 to 4 options, here are 1'],
    ['two of one id', () => changed((json) => (json.options[1]!.id = 'a')), 'options[1].id: "a" is taken'],
    [
      'an option called undecided',
      () => changed((json) => (json.options[1]!.id = 'undecided')),
      'options[1].id: "undecided" is',
    ],
    [
      'more rows than anybody reads',
      () =>
        changed((json) => (json.rows = Array.from({ length: 21 }, (_, at) => ({ ...json.rows[0]!, id: `r${at}` })))),
      'rows: must be at most 20 questions, here are 21',
    ],
    ['no title', () => changed((json) => (json.title = ' ')), 'title: give the decision a title'],
    [
      'a title that is no text',
      () => changed((json) => ((json as Record<string, unknown>).title = 7)),
      'title: must be text',
    ],
    ['no questions', () => changed((json) => (json.rows = [])), 'rows: must hold at least one question'],
    [
      'an unknown option',
      () => changed((json) => (json.rows[1]!.cells['x-1'] = {})),
      'rows[1].cells["x-1"]: is not the id',
    ],
    [
      'denominator 0',
      () => withOutcome({ denominator: 0 }),
      'rows[2].cells.b.outcome.denominator: must be a whole number above 0',
    ],
    [
      'too many events',
      () => withOutcome({ events: 101 }),
      'rows[2].cells.b.outcome.events: must be a whole number from 0 to the denominator',
    ],
    ['half a person', () => withOutcome({ events: 1.5 }), 'rows[2].cells.b.outcome.events: '],
    ['a number as text', () => withOutcome({ events: '12' }), 'rows[2].cells.b.outcome.events: '],
    [
      'low above events',
      () => withOutcome({ low: 13 }),
      'rows[2].cells.b.outcome.low: must be a number from 0 to events',
    ],
    [
      'high below events',
      () => withOutcome({ high: 11 }),
      'rows[2].cells.b.outcome.high: must be a number from events to',
    ],
    ['no time frame', () => withOutcome({ timeFrame: '' }), 'rows[2].cells.b.outcome.timeFrame: say over how long'],
    ['no group', () => withOutcome({ group: undefined }), 'rows[2].cells.b.outcome.group: say who was counted'],
    ['no source', () => withOutcome({ source: null }), 'rows[2].cells.b.outcome.source: say where'],
    [
      'unknown certainty',
      () => withOutcome({ certainty: 'sure' }),
      'rows[2].cells.b.outcome.certainty: must be high, moderate',
    ],
    ['a day that is none', () => changed((json) => (json.expires = '2026-02-30')), 'expires: must be a date like'],
    ['a direction that is none', () => changed((json) => (json.dir = 'up')), 'dir: must be ltr or rtl'],
  ];
  for (const [name, run, message] of cases)
    it(name, () => {
      const { value, problems } = run();
      expect(value).to.equal(null);
      const found = problems.filter(({ severity }) => severity === 'error').map((problem) => problem.message);
      expect(found[0]).to.contain(message);
      expect(found, 'one fault, one error').to.have.length(1);
    });
});

describe('what is only missing is a warning', () => {
  for (const key of ['author', 'published', 'expires', 'funding', 'updatePolicy', 'sources'])
    it(key, () => {
      const { value, problems } = changed((json) => delete json[key]);
      expect(value).not.to.equal(null);
      expect(problems.map(({ severity, path }) => [severity, path])).to.deep.equal([['warning', key]]);
    });

  it('an option without an answer', () => {
    const { value, problems } = changed((json) => delete json.rows[3]!.cells['b']);
    expect(problems.map(({ path }) => path)).to.deep.equal(['rows[3].cells.b']);
    expect(cellOf(value!.rows[3]!, 'b')).to.equal(undefined);
  });

  it('a source that is not listed is listed as it was written', () => {
    const { value, problems } = withOutcome({ source: 'Somebody 2020' });
    expect(problems.map(({ code }) => code)).to.deep.equal(['unknown-source']);
    expect(value!.sources.at(-1)).to.deep.equal({ id: 'Somebody 2020', citation: 'Somebody 2020' });
  });

  it('a link that must not be followed', () => {
    const { value, problems } = changed((json) => (json.sources[0]!.url = 'javascript:alert(1)'));
    expect(problems.map(({ code }) => code)).to.deep.equal(['unsafe-link']);
    expect(value!.sources[0]!.url).to.equal(undefined);
  });
});

describe('data from a stranger', () => {
  it('never makes it throw', () => {
    const trap = new Proxy(
      {},
      {
        getOwnPropertyDescriptor: () => {
          throw new Error('trap');
        },
      },
    );
    expect(parseOptionGrid(trap).value).to.equal(null);
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withSparseArray: true, withBigInt: true }), (input) => {
        const { value, problems } = parseOptionGrid(input);
        expect(value === null).to.equal(problems.some(({ severity }) => severity === 'error'));
      }),
    );
  });

  it('never makes it throw or lie when any one value is exchanged', () => {
    const paths = (value: unknown, path: string[] = []): string[][] =>
      typeof value === 'object' && value !== null
        ? [path, ...Object.entries(value).flatMap(([key, inner]) => paths(inner, [...path, key]))]
        : [path];
    const base = decision();
    base.rows[0]!.cells['a'] = {
      text: 'T',
      outcome: outcome(1, 10, { low: 0, high: 2, certainty: 'low' }),
      sources: ['s1'],
    };
    fc.assert(
      fc.property(fc.constantFrom(...paths(base).filter(({ length }) => length > 0)), fc.anything(), (path, other) => {
        const json = structuredClone(base) as unknown as Record<string, unknown>;
        const parent = path.slice(0, -1).reduce((at, key) => at[key] as Record<string, unknown>, json);
        parent[path.at(-1)!] = other;
        const { value, problems } = parseOptionGrid(json);
        for (const { path: place, message } of problems) expect(message.startsWith(place || 'The data')).to.be.true;
        const given = value && cellOf(value.rows[0]!, 'a')?.outcome;
        if (given) expect(given.events).to.be.within(0, given.denominator);
      }),
    );
  });

  it('does not take what a polluted prototype offers', () => {
    const { funding, ...rest } = decision();
    const { value } = parseOptionGrid(Object.assign(Object.create({ funding }) as object, rest));
    expect(value).not.to.equal(null);
    expect(value!.funding).to.equal(undefined);
  });

  it('takes options and rows of any name, and leaves prototypes alone', () => {
    const text = JSON.stringify(decision())
      .replaceAll('"a"', '"__proto__"')
      .replaceAll('"b"', '"constructor"')
      .replaceAll('"one"', '"toString"');
    const { value, problems } = parseOptionGrid(JSON.parse(text));
    expect(problems).to.deep.equal([]);
    expect(cellOf(value!.rows[0]!, '__proto__')!.text).to.equal('Text a');
    expect(cellOf(value!.rows[0]!, 'constructor')!.text).to.equal('Text b');
    expect(cellOf(parseOptionGrid(decision()).value!.rows[0]!, '__proto__')).to.equal(undefined);
    expect({}).not.to.have.property('text');
  });
});

describe('links', () => {
  for (const url of [
    'https://doi.org/10.1/x',
    'HTTPS://x.org',
    'mailto:a@b.org',
    'tel:+1',
    'page.html',
    '/a?b:c',
    '#x',
    '../a',
  ])
    it(`${url} may be followed`, () => expect(safeLink(url)).to.equal(url));
  for (const url of [
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    'JaVaScRiPt:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'http://x.org',
    '//x.org',
    '\\\\x.org',
    'blob:https://x.org/1',
    'https:x',
    '',
  ])
    it(`${JSON.stringify(url)} may not`, () => expect(safeLink(url)).to.equal(undefined));
});
