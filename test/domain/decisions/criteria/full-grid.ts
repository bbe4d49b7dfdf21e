import type { CriteriaOptions } from '../../../../src/domain/decisions.js';

export const OPTIONS = {
  today: '2026-11-29',
  context: { inGuide: true, values: true, questions: true, summary: true },
} satisfies CriteriaOptions;

/** JSON that a test may spoil. */
export interface Cell {
  text?: string;
  outcome?: Record<string, unknown>;
  sources?: string[];
  absent?: string;
  detail?: string;
}
export interface Row {
  id: string;
  question: string;
  description?: string;
  kind?: string;
  certainty?: unknown;
  certaintyWhy?: unknown;
  cells: Record<string, Cell>;
}
export interface Full {
  [member: string]: unknown;
  decision: string;
  introduction?: string;
  options: { id: string; label: string; description?: string; none?: boolean; practical?: string[] }[];
  rows: Row[];
  sources: { id: string; citation: string; url?: string }[];
  authors: { name: string; credentials?: string; interests?: string }[];
  test: Record<string, unknown> & { accuracy: Record<string, unknown>; found: Record<string, unknown> };
  criteria: Record<string, Record<string, unknown>>;
}

const outcome = (events: number, low: number, high: number) => ({
  events,
  denominator: 1000,
  low,
  high,
  timeFrame: '10 years',
  group: 'Made-up people of 50 to 60',
  source: 'made-up',
});

/** A made-up decision that meets all 44 criteria. Every call gives a fresh one. */
export const fullGrid = (): Full => ({
  id: 'scan',
  version: '1.2',
  title: 'A scan of the bowel after 50',
  decision: 'Which way of looking after my bowel suits me best?',
  introduction: 'This is for people aged 50 to 60 who feel well. There is more than one good way to go on.',
  type: 'screening',
  condition: 'Growths in the bowel',
  people: 'people',
  comparator: 'wait',
  lang: 'en',
  options: [
    { id: 'wait', label: 'No scan', description: 'Go on as you are for now', none: true },
    { id: 'scan', label: 'A scan', description: 'A scan of the bowel once', practical: ['One morning at the clinic'] },
  ],
  rows: [
    {
      id: 'gain',
      question: 'How many people die of it?',
      kind: 'benefit',
      certainty: 'moderate',
      certaintyWhy: 'The studies were not all of the same kind.',
      cells: { wait: { outcome: outcome(8, 6, 10) }, scan: { outcome: outcome(5, 4, 7) } },
    },
    {
      id: 'harm',
      question: 'How many people bleed?',
      kind: 'harm',
      certainty: { wait: 'low', scan: 'low' },
      cells: { wait: { outcome: outcome(1, 0, 2) }, scan: { outcome: outcome(3, 2, 5) } },
    },
    {
      id: 'life',
      question: 'What is it like?',
      kind: 'experience',
      cells: {
        wait: { text: 'Nothing changes in your day. Some people worry now and then.' },
        scan: { text: 'The drink before it is hard for some. You rest for the day.' },
      },
    },
    {
      id: 'later',
      question: 'Can I change my mind?',
      kind: 'practical',
      cells: {
        wait: { text: 'Yes. You can have a scan later on if you wish.' },
        scan: { text: 'Yes. You can say no up to the last moment.' },
      },
    },
    {
      id: 'needs',
      question: 'What do I have to do?',
      cells: {
        wait: { text: 'Tell your doctor if you see blood or feel pain.' },
        scan: { text: 'Drink what cleans the bowel, and come to the clinic.' },
      },
    },
  ],
  sources: [{ id: 'made-up', citation: 'Nobody N. A made-up review. Journal of Nothing 2024. doi:10.1234/made-up.' }],
  author: 'Example authors',
  authors: [{ name: 'A. Nobody', credentials: 'General practitioner', interests: 'None' }],
  published: '2026-10-01',
  expires: '2028-10-01',
  funding: 'Nobody paid for this, and nobody gains from your choice.',
  updatePolicy: 'Checked every two years, and when new evidence comes.',
  evidenceSelection: 'We took the newest review that looked for all studies.',
  contacts: ['Call the clinic.'],
  test: {
    measures: 'It looks for growths in the bowel.',
    ifFound: 'The growth is taken out and looked at.',
    ifNotFound: 'You go on as before, with a new scan after some years.',
    overdetection: 'Some growths would never have done harm.',
    accuracy: { of: 1000, truePositive: 40, trueNegative: 900, falsePositive: 50, falseNegative: 10 },
    found: { with: 40, without: 20 },
  },
  criteria: Object.fromEntries(
    ['B12', 'B13', 'B14', 'B15', 'B16', 'B17', 'B22', 'B23'].map((id) => [
      id,
      { note: 'Twelve people told us.', url: 'https://example.org/study', date: '2026-05' },
    ]),
  ),
});

/** What is wrong with it after a change. */
export function changed(change: (grid: Full) => unknown): Full {
  const grid = fullGrid();
  change(grid);
  return grid;
}
