import type { CriteriaOptions, CriterionState } from '../../../../src/domain/decisions.js';
import { type Full, OPTIONS } from './full-grid.js';

type Change = (grid: Full) => unknown;
/** A criterion, the state that it gets by a change, where it says that something lacks, and options other than usual. */
type Case = [string, CriterionState, string, Change, string[]?, CriteriaOptions?];

const set =
  (member: string, value: unknown): Change =>
  (grid) =>
    (grid[member] = value);
const all =
  (...changes: Change[]): Change =>
  (grid) =>
    changes.forEach((change) => change(grid));
const cell = (grid: Full, row: number, option: 'wait' | 'scan') => grid.rows[row]!.cells[option]!;
const outcome = (grid: Full, row: number, option: 'wait' | 'scan') => cell(grid, row, option).outcome!;
const outcomes = (grid: Full) => [0, 1].flatMap((row) => [outcome(grid, row, 'wait'), outcome(grid, row, 'scan')]);
const why =
  (...ids: string[]): Change =>
  (grid) =>
    ids.forEach((id) => (grid.criteria[id] = { why: 'We say why.' }));
const OUTCOMES = [0, 1].flatMap((row) => ['wait', 'scan'].map((option) => `rows[${row}].cells.${option}.outcome`));

/** Words in place of all numbers. */
const wordsOnly: Change = (grid) => {
  for (const row of grid.rows.slice(0, 2)) {
    delete row.certainty;
    row.cells = { wait: { text: 'Some people do, but few.' }, scan: { text: 'Some people do, but few.' } };
  }
};
export const NOTHING_OUTCOME: Change = all(wordsOnly, why('C5', 'B3', 'B8'));
const noTest: Change = all(set('type', 'treatment'), (grid) => delete (grid as Partial<Full>).test);
const unsaidTest: Change = (grid) => {
  delete grid['type'];
  delete (grid as Partial<Full>).test;
};
const without = (context: 'inGuide' | 'values' | 'questions' | 'summary', ...more: 'summary'[]): CriteriaOptions => ({
  ...OPTIONS,
  context: Object.fromEntries(
    Object.entries(OPTIONS.context).filter(([key]) => key !== context && !more.includes(key as 'summary')),
  ),
});
const nothing: Change = () => {};
/** Texts of fewer than a hundred words. */
const short: Change = (grid) => {
  grid.rows = grid.rows.slice(0, 3);
  for (const option of ['wait', 'scan'] as const) cell(grid, 2, option).text = 'It is quiet.';
  for (const member of ['introduction', 'funding', 'updatePolicy', 'condition']) delete grid[member];
  grid.test = { accuracy: {}, found: {} };
};

const STUDIED = ['B12', 'B13', 'B14', 'B15', 'B16', 'B17', 'B22', 'B23'];
const TESTED: [string, string][] = [
  ['C7', 'measures'],
  ['C8', 'ifFound'],
  ['C9', 'ifNotFound'],
  ['C10', 'overdetection'],
];
const ACCURATE: [string, string][] = [
  ['B24', 'truePositive'],
  ['B25', 'trueNegative'],
  ['B26', 'falsePositive'],
  ['B27', 'falseNegative'],
];

export const STATES: Case[] = [
  [
    'Q1',
    'missing',
    'neither condition nor introduction',
    all(set('condition', ''), set('introduction', ' ')),
    ['condition'],
  ],
  [
    'Q1',
    'missing',
    'an introduction of seven words',
    all(set('condition', null), set('introduction', 'This is for you if you wish.')),
    ['condition'],
  ],
  [
    'Q1',
    'met',
    'an introduction of eight words',
    all(set('condition', null), set('introduction', 'This is for you if you wish so.')),
  ],
  ['Q2', 'partly', 'a question that names one option', set('decision', 'Should I have a scan?'), ['decision']],
  ['Q2', 'met', 'a question that names both', set('decision', 'Do I want a scan, or no scan?')],
  ['Q2', 'met', 'an Arabic question', set('decision', 'أي طريقة تناسبني؟')],
  ['Q2', 'missing', 'no question', set('decision', 'Have a look.'), ['decision']],
  [
    'Q3',
    'partly',
    'an option without a description',
    (grid) => delete grid.options[1]!.description,
    ['options[1].description'],
  ],
  ['Q3', 'missing', 'one option', (grid) => grid.options.pop(), ['options']],
  ['Q4', 'partly', 'a gap', (grid) => delete grid.rows[0]!.cells['scan'], ['rows[0].cells.scan']],
  ['Q4', 'missing', 'no row of the kind', (grid) => delete grid.rows[0]!.kind, ['rows']],
  ['Q4', 'met', 'nobody knows, said', (grid) => (grid.rows[0]!.cells['scan'] = { absent: 'unknown' })],
  ['Q5', 'partly', 'a gap', (grid) => delete grid.rows[1]!.cells['wait'], ['rows[1].cells.wait']],
  ['Q5', 'missing', 'no row of the kind', (grid) => (grid.rows[1]!.kind = 'benefit'), ['rows']],
  ['Q6', 'partly', 'a gap', (grid) => (grid.rows[2]!.cells['scan'] = { text: ' ' }), ['rows[2].cells.scan']],
  ['Q6', 'missing', 'no row of the kind', (grid) => grid.rows.splice(2, 1), ['rows']],

  ['C1', 'missing', 'no rows', set('rows', []), ['rows']],
  [
    'C1',
    'partly',
    'a number for one option',
    (grid) => (grid.rows[0]!.cells['scan'] = { text: 'Fewer.', sources: ['made-up'] }),
    ['rows[0].cells.scan'],
  ],
  ['C1', 'met', 'a number that nobody knows', (grid) => (grid.rows[0]!.cells['scan'] = { absent: 'unknown' })],
  ['C1', 'partly', 'a range for one option', (grid) => delete outcome(grid, 0, 'wait')['low'], ['rows[0].cells.wait']],
  [
    'C1',
    'partly',
    'a certainty for one option',
    (grid) => (grid.rows[0]!.certainty = { scan: 'low' }),
    ['rows[0].cells.wait'],
  ],
  [
    'C1',
    'partly',
    'a source for one text',
    (grid) => (cell(grid, 2, 'wait').sources = ['made-up']),
    ['rows[2].cells.scan'],
  ],
  [
    'C1',
    'partly',
    'a long text beside a short one',
    (grid) => (cell(grid, 3, 'wait').text = 'Yes, and so on. '.repeat(10)),
    ['rows[3].cells.scan'],
  ],
  ['C1', 'met', 'texts that differ by less than 15 words', (grid) => (cell(grid, 3, 'scan').text = 'Yes.')],
  [
    'C1',
    'partly',
    'a long description beside a short one',
    (grid) => (grid.options[0]!.description = 'Go on as you are. '.repeat(8)),
    ['options[1].description'],
  ],
  [
    'C1',
    'partly',
    'numbers for the good alone',
    (grid) => (grid.rows[1]!.cells = { wait: { text: 'Few.' }, scan: { text: 'Few.' } }),
    ['rows[1]'],
  ],
  [
    'C2',
    'partly',
    'a source without a year',
    all(
      (grid) => grid.sources.push({ id: 's', citation: 'Nobody. Nothing.' }),
      (grid) => (outcome(grid, 0, 'scan')['source'] = 's'),
    ),
    ['rows[0].cells.scan.outcome.source'],
  ],
  [
    'C2',
    'partly',
    'a number in a text without a source',
    (grid) => (cell(grid, 3, 'wait').text = 'Yes, 12 of 100 people do.'),
    ['rows[3].cells.wait.sources'],
  ],
  [
    'C2',
    'met',
    'a dose in a text without a source',
    (grid) => (cell(grid, 3, 'wait').text = 'Yes. Take 20 mg 3 times a day for 2 weeks.'),
  ],
  [
    'C2',
    'missing',
    'a source that nobody finds',
    (grid) => (grid.sources[0]!.citation = 'Nobody, 2024'),
    OUTCOMES.map((path) => `${path}.source`),
  ],
  [
    'C2',
    'met',
    'a year and a link',
    (grid) => Object.assign(grid.sources[0]!, { citation: 'Nobody, 2024', url: 'https://example.org' }),
  ],
  [
    'C2',
    'missing',
    'an unsafe link',
    (grid) => Object.assign(grid.sources[0]!, { citation: 'Nobody, 2024', url: 'http://example.org' }),
    OUTCOMES.map((path) => `${path}.source`),
  ],
  ['C2', 'missing', 'neither numbers nor sources', all(wordsOnly, set('sources', [])), ['sources']],
  ['C3', 'missing', 'no date', set('published', null), ['published']],
  ['C3', 'missing', 'no date that exists', set('published', '2026-02-30'), ['published']],
  ['C3', 'missing', 'a date ahead', set('published', '2026-11-30'), ['published']],
  ['C3', 'met', 'this month', set('published', '2026-11')],
  ['C4', 'missing', 'nothing', set('updatePolicy', ' '), ['updatePolicy']],
  ['C4', 'partly', 'neither interval nor trigger', set('updatePolicy', 'We take care of it.'), ['updatePolicy']],
  [
    'C4',
    'met',
    'a trigger in Spanish',
    all(set('lang', 'es'), set('updatePolicy', 'Lo revisamos cuando hay estudios.')),
  ],
  [
    'C5',
    'partly',
    'one number without',
    all(
      (grid) => delete outcome(grid, 0, 'wait')['low'],
      (grid) => delete grid.rows[0]!.certainty,
    ),
    ['rows[0].cells.wait.outcome'],
  ],
  [
    'C5',
    'missing',
    'no number with',
    (grid) => {
      for (const one of outcomes(grid)) delete one['high'];
      for (const row of grid.rows) delete row.certainty;
    },
    OUTCOMES,
  ],
  ['C5', 'missing', 'no numbers, no reason', wordsOnly, ['rows']],
  ['C5', 'not-applicable', 'no numbers, with a reason', all(wordsOnly, why('C5'))],
  [
    'C5',
    'met',
    'what is not known, in words',
    all(
      (grid) => delete grid.rows[0]!.certainty,
      (grid) => {
        for (const option of ['wait', 'scan'] as const) {
          delete outcome(grid, 0, option)['low'];
          outcome(grid, 0, option)['uncertainty'] = 'Few studies.';
        }
      },
    ),
  ],
  ['C6', 'missing', 'nothing', set('funding', null), ['funding']],
  [
    'C6',
    'partly',
    'no interests',
    all(set('funding', 'A made-up trust.'), (grid) => delete grid.authors[0]!.interests),
    ['funding'],
  ],
  ['C6', 'met', 'interests of the authors', set('funding', 'A made-up trust.')],
  ...TESTED.flatMap(([id, member]): Case[] => [
    [id, 'missing', 'not said', (grid) => delete grid.test[member], [`test.${member}`]],
    [id, 'missing', 'a test, and no word of it', (grid) => delete (grid as Partial<Full>).test, [`test.${member}`]],
    [id, 'missing', 'unsaid whether there is a test', unsaidTest, ['type']],
    [id, 'not-applicable', 'no test', noTest],
  ]),

  ['B1', 'missing', 'nothing', (grid) => delete grid.options[0]!.none, ['withoutTreatment']],
  ['B1', 'met', 'in words', all((grid) => delete grid.options[0]!.none, set('withoutTreatment', 'It may grow.'))],
  ['B1', 'not-applicable', 'with a reason', all((grid) => delete grid.options[0]!.none, why('B1'))],
  ['B2', 'partly', 'a gap', (grid) => delete grid.rows[1]!.cells['scan'], ['rows[1].cells.scan']],
  [
    'B2',
    'missing',
    'no rows of these kinds',
    (grid) => {
      for (const row of grid.rows) delete row.kind;
    },
    ['rows'],
  ],
  [
    'B3',
    'partly',
    'one option without',
    (grid) => (grid.rows[0]!.cells['scan'] = { text: 'Fewer.' }),
    ['rows[0].cells.scan'],
  ],
  ['B3', 'missing', 'no numbers', wordsOnly, ['rows']],
  ['B3', 'not-applicable', 'no numbers, with a reason', NOTHING_OUTCOME],
  [
    'B3',
    'met',
    'nobody knows, said',
    all(wordsOnly, (grid) => (grid.rows[0]!.cells = { wait: { absent: 'unknown' }, scan: { absent: 'unknown' } })),
  ],
  [
    'B4',
    'partly',
    'one without',
    (grid) => (outcome(grid, 0, 'wait')['group'] = ''),
    ['rows[0].cells.wait.outcome.group'],
  ],
  [
    'B4',
    'missing',
    'all without',
    (grid) => {
      for (const one of outcomes(grid)) delete one['group'];
    },
    OUTCOMES.map((path) => `${path}.group`),
  ],
  ['B4', 'not-applicable', 'no numbers, with a reason', NOTHING_OUTCOME],
  [
    'B5',
    'partly',
    'one in X',
    (grid) => (cell(grid, 2, 'wait').text = 'One in six people worries.'),
    ['rows[2].cells.wait.text'],
  ],
  [
    'B5',
    'partly',
    'half the risk',
    (grid) => (cell(grid, 2, 'scan').text = 'It cuts the risk in half.'),
    ['rows[2].cells.scan.text'],
  ],
  [
    'B5',
    'met',
    'half the risk, beside its counts',
    (grid) => (cell(grid, 0, 'scan').text = 'It cuts the risk in half.'),
  ],
  [
    'B5',
    'missing',
    'half the risk, and no numbers',
    all(wordsOnly, why('B3'), (grid) => (cell(grid, 2, 'scan').text = 'It cuts the risk in half.')),
    ['rows[2].cells.scan.text'],
  ],
  ['B5', 'not-applicable', 'no numbers, with a reason', NOTHING_OUTCOME],
  [
    'B6',
    'partly',
    'one row with two periods',
    (grid) => (outcome(grid, 0, 'wait')['timeFrame'] = '5 years'),
    ['rows[0]'],
  ],
  [
    'B6',
    'missing',
    'all rows with two periods',
    (grid) => [0, 1].forEach((row) => (outcome(grid, row, 'wait')['timeFrame'] = '5 years')),
    ['rows[0]', 'rows[1]'],
  ],
  [
    'B6',
    'not-applicable',
    'one number in each row',
    (grid) => [0, 1].forEach((row) => (grid.rows[row]!.cells['wait'] = { absent: 'unknown' })),
  ],
  [
    'B7',
    'partly',
    'rounded to 100 and to 1,000',
    (grid) => Object.assign(outcome(grid, 0, 'wait'), { events: 1, denominator: 100, low: 1, high: 2 }),
    ['rows[0]'],
  ],
  ['B7', 'met', 'as they were counted', (grid) => Object.assign(outcome(grid, 0, 'wait'), { denominator: 1013 })],
  [
    'B7',
    'not-applicable',
    'one number in each row',
    (grid) => [0, 1].forEach((row) => (grid.rows[row]!.cells['wait'] = { absent: 'unknown' })),
  ],
  ['B8', 'missing', 'no numbers', wordsOnly, ['rows']],
  ['B8', 'not-applicable', 'no numbers, with a reason', NOTHING_OUTCOME],
  ['B9', 'missing', 'values off', nothing, [], without('values')],
  ['B10', 'missing', 'no guide', nothing, [], without('inGuide')],
  ['B11', 'met', 'questions alone', nothing, [], without('summary')],
  ['B11', 'missing', 'neither questions nor summary', nothing, [], without('questions', 'summary')],
  ...STUDIED.flatMap((id): Case[] => [
    [id, 'needs-evidence', 'nothing', (grid) => delete grid.criteria[id], [`criteria.${id}`]],
    [id, 'partly', 'a note without a link', (grid) => delete grid.criteria[id]!['url'], [`criteria.${id}.url`]],
    [
      id,
      'partly',
      'a link that is unsafe',
      (grid) => (grid.criteria[id]!['url'] = 'javascript:alert(1)'),
      [`criteria.${id}.url`],
    ],
    [id, 'partly', 'a link without a note', (grid) => delete grid.criteria[id]!['note'], [`criteria.${id}.note`]],
    [id, 'needs-evidence', 'a reason, which does not count here', why(id), [`criteria.${id}`]],
  ]),
  ['B18', 'needs-evidence', 'nothing', set('evidenceSelection', ''), ['criteria.B18']],
  [
    'B18',
    'partly',
    'a note',
    all(set('evidenceSelection', null), (grid) => (grid.criteria['B18'] = { note: 'We looked.' })),
    ['criteria.B18.url'],
  ],
  ['B19', 'partly', 'one row without', (grid) => delete grid.rows[0]!.certainty, ['rows[0]']],
  [
    'B19',
    'missing',
    'all rows without',
    (grid) => {
      for (const row of grid.rows) delete row.certainty;
    },
    ['rows[0]', 'rows[1]'],
  ],
  ['B19', 'met', 'all but what the others are compared with', (grid) => (grid.rows[1]!.certainty = { scan: 'low' })],
  ['B19', 'partly', 'all but an option', (grid) => (grid.rows[1]!.certainty = { wait: 'low' }), ['rows[1]']],
  [
    'B19',
    'met',
    'on the outcomes, as in old files',
    all(
      (grid) => delete grid.rows[0]!.certainty,
      (grid) => [outcome(grid, 0, 'wait'), outcome(grid, 0, 'scan')].forEach((one) => (one['certainty'] = 'low')),
    ),
  ],
  ['B19', 'not-applicable', 'no numbers, with a reason', NOTHING_OUTCOME],
  ['B20', 'partly', 'one of two', (grid) => grid.authors.push({ name: 'B. Nobody' }), ['authors[1].credentials']],
  ['B20', 'missing', 'none', set('authors', []), ['authors']],
  ['B21', 'needs-evidence', 'too short', short, ['criteria.B21']],
  [
    'B21',
    'partly',
    'too short, with a note',
    all(short, (grid) => (grid.criteria['B21'] = { note: 'Read by ten people.' })),
    ['criteria.B21.url'],
  ],
  ['B21', 'not-applicable', 'a language without a formula', set('lang', 'ar')],
  ...ACCURATE.flatMap(([id, member]): Case[] => [
    [id, 'missing', 'not said', (grid) => delete grid.test.accuracy[member], [`test.accuracy.${member}`]],
    [id, 'missing', 'unsaid whether there is a test', unsaidTest, ['type']],
    [id, 'not-applicable', 'no test', noTest],
  ]),
  ['B26', 'partly', 'four that do not add up', (grid) => (grid.test.accuracy['falseNegative'] = 11), ['test.accuracy']],
  ['B26', 'partly', 'of how many is not said', (grid) => delete grid.test.accuracy['of'], ['test.accuracy.of']],
  ['B28', 'partly', 'with the test alone', (grid) => delete grid.test.found['without'], ['test.found.without']],
  ['B28', 'missing', 'not said', (grid) => (grid.test.found = {}), ['test.found.with', 'test.found.without']],
  ['B28', 'not-applicable', 'no test', noTest],
];
