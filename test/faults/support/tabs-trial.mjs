const FHIR = 'application/fhir+json';

/** More than the time in which anything on a server has come to its end, on the page's clock. */
const SETTLED = 70_000;

const QUESTIONNAIRE = {
  resourceType: 'Questionnaire',
  status: 'active',
  url: 'https://example.org/Questionnaire/tabs',
  title: 'Tabs',
  item: [{ linkId: 'a', type: 'text', text: 'What happened?' }],
};

/** Less than any origin has already. */
const NO_ROOM = 1;

/**
 * Plays what somebody does in two tabs.
 *
 * @returns what went wrong, in words
 */
export async function playTabs(plan, browser, { origin, routes }, hit) {
  const context = await browser.newContext();
  const found = [];
  const server = fhirServer(plan.creates, hit);
  const base = `/fhir${Math.random()}`;
  routes[`${base}/QuestionnaireResponse`] = server.answer;
  routes['/tabs'] = () => ({
    body: `<!doctype html><html lang="en"><title>Tabs</title>
      <script type="module" src="/embed/elements/experience-survey.js"></script>
      <pp-experience-survey layout="page" subject="Patient/1" endpoint="${base}" drafts="${plan.drafts}" src="/tabs.json"></pp-experience-survey>`,
  });
  routes['/tabs.json'] = () => ({ type: FHIR, body: JSON.stringify(QUESTIONNAIRE) });
  let words = 0;
  let isFull = false;
  let session;

  async function open() {
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.clock.install();
    const own = { page, texts: [], told: [], asked: undefined };
    await page.exposeFunction('tell', (type, code) => own.told.push(`${type} ${code}`));
    await page.addInitScript(
      ([kept]) => {
        // As a browser duplicates a tab: with a copy of what it keeps for the session.
        if (kept && sessionStorage.length === 0) Object.assign(sessionStorage, kept);
        for (const type of ['pp-queued', 'pp-submitted', 'pp-error'])
          document.addEventListener(type, ({ detail }) => window.tell(type, detail.code ?? ''), true);
      },
      [session],
    );
    page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
    own.devtools = await context.newCDPSession(page);
    await page.goto(`${origin}/tabs`);
    await own.page.locator('textarea, #draft, #queued, #thanks').first().waitFor();
    return own;
  }
  const screen = ({ page }) =>
    page.evaluate(() => {
      const { renderRoot } = document.querySelector('pp-experience-survey');
      const at = ['draft', 'queued', 'thanks', 'empty'].find((id) => renderRoot.querySelector(`#${id}`));
      const text = renderRoot.querySelector('textarea')?.value ?? '';
      const failure = renderRoot.querySelector('#failure')?.textContent.replace(/\s+/g, ' ').trim();
      const sends = [...renderRoot.querySelectorAll('button')].some((one) =>
        one.textContent.includes('Send my answers'),
      );
      return {
        at: at ?? (sends ? 'editing' : 'sending'),
        text,
        failure,
        said: renderRoot.textContent.replace(/\s+/g, ' '),
      };
    });
  /** What was begun goes on as far as it can without waiting for long. */
  const rest = async ({ page }) => {
    for (let turn = 0; turn < 3; turn++) {
      await page.clock.runFor(300);
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      // What the database does takes the browser's own time.
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };
  /** Whether something comes about in the time that a busy machine takes. */
  const within = async (own, holds) => {
    for (let turn = 0; turn < 15; turn++) {
      if (await holds()) return true;
      await rest(own);
    }
    return false;
  };
  /** What stands for the draft as it is kept: encrypted anew, it is other bytes. */
  const kept = ({ page }) =>
    page.evaluate(
      () =>
        new Promise((resolve) => {
          const opening = indexedDB.open('patient-partnership');
          opening.onerror = () => resolve('');
          opening.onsuccess = () => {
            const all = opening.result.transaction('records').objectStore('records').getAll();
            all.onsuccess = () => {
              opening.result.close();
              resolve(all.result.flatMap(({ kind, iv }) => (kind === 'draft' ? iv.join() : [])).join(' '));
            };
          };
        }),
    );
  const press = ({ page }, name) => page.getByRole('button', { name }).click();
  const goOn = async (own) => {
    if ((await screen(own)).at !== 'draft') return;
    hit('a draft is offered');
    await press(own, 'Go on with my answers');
    await own.page.locator('textarea').first().waitFor();
  };
  const quota = async (own, size) => {
    isFull = size !== undefined;
    await own.devtools.send('Storage.overrideQuotaForOrigin', { origin, ...(isFull && { quotaSize: size }) });
  };
  const type = async (own) => {
    if ((await screen(own)).at !== 'editing') return;
    const box = own.page.locator('textarea').first();
    const text = `${await box.inputValue()} w${++words}`.trim();
    // Before: on a busy machine it is written by the time that anybody looks.
    const before = await kept(own);
    await box.fill(text);
    own.texts.push(text);
    await rest(own);
    if (!isFull) return;
    hit('typed while there is no room');
    const isTold = async () => {
      const { at, failure } = await screen(own);
      return at !== 'editing' || failure !== undefined;
    };
    const isOver = async () => (await isTold()) || (await kept(own)) !== before;
    if (!(await within(own, isOver))) found.push(`not kept and not told: ${text}`);
    else if ((await isTold()) && !own.told.some((one) => /not-kept|already-sent|http/.test(one)))
      if (!(await screen(own)).failure.includes('Another tab')) found.push(`the page was not told: ${own.told.join()}`);
  };
  const send = async (own) => {
    const { at, text } = await screen(own);
    if (at !== 'editing' || !text) return;
    own.asked = text;
    await press(own, 'Send my answers');
    for (let turn = 0; turn < 40 && (await screen(own)).at === 'sending'; turn++) await rest(own);
    const now = await screen(own);
    hit(`sent: ${now.at}${now.failure ? ', failed' : ''}`);
    if (now.at === 'sending') found.push('sending without an end');
    if (now.at === 'editing' && !now.failure) found.push(`not sent and not told: ${text}`);
    if (now.at === 'queued' && isFull && /saved on this device/.test(now.said)) hit('saved although there is no room');
  };
  const reload = async (own) => {
    await own.page.reload();
    own.asked = undefined;
    await own.page.locator('textarea, #draft, #queued, #thanks').first().waitFor();
    await goOn(own);
  };
  const look = async ({ page }) => {
    await page.evaluate(() => {
      document.dispatchEvent(new Event('visibilitychange'));
      dispatchEvent(new Event('focus'));
    });
  };

  const tabs = [await open()];
  if (plan.isShared) {
    await type(tabs[0]);
    session = await tabs[0].page.evaluate(() => ({ ...sessionStorage }));
    tabs.push(await open());
    await goOn(tabs[1]);
  } else {
    session = await tabs[0].page.evaluate(() => ({ ...sessionStorage }));
    tabs.push(await open());
  }
  try {
    for (const { kind, tab } of plan.steps) {
      const own = tabs[tab];
      hit(kind);
      if (kind === 'type') await type(own);
      else if (kind === 'send') await send(own);
      else if (kind === 'full') await quota(own, NO_ROOM);
      else if (kind === 'room') await quota(own, undefined);
      else if (kind === 'reload') await reload(own);
      else if (kind === 'look') await look(own);
      else for (const one of tabs) await one.page.clock.runFor(20_000);
    }
    await quota(tabs[0], undefined);
    server.calm();
    for (let round = 0; round < 40; round++) {
      const screens = await Promise.all(tabs.map(screen));
      if (screens.every(({ at }) => at !== 'queued' && at !== 'sending')) break;
      if (round === 39) found.push('queued for ever');
      for (const one of tabs) {
        await one.page.clock.runFor(SETTLED / 4);
        await rest(one);
      }
    }
    const stored = server.stored.map(({ item = [] }) => item[0]?.answer?.[0]?.valueString ?? '');
    const firstWord = (text) => text.split(' ')[0];
    for (const [index, one] of stored.entries())
      if (stored.findIndex((other) => firstWord(other) === firstWord(one)) !== index)
        found.push(`twice: ${JSON.stringify(stored)}`);
    const ids = server.stored.map(({ identifier }) => identifier.value);
    if (new Set(ids).size < ids.length) found.push('twice under one identifier');
    for (const [index, own] of tabs.entries()) {
      const { at, text, failure = '' } = await screen(own);
      hit(`at the end: ${at}${failure ? ', failed' : ''}`);
      if (at === 'thanks' && own.asked !== undefined && !stored.includes(own.asked))
        found.push(`thanked in tab ${index} for ${own.asked}, stored ${JSON.stringify(stored)}`);
      if (at !== 'editing' || !text || failure) continue;
      if (!stored.some((one) => firstWord(one) === firstWord(text))) continue;
      // The person comes back to it.
      await look(own);
      const isTold = async () => {
        const now = await screen(own);
        return now.at !== 'editing' || now.failure !== undefined;
      };
      if (!(await within(own, isTold)))
        found.push(`tab ${index} still offers to send ${text}: stored ${JSON.stringify(stored)}`);
    }
  } catch (error) {
    found.push(`broken: ${String(error).slice(0, 300)}`);
  }
  await context.close();
  delete routes[`${base}/QuestionnaireResponse`];
  return found;
}

/** Stores what it is given, by its condition, unless the plan has something else in mind. */
function fhirServer(creates, hit) {
  const faults = [...creates];
  const stored = [];
  const read = async (request) => {
    let text = '';
    for await (const part of request) text += part;
    return text;
  };
  const json = (status, body) => ({ status, type: FHIR, body: JSON.stringify(body) });
  return {
    stored,
    calm: () => void (faults.length = 0),
    answer: async (request) => {
      const { searchParams } = new URL(request.url, 'http://localhost');
      const [, value] = (searchParams.get('identifier') ?? '').split('|');
      const find = (one) => stored.filter(({ identifier }) => identifier.value === one);
      if (request.method === 'GET')
        return json(200, {
          resourceType: 'Bundle',
          type: 'searchset',
          entry: find(value).map((resource) => ({ resource })),
        });
      const resource = JSON.parse(await read(request));
      const [there] = find(resource.identifier.value);
      const fault = faults.shift() ?? 'none';
      hit(`create: ${fault}`);
      if (fault === 'reset') return (request.socket.destroy(), { body: '' });
      if (fault === '500' || fault === '403') return { status: Number(fault), body: 'no' };
      const created = there ?? { ...resource, id: String(stored.length + 1) };
      if (!there) stored.push(created);
      if (fault === 'commit then reset') return (request.socket.destroy(), { body: '' });
      return json(there ? 200 : 201, created);
    },
  };
}
