// Real tabs of one real browser on one draft, its storage full for real. node test/faults/tabs.mjs --trials 300 --seed 1
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { startBrowser } from '../support/browser.mjs';
import { startServer } from '../support/server.mjs';
import { playTabs } from './support/tabs-trial.mjs';

const dist = process.env.FAULTS_DIST ?? fileURLToPath(new URL('../../dist/embed', import.meta.url));

const tab = fc.constantFrom(0, 1);
const step = (weight, kind, parts = {}) => ({
  weight,
  arbitrary: fc.record({ kind: fc.constant(kind), tab, ...parts }),
});

/** What somebody does in two tabs, and what happens to them. */
export const plans = fc.record({
  drafts: fc.constantFrom('session', 'device', 'device'),
  /** Whether the second tab goes on with what the first one has begun; otherwise both begin with nothing. */
  isShared: fc.constantFrom(true, true, false),
  /** Of the creates, in turn; then all is well. */
  creates: fc.array(fc.constantFrom('none', 'none', 'reset', 'commit then reset', '500', '403'), { maxLength: 4 }),
  steps: fc.array(
    fc.oneof(
      step(5, 'type'),
      step(4, 'send'),
      step(2, 'full'),
      step(1, 'room'),
      step(2, 'look'),
      step(1, 'reload'),
      step(1, 'wait'),
    ),
    { minLength: 3, maxLength: 8 },
  ),
});

/**
 * Plays plans made from a seed.
 *
 * @returns how often each thing happened, and the first plan in which something happened that may not, as short as it gets
 */
export async function tabTrials(count, seed, { progress, endOnFailure = true } = {}) {
  const browser = await startBrowser();
  const pages = await startServer({ folders: { '/embed/': dist } });
  const hits = {};
  const faults = [];
  let done = 0;
  try {
    const { failed, counterexample } = await fc.check(
      fc.asyncProperty(plans, async (plan) => {
        const found = await playTabs(plan, browser, pages, (name) => (hits[name] = (hits[name] ?? 0) + 1));
        if (found.length > 0) faults.push({ plan, found });
        progress?.(++done, found, plan);
        return found.length === 0 || !endOnFailure;
      }),
      { numRuns: count, seed, endOnFailure: true },
    );
    return { hits, faults, failed, plan: counterexample?.[0] };
  } finally {
    await browser.close();
    await pages.close();
  }
}

async function main() {
  const { values } = parseArgs({ options: { trials: { type: 'string' }, seed: { type: 'string' } } });
  const seed = Number(values.seed ?? Date.now() % 1e6);
  const progress = (done, found, plan) => {
    if (found.length > 0) console.log(done, JSON.stringify({ found, plan }));
    else if (done % 25 === 0) console.log(done);
  };
  const { hits, faults } = await tabTrials(Number(values.trials ?? 100), seed, { progress, endOnFailure: false });
  console.log(`seed ${seed}: ${faults.length} with faults`, hits);
  process.exitCode = faults.length > 0 ? 1 : 0;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await main();
