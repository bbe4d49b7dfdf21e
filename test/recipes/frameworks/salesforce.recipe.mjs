// The recipe for Salesforce: a Lightning Web Component, with the classic script as a static resource.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { CLASSIC, Portal } from '../../support/portal.mjs';
import { questionnaire, watchForDefault } from '../support/form.mjs';
import { resolve, unpack } from './support/workshop.mjs';

/** What the platform has by itself, as far as the recipe needs it. */
const platform = {
  'lightning/platformResourceLoader': `export const loadScript = (_, url) => new Promise((done, fail) =>
    document.head.append(Object.assign(document.createElement('script'), { src: url, onload: done, onerror: fail })));`,
  '@salesforce/resourceUrl/patientPartnership': `export default ${JSON.stringify(CLASSIC.match(/"(.*)"/)[1])};`,
  '@salesforce/apex/Surveys.save': `export default async ({ response }) => void globalThis.saved.push(JSON.parse(response));`,
};

describe('the recipe for Salesforce', () => {
  let portal, at;
  before(async () => {
    at = unpack('salesforce');
    portal = await Portal.start();
  });
  after(() => portal?.stop());

  /** Compiles a component with the platform's own compiler. */
  async function compile(main, options) {
    const [{ rollup }, { default: lwc }] = await Promise.all(
      ['rollup', '@lwc/rollup-plugin'].map((name) => import(resolve(name))),
    );
    writeFileSync(join(at, 'main.js'), main);
    const built = await rollup({
      input: join(at, 'main.js'),
      onwarn: () => {},
      plugins: [
        {
          name: 'platform',
          resolveId: (id) => {
            if (id in platform) return `\0${id}`;
            return id === 'lwc' || id === '@lwc/engine-dom' ? resolve('@lwc/engine-dom') : null;
          },
          load: (id) => platform[id.slice(1)] ?? null,
        },
        lwc({ modules: [{ dir: join(at, 'modules') }], exclude: ['**/node_modules/**'], ...options }),
      ],
    });
    // As the platform does in earnest
    const intro = 'const process = { env: { NODE_ENV: "production" } };';
    const { output } = await built.generate({ format: 'esm', intro });
    return output[0].code;
  }

  it('asks what the component got, and hands over what was answered', async () => {
    const script = await compile(`
      import { createElement } from 'lwc';
      import Visit from 'c/visit';
      globalThis.saved = [];
      const visit = createElement('c-visit', { is: Visit });
      visit.questionnaire = ${JSON.stringify(questionnaire)};
      document.body.append(visit);
    `);
    portal.server.routes['/visit.js'] = () => ({ type: 'text/javascript', body: script });
    const head = '<script type="module" src="/visit.js"></script>';
    const { page, log, close } = await portal.open({ head, init: watchForDefault });
    const survey = page.locator('pp-experience-survey');
    await survey.getByText('Can you climb stairs?').first().waitFor();
    await survey.locator('input[type=radio]').first().check();
    await survey.locator('[part=send]').click();
    await page.locator('.stored').waitFor();
    assert.deepEqual(await page.evaluate(() => globalThis.saved.map(({ item }) => item[0].answer)), [
      [{ valueBoolean: true }],
    ]);
    assert.deepEqual(log, []);
    await close();
  });

  it('may have the element in its template where lwc:on is there, as the page says', async () => {
    const tag = 'pp-experience-survey lwc:external lwc:on={handlers} questionnaire={questionnaire} layout="page"';
    writeFileSync(join(at, 'modules/c/visit/visit.html'), `<template><${tag}></pp-experience-survey></template>`);
    writeFileSync(
      join(at, 'modules/c/visit/visit.js'),
      `import { LightningElement } from 'lwc';
      export default class Visit extends LightningElement {
        questionnaire = ${JSON.stringify(questionnaire)};
        handlers = { 'pp-submit': (event) => event.respondWith(Promise.resolve(globalThis.saved.push(event.detail.response))) };
      }`,
    );
    const script = await compile(
      `import { createElement } from 'lwc';
      import Visit from 'c/visit';
      globalThis.saved = [];
      document.body.append(createElement('c-visit', { is: Visit }));`,
      { enableLwcOn: true },
    );
    portal.server.routes['/on.js'] = () => ({ type: 'text/javascript', body: script });
    const head = `${CLASSIC}<script type="module" src="/on.js"></script>`;
    const { page, log, close } = await portal.open({ head, init: watchForDefault });
    const survey = page.locator('pp-experience-survey');
    await survey.locator('input[type=radio]').first().check();
    await survey.locator('[part=send]').click();
    await survey.locator('#thanks').waitFor();
    assert.equal(await page.evaluate(() => globalThis.saved[0].item[0].linkId), 'stairs');
    assert.deepEqual(log, []);
    await close();
  });

  it('is needed: a template takes no listener with a hyphen', async () => {
    writeFileSync(
      join(at, 'modules/c/visit/visit.html'),
      '<template><pp-experience-survey lwc:external onpp-submit={submit}></pp-experience-survey></template>',
    );
    await assert.rejects(compile(`import 'c/visit';`), /onpp-submit|event/i);
  });
});
