// First render and the cost of an answer, ours against the same page written by hand, side by side in one run.
// By hand: node test/bench/render.mjs [--rounds 7] [--dist folder of the embeds]. Needs a build.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Bench, callsPerAnswer, show } from './bench-page.mjs';
import { byHand } from './by-hand.mjs';
import { questionnaireOf } from './questionnaire.mjs';

const { values: args } = parseArgs({ options: { rounds: { type: 'string', default: '7' }, dist: { type: 'string' } } });
const LENGTHS = [10, 50, 1000];
const SLOWDOWN = 4;
const results = new URL('../../test-results/', import.meta.url);

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

/** Runs in the page: milliseconds until a drawing is on the screen, and of eight answers until each is laid out. */
async function measure([kind, questionnaire, css, source]) {
  const box = document.getElementById('box');
  const painted = () =>
    new Promise((resolve) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(0);
      }),
    );
  const draw = kind === 'by hand' ? new Function(`return ${source}`)() : undefined;
  await painted();
  const start = performance.now();
  let host;
  if (draw) {
    host = document.createElement('div');
    draw(questionnaire, css, host);
    box.append(host);
  } else {
    host = document.createElement('pp-experience-survey');
    host.setAttribute('layout', 'page');
    host.questionnaire = questionnaire;
    box.append(host);
    await host.updateComplete;
  }
  host.getBoundingClientRect();
  const laidOut = performance.now() - start;
  await painted();
  const first = performance.now() - start;

  const answers = [];
  const step = Math.max(4, Math.floor(questionnaire.item.length / 8 / 4) * 4);
  for (let index = 0; index < questionnaire.item.length; index += step) {
    await painted();
    const input = host.shadowRoot.querySelectorAll(`[data-link-id="q${index}"] input`)[1];
    const before = performance.now();
    input.click();
    await host.updateComplete;
    host.getBoundingClientRect();
    answers.push(performance.now() - before);
  }
  return { first, laidOut, answers: answers.slice(1) };
}

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

const bench = await Bench.start(args.dist);
try {
  // The style sheet, and proof that both draw the same
  const ours = await bench.open();
  await show(ours.page, questionnaireOf(8));
  const css = await ours.page.evaluate(() =>
    document
      .querySelector('pp-experience-survey')
      .shadowRoot.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText))
      .join('\n'),
  );
  const theirs = await bench.open();
  await theirs.page.evaluate(measure, ['by hand', questionnaireOf(8), css, byHand.toString()]);
  await ours.page.evaluate(async () => {
    const survey = document.querySelector('pp-experience-survey');
    for (const index of [0, 4]) survey.shadowRoot.querySelectorAll(`[data-link-id="q${index}"] input`)[1].click();
    await survey.updateComplete;
  });
  const [a, b] = [await outline(ours.page), await outline(theirs.page)];
  const odd = a.findIndex((line, at) => line !== b[at]);
  if (odd >= 0 || a.length !== b.length)
    throw new Error(`Not the same markup at ${odd}:\n  ours    ${a[odd]}\n  by hand ${b[odd]}`);
  await ours.close();
  await theirs.close();

  const rows = [];
  for (const length of LENGTHS) {
    const questionnaire = questionnaireOf(length);
    const runs = { ours: [], 'by hand': [] };
    for (let round = 0; round < Number(args.rounds); round++)
      for (const kind of round % 2 ? ['by hand', 'ours'] : ['ours', 'by hand']) {
        const { page, close } = await bench.open({ slowdown: SLOWDOWN });
        runs[kind].push(await page.evaluate(measure, [kind, questionnaire, css, byHand.toString()]));
        await close();
      }
    const of = (kind) => ({
      first: median(runs[kind].map(({ first }) => first)),
      laidOut: median(runs[kind].map(({ laidOut }) => laidOut)),
      answer: median(runs[kind].flatMap(({ answers }) => answers)),
    });
    rows.push({
      questions: length,
      ours: of('ours'),
      byHand: of('by hand'),
      calls: await callsPerAnswer(bench, questionnaire),
    });
  }

  const ms = (number) => number.toFixed(number < 10 ? 1 : 0);
  console.log(
    `CPU / ${SLOWDOWN}, medians of ${args.rounds} fresh pages each, in milliseconds: ours / by hand (ratio)\n`,
  );
  console.log('questions | laid out             | on the screen        | one answer           | calls: pick, type');
  for (const { questions, ours: o, byHand: h, calls } of rows) {
    const pair = (name) => `${ms(o[name])} / ${ms(h[name])} (${(o[name] / h[name]).toFixed(2)})`.padEnd(20);
    const line = [
      String(questions).padStart(9),
      pair('laidOut'),
      pair('first'),
      pair('answer'),
      `${calls.pick}, ${calls.type}`,
    ];
    console.log(line.join(' | '));
  }
  mkdirSync(results, { recursive: true });
  const file = new URL('render.json', results);
  writeFileSync(file, `${JSON.stringify({ slowdown: SLOWDOWN, rounds: Number(args.rounds), rows }, null, 2)}\n`);
  console.log(`\n${fileURLToPath(file)}`);
} finally {
  await bench.stop();
}
