import type { GridTest } from '../background.js';
import { met, missing, notApplicable, partly, type Verdict } from './criterion.js';
import type { Rule } from './rule.js';
import type { Subject } from './subject.js';

const TESTS = ['test', 'screening'];
const COUNTS = ['truePositive', 'trueNegative', 'falsePositive', 'falseNegative'] as const;

/** For criteria about a test. That there is none has to be said. */
const ofTest =
  (rule: (test: GridTest, subject: Subject) => Verdict): Rule =>
  (subject) => {
    const { type, test } = subject.background;
    if (test) return rule(test, subject);
    if (type === undefined)
      return missing(
        'Say what this decision is about: "type". For one without a test, "treatment" or what fits.',
        'type',
      );
    return TESTS.includes(type) ? rule({}, subject) : notApplicable('This decision is not about a test.');
  };

const told = (member: 'measures' | 'ifFound' | 'ifNotFound' | 'overdetection', advice: string): Rule =>
  ofTest((test) => (test[member] === undefined ? missing(advice, `test.${member}`) : met));

const counts = (member: (typeof COUNTS)[number], advice: string): Rule =>
  ofTest(({ accuracy }) => (accuracy?.[member] === undefined ? missing(advice, `test.accuracy.${member}`) : met));

/** Whether the four numbers of a test are all those who had it; undefined where one is not given. */
export function addsUp({ accuracy }: GridTest): boolean | undefined {
  const parts = COUNTS.map((member) => accuracy?.[member]);
  if (accuracy?.of === undefined || parts.includes(undefined)) return undefined;
  return parts.reduce<number>((sum, part) => sum + part!, 0) === accuracy.of;
}

const falsePositive = (): Rule =>
  ofTest((test) => {
    if (test.accuracy?.falsePositive === undefined)
      return missing('Say how many are found who have nothing: "falsePositive".', 'test.accuracy.falsePositive');
    if (test.accuracy.of === undefined) return partly('Say how many were tested: "of".', ['test.accuracy.of']);
    return addsUp(test) === false ? partly('The four numbers have to add up to "of".', ['test.accuracy']) : met;
  });

const found = (): Rule =>
  ofTest(({ found }) => {
    const advice = 'Say how often the condition is found with the test, and without it.';
    const lacking = (['with', 'without'] as const).filter((side) => found?.[side] === undefined);
    const paths = lacking.map((side) => `test.found.${side}`);
    if (lacking.length === 0) return met;
    return lacking.length === 1 ? partly(advice, paths) : missing(advice, ...paths);
  });

export const testingRules = (): Readonly<Record<string, Rule>> => ({
  C7: told('measures', 'Say what the test looks for: "measures".'),
  C8: told('ifFound', 'Say what follows when it finds something: "ifFound".'),
  C9: told('ifNotFound', 'Say what follows when it finds nothing: "ifNotFound".'),
  C10: told('overdetection', 'Say that it may find what would never have done harm: "overdetection".'),
  B24: counts('truePositive', 'Say how many are rightly found: "truePositive".'),
  B25: counts('trueNegative', 'Say how many are rightly told that they have nothing: "trueNegative".'),
  B26: falsePositive(),
  B27: counts('falseNegative', 'Say how many are missed: "falseNegative".'),
  B28: found(),
});
