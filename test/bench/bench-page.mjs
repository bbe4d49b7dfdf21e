import { fileURLToPath } from 'node:url';
import { startBrowser } from '../support/browser.mjs';
import { startServer } from '../support/server.mjs';

const built = fileURLToPath(new URL('../../dist/embed', import.meta.url));
const SURVEY = '/embed/elements/experience-survey.js';

/** Fresh pages with the built survey, and the browser's own counters. */
export class Bench {
  /** @param {string} [dist] folder of the embeds */
  static async start(dist = built) {
    const bench = new Bench();
    bench.server = await startServer({
      folders: { '/embed/': dist },
      routes: {
        '/': () => ({
          body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title><body><div id="box"></div>
            <script type="module" src="${SURVEY}"></script></body></html>`,
        }),
      },
    });
    bench.browser = await startBrowser();
    return bench;
  }

  async stop() {
    await this.browser?.close();
    await this.server?.close();
  }

  /**
   * A page of its own with everything loaded, and nothing on it.
   * @param {{ slowdown?: number }} [options] `slowdown` divides the speed of the processor
   */
  async open({ slowdown = 1 } = {}) {
    const context = await this.browser.newContext({ viewport: { width: 1000, height: 800 } });
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await page.goto(this.server.origin);
    await page.waitForFunction(() => customElements.get('pp-experience-survey'));
    if (slowdown > 1) await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    return { page, devtools, close: () => context.close() };
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
      await question(4).locator('input').nth(2).check();
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
