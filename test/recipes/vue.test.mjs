// The recipe for Vue: written by a server, taken over by a browser, answered and sent.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { compileScript, parse } from 'vue/compiler-sfc';
import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { root } from '../../.scripts/elements.mjs';
import { bundle } from '../support/bundle.mjs';
import { Portal } from '../support/portal.mjs';
import { questionnaire, watchForDefault } from './support/form.mjs';

const folder = join(root, 'test-results/recipe-vue');
const compilerOptions = { isCustomElement: (tag) => tag.startsWith('pp-') };
const { descriptor } = parse(readFileSync(join(root, 'stories/recipes/code/vue/visit.vue'), 'utf8'), {
  templateParseOptions: compilerOptions,
});

/** The component as a build makes it, for a server or for browsers. */
const compile = (ssr) =>
  compileScript(descriptor, {
    id: 'visit',
    inlineTemplate: true,
    templateOptions: { ssr, ssrCssVars: [], compilerOptions },
  }).content;

describe('the recipe for Vue', () => {
  let portal;
  before(async () => (portal = await Portal.start()));
  after(async () => {
    rmSync(folder, { recursive: true, force: true });
    await portal?.stop();
  });

  it('asks what the page gave, from the first on, and lets the page send', async () => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'server.mjs'), compile(true));
    const { default: visit } = await import(pathToFileURL(join(folder, 'server.mjs')).href);
    const html = await renderToString(createSSRApp(visit, { questionnaire }));
    assert.match(html, /^<pp-experience-survey layout="page"> Please ask at the desk/);

    writeFileSync(join(folder, 'visit.js'), compile(false));
    const script = await bundle(`
      import { createSSRApp } from 'vue';
      import visit from ${JSON.stringify(join(folder, 'visit.js'))};
      // As Nuxt does, Vue starts some time after the page's modules were read
      globalThis.start = () => createSSRApp(visit, { questionnaire: ${JSON.stringify(questionnaire)} }).mount('#app');
    `);
    portal.server.routes['/visit.js'] = () => ({ type: 'text/javascript', body: script });
    const answers = [];
    portal.server.routes['/answers'] = async (request) => {
      let body = '';
      for await (const part of request) body += part;
      answers.push(JSON.parse(body));
      return { status: 201 };
    };
    const { page, log, close } = await portal.open({
      head: '<script type="module" src="/visit.js"></script>',
      body: `<div id="app">${html}</div>`,
      init: watchForDefault,
    });
    await page.evaluate(() => void globalThis.start());
    const survey = page.locator('pp-experience-survey');
    await survey.getByText('Can you climb stairs?').first().waitFor();
    await survey.locator('input[type=radio]').first().check();
    await survey.locator('[part=send]').click();
    await survey.locator('#thanks').waitFor();
    assert.deepEqual(
      answers.map(({ resourceType, item }) => [resourceType, item[0].linkId]),
      [['QuestionnaireResponse', 'stairs']],
    );
    assert.equal(await page.evaluate(() => globalThis.sawDefault), false);
    assert.deepEqual(
      log.filter((text) => !/Lit is in dev mode|Feature flags __VUE/.test(text)),
      [],
    );
    await close();
  });
});
