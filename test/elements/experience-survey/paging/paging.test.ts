import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { said } from '../../../kernel/console.js';
import { until } from '../../../kernel/events.js';
import { type ItemJson, questionnaire, SurveyPage, words } from '../survey-page.js';

const text = (linkId: string, more: object = {}): ItemJson => ({ linkId, type: 'string', text: `${linkId}?`, ...more });
const group = (linkId: string, ...item: ItemJson[]): ItemJson => ({
  linkId,
  type: 'group',
  text: `Group ${linkId}`,
  item,
});
const note = (linkId: string): ItemJson => ({ linkId, type: 'display', text: `Note ${linkId}` });

const items = [note('n'), text('a'), group('g', text('b'), group('h', text('c'), text('d'))), text('e')];
const LINK_IDS = ['n', 'a', 'b', 'c', 'd', 'e'];
const shown = (page: SurveyPage) => LINK_IDS.filter((linkId) => page.questions(linkId).length > 0).join('');
const headings = (page: SurveyPage) => [...page.root.querySelectorAll('h2, h3, h4')].map(words);
const progress = (page: SurveyPage) => words(page.$('#progress')!);

/** Goes forward to the end and says what was shown on each page. */
async function leafThrough(page: SurveyPage): Promise<string[]> {
  const pages = [shown(page)];
  while (page.hasButton('Continue')) {
    await page.press('Continue');
    // The last look over the answers may still be on its way.
    await until(() => page.focused?.matches('#progress, #review'));
    pages.push(shown(page));
  }
  return pages;
}

/** When what was drawn, and where it was scrolled to, is on the screen. */
const nextFrame = () =>
  new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));

describe('layout', () => {
  it('page: everything at once', async () => {
    const page = await SurveyPage.open(items);
    expect(await leafThrough(page)).to.deep.equal(['nabcde']);
    expect(progress(page)).to.equal('Answered: 0 of 5');
  });

  it('question: one at a time, under the headings of its groups', async () => {
    const page = await SurveyPage.open(items, { attributes: { layout: 'question' } });
    expect(progress(page)).to.equal('Step 1 of 5');
    expect(await leafThrough(page)).to.deep.equal(['na', 'b', 'c', 'd', 'e', '']);
    await page.press('Back');
    expect(shown(page)).to.equal('e');
    await page.press('Back');
    expect(shown(page)).to.equal('d');
    expect(headings(page)).to.deep.equal(['Group g', 'Group h']);
  });

  it('group: each top-level group, and what stands between them', async () => {
    const page = await SurveyPage.open(items, { attributes: { layout: 'group' } });
    expect(await leafThrough(page)).to.deep.equal(['na', 'bcd', 'e', '']);
  });

  it('says in words where one is, and takes the focus there on each page', async () => {
    const page = await SurveyPage.open(items, { attributes: { layout: 'question' } });
    await page.press('Continue');
    expect(progress(page)).to.equal('Step 2 of 5');
    expect(page.focused!.id).to.equal('progress');
    const bar = page.$<HTMLProgressElement>('progress')!;
    expect([bar.value, bar.max], 'one of five is done').to.deep.equal([1, 5]);
    await page.press('Back');
    expect(progress(page)).to.equal('Step 1 of 5');
    expect(page.hasButton('Back')).to.equal(false);
  });

  it('keeps the answers on the way there and back', async () => {
    const page = await SurveyPage.open(items, { attributes: { layout: 'question' } });
    await page.type('a', 'one');
    await page.press('Continue');
    await page.type('b', 'two');
    await page.press('Back');
    expect(page.control('a').value).to.equal('one');
    expect(page.answers).to.deep.equal({ a: ['one'], b: ['two'] });
  });

  describe('counts honestly as questions come and go', () => {
    const branching = [
      { linkId: 'a', type: 'boolean', text: 'A?' },
      text('b', { enableWhen: [{ question: 'a', operator: '=', answerBoolean: true }] }),
      text('c'),
    ];
    const note = (page: SurveyPage) => page.$('#note') && words(page.$('#note')!);

    it('says "about" as long as an answer can change the number', async () => {
      const page = await SurveyPage.open(branching, { attributes: { layout: 'question' } });
      expect(progress(page)).to.equal('Step 1 of about 2');
      await page.pick('a', 'Yes');
      expect(progress(page)).to.equal('Step 1 of about 3');
      await page.pick('a', 'No');
      expect(progress(page)).to.equal('Step 1 of about 2');
      await page.press('Continue');
      expect(progress(page)).to.equal('Step 2 of 2');
      expect(shown(page)).to.equal('c');
    });

    it('says why there are more or fewer, here and on the next page', async () => {
      const page = await SurveyPage.open(branching, { attributes: { layout: 'question' } });
      expect(note(page)).to.equal(null);
      await page.pick('a', 'Yes');
      expect(note(page)).to.contain('there are more steps now');
      await page.press('Continue');
      expect(note(page)).to.contain('there are more steps now');
      expect(page.focused!.getAttribute('aria-describedby')).to.equal('note');
      await page.type('b', 'x');
      await page.press('Continue');
      expect(note(page)).to.equal(null);
      await page.press('Back');
      await page.press('Back');
      await page.pick('a', 'No');
      expect(note(page)).to.contain('there are fewer steps now');
    });

    it('never shows more than was done', async () => {
      const page = await SurveyPage.open(branching, { attributes: { layout: 'question' } });
      const bar = () => page.$<HTMLProgressElement>('progress');
      expect(bar()!.value).to.equal(0);
      await page.press('Continue');
      expect([bar()!.value, bar()!.max]).to.deep.equal([1, 2]);
      await page.press('Continue');
      await until(() => page.focused?.id === 'review');
      expect(bar()).to.equal(null);
    });
  });

  it('says once, gently, that a question was left open, and goes on', async () => {
    const page = await SurveyPage.open(items, { attributes: { layout: 'question' } });
    await page.press('Continue');
    expect(shown(page)).to.equal('b');
    expect(words(page.$('#note')!)).to.contain('That is fine');
    await page.press('Continue');
    expect(page.$('#note')).to.equal(null);
  });

  it('holds on a page with an answer that is not right', async () => {
    const page = await SurveyPage.open([text('a', { required: true }), text('b')], {
      attributes: { layout: 'question' },
    });
    await page.press('Continue');
    expect(shown(page)).to.equal('a');
    expect(page.focused!.id).to.equal('summary');
  });

  it('a bad one warns, and the width decides', async () => {
    let page!: SurveyPage;
    const lines = await said(async () => {
      page = await SurveyPage.open(items, { attributes: { layout: 'columns' }, width: '800px' });
    });
    expect(shown(page)).to.equal('nabcde');
    expect(lines.filter((line) => line.includes('layout'))).to.have.length(1);
    const silent = await said(async () => {
      (page.survey as { layout: unknown }).layout = undefined;
      await page.survey.updateComplete;
    });
    expect(silent, 'as frameworks take a property away').to.deep.equal([]);
  });

  describe('by width', () => {
    const open = (width: string) =>
      SurveyPage.open(items, { width, prepare: (survey) => survey.removeAttribute('layout') });

    it('is one question below 30 em, and all from there', async () => {
      // 30 em of 18 px
      expect(shown(await open('539px'))).to.equal('na');
      expect(shown(await open('540px'))).to.equal('nabcde');
    });

    it('counts in the size of our text', async () => {
      const page = await SurveyPage.open(items, {
        width: '500px',
        prepare: (survey) => {
          survey.removeAttribute('layout');
          survey.style.setProperty('--pp-font-size', '1em');
        },
      });
      await until(() => shown(page) === 'nabcde');
    });

    it('is found when the element shows only later', async () => {
      const page = await SurveyPage.open(items, {
        prepare: (survey) => {
          survey.removeAttribute('layout');
          survey.hidden = true;
          survey.style.inlineSize = '300px';
        },
      });
      page.survey.hidden = false;
      await until(() => shown(page) === 'na');
    });

    it('keeps answers, half-typed ones too, and the place with the focus, as a phone is turned', async () => {
      const page = await open('300px');
      await page.press('Continue');
      await page.press('Continue');
      await page.type('c', 'half');
      page.survey.style.inlineSize = '800px';
      await until(() => shown(page) === 'nabcde');
      await until(() => page.focused === page.control('c'));
      expect(page.control('c').value).to.equal('half');
      await sendKeys({ type: ' way' });
      page.control('d').focus();
      page.survey.style.inlineSize = '300px';
      await until(() => shown(page) === 'd');
      await until(() => page.focused === page.control('d'));
      await page.press('Back');
      expect(page.control('c').value).to.equal('half way');
    });

    it('keeps the place without a focus: the first question that is on the screen', async () => {
      const page = await SurveyPage.open(
        Array.from({ length: 30 }, (_, index) => text(`q${index}`)),
        { width: '800px', prepare: (survey) => survey.removeAttribute('layout') },
      );
      // An earlier test may have gone back: the browser then scrolls to where the page was.
      await new Promise((resolve) => setTimeout(resolve, 500));
      page.question('q17').scrollIntoView({ block: 'start' });
      await nextFrame();
      page.survey.style.inlineSize = '300px';
      await until(() => page.questions('q0').length === 0 && page.questions('q17').length === 1);
      await nextFrame();
      expect(progress(page)).to.equal('Step 18 of 30');
      page.survey.style.inlineSize = '800px';
      await until(() => page.questions('q0').length === 1);
      await until(() => {
        const { top } = page.question('q17').getBoundingClientRect();
        return top > -1 && top < innerHeight;
      });
    });
  });

  it('can be changed by the page at any time', async () => {
    const page = await SurveyPage.open(questionnaire(items));
    await page.type('c', 'x');
    page.survey.layout = 'question';
    await until(() => shown(page) === 'c');
    page.survey.layout = 'group';
    await until(() => shown(page) === 'bcd');
    expect(page.control('c').value).to.equal('x');
  });

  it('is printed whole also where the page moves it to print it, and is as it was when that moves it back', async () => {
    const page = await SurveyPage.open(questionnaire(items), { attributes: { layout: 'question' } });
    const { survey } = page;
    const place = survey.parentElement!;
    window.dispatchEvent(new Event('beforeprint'));
    document.body.append(survey);
    await survey.updateComplete;
    expect(shown(page)).to.equal('nabcde');
    window.dispatchEvent(new Event('afterprint'));
    place.append(survey);
    await survey.updateComplete;
    expect(shown(page)).to.equal('na');
  });

  it('is as it was where it was away when printing was over', async () => {
    const page = await SurveyPage.open(questionnaire(items), { attributes: { layout: 'question' } });
    const { survey } = page;
    const place = survey.parentElement!;
    window.dispatchEvent(new Event('beforeprint'));
    survey.remove();
    await Promise.resolve();
    window.dispatchEvent(new Event('afterprint'));
    place.append(survey);
    await survey.updateComplete;
    expect(shown(page)).to.equal('na');
  });
});
