// On a shared device the memory of the page is one place more at which the next person could find an answer.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { heapOf, heapOnce } from '../support/heap.mjs';
import { isMatrix } from '../support/matrix.mjs';
import { Portal } from '../support/portal.mjs';
import { wholeForm } from '../support/whole-form.mjs';

const PEOPLE = 10;
const HEAD = '<script type="module" src="/dist/embed/elements/experience-survey.js"></script>';
const BODY = '<pp-experience-survey kiosk proxy src="/form" endpoint="/fhir" layout="page"></pp-experience-survey>';

/** What only one person types, so that it can be found again. */
const wordOf = (person) => `Zq${'abcdefghij'[person]}zq`;
const numberOf = (person) => 7310731 + person * 1000;
const yearOf = (person) => 1931 + person;
const TYPED = /zq[a-j]zq|731\d731|19[34]\d-0[1-9]/i;

/** Each person chooses another one; nobody chooses the last one. */
const options = (linkId) => Array.from({ length: PEOPLE + 1 }, (_, at) => `opt-${linkId}-${at}`);
const CHOSEN = ['one', 'many', 'list', 'search', 'table-x'];

const withOptions = (item) => ({
  ...item,
  ...(item.answerOption && { answerOption: options(item.linkId).map((valueString) => ({ valueString })) }),
  ...(item.item && { item: item.item.map(withOptions) }),
});
const form = { ...wholeForm, item: wholeForm.item.filter(({ linkId }) => linkId !== 'set').map(withOptions) };

/** Each way in which one person's turn ends. */
const ENDS = {
  'sent their answers': async (page, survey) => {
    await survey.locator('[part=send]').click();
    await survey.locator('#thanks').waitFor();
    await survey.locator('button').last().click();
  },
  'began again': async (page, survey) => {
    await survey.locator('button').last().click();
    await survey.locator('dialog button').last().click();
  },
  'went away': (page) => page.evaluate(() => void (globalThis.later += 600_000)),
};

describe('a shared device', () => {
  let portal;
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-'));
  before(async () => {
    portal = await Portal.start();
    portal.server.routes['/form'] = () => ({ type: 'application/json', body: JSON.stringify(form) });
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

  // Beginning again is what both others end in.
  const ends = Object.entries(ENDS).filter(([title]) => isMatrix || title !== 'began again');
  for (const [at, [title, end]] of ends.entries()) {
    // What a first and a last leave behind shows with three.
    const people = isMatrix && at === 0 ? PEOPLE : 3;
    it(`has nothing in memory of ${people} people who ${title}`, async () => {
      const { page, close } = await portal.open({ head: HEAD, body: BODY, init: letTimePass, isNew: true });
      const cdp = await page.context().newCDPSession(page);
      await cdp.send('HeapProfiler.enable');
      const survey = page.locator('pp-experience-survey');
      for (let person = 0; person < people; person++) {
        await answer(page, cdp, survey, person, folder);
        // Whoever is still there is found, so that the searches are not for nothing.
        if (at === 0 && person === 0) assertFound(await heapOf(cdp), person);
        await end(page, survey);
        await page.waitForFunction(
          () => !document.querySelector('pp-experience-survey').shadowRoot.querySelector('input:checked, dialog'),
        );
      }
      const heap = await heapOnce(cdp, (seen) => typedIn(seen).length === 0 && chosenIn(seen).length === 0);
      const [first] = typedIn(heap);
      assert.deepEqual(typedIn(heap), [], first && heap.why(first));
      assert.deepEqual(chosenIn(heap), []);
      // The pass through the survey that whoever comes next will make
      assert.equal(heap.members('serverFindings'), 1);
      await close();
    });
  }
});

/** Runs in the page: `later` is how many milliseconds later than it is the page believes it to be. */
function letTimePass() {
  const { now } = Date;
  globalThis.later = 0;
  Date.now = () => now() + globalThis.later;
}

const typedIn = (heap) => heap.texts.filter((text) => TYPED.test(text));

/** Options that more is known of than of the one that nobody chose. */
const chosenIn = (heap) => {
  const uses = heap.uses(CHOSEN.flatMap(options));
  return CHOSEN.flatMap((linkId) => {
    const nobodys = uses.get(options(linkId).at(-1));
    return options(linkId).filter((option) => uses.get(option) > nobodys);
  });
};

function assertFound(heap, person) {
  const word = wordOf(person);
  const typed = typedIn(heap).join('\n');
  const texts = ['open', 'name', 'stor', 'seve'].map((part) => `${word} ${part}`);
  for (const text of [...texts, `${word}.txt`, String(numberOf(person)), `${yearOf(person)}-03-04`])
    assert.ok(typed.includes(text), `${text} is not found: ${typed}`);
  const chosen = chosenIn(heap);
  for (const linkId of CHOSEN)
    assert.ok(chosen.includes(options(linkId)[person]), `${linkId} is not found: ${chosen.join()}`);
}

/** Answers with real keys: what a script hands over may stay in memory on its own account. */
async function answer(page, cdp, survey, person, folder) {
  const word = wordOf(person);
  const question = (linkId) => survey.locator(`[data-link-id="${linkId}"]`);
  const type = async (linkId, text, nth = 0) => {
    await question(linkId).locator('input, textarea').nth(nth).focus();
    await page.keyboard.type(text);
  };
  await survey.locator('#helper input').last().check();
  await question('yes').locator('input').first().check();
  for (const linkId of ['one', 'many', 'table-x']) await question(linkId).locator('input').nth(person).check();
  // Something else, beside what is there to choose
  await question('open')
    .locator('input')
    .nth(PEOPLE + 1)
    .check();
  await page.keyboard.press('Tab');
  await page.keyboard.type(`${word} open`);
  for (const linkId of ['name', 'story', 'several-word']) await type(linkId, `${word} ${linkId.slice(0, 4)}`);
  await type('a', String(numberOf(person)));
  for (const [nth, part] of ['3', '4', String(yearOf(person))].entries()) await type('on', part, nth);
  await question('list')
    .locator('select')
    .selectOption({ index: person + 1 });
  await type('search', options('search')[person].slice(-1));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await question('slide').locator('input[type=range]').focus();
  await page.keyboard.press('ArrowRight');
  const path = join(folder, `${word}.txt`);
  writeFileSync(path, 'hello');
  const expression =
    "document.querySelector('pp-experience-survey').shadowRoot.querySelector('[data-link-id=file] input[type=file]')";
  const { result } = await cdp.send('Runtime.evaluate', { expression, objectGroup: 'file' });
  await cdp.send('DOM.setFileInputFiles', { files: [path], objectId: result.objectId });
  await cdp.send('Runtime.releaseObjectGroup', { objectGroup: 'file' });
  // Not by its text: what looks for that keeps the texts of all it looked at
  await question('file').locator('button').first().waitFor();
}
