// Trials of delivery under faults. node test/faults/run.mjs --trials 10000 --seed 1
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { loadTransport } from './support/transport.mjs';
import { plans, play } from './support/trial.mjs';

/** What may never happen, whatever goes wrong. */
const FORBIDDEN = ['twice', 'lost', 'falselySent', 'stuck'];

/**
 * Plays plans made from a seed.
 *
 * @param {object} [strategy] what to send with, and what to break on purpose
 * @param {(total: object) => void} [progress] is told the totals after each trial
 * @returns totals, how often each fault struck, and the first plan in which something happened that may not, made as short as it gets
 */
export async function trials(count, seed, strategy, progress) {
  const transport = await loadTransport();
  const total = {
    trials: 0,
    sent: 0,
    requests: 0,
    twice: 0,
    lost: 0,
    leftBehind: 0,
    told: 0,
    falselySent: 0,
    stuck: 0,
  };
  const hits = {};
  const { failed, counterexample } = await fc.check(
    fc.asyncProperty(plans, async (plan) => {
      const { hits: struck, ...result } = await play(plan, { ...transport, ...strategy });
      for (const [name, times] of Object.entries(struck)) hits[name] = (hits[name] ?? 0) + times;
      for (const [name, times] of Object.entries(result)) total[name] += times;
      total.trials++;
      progress?.(total);
      return FORBIDDEN.every((name) => result[name] === 0);
    }),
    { numRuns: count, seed, endOnFailure: strategy !== undefined },
  );
  return { total, hits, failed, plan: counterexample?.[0] };
}

const line = (total) =>
  Object.entries(total)
    .map(([name, times]) => `${name} ${times}`)
    .join(', ');

async function main() {
  const { values } = parseArgs({ options: { trials: { type: 'string' }, seed: { type: 'string' } } });
  const seed = Number(values.seed ?? Date.now() % 1e6);
  const start = performance.now();
  // Thousands take the better part of an hour.
  const progress = (total) => total.trials % 500 === 0 && console.error(line(total));
  const { total, hits, failed, plan } = await trials(Number(values.trials ?? 1000), seed, undefined, progress);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`seed ${seed}, ${seconds} s: ${line(total)}`);
  console.log('\nHow often each fault struck in 1,000 trials:');
  const width = Math.max(...Object.keys(hits).map(({ length }) => length));
  for (const [name, times] of Object.entries(hits).sort(([a], [b]) => a.localeCompare(b)))
    console.log(`  ${name.padEnd(width)} ${((times / total.trials) * 1000).toFixed(0).padStart(6)}`);
  if (failed) console.log(JSON.stringify(plan, null, 1));
  process.exitCode = failed ? 1 : 0;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await main();
