import { byParts, met, missing, partly, type Part } from './criterion.js';
import { fold } from '../language/fold.js';
import { FEWEST_OPTIONS, MOST_OPTIONS, type RowKind } from '../model.js';
import { wordCount } from '../reading/reading-level.js';
import type { Rule } from './rule.js';
import { byRow, ofKind, type PlacedCell } from './subject.js';

/** An introduction of fewer words says little about a health problem. */
const FEWEST_WORDS = 8;

const condition: Rule = ({ grid, background }) =>
  background.condition || wordCount(grid.introduction ?? '') >= FEWEST_WORDS
    ? met
    : missing('Name the health problem or the test, or say in the introduction what this is about.', 'condition');

const decision: Rule = ({ grid }) => {
  if (!/[?\u037e\u061f\u2e2e\uff1f]/.test(grid.decision))
    return missing('Write what has to be decided as a question.', 'decision');
  const text = words(grid.decision);
  const named = grid.options.filter(({ label }) => words(label).trim() && text.includes(words(label)));
  return named.length === 1 && grid.options.length > 1
    ? partly(`Ask openly: the question names one option only ("${named[0]!.label}").`, ['decision'])
    : met;
};

/** A text as words alone, with a blank before and after each. */
const words = (text: string): string =>
  ` ${(
    fold(text)
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).join(' ')} `;

const options: Rule = ({ grid }) => {
  const { length } = grid.options;
  if (length < FEWEST_OPTIONS || length > MOST_OPTIONS)
    return missing(`Give ${FEWEST_OPTIONS} to ${MOST_OPTIONS} options.`, 'options');
  const parts = grid.options.flatMap(({ label, description }, index): Part[] => [
    { path: `options[${index}].label`, isMet: label !== '' },
    { path: `options[${index}].description`, isMet: description !== undefined },
  ]);
  return byParts(parts, 'Give each option a name and a line that says what it is.');
};

/** A gap is no answer; "nobody knows" is one. */
export const isFilled = ({ cell }: PlacedCell): boolean => cell !== undefined;

const filled = (cells: readonly PlacedCell[]): Part[] =>
  cells.map((cell) => ({ path: cell.path, isMet: isFilled(cell) }));

/** Each option has something to say in one row of a kind. */
const sides =
  (kind: RowKind, advice: string): Rule =>
  (subject) => {
    const rows = byRow(ofKind(subject, kind));
    if (rows.length === 0) return missing(advice, 'rows');
    const silent = subject.grid.options.filter(
      ({ id }) => !rows.flat().some((cell) => cell.option.id === id && isFilled(cell)),
    );
    return byParts(
      rows[0]!.map(({ path, option }) => ({ path, isMet: !silent.includes(option) })),
      advice,
    );
  };

/** One row of a kind in which all options have something to say. */
const whole =
  (kind: RowKind, advice: string): Rule =>
  (subject) => {
    const rows = byRow(ofKind(subject, kind)).map(filled);
    if (rows.length === 0) return missing(advice, 'rows');
    const best = rows.reduce((one, other) => (gaps(other) < gaps(one) ? other : one));
    return byParts(best, advice);
  };

const gaps = (parts: readonly Part[]): number => parts.filter(({ isMet }) => !isMet).length;

export const qualifyingRules = (): Readonly<Record<string, Rule>> => ({
  Q1: condition,
  Q2: decision,
  Q3: options,
  Q4: sides('benefit', 'Say for every option what it may bring, in a row of the kind "benefit".'),
  Q5: sides('harm', 'Say for every option what it may cost, in a row of the kind "harm".'),
  Q6: whole('experience', 'Say what living with each option is like, in a row of the kind "experience".'),
});
