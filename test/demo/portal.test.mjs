import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { BUNDLE } from '../../demo/server/app.mjs';
import { startDemo } from '../../demo/start.mjs';
import { startBrowser } from '../support/browser.mjs';
import { temporaryStore } from './support/demo-process.mjs';
import { ready, visit, untilKept } from './support/visit.mjs';

const HOSTILE = '<img src=x onerror="document.title=1"> & "kind"';

/** So that one that hangs fails alone. */
const LIMIT = { timeout: 60_000 };

describe('the portal in a browser', () => {
  let browser;
  let demo;

  before(async () => {
    assert.ok(existsSync(BUNDLE), 'npm run build comes first');
    demo = await startDemo({ port: 0, store: temporaryStore({ after }) });
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    await demo?.close();
  });

  const open = (path, options) => visit(browser, demo.url + path, options);

  /** Language, theme and light are folded away; the fold stays open while they change. */
  async function choose(page, name) {
    const fold = page.locator('header details');
    if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click();
    await page.getByRole('link', { name, exact: true }).click();
  }

  /** Checks the first answer of each question with radio buttons, those that appear on the way too. */
  async function answerAll(page) {
    const questions = page.locator('pp-experience-survey [data-link-id]:has(input[type="radio"])');
    for (let i = 0; i < (await questions.count()); i += 1) {
      await questions.nth(i).getByRole('radio').first().check();
    }
    return questions.count();
  }

  /** The response that the page shows, and the same one as the server has it. */
  async function receipt(page) {
    const shown = page.locator('#receipt');
    await shown.waitFor();
    await shown.locator('summary').click();
    const record = JSON.parse(await shown.locator('pre').innerText());
    const stored = await (await fetch(`${demo.fhir}/QuestionnaireResponse/${record.id}`)).json();
    return { shown, record, stored };
  }

  describe('the visit survey', () => {
    it('is answered, sent, stored once and shown as stored', LIMIT, async () => {
      const { page, requests, leave } = await open('visit-survey');
      const count = await answerAll(page);
      assert.ok(count >= 6);
      await page.locator('pp-experience-survey [data-link-id] textarea').fill(HOSTILE);
      await page.getByRole('button', { name: 'Send my answers' }).click();
      const { shown, record, stored } = await receipt(page);

      assert.deepEqual(record, stored);
      assert.equal(stored.status, 'completed');
      assert.equal(stored.meta.versionId, '1');
      assert.ok(JSON.stringify(stored.item).includes(JSON.stringify(HOSTILE)));
      assert.ok((await shown.locator('.answers').innerText()).includes(HOSTILE));
      assert.equal(await shown.locator('img').count(), 0);

      const sent = requests.filter((request) => request.method() === 'POST');
      assert.equal(sent.length, 1);
      const { system, value } = stored.identifier;
      assert.equal(sent[0].headers()['if-none-exist'], `identifier=${system}|${value}`);
      const found = await fetch(`${demo.fhir}/QuestionnaireResponse?identifier=${system}|${value}`);
      assert.equal((await found.json()).total, 1);
      await leave();
    });

    it('keeps answers and place while language, theme and light change', LIMIT, async () => {
      const { page, requests, leave } = await open('visit-survey');
      const text = page.locator('pp-experience-survey [data-link-id] textarea');
      await text.fill('Typed before');
      const before = requests.filter((request) => request.isNavigationRequest()).length;
      for (const name of ['العربية', 'Español', 'English', 'Warm serif', 'Dark']) {
        await choose(page, name);
        await page.getByRole('link', { name, exact: true }).and(page.locator('[aria-current]')).waitFor();
      }
      assert.equal(await text.inputValue(), 'Typed before');
      assert.equal(requests.filter((request) => request.isNavigationRequest()).length, before);
      assert.equal(new URL(page.url()).search, '?theme=warm&scheme=dark');
      await leave();
    });

    it('works without script, by its short form', LIMIT, async () => {
      const { page, leave } = await open('visit-survey?lang=es', { javaScriptEnabled: false });
      await page.getByLabel('Muy buena').check();
      await page.getByLabel('¿Qué deberíamos saber?').fill('Todo bien');
      await page.getByRole('button', { name: 'Enviar' }).click();
      await page.getByRole('heading', { level: 1, name: 'Gracias' }).waitFor();
      const found = await fetch(`${demo.fhir}/QuestionnaireResponse?_sort=-_lastUpdated&_count=1`);
      const [{ resource }] = (await found.json()).entry;
      assert.deepEqual(resource.item[1].answer, [{ valueString: 'Todo bien' }]);
      await leave();
    });
  });

  it('brings back what was typed when the page is loaded anew, in the same tab', LIMIT, async () => {
    const { page, leave } = await open('visit-survey');
    const text = page.locator('pp-experience-survey [data-link-id] textarea');
    await text.fill('Typed before');
    await untilKept(page);
    await page.reload();
    await page.getByRole('button', { name: 'Go on with my answers' }).click();
    assert.equal(await text.inputValue(), 'Typed before');
    await leave();
  });

  it('shows nothing of what was sent on a shared tablet', LIMIT, async () => {
    const { page, requests, leave } = await open('kiosk');
    const send = page.getByRole('button', { name: 'Send my answers' });
    await page.locator('pp-experience-survey').getByRole('radio').first().check();
    while (!(await send.isVisible())) await page.getByRole('button', { name: 'Continue' }).click();
    await send.click();
    await page.getByRole('heading', { name: 'Thank you' }).waitFor();
    assert.equal(requests.filter((request) => request.method() === 'POST').length, 1);
    assert.equal(await page.locator('#receipt').count(), 0);
    await leave();
  });

  it('sends to a FHIR server of another origin when one attribute says so', LIMIT, async () => {
    const origins = [new URL(demo.url).origin];
    const other = await startDemo({ port: 0, store: temporaryStore({ after }), origins });
    // The portal's policy names its own server only.
    const context = await browser.newContext({ bypassCSP: true });
    try {
      const page = await context.newPage();
      await page.goto(`${demo.url}visit-survey`);
      await ready(page);
      await page
        .locator('pp-experience-survey')
        .evaluate((survey, base) => survey.setAttribute('endpoint', base), other.fhir);
      await ready(page);
      await answerAll(page);
      await page.getByRole('button', { name: 'Send my answers' }).click();
      const { record } = await receipt(page);
      const { resourceType, id } = record;
      assert.equal((await fetch(`${other.fhir}/${resourceType}/${id}`)).status, 200);
      assert.equal((await fetch(`${demo.fhir}/${resourceType}/${id}`)).status, 404);
    } finally {
      await context.close();
      await other.close();
    }
  });

  it("asks the clinic's own questions, with those that depend on an answer", LIMIT, async () => {
    const { page, leave } = await open('clinic-survey');
    const question = (linkId) => page.locator(`[data-link-id="${linkId}"]`);
    const next = () => page.getByRole('button', { name: 'Continue' }).click();

    assert.equal(await question('visit.helper').isVisible(), false);
    await question('visit.who').getByRole('radio', { name: 'I help the patient' }).check();
    await question('visit.helper').getByRole('radio').first().check();
    await question('visit.travel').getByRole('checkbox', { name: 'By bus or train' }).check();
    await question('visit.travel').getByRole('checkbox', { name: 'On foot or by bicycle' }).check();
    await question('visit.wait').getByRole('textbox').first().fill('45');
    await question('visit.wait').getByRole('textbox').first().blur();
    await question('visit.told').getByRole('radio', { name: 'No' }).check();
    await next();
    await question('knee.pain').getByRole('radio', { name: 'A little' }).check();
    await question('knee.tried.what').getByRole('textbox').fill('Swimming');
    await next();
    await question('together.choices').getByRole('radio', { name: 'In part' }).check();
    await question('together.next').getByRole('radio', { name: 'No' }).first().check();
    await question('together.next.unclear').getByRole('textbox').fill('When to come back');
    await next();
    await question('end.call').getByRole('radio', { name: 'Yes' }).check();
    await question('end.when').getByRole('combobox').selectOption({ label: 'In the evening' });
    await next();
    await page.getByRole('heading', { name: 'Check your answers' }).waitFor();
    await page.getByRole('button', { name: 'Send my answers' }).click();

    const { record, stored } = await receipt(page);
    assert.deepEqual(record, stored);
    assert.equal(stored.questionnaire, 'https://example.org/fhir/Questionnaire/knee-clinic|1.0.0');
    const answers = Object.fromEntries(
      flatten(stored.item).map(({ linkId, answer }) => [linkId, answer.map(([value]) => value)]),
    );
    assert.deepEqual(answers['visit.wait'], [45]);
    assert.deepEqual(answers['visit.told'], [false]);
    assert.deepEqual(answers['visit.travel'].map(({ code }) => code).sort(), ['bus', 'walk']);
    assert.deepEqual(answers['together.next.unclear'], ['When to come back']);
    assert.deepEqual(answers['end.when'], ['In the evening']);
    assert.deepEqual(answers['visit.clinic'], ['Knee clinic, main building']);
    await leave();
  });

  describe('the survey after a stay', () => {
    it('has a table, tabs and a list to search, and is answered by keyboard alone', LIMIT, async () => {
      const { page, leave } = await open('');
      await page.getByRole('link', { name: 'After a stay with us' }).click();
      await ready(page);
      const search = page.getByRole('combobox', { name: 'Which ward were you on?' });
      await search.focus();
      await page.keyboard.type('wil');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      assert.equal(await search.inputValue(), 'Willow ward');

      const table = page.getByRole('table', { name: 'Did the people on the ward do this?' });
      assert.equal(await table.getByRole('columnheader').count(), 5);
      const row = table.getByRole('radiogroup', { name: 'They came when I called' });
      await row.getByRole('radio', { name: 'A little' }).focus();
      await page.keyboard.press('ArrowRight');
      assert.equal(await row.getByRole('radio', { name: 'Mostly' }).isChecked(), true);

      await page.getByRole('tab', { name: 'Coming in' }).focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await page.getByRole('slider', { name: 'How well could you rest at night?' }).focus();
      await page.keyboard.press('ArrowRight');
      await page.getByRole('button', { name: 'More to tell, if you like' }).press('Enter');
      await page.getByLabel('What should we keep doing?').fill('The tea');
      await page.getByRole('button', { name: 'Send my answers' }).press('Enter');

      const { record, stored } = await receipt(page);
      assert.deepEqual(record, stored);
      assert.equal(stored.questionnaire, 'https://example.org/fhir/Questionnaire/ward-stay|1.0.0');
      const answers = Object.fromEntries(flatten(stored.item).map(({ linkId, answer }) => [linkId, answer[0][0]]));
      assert.equal(answers.ward.code, 'willow');
      assert.equal(answers['team.called'].code, 'mostly');
      assert.equal(answers['on.rest'], 6);
      assert.equal(answers['more.keep'], 'The tea');
      await leave();
    });

    it('is read in another language than the page, and goes on after a reload', LIMIT, async () => {
      const { page, leave } = await open('stay-survey');
      await page.getByRole('combobox', { name: 'Language' }).selectOption('es');
      await page.getByRole('heading', { name: 'Sus días en la planta (ejemplo)' }).waitFor();
      const row = page.getByRole('radiogroup', { name: 'Me escucharon' });
      await row.getByRole('radio', { name: 'Sí, del todo' }).check();
      await untilKept(page);
      await page.reload();
      await page.getByRole('button', { name: 'Go on with my answers' }).click();
      await page.getByRole('combobox', { name: 'Language' }).selectOption('es');
      assert.equal(await row.getByRole('radio', { name: 'Sí, del todo' }).isChecked(), true);
      await leave();
    });
  });

  it('notes a decision', LIMIT, async () => {
    const { page, leave } = await open('decision');
    const grid = page.locator('pp-option-grid');
    await grid.getByRole('columnheader').nth(2).waitFor();
    await grid.getByRole('radio', { name: 'Healthy changes' }).check();
    await grid.getByRole('button', { name: 'Record my decision' }).click();
    await page.locator('#decision-note', { hasText: 'Noted' }).waitFor();
    await leave();
  });

  it('draws both radars, with their tables, from JSON and from a table of the page', LIMIT, async () => {
    const { page, leave } = await open('team');
    const radars = page.locator('pp-maturity-radar');
    for (const [index, text] of ['Technology and incentives', 'Patient advisers'].entries()) {
      const radar = radars.nth(index);
      await radar.locator('canvas').waitFor();
      const table = radar.locator('table').filter({ visible: true });
      assert.ok((await table.innerText()).includes(text));
    }
    await leave();
  });

  it('dresses the widgets in three themes by variables alone', LIMIT, async () => {
    const { page, leave } = await open('visit-survey?scheme=light');
    const looks = [];
    for (const name of ['Calm teal', 'Warm serif', 'High contrast']) {
      const theme = { 'Calm teal': 'teal', 'Warm serif': 'warm', 'High contrast': 'contrast' }[name];
      await choose(page, name);
      await page.waitForFunction(
        (wanted) =>
          document.styleSheets.length === 3 && [...document.styleSheets].at(-1).href.endsWith(`/${wanted}.css`),
        theme,
      );
      const button = page.getByRole('button', { name: 'Send my answers' });
      await button.evaluate((element) => Promise.all(element.getAnimations().map(({ finished }) => finished)));
      looks.push(
        await button.evaluate((element) => {
          const { backgroundColor, borderStartStartRadius, fontFamily, paddingBlockStart } = getComputedStyle(element);
          return [backgroundColor, borderStartStartRadius, fontFamily, paddingBlockStart];
        }),
      );
    }
    for (const property of [0, 1, 2, 3]) {
      assert.equal(new Set(looks.map((look) => look[property])).size, 3, JSON.stringify(looks));
    }
    await leave();
  });

  it('is light, dark, or as the device', LIMIT, async () => {
    const { page, leave } = await open('visit-survey', { colorScheme: 'dark' });
    const surface = () =>
      page.locator('pp-experience-survey [part~="base"]').evaluate((element) => {
        const [red] = getComputedStyle(element).backgroundColor.match(/\d+/g).map(Number);
        return red < 128 ? 'dark' : 'light';
      });
    assert.equal(await surface(), 'dark');
    await choose(page, 'Light');
    await page.locator('html.scheme-light').waitFor();
    assert.equal(await surface(), 'light');
    await leave();
  });

  it('speaks three languages, right to left too, and so do the widgets', LIMIT, async () => {
    const { page, leave } = await open('visit-survey');
    const base = page.locator('pp-experience-survey [part~="base"]');
    for (const [name, lang, dir, title] of [
      ['العربية', 'ar', 'rtl', 'زيارتك'],
      ['Español', 'es', 'ltr', 'Su visita'],
      ['English', 'en', 'ltr', 'Your visit'],
    ]) {
      await choose(page, name);
      await page.locator(`html[lang="${lang}"][dir="${dir}"]`).waitFor();
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      await page.locator(`pp-experience-survey [part~="base"][lang="${lang}"][dir="${dir}"]`).waitFor();
      assert.equal(await base.evaluate((element) => getComputedStyle(element).direction), dir);
      assert.ok((await page.title()).length > 0);
    }
    await leave();
  });

  it('shows the choices and the levels in its language, which may change', LIMIT, async () => {
    for (const [path, tag, texts] of [
      ['decision', 'pp-option-grid', { en: 'No tablets for now', es: 'Sin pastillas por ahora', ar: 'بلا أقراص' }],
      ['team', 'pp-maturity-radar', { en: 'Shared decisions', es: 'Decisiones compartidas', ar: 'القرارات المشتركة' }],
    ]) {
      const { page, leave } = await open(`${path}?lang=es`);
      for (const [name, lang] of [
        ['العربية', 'ar'],
        ['English', 'en'],
        ['Español', 'es'],
      ]) {
        await choose(page, name);
        for (const widget of await page.locator(tag).all())
          await widget.getByText(texts[lang]).filter({ visible: true }).first().waitFor();
        assert.equal(
          await page.locator(`${tag} table[dir]`).first().getAttribute('dir'),
          lang === 'ar' ? 'rtl' : 'ltr',
        );
      }
      await leave();
    }
  });

  it('begins with the survey on a phone, under one title', LIMIT, async () => {
    for (const path of ['visit-survey', 'stay-survey', 'clinic-survey', 'kiosk', 'visit-survey?lang=ar']) {
      const { page, leave } = await open(path, { viewport: { width: 360, height: 740 } });
      const { y } = await page.locator('pp-experience-survey').boundingBox();
      assert.ok(y < 260, `${path}: ${y}`);
      assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1, path);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0, path);
      await leave();
    }
  });

  it('keeps the choices on the way through the portal', LIMIT, async () => {
    const { page, leave } = await open('?lang=es&theme=contrast');
    await choose(page, 'Oscuro');
    await page
      .getByRole('navigation', { name: 'Páginas principales' })
      .getByRole('link', { name: 'Sus opciones' })
      .click();
    await page.getByRole('heading', { level: 1, name: 'Compare sus opciones' }).waitFor();
    assert.equal(new URL(page.url()).search, '?lang=es&theme=contrast&scheme=dark');
    assert.equal(await page.locator('html').getAttribute('class'), 'scheme-dark');
    await leave();
  });

  it('lets the keyboard skip to the content', LIMIT, async () => {
    const { page, leave } = await open('decision');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Skip to main content');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
    await leave();
  });
});

/** Every answered item; its answers as `[value]`. */
function flatten(items) {
  return items.flatMap(({ linkId, answer = [], item = [] }) => [
    ...(answer.length > 0 ? [{ linkId, answer: answer.map(valuesOf) }] : []),
    ...flatten([...item, ...answer.flatMap((given) => given.item ?? [])]),
  ]);
}

function valuesOf(answer) {
  return Object.keys(answer)
    .filter((key) => key.startsWith('value'))
    .map((key) => answer[key]);
}
