import type { Full } from './full-grid.js';

/** One thing that is wrong: how it comes in, what has to be told (a criterion, or `code path`), and what follows from it. */
export interface Flaw {
  readonly spoil: (grid: Full) => unknown;
  readonly told: string;
  /** What may be told as well, as it is wrong for the same reason. */
  readonly also?: readonly string[];
}

const flaw = (told: string, spoil: Flaw['spoil'], ...also: string[]): Flaw => ({ told, spoil, also });

const text =
  (row: number, option: 'wait' | 'scan', value: string): Flaw['spoil'] =>
  (grid) =>
    (grid.rows[row]!.cells[option]!.text = value);
const outcome =
  (row: number, option: 'wait' | 'scan', change: object): Flaw['spoil'] =>
  (grid) =>
    Object.assign(grid.rows[row]!.cells[option]!.outcome!, change);
const set =
  (member: string, value: unknown): Flaw['spoil'] =>
  (grid) =>
    (grid[member] = value);

/** Each a grid that has all, with two flaws. */
export const BAD_GRIDS: readonly (readonly [name: string, lang: string, one: Flaw, two: Flaw])[] = [
  [
    'half the chance; a source without a year',
    'en',
    flaw(
      'relative-alone introduction',
      set('introduction', 'A scan nearly halves your chance of dying of this. Here is more about it.'),
      'B5',
    ),
    flaw('C2', (grid) => (grid.sources[0]!.citation = 'Nobody N. A made-up review. doi:10.1234/made-up.')),
  ],
  [
    'one in twelve; two periods',
    'en',
    flaw(
      'one-in rows[2].cells.scan.text',
      text(2, 'scan', 'Around one in every twelve people is sick after the drink.'),
      'B5',
    ),
    flaw('B6', outcome(0, 'wait', { timeFrame: '5 years' })),
  ],
  [
    'a long description; out of date',
    'en',
    flaw(
      'C1',
      (grid) =>
        (grid.options[1]!.description =
          'A scan takes pictures of the bowel from inside and out, while you lie still on a bench for less than an hour, and a nurse stays with you all the time'),
    ),
    flaw('stale expires', set('expires', '2026-10-31')),
  ],
  [
    'no interests; nobody for some',
    'en',
    flaw('C6', (grid) => {
      grid['funding'] = 'A grant of the made-up health fund.';
      delete grid.authors[0]!.interests;
    }),
    flaw(
      'some-told-as-none rows[1].cells.wait.text',
      (grid) => {
        outcome(1, 'wait', { events: 2, denominator: 10_000, low: 1, high: 4 })(grid);
        text(1, 'wait', 'In our clinic it was 0 of 1,000 people.')(grid);
      },
      'B7',
    ),
  ],
  [
    'parts above the whole; one option named',
    'en',
    flaw(
      'parts-above-whole introduction',
      set('introduction', 'Of 1,000 people, 700 feel fine, 250 feel a bit ill and 100 feel very ill.'),
    ),
    flaw('Q2', set('decision', 'Shall I go for a scan?')),
  ],
  [
    'no word on doing nothing; certainty of harm',
    'en',
    flaw('B1', (grid) => delete grid.options[0]!.none),
    flaw('B19', (grid) => delete grid.rows[1]!.certainty),
  ],
  [
    'numbers for the good alone; a quarter less',
    'en',
    flaw('C1', (grid) => (grid.rows[1]!.cells = { wait: { text: 'Hardly ever.' }, scan: { text: 'Now and then.' } })),
    flaw(
      'relative-alone rows[2].cells.scan.text',
      text(2, 'scan', 'Your risk drops by a quarter, and you can rest.'),
      'B5',
    ),
  ],
  [
    'percent without counts; no date',
    'en',
    flaw(
      'relative-alone rows[3].cells.scan.text',
      text(3, 'scan', 'Yes, but then the danger is up to 50 percent higher.'),
      'B5',
      'C2',
    ),
    flaw('C3', set('published', null)),
  ],
  [
    'accuracy that does not add up; a gap',
    'en',
    flaw('accuracy-sum test.accuracy', (grid) => (grid.test.accuracy['trueNegative'] = 90), 'B26'),
    flaw('Q6', (grid) => (grid.rows[2]!.cells['wait'] = { text: '  ' }), 'C1'),
  ],
  [
    'missed ones not said; a range that excludes its number',
    'en',
    flaw('B27', (grid) => delete grid.test.accuracy['falseNegative']),
    flaw('bad-number rows[0].cells.scan.outcome.low', outcome(0, 'scan', { low: 6 })),
  ],
  [
    'an unsafe link; no interval',
    'en',
    flaw('unsafe-link sources[0].url', (grid) => (grid.sources[0]!.url = 'data:text/html,x')),
    flaw('C4', set('updatePolicy', 'The team looks after this page with care.')),
  ],
  [
    'a date ahead; no credentials',
    'en',
    flaw('C3', set('published', '2027-01')),
    flaw('B20', (grid) => (grid.authors[0]!.credentials = '')),
  ],
  [
    'text against data; no harm',
    'en',
    flaw('text-against-data rows[0].cells.scan.text', text(0, 'scan', 'That means 9 of 1,000 people.')),
    flaw('Q5', (grid) => delete grid.rows[1]!.kind),
  ],
  [
    'percent against data; no evidence',
    'en',
    flaw('text-against-data rows[0].cells.wait.text', text(0, 'wait', 'About 12 % of people die of it.')),
    flaw('B14', (grid) => delete grid.criteria['B14']),
  ],
  [
    'nobody counted; a note without a link',
    'en',
    flaw('B4', outcome(1, 'scan', { group: ' ' }), 'missing rows[1].cells.scan.outcome.group'),
    flaw('B22', (grid) => delete grid.criteria['B22']!['url']),
  ],
  [
    '100 and 1,000; five options',
    'en',
    flaw('B7', outcome(1, 'scan', { events: 1, denominator: 100, low: 0, high: 2 })),
    flaw(
      'Q3',
      (grid) => {
        for (const id of ['a', 'b', 'c']) {
          grid.options.push({ id, label: `Way ${id}`, description: 'Another way' });
          for (const row of grid.rows) row.cells[id] = { absent: 'unknown' };
        }
      },
      'option-count options',
    ),
  ],
  [
    'same id; no description',
    'en',
    flaw('same-id rows[4].id', (grid) => (grid.rows[4]!.id = 'later')),
    flaw('Q3', (grid) => delete grid.options[0]!.description),
  ],
  [
    'a certainty that is none; a number without a source',
    'en',
    flaw('left-out rows[0].certainty', (grid) => (grid.rows[0]!.certainty = 'quite sure'), 'B19'),
    flaw('C2', text(4, 'scan', 'Drink it all. Some 30 of 100 people find this hard.')),
  ],
  [
    'fewer strokes in percent; half as likely',
    'en',
    flaw(
      'relative-alone rows[1].cells.scan.text',
      (grid) => (grid.rows[1]!.cells['scan'] = { text: 'People had 34 % fewer bleeds.', sources: ['made-up'] }),
      'B5',
      'C1',
      'B3',
    ),
    flaw('relative-alone condition', set('condition', 'Growths: with a scan you are half as likely to die'), 'B5'),
  ],
  [
    'two kinds of test words missing',
    'en',
    flaw('C10', (grid) => delete grid.test['overdetection']),
    flaw('B28', (grid) => delete grid.test.found['with']),
  ],
  [
    'Spanish: half; one of four',
    'es',
    flaw(
      'relative-alone rows[2].cells.scan.text',
      text(2, 'scan', 'La probabilidad de sangrar se reduce a la mitad.'),
      'B5',
    ),
    flaw('one-in rows[3].cells.wait.text', text(3, 'wait', 'Sí. Una de cada cuatro personas lo hace.'), 'B5'),
  ],
  [
    'Spanish: a sum; against data',
    'es',
    flaw(
      'parts-above-whole introduction',
      set('introduction', 'De cada 100 personas, 70 se sienten bien y 40 se sienten mal después.'),
    ),
    flaw('text-against-data rows[0].cells.scan.text', text(0, 'scan', 'Es decir, 50 de cada 1.000 personas.')),
  ],
  [
    'Arabic: half; one of five',
    'ar',
    flaw('relative-alone rows[2].cells.scan.text', text(2, 'scan', 'ينخفض احتمال النزيف إلى النصف.'), 'B5'),
    flaw('one-in rows[3].cells.wait.text', text(3, 'wait', 'نعم. شخص واحد من كل خمسة أشخاص يفعل ذلك.'), 'B5'),
  ],
  [
    'Arabic: a sum; against data',
    'ar',
    flaw('parts-above-whole introduction', set('introduction', 'من كل ١٠٠ شخص، يشعر ٧٠ بتحسن ويشعر ٤٠ بتعب بعد ذلك.')),
    flaw('text-against-data rows[0].cells.scan.text', text(0, 'scan', 'أي ٥٠ من كل ١٠٠٠ شخص.')),
  ],
  [
    'German: half; every fifth',
    'de',
    flaw(
      'relative-alone rows[2].cells.scan.text',
      text(2, 'scan', 'Die Gefahr einer Blutung ist nur halb so groß.'),
      'B5',
    ),
    flaw('one-in rows[3].cells.wait.text', text(3, 'wait', 'Ja. Jede fünfte Frau tut das.'), 'B5'),
  ],
  [
    'German: a sum; against data',
    'de',
    flaw(
      'parts-above-whole introduction',
      set('introduction', 'Von 100 Menschen fühlen sich 70 gut und 40 danach schlecht und müde.'),
    ),
    flaw('text-against-data rows[0].cells.scan.text', text(0, 'scan', 'Das sind 50 von 1.000 Menschen.')),
  ],
  [
    'French: half; one of five',
    'fr',
    flaw(
      'relative-alone rows[2].cells.scan.text',
      text(2, 'scan', 'Le risque de saigner est deux fois moins élevé.'),
      'B5',
    ),
    flaw('one-in rows[3].cells.wait.text', text(3, 'wait', 'Oui. Un patient sur cinq le fait.'), 'B5'),
  ],
  [
    'French: a sum; against data',
    'fr',
    flaw(
      'parts-above-whole introduction',
      set('introduction', 'Sur 100 personnes, 70 se sentent bien et 40 se sentent mal après.'),
    ),
    flaw('text-against-data rows[0].cells.scan.text', text(0, 'scan', 'Soit 50 personnes sur 1 000.')),
  ],
  [
    'no funding; a number for one option',
    'en',
    flaw('C6', set('funding', '')),
    flaw(
      'C1',
      (grid) => (grid.rows[1]!.cells['wait'] = { text: 'Hardly ever, as nothing is done.', sources: ['made-up'] }),
      'B3',
      'B6',
      'B7',
    ),
  ],
  [
    'a reason that does not count; old',
    'en',
    flaw('always-applies criteria.C2.why', (grid) => (grid.criteria['C2'] = { why: 'Our sources are known to all.' })),
    flaw('stale published', (grid) => Object.assign(grid, { published: '2019-05', expires: '2030' })),
  ],
];
