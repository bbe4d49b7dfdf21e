// The survey against the same page written by hand, SurveyJS and LHC-Forms, side by side in one run.
// By hand: node test/bench/render.mjs [--rounds 7] [--lengths 10,50,1000] [--only ours,SurveyJS] [--json file]
// [--dist folder of the embeds]. Needs a build; the others are installed by `npm --prefix test/bench run setup`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Bench, callsPerAnswer, show } from './bench-page.mjs';
import { contenders, isInstalled } from './contenders.mjs';
import { questionnaireOf } from './questionnaire.mjs';

const { values: args } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    lengths: { type: 'string', default: '10,50,1000' },
    only: { type: 'string' },
    json: { type: 'string', default: fileURLToPath(new URL('../../test-results/render.json', import.meta.url)) },
    dist: { type: 'string' },
  },
});
const SLOWDOWN = 4;
/** A page that takes longer than this, in milliseconds, is given up, and its contender with this length. */
const PATIENCE = 180_000;
const rounds = Number(args.rounds);
const only = args.only?.split(',');

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

/** The markup without what may differ: ids count as one, comments and white space as none. */
const outline = (page) =>
  page.evaluate(() => {
    const { shadowRoot } = document.getElementById('box').firstElementChild;
    const attribute = ({ name, value }) =>
      ['id', 'for', 'name', 'aria-labelledby', 'aria-describedby'].includes(name) ? name : `${name}=${value.trim()}`;
    return [...shadowRoot.querySelectorAll('*')].map(
      ({ localName, attributes }) => `${localName} ${[...attributes].map(attribute).sort().join(' ')}`,
    );
  });

/** Draws and answers in a page, which has everything that it needs. */
const measure = (page, name, questionnaire, css) =>
  page.evaluate(async (call) => (await import('/bench/in-page.mjs')).measure(...call), [name, questionnaire, css]);

/** Our style sheet, and a look at whether the page by hand is still the same as ours. */
async function ourStyles(bench) {
  const ours = await bench.open();
  await show(ours.page, questionnaireOf(8));
  const css = await ours.page.evaluate(() =>
    document
      .querySelector('pp-experience-survey')
      .shadowRoot.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText))
      .join('\n'),
  );
  await ours.close();
  const outlines = [];
  for (const name of ['ours', 'by hand']) {
    const { page, close } = await bench.open({ name });
    await measure(page, name, questionnaireOf(8), css);
    outlines.push(await outline(page));
    await close();
  }
  const [a, b] = outlines;
  const odd = a.findIndex((line, at) => line !== b[at]);
  if (odd < 0 && a.length === b.length) return css;
  const difference = `not the same markup at ${odd}: ours "${a[odd]}", by hand "${b[odd]}"`;
  // Around the questions something may come that the page by hand has not yet; in them it may not
  if (Math.abs(a.length - b.length) > 0.1 * a.length) throw new Error(difference);
  console.warn(`The page by hand is behind: ${difference}`);
  return css;
}

/** One fresh page: its times, its heap after a collection, and what it had loaded. */
async function visit(bench, name, questionnaire, css) {
  const { page, devtools, bytes, close } = await bench.open({ name, slowdown: SLOWDOWN });
  let timer;
  try {
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`over ${PATIENCE / 1000} s`)), PATIENCE);
    });
    const times = await Promise.race([measure(page, name, questionnaire, css), late]);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    return { ...times, heap: usedSize, bytes: await bytes() };
  } finally {
    clearTimeout(timer);
    await close();
  }
}

const COLUMNS = [
  ['kB', ({ bytes }) => (bytes / 1000).toFixed(1)],
  ['first', ({ first }) => milliseconds(first)],
  ['usable', ({ usable }) => milliseconds(usable)],
  ['all drawn', ({ drawn }, hand) => `${milliseconds(drawn)}${hand ? ` (${(drawn / hand.drawn).toFixed(2)})` : ''}`],
  ['answer', ({ answer }) => milliseconds(answer)],
  ['heap MB', ({ heap }) => (heap / 1e6).toFixed(1)],
  ['shift', ({ shift }) => shift.toFixed(3)],
];
const milliseconds = (number) => number.toFixed(number < 10 ? 1 : 0);

const row = (cells) => cells.map((cell, at) => cell.padEnd(at ? 14 : 10)).join('');

/** One set of numbers for many visits. */
const medians = (visits) => ({
  ...Object.fromEntries(
    ['bytes', 'first', 'usable', 'drawn', 'heap', 'shift'].map((key) => [key, median(visits.map((one) => one[key]))]),
  ),
  answer: median(visits.flatMap(({ answers }) => answers)),
});

const bench = await Bench.start(args.dist);
try {
  const css = await ourStyles(bench);
  const here = contenders.filter(({ name }) => !only || only.includes(name));
  const present = here.filter(isInstalled);
  for (const { name } of here.filter((one) => !isInstalled(one)))
    console.log(`${name} is not installed: npm --prefix test/bench run setup`);

  console.log(
    `CPU / ${SLOWDOWN}, medians of ${rounds} fresh pages each, one after the other in turn. Scripts and style sheets ` +
      'as brotli; the code is loaded, then: milliseconds until something is on the screen, until the first question ' +
      'is usable, until all are drawn (times the page by hand), and of one answer.',
  );
  const results = [];
  for (const length of args.lengths.split(',').map(Number)) {
    const questionnaire = questionnaireOf(length);
    const runs = new Map(present.map(({ name }) => [name, []]));
    const failed = new Map();
    for (let round = 0; round < rounds; round++)
      for (const { name } of round % 2 ? present.toReversed() : present) {
        if (failed.has(name)) continue;
        try {
          runs.get(name).push(await visit(bench, name, questionnaire, css));
        } catch (error) {
          failed.set(name, String(error.message).split('\n')[0]);
        }
      }
    console.log(`\n${String(length).padStart(5)} questions  ${row(COLUMNS.map(([title]) => title))}`);
    const hand = runs.get('by hand')?.length ? medians(runs.get('by hand')) : undefined;
    for (const { name } of present) {
      const found = failed.has(name) ? undefined : medians(runs.get(name));
      results.push({ questions: length, name, ...(found ?? { failed: failed.get(name) }) });
      console.log(
        `${name.padStart(15)}  ${found ? row(COLUMNS.map(([, cell]) => cell(found, hand))) : failed.get(name)}`,
      );
    }
    const calls = await callsPerAnswer(bench, questionnaire);
    results.push({ questions: length, name: 'ours', calls });
    console.log(`     our function calls of an answer: ${calls.pick} to pick, ${calls.type} to type`);
  }
  const file = resolve(args.json);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ slowdown: SLOWDOWN, rounds, results }, null, 2)}\n`);
  console.log(`\n${file}`);
} finally {
  await bench.stop();
}
