// Many people, tabs and bad days, played in no time; and the same with a strategy that is known to fail.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { trials } from './run.mjs';

/** One more each day, so that what one run misses another one may find; it is printed, and can be given again. */
const SEED = Number(process.env.FAULTS_SEED ?? Math.floor(Date.now() / 86_400_000));

describe('delivery under faults', () => {
  it(`loses nothing, stores nothing twice and claims nothing that is not so (seed ${SEED})`, async (test) => {
    const { total, failed, plan } = await trials(1000, SEED);
    test.diagnostic(JSON.stringify(total));
    assert.ok(!failed, `${JSON.stringify(total)} with\n${JSON.stringify(plan)}`);
    assert.ok(total.trials >= 1000 && total.sent > 1000 && total.requests > 2 * total.sent, 'it was hard enough');
  });

  const noMark = (store) => store && { ...store, mark: () => Promise.resolve() };
  for (const [name, strategy] of Object.entries({
    'without the time to settle': { options: { settle: 0 } },
    'without marks': { breakStore: noMark },
    'without locks': { withoutLocks: true },
  }))
    it(`would store things twice ${name}`, async () => {
      const { total, failed } = await trials(1000, 7, strategy);
      assert.ok(failed, 'nothing was noticed');
      assert.ok(total.twice > 0);
    });

  it('would lose things if what waits were forgotten on the way', async () => {
    const forgetful = (store) => store && { ...store, list: () => Promise.resolve([]) };
    const { failed, total } = await trials(1000, 7, { breakStore: forgetful });
    assert.ok(failed);
    assert.ok(total.lost > 0);
  });
});
