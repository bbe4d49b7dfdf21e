import { byParts, met, missing, notApplicable, type Verdict } from './criterion.js';
import { isFilled } from './qualifying.js';
import { evidenced, excused, type Rule } from './rule.js';
import { ofKind } from './subject.js';

const nothingDone: Rule = (subject) =>
  subject.background.withoutTreatment || subject.grid.options.some(({ none }) => none)
    ? met
    : (excused(subject, 'B1') ??
      missing(
        'Say what happens if nothing is done: an option with "none": true, or "withoutTreatment".',
        'withoutTreatment',
      ));

const sideBySide: Rule = (subject) => {
  const advice = 'Fill in every option in each row of the kinds "benefit" and "harm".';
  const cells = ofKind(subject, 'benefit', 'harm');
  if (cells.length === 0) return missing(advice, 'rows');
  return byParts(
    cells.map((cell) => ({ path: cell.path, isMet: isFilled(cell) })),
    advice,
  );
};

/** What the page around the grid does, or not. */
const on = (isOn: boolean | undefined, advice: string): Verdict => (isOn ? met : missing(advice));

const selection: Rule = (subject, id) =>
  subject.background.evidenceSelection
    ? met
    : evidenced('Say how the evidence was looked for and put together: "evidenceSelection".')(subject, id);

const credentials: Rule = ({ background }) => {
  const advice = 'Name the authors with their training and post: "authors".';
  if (background.authors.length === 0) return missing(advice, 'authors');
  return byParts(
    background.authors.map(({ credentials }, index) => ({
      path: `authors[${index}].credentials`,
      isMet: credentials !== undefined,
    })),
    advice,
  );
};

const readingStated: Rule = (subject, id) => {
  const { score, none } = subject.reading;
  if (score) return met;
  const byAuthors = evidenced('The texts are too short for a formula: note how their reading level was tried.')(
    subject,
    id,
  );
  return none === 'no-formula' && byAuthors.state === 'needs-evidence'
    ? notApplicable('There is no formula for this language.')
    : byAuthors;
};

export const processRules = (): Readonly<Record<string, Rule>> => ({
  B1: nothingDone,
  B2: sideBySide,
  B9: ({ context }) => on(context.values, 'Let people say what matters to them.'),
  B10: ({ context }) => on(context.inGuide, 'Put the grid into a guide that leads step by step.'),
  B11: ({ context }) =>
    on(context.questions || context.summary, 'Offer a list of questions, or a summary for the talk.'),
  B12: evidenced('Note how you found out what patients need to know.'),
  B13: evidenced('Note how you found out what professionals need.'),
  B14: evidenced('Note what patients said of it who had no part in making it.'),
  B15: evidenced('Note what professionals said of it who had no part in making it.'),
  B16: evidenced('Note how it was tried with patients who face this choice.'),
  B17: evidenced('Note how it was tried with clinicians who advise on this choice.'),
  B18: selection,
  B20: credentials,
  B21: readingStated,
  B22: evidenced('Note a study of whether people choose what fits their informed wishes.'),
  B23: evidenced('Note a study of whether people know more.'),
});
