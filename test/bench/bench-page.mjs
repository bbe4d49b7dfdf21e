import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { startBrowser } from '../support/browser.mjs';
import { startServer } from '../support/server.mjs';
import { BUILT, contenders, PEERS } from './contenders.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const pathOf = (name) => `/${name.toLowerCase().replace(' ', '-')}`;

/** Fresh pages with one contender each, and the browser's own counters. */
export class Bench {
  /** Modules that our pages asked for by now: what they load later, too. */
  #modules = new Set();

  /**
   * @param {string} [dist] folder of the embeds
   * @param {string[]} [flags] of the browser
   */
  static async start(dist = BUILT, flags = []) {
    const bench = new Bench();
    const pages = contenders.map(({ name, head }) => [
      pathOf(name),
      () => ({
        body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title>${head}<body><div id="box"></div>`,
      }),
    ]);
    bench.server = await startServer({
      folders: { '/embed/': dist, '/bench/': here, '/peers/': PEERS },
      routes: Object.fromEntries(pages),
    });
    bench.browser = await startBrowser(flags);
    return bench;
  }

  async stop() {
    await this.browser?.close();
    await this.server?.close();
  }

  /**
   * A page of its own with everything loaded, and nothing on it: for ours also what earlier pages loaded while they drew.
   * @param {{ name?: string, slowdown?: number }} [options] `name` of the contender; `slowdown` divides the speed of
   * the processor
   * @returns `bytes()` is what came over the network for it, scripts and style sheets as brotli would send them
   */
  async open({ name = 'ours', slowdown = 1 } = {}) {
    const context = await this.browser.newContext({ viewport: { width: 1000, height: 800 } });
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    const files = [];
    page.on('response', (response) => {
      if (/^\/(embed|peers)\/.*\.(js|css)$/.test(new URL(response.url()).pathname)) files.push(response);
    });
    await page.goto(this.server.origin + pathOf(name));
    await page.evaluate(async (wanted) => (await import('/bench/in-page.mjs')).loaded(wanted), name);
    if (name === 'ours') {
      await page.evaluate((modules) => Promise.all(modules.map((module) => import(module))), [...this.#modules]);
      page.on('response', (response) => {
        const { pathname } = new URL(response.url());
        if (/^\/embed\/.*\.js$/.test(pathname)) this.#modules.add(pathname);
      });
    }
    if (slowdown > 1) await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const bytes = async () => {
      const bodies = await Promise.all(files.map((file) => file.body()));
      return bodies.reduce((sum, body) => sum + brotliCompressSync(body).length, 0);
    };
    return { page, devtools, bytes, close: () => context.close() };
  }

  /**
   * How often functions of the survey's own code are called while something happens.
   * @param {import('playwright-core').CDPSession} devtools
   * @param {() => Promise<void>} action
   */
  async calls(devtools, action) {
    await devtools.send('Profiler.enable');
    await devtools.send('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    await devtools.send('Profiler.takePreciseCoverage');
    await action();
    const { result } = await devtools.send('Profiler.takePreciseCoverage');
    await devtools.send('Profiler.stopPreciseCoverage');
    return result
      .filter(({ url }) => url.includes('/embed/'))
      .flatMap(({ functions }) => functions)
      .reduce((sum, { ranges }) => sum + ranges[0].count, 0);
  }
}

/** Puts a survey on a page and waits until it is drawn. */
export async function show(page, questionnaire) {
  await page.evaluate(async (json) => {
    const survey = document.createElement('pp-experience-survey');
    survey.setAttribute('layout', 'page');
    survey.questionnaire = json;
    document.getElementById('box').append(survey);
    await survey.updateComplete;
  }, questionnaire);
}

/**
 * Function calls of one answer: of picking from a list, and of typing a letter. A first answer elsewhere has loaded what
 * the survey loads on first use.
 * @param {Bench} bench
 * @param {object} questionnaire
 */
export async function callsPerAnswer(bench, questionnaire) {
  const { page, devtools, close } = await bench.open();
  try {
    await show(page, questionnaire);
    const question = (index) => page.locator(`[data-link-id="q${index}"]`);
    await question(0).locator('input').first().check();
    await question(2).locator('input').fill('x');
    await page.waitForLoadState('networkidle');
    // Two frames on, whatever an answer sets going has been done
    const rest = () =>
      page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    await rest();
    const pick = await bench.calls(devtools, async () => {
      // A pointer's press may fall into one frame or two, and be drawn as often.
      await question(4)
        .locator('input')
        .nth(2)
        .evaluate((input) => input.click());
      await rest();
    });
    await question(6).locator('input').focus();
    const type = await bench.calls(devtools, async () => {
      await page.keyboard.press('a');
      await rest();
    });
    return { pick, type };
  } finally {
    await close();
  }
}
