// The recipe for Angular: compiled by its own compiler, with templates checked; a control like any other.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Portal } from '../../support/portal.mjs';
import { questionnaire, watchForDefault } from '../support/form.mjs';
import { bundle, resolve, unpack } from './support/workshop.mjs';

const required = {
  ...questionnaire,
  url: 'https://example.org/q',
  item: [{ ...questionnaire.item[0], required: true }],
};
const response = (valueBoolean) => ({
  resourceType: 'QuestionnaireResponse',
  questionnaire: required.url,
  status: 'in-progress',
  item: [{ linkId: 'stairs', answer: [{ valueBoolean }] }],
});

describe('the recipe for Angular', () => {
  let portal, page, close;
  before(async () => {
    const at = unpack('angular');
    const config = {
      compilerOptions: {
        target: 'es2022',
        module: 'esnext',
        moduleResolution: 'bundler',
        lib: ['es2023', 'dom', 'dom.iterable'],
        types: [],
        strict: true,
        skipLibCheck: true,
        experimentalDecorators: true,
        outDir: 'compiled',
      },
      angularCompilerOptions: { strictTemplates: true },
      files: ['visit.ts'],
    };
    writeFileSync(join(at, 'tsconfig.json'), JSON.stringify(config));
    const ngc = join(resolve('@angular/compiler-cli/package.json'), '../bundles/src/bin/ngc.js');
    execFileSync(process.execPath, [ngc, '-p', at], { stdio: ['ignore', 'inherit', 'inherit'] });
    const script = await bundle(
      `import '@angular/compiler';
      import { bootstrapApplication } from '@angular/platform-browser';
      import { Visit } from './compiled/visit.js';
      globalThis.start = async () => {
        const app = await bootstrapApplication(Visit);
        const [component] = app.components;
        Object.assign(globalThis, { component, control: component.instance.visit.controls.answers });
      };`,
      at,
    );
    portal = await Portal.start();
    portal.server.routes['/visit.js'] = () => ({ type: 'text/javascript', body: script });
    const head = '<script type="module" src="/visit.js"></script>';
    ({ page, close } = await portal.open({ head, body: '<app-visit></app-visit>', init: watchForDefault }));
    await page.evaluate(() => globalThis.start());
    await page.evaluate((json) => globalThis.component.setInput('questionnaire', json), required);
  });
  after(async () => {
    await close?.();
    await portal?.stop();
  });

  /** Waits for what is asked of the control. */
  const until = (test, argument) => page.waitForFunction(test, argument);
  const answer = () => page.evaluate(() => globalThis.control.value?.item?.[0].answer[0].valueBoolean);
  const radio = (at) => page.locator('pp-experience-survey input[type=radio]').nth(at);

  it('is invalid while a required answer is missing, and says why', async () => {
    await radio(0).waitFor();
    await until(() => globalThis.control.errors?.survey);
    assert.equal(await page.evaluate(() => globalThis.control.parent.valid), false);
    assert.equal(await page.evaluate(() => globalThis.sawDefault), false);
  });

  it('gives what was answered, and is valid, touched and dirty', async () => {
    await radio(0).check();
    await until(() => globalThis.control.valid);
    assert.equal(await answer(), true);
    await page.evaluate(() => document.activeElement.blur());
    assert.deepEqual(await page.evaluate(() => [globalThis.control.touched, globalThis.control.dirty]), [true, true]);
  });

  it('shows what is set', async () => {
    await page.evaluate((value) => globalThis.control.setValue(value), response(false));
    await until(() => document.querySelector('pp-experience-survey').shadowRoot.querySelectorAll('input')[1].checked);
    assert.equal(await answer(), false);
    await page.evaluate(() => globalThis.control.reset());
    await until(() => !document.querySelector('pp-experience-survey').shadowRoot.querySelector('input:checked'));
    await until(() => !globalThis.control.valid);
  });

  it('is valid as soon as a form is there in which nothing is required', async () => {
    await page.evaluate((json) => globalThis.component.setInput('questionnaire', json), questionnaire);
    await until(() => globalThis.control.valid);
  });

  it('can be disabled, and is not asked then', async () => {
    await page.evaluate(() => globalThis.control.disable());
    await until(() => document.querySelector('pp-experience-survey').disabled);
    assert.equal(await radio(0).isDisabled(), true);
    assert.equal(await page.evaluate(() => globalThis.control.parent.status), 'DISABLED');
    await page.evaluate(() => globalThis.control.enable());
    await until(() => !document.querySelector('pp-experience-survey').disabled);
  });
});
