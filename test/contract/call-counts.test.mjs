// What one answer costs must not depend on how long the survey is. Counted in function calls: unlike times, they are
// the same from run to run.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Bench, callsPerAnswer } from '../bench/bench-page.mjs';
import { questionnaireOf } from '../bench/questionnaire.mjs';

// Without it the browser begins to count a function when it has run a few times, now sooner and now later.
const COUNTS_ALL = '--js-flags=--no-lazy-feedback-allocation';

describe('an answer', () => {
  let bench;
  before(async () => (bench = await Bench.start(undefined, [COUNTS_ALL])));
  after(() => bench?.stop());

  it('costs as much in a survey of 1,000 questions as in one of 10', async () => {
    const short = await callsPerAnswer(bench, questionnaireOf(10));
    const long = await callsPerAnswer(bench, questionnaireOf(1000));
    for (const kind of ['pick', 'type']) {
      assert.ok(short[kind] > 20, `${kind}: our functions are counted`);
      assert.ok(long[kind] <= 1.5 * short[kind], `${kind}: ${long[kind]} calls at 1,000, ${short[kind]} at 10`);
    }
  });

  it('costs the same number of calls each time', async () => {
    const questionnaire = questionnaireOf(50);
    const [once, again] = [await callsPerAnswer(bench, questionnaire), await callsPerAnswer(bench, questionnaire)];
    // A timer of ours may fall into the count or not.
    for (const kind of ['pick', 'type'])
      assert.ok(Math.abs(once[kind] - again[kind]) <= 2, `${kind}: ${once[kind]} calls, then ${again[kind]}`);
  });
});
