import type { GridOutcome } from '../../../src/domain/decisions.js';

/** An outcome with only what a test is about. */
export const outcome = (events: number, denominator: number, more: Partial<GridOutcome> = {}): GridOutcome => ({
  events,
  denominator,
  timeFrame: '5 years',
  group: 'people over 60',
  source: 's1',
  ...more,
});

/** JSON that a test may spoil. */
interface Decision {
  id: string;
  title: string;
  decision: string;
  options: { id: string; label: string }[];
  rows: { id: string; question: string; cells: Record<string, unknown> }[];
  sources: { id: string; citation: string; url: string }[];
  author: string;
  published: string;
  expires: string;
  funding: string;
  updatePolicy: string;
}

/** The smallest decision that is complete, as JSON. Every call gives a fresh one. */
export const decision = (): Decision => ({
  id: 'd',
  title: 'Title',
  decision: 'Which?',
  options: [
    { id: 'a', label: 'A' },
    { id: 'b', label: 'B' },
  ],
  rows: ['one', 'two', 'three', 'four', 'five'].map((id) => ({
    id,
    question: `Question ${id}?`,
    cells: { a: { text: 'Text a' }, b: { text: 'Text b' } },
  })),
  sources: [{ id: 's1', citation: 'Somebody. Something. Journal 2020.', url: 'https://example.org/1' }],
  author: 'Authors',
  published: '2026-01-31',
  expires: '2027-12-31',
  funding: 'Nobody',
  updatePolicy: 'Every year',
});
