import { expect } from '@open-wc/testing';
import { next, until } from '../../../kernel/events.js';
import { type ItemJson, SurveyPage } from '../survey-page.js';

const text = (linkId: string): ItemJson => ({ linkId, type: 'string', text: `${linkId}?` });
const items = ['a', 'b', 'c'].map(text);
const open = (attributes: Record<string, string> = {}, list = items) =>
  SurveyPage.open(list, { attributes: { layout: 'question', ...attributes } });
const shown = (page: SurveyPage) => [...'abcdef'].filter((linkId) => page.questions(linkId).length > 0).join('');

/** What the page's own code hears of the browser's buttons. */
function popsHeard(): { readonly count: number; stop(): void } {
  let count = 0;
  const hear = () => count++;
  window.addEventListener('popstate', hear);
  return {
    get count() {
      return count;
    },
    stop: () => window.removeEventListener('popstate', hear),
  };
}

async function back(page: SurveyPage, linkIds: string): Promise<void> {
  history.back();
  await until(() => shown(page) === linkIds);
}

/** How many pages the entry of the history that we are at is away from the first one, all surveys together. */
function depth(): number {
  const ours = (history.state as Record<string, Record<string, number>> | null)?.['patient-partnership'] ?? {};
  return Object.values(ours).reduce((sum, one) => sum + one, 0);
}

/** Turns a page by the survey's own button, and waits for the entry: the code for it comes with the first one. */
async function forward(page: SurveyPage, linkIds: string): Promise<void> {
  const before = JSON.stringify(history.state);
  await page.press('Continue');
  await until(() => shown(page) === linkIds);
  await until(() => depth() > 0 && JSON.stringify(history.state) !== before);
}

describe("the browser's back and forward buttons", () => {
  beforeEach(() => history.pushState({ mine: 'router' }, ''));

  it('turn the pages, and the address stays', async () => {
    const { href } = location;
    const page = await open();
    await page.type('a', 'one');
    await forward(page, 'b');
    await page.type('b', 'two');
    await forward(page, 'c');
    const heard = popsHeard();
    expect(location.href).to.equal(href);
    await back(page, 'b');
    expect(page.control('b').value).to.equal('two');
    expect(page.focused!.id).to.equal('progress');
    await back(page, 'a');
    history.forward();
    await until(() => shown(page) === 'b');
    expect(page.answers).to.deep.equal({ a: ['one'], b: ['two'] });
    expect(heard.count, 'a router is not told of what is not its own').to.equal(0);
    heard.stop();
  });

  it("keep the page's own state in each entry, and nothing of the answers", async () => {
    const page = await open();
    await page.type('a', 'secret');
    await forward(page, 'b');
    expect(history.state).to.deep.include({ mine: 'router' });
    expect(JSON.stringify(history.state)).not.to.contain('secret');
  });

  it('are in step with the Back button of the survey', async () => {
    const page = await open();
    await forward(page, 'b');
    await forward(page, 'c');
    await page.press('Back');
    expect(shown(page)).to.equal('b');
    await until(() => depth() === 1);
    await back(page, 'a');
  });

  it('are in step also after hasty presses', async () => {
    const page = await open();
    await forward(page, 'b');
    page.button('Back').click();
    await page.survey.updateComplete;
    page.button('Continue').click();
    await page.survey.updateComplete;
    page.button('Continue').click();
    await until(() => shown(page) === 'c' && depth() === 2);
    await back(page, 'b');
    await back(page, 'a');
  });

  it('leave the survey once it is sent', async () => {
    history.pushState({ at: 'the survey' }, '');
    const page = await open({ 'no-review': '' });
    await forward(page, 'b');
    await forward(page, 'c');
    const { length } = history;
    await page.type('c', 'x');
    await page.survey.submit();
    await until(() => page.$('.thanks'));
    await until(() => JSON.stringify(history.state) === '{"at":"the survey"}');
    expect(history.length).to.equal(length);
    const popped = next<PopStateEvent>(window, 'popstate');
    history.back();
    expect((await popped).state, 'the page hears of its own entries').to.deep.equal({ mine: 'router' });
    expect(page.$('.thanks')).to.exist;
  });

  it('go to where the person was when a question on the way is gone', async () => {
    const page = await open({}, [
      { linkId: 'a', type: 'boolean', text: 'A?' },
      { ...text('b'), enableWhen: [{ question: 'a', operator: '=', answerBoolean: true }] },
      text('c'),
    ]);
    await page.pick('a', 'Yes');
    await forward(page, 'b');
    await forward(page, 'c');
    await page.press('Back');
    await page.press('Back');
    await until(() => depth() === 0);
    await page.pick('a', 'No');
    history.go(1);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(shown(page)).to.equal('a');
  });

  it('begin anew from where the page went meanwhile', async () => {
    const page = await open();
    await forward(page, 'b');
    history.pushState({ mine: 'dialog' }, '');
    await forward(page, 'c');
    await back(page, 'b');
    expect(history.state).to.deep.include({ mine: 'dialog' });
    await page.type('b', 'x');
    await page.survey.submit();
    await until(() => page.$('.thanks'));
    await until(() => JSON.stringify(history.state) === '{"mine":"dialog"}');
  });

  it('serve two surveys on a page', async () => {
    const one = await open();
    const two = await open();
    document.body.append(one.survey);
    await forward(one, 'b');
    await forward(two, 'b');
    await forward(one, 'c');
    await back(one, 'b');
    expect(shown(two)).to.equal('b');
    await back(two, 'a');
    expect(shown(one)).to.equal('b');
    await back(one, 'a');
    one.survey.remove();
  });

  it('are left alone where the page says so', async () => {
    const page = await open({ 'no-history': '' });
    const { length } = history;
    await page.press('Continue');
    await page.press('Continue');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(shown(page)).to.equal('c');
    expect(history.length).to.equal(length);
    expect(history.state).to.deep.equal({ mine: 'router' });
  });

  it('are left alone where the page keeps something else in its state', async () => {
    history.replaceState('a word', '');
    const page = await open();
    await page.press('Continue');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(history.state).to.equal('a word');
  });

  it('are left alone where a library would load the page anew for each entry', async () => {
    history.replaceState({ turbo: { restorationIdentifier: 'x' } }, '');
    const page = await open();
    await page.press('Continue');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(history.state).to.deep.equal({ turbo: { restorationIdentifier: 'x' } });
  });

  it('lead back to the beginning when the page was loaded anew half-way', async () => {
    history.replaceState({ mine: 'router', 'patient-partnership': { gone: 0 } }, '');
    history.pushState({ mine: 'router', 'patient-partnership': { gone: 1 } }, '');
    history.pushState({ mine: 'router', 'patient-partnership': { gone: 2 } }, '');
    const page = await open();
    await until(() => JSON.stringify(history.state) === '{"mine":"router"}');
    await forward(page, 'b');
    await back(page, 'a');
  });

  it('are not waited for when the page was loaded anew at the first entry', async () => {
    history.replaceState({ mine: 'router', 'patient-partnership': { gone: 0 } }, '');
    const { addEventListener } = window;
    const listened: string[] = [];
    window.addEventListener = (...args: Parameters<typeof addEventListener>) => {
      listened.push(args[0]);
      addEventListener.apply(window, args);
    };
    try {
      await open();
      await until(() => JSON.stringify(history.state) === '{"mine":"router"}');
      expect(listened).not.to.include('popstate');
    } finally {
      window.addEventListener = addEventListener;
    }
  });

  it('have no listener of ours once the survey is gone', async () => {
    const page = await open();
    await forward(page, 'b');
    page.survey.remove();
    const heard = popsHeard();
    history.back();
    await until(() => heard.count === 1);
    heard.stop();
  });
});
