// On a shared device the memory of the page is one place more at which the next person could find an answer.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Portal } from '../support/portal.mjs';
import { wholeForm } from '../support/whole-form.mjs';

const PEOPLE = Number(process.env.PEOPLE ?? 3);
const SURVEY = '<script type="module" src="/dist/embed/elements/experience-survey.js"></script>';
/** A word that only one person types, so that it can be found again. */
const wordOf = (person) => `Zq${'abcdefghijklmnopqrst'[person]}zq`;
const WORD = /Zq[a-t]zq|731\d\d731/;

describe('a shared device', () => {
  let portal;
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-'));
  before(async () => {
    portal = await Portal.start();
    portal.server.routes['/form'] = () => ({
      type: 'application/json',
      body: JSON.stringify({ ...wholeForm, item: wholeForm.item.filter(({ linkId }) => linkId !== 'set') }),
    });
    portal.server.routes['/fhir/QuestionnaireResponse'] = () => ({
      status: 201,
      type: 'application/fhir+json',
      headers: { location: '/fhir/QuestionnaireResponse/1' },
    });
  });
  after(async () => {
    await portal?.stop();
    rmSync(folder, { recursive: true });
  });

  /** Each way in which one person's turn ends. */
  const ends = {
    'sent their answers': async (survey) => {
      await survey.locator('[part=send]').click();
      await survey.locator('#thanks').waitFor();
      await survey.locator('button').last().click();
    },
    'began again': async (survey) => {
      await survey.locator('button').last().click();
      await survey.locator('dialog button').last().click();
    },
  };

  for (const [title, end] of Object.entries(ends))
    it(`has nothing in memory of the people who ${title}`, async () => {
      const body =
        '<pp-experience-survey kiosk proxy src="/form" endpoint="/fhir" layout="page"></pp-experience-survey>';
      const { page, close } = await portal.open({ head: SURVEY, body });
      const cdp = await page.context().newCDPSession(page);
      const survey = page.locator('pp-experience-survey');
      for (let person = 0; person < PEOPLE; person++) {
        await answer(page, cdp, survey, person, folder);
        await end(survey);
        await page.waitForFunction(
          () => !document.querySelector('pp-experience-survey').shadowRoot.querySelector('input:checked, dialog'),
        );
      }
      const { texts, sessions } = await memory(cdp);
      assert.deepEqual(
        texts.filter((text) => WORD.test(text)),
        [],
      );
      // The one of whoever comes next
      assert.equal(sessions, 1);
      await close();
    });
});

/** Answers with real keys: what a script hands over may stay in memory on its own account. */
async function answer(page, cdp, survey, person, folder) {
  const question = (linkId) => survey.locator(`[data-link-id="${linkId}"]`);
  const type = async (linkId, text) => {
    await question(linkId).locator('input, textarea').first().focus();
    await page.keyboard.type(text);
  };
  await survey.locator('#helper input').last().check();
  for (const linkId of ['yes', 'one', 'many', 'table-x']) await question(linkId).locator('input').nth(1).check();
  await question('open').locator('input').nth(3).check();
  await page.keyboard.press('Tab');
  await page.keyboard.type(`${wordOf(person)} open`);
  for (const linkId of ['name', 'story', 'several-word']) await type(linkId, `${wordOf(person)} ${linkId.slice(0, 4)}`);
  await type('a', `731${10 + person}731`);
  await type('on', '3');
  await question('list').locator('select').selectOption({ index: 2 });
  await type('search', 'Ban');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const path = join(folder, `${wordOf(person)}.txt`);
  writeFileSync(path, 'hello');
  const expression =
    "document.querySelector('pp-experience-survey').shadowRoot.querySelector('[data-link-id=file] input[type=file]')";
  const { result } = await cdp.send('Runtime.evaluate', { expression, objectGroup: 'file' });
  await cdp.send('DOM.setFileInputFiles', { files: [path], objectId: result.objectId });
  await cdp.send('Runtime.releaseObjectGroup', { objectGroup: 'file' });
  // Not by its text: what looks for that keeps the texts of all it looked at
  await question('file').locator('button').first().waitFor();
  // A date that is not whole cannot be sent
  await question('on').locator('input').first().focus();
  await page.keyboard.press('Backspace');
}

/** What the page holds: its texts, and how many passes through a survey. */
async function memory(cdp) {
  const chunks = [];
  cdp.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await cdp.send('HeapProfiler.enable');
  for (let time = 0; time < 3; time++) await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  const { snapshot, edges, strings } = JSON.parse(chunks.join(''));
  const width = snapshot.meta.edge_fields.length;
  // A member that only a session has
  const member = strings.indexOf('serverFindings');
  const property = snapshot.meta.edge_types[0].indexOf('property');
  let sessions = 0;
  for (let at = 0; at < edges.length; at += width) if (edges[at] === property && edges[at + 1] === member) sessions++;
  return { texts: strings, sessions };
}
