import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { until } from '../../kernel/events.js';
import {
  coding,
  control,
  type ItemJson,
  options,
  SurveyPage,
  typeText,
  words,
} from '../../elements/experience-survey/survey-page.js';

const TOWNS = ['Aachen', 'Århus', 'Bad Aussee', 'Bern', 'Bruxelles', 'Łódź', 'New Bern', 'Zürich'];

const item = (more: object = {}): ItemJson => ({
  linkId: 'q',
  type: 'choice',
  text: 'Where do you live?',
  extension: [control('autocomplete')],
  answerOption: options(...TOWNS),
  ...more,
});
const next: ItemJson = { linkId: 'next', type: 'boolean', text: 'Is that near?' };

const field = (page: SurveyPage) => page.$<HTMLInputElement>('[role=combobox]')!;
const offered = (page: SurveyPage) => [...page.root.querySelectorAll('[role=option]')].map(words);
const active = (page: SurveyPage) => {
  const id = field(page).getAttribute('aria-activedescendant');
  return id ? words(page.$(`[id="${id}"]`)!) : null;
};
const chosen = (page: SurveyPage) => [...page.root.querySelectorAll('.chosen li > span')].map(words);
const isOpen = (page: SurveyPage) => field(page).getAttribute('aria-expanded') === 'true';
const live = (page: SurveyPage) => words(page.$('#live')!);
const middle = (element: Element): [number, number] => {
  element.scrollIntoView({ block: 'nearest' });
  const { left, top, width, height } = element.getBoundingClientRect();
  return [Math.round(left + width / 2), Math.round(top + height / 2)];
};

describe('autocomplete', () => {
  it('takes the place of every list that is too long to be drawn, whatever the form asks for', async () => {
    for (const repeats of [false, true]) {
      for (const asked of ['check-box', 'radio-button', 'drop-down']) {
        const open = (count: number) =>
          SurveyPage.open([
            item({
              repeats,
              extension: [control(asked)],
              answerOption: options(...Array.from({ length: count }, (_, at) => `Town ${at}`)),
            }),
          ]);
        const page = await open(1001);
        field(page).focus();
        await typeText('Town 1000');
        expect(offered(page), asked).to.deep.equal(['Town 1000']);
        expect(page.root.querySelectorAll('input, option').length).to.equal(1);
        if (asked === 'check-box') expect(field(await open(1000))).to.equal(null);
      }
    }
  });

  it('offers what begins a word, whatever the case and the accents', async () => {
    const page = await SurveyPage.open([item()]);
    field(page).focus();
    expect(isOpen(page), 'the focus alone opens nothing').to.equal(false);
    for (const [typed, expected] of [
      ['bern', ['Bern', 'New Bern']],
      ['zuri', ['Zürich']],
      ['LODZ', ['Łódź']],
      ['ar', ['Århus']],
      ['au', ['Bad Aussee']],
      ['ern', []],
    ] as const) {
      field(page).select();
      await typeText(typed);
      expect(offered(page), typed).to.deep.equal(expected);
      expect(isOpen(page)).to.equal(expected.length > 0);
    }
    await until(() => live(page) === 'No answer in the list matches.');
  });

  it('works with the keyboard alone', async () => {
    const page = await SurveyPage.open([item(), next]);
    field(page).focus();
    await sendKeys({ press: 'ArrowDown' });
    expect(offered(page)).to.deep.equal(TOWNS);
    expect(active(page)).to.equal(null);
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowDown' });
    expect(active(page)).to.equal('Århus');
    await sendKeys({ press: 'ArrowUp' });
    await sendKeys({ press: 'ArrowUp' });
    expect(active(page)).to.equal('Zürich');
    await sendKeys({ press: 'Enter' });
    expect(page.answers.q).to.deep.equal([coding('Zürich')]);
    expect(field(page).value).to.equal('Zürich');
    expect(isOpen(page)).to.equal(false);
    expect(page.focused).to.equal(field(page));
    await sendKeys({ press: 'ArrowDown' });
    expect(isOpen(page)).to.equal(true);
    await sendKeys({ press: 'Escape' });
    expect(isOpen(page)).to.equal(false);
    expect(page.answers.q, 'closing the list takes nothing back').to.deep.equal([coding('Zürich')]);
    await sendKeys({ press: 'Tab' });
    expect(page.question('next').contains(page.focused)).to.equal(true);
    expect(page.faults).to.deep.equal([]);
  });

  it('works with a pointer, and a press on what follows the list arrives there', async () => {
    const page = await SurveyPage.open([item(), next]);
    await sendMouse({ type: 'click', position: middle(field(page)) });
    expect(offered(page)).to.have.length(TOWNS.length);
    await sendMouse({ type: 'click', position: middle(page.root.querySelectorAll('[role=option]')[1]!) });
    expect(page.answers.q).to.deep.equal([coding('Århus')]);
    await sendMouse({ type: 'click', position: middle(field(page)) });
    expect(isOpen(page)).to.equal(true);
    const row = page.controls('next')[1]!.closest('label')!;
    await sendMouse({ type: 'click', position: middle(row) });
    expect(page.answers.next, 'the row that was pressed').to.deep.equal([false]);
    await until(() => !isOpen(page));
    expect(page.answers.q).to.deep.equal([coding('Århus')]);
  });

  it('takes a name that is typed whole, and says what is not in the list', async () => {
    const page = await SurveyPage.open([item()]);
    field(page).focus();
    await typeText('zurich');
    expect(page.answers.q).to.deep.equal([coding('Zürich')]);
    expect(field(page).value).to.equal('zurich');
    await typeText('x');
    expect(page.answers).to.deep.equal({});
    await page.leave();
    expect(field(page).value, 'what was typed stays').to.equal('zurichx');
    expect(page.errors('q')).to.have.length(1);
    field(page).select();
    await sendKeys({ press: 'Delete' });
    await page.leave();
    expect(page.errors('q')).to.deep.equal([]);
  });

  it('can be emptied', async () => {
    const page = await SurveyPage.open([item()]);
    field(page).focus();
    await typeText('bern');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    expect(page.answers.q).to.deep.equal([coding('Bern')]);
    field(page).select();
    await sendKeys({ press: 'Backspace' });
    expect(page.answers).to.deep.equal({});
  });

  it('has its answer selected by a press, to be typed over; another one sets the caret', async () => {
    const page = await SurveyPage.open([item(), next]);
    // Each a little to the side: for WebKit, presses on one spot within a moment are a double click, which selects a word
    let presses = 0;
    const click = () => {
      const [x, y] = middle(field(page));
      return sendMouse({ type: 'click', position: [x + (presses++ % 4) * 12, y] });
    };
    const selected = () => field(page).value.slice(field(page).selectionStart!, field(page).selectionEnd!);
    await click();
    await typeText('bern');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    await click();
    expect(selected(), 'right after it was chosen').to.equal('Bern');
    expect(offered(page), 'all there is to choose from').to.deep.equal(TOWNS);
    await click();
    expect(selected()).to.equal('');
    page.control('next').focus();
    await click();
    await typeText('zur');
    expect(field(page).value).to.equal('zur');
    expect(offered(page)).to.deep.equal(['Zürich']);
    await click();
    expect(selected(), 'what is being typed').to.equal('');
  });

  it('leaves the caret where it is pressed in own words', async () => {
    const page = await SurveyPage.open([item({ type: 'open-choice' }), next]);
    field(page).focus();
    await typeText('On a boat');
    await page.leave();
    await sendMouse({ type: 'click', position: middle(field(page)) });
    expect(field(page).selectionStart).to.equal(field(page).selectionEnd);
  });

  it('of an open choice lets own words stay', async () => {
    const page = await SurveyPage.open([item({ type: 'open-choice' })]);
    field(page).focus();
    await typeText('On a boat');
    await page.leave();
    expect(page.answers.q).to.deep.equal(['On a boat']);
    expect(field(page).value).to.equal('On a boat');
    expect(page.errors('q')).to.deep.equal([]);
    expect(page.faults).to.deep.equal([]);
  });

  describe('for several answers', () => {
    it('keeps them in a list, from which each can be removed', async () => {
      const page = await SurveyPage.open([item({ repeats: true })]);
      field(page).focus();
      for (const typed of ['bern', 'aach']) {
        await typeText(typed);
        await sendKeys({ press: 'ArrowDown' });
        await sendKeys({ press: 'Enter' });
        expect(field(page).value).to.equal('');
      }
      expect(page.answers.q).to.deep.equal([coding('Bern'), coding('Aachen')]);
      expect(chosen(page)).to.deep.equal(['Bern', 'Aachen']);
      await until(() => live(page) === 'Added: Aachen');
      await page.press('Remove', page.$('.chosen li')!);
      expect(chosen(page)).to.deep.equal(['Aachen']);
      expect(page.focused).to.equal(field(page));
      await until(() => live(page) === 'Removed: Bern');
      await sendKeys({ press: 'ArrowDown' });
      const selected = [...page.root.querySelectorAll('[role=option][aria-selected=true]')].map(words);
      expect(selected).to.deep.equal(['Aachen']);
    });

    it('takes own words with Enter, or when the field is left', async () => {
      const page = await SurveyPage.open([item({ repeats: true, type: 'open-choice' }), next]);
      field(page).focus();
      await typeText('On a boat');
      await sendKeys({ press: 'Enter' });
      await typeText('in a tent');
      page.control('next').focus();
      expect(chosen(page)).to.deep.equal(['On a boat', 'in a tent']);
      expect(page.answers.q).to.deep.equal(['On a boat', 'in a tent']);
    });

    it('is what a list of very many answers becomes', async () => {
      const many = options(...Array.from({ length: 150 }, (_, index) => `Place ${index + 1}`));
      const page = await SurveyPage.open([item({ repeats: true, extension: [], answerOption: many })]);
      field(page).focus();
      await typeText('place');
      expect(offered(page)).to.have.length(100);
      expect(words(page.question('q'))).to.contain('There are more answers. Type more letters to find yours.');
      await typeText(' 150');
      expect(offered(page)).to.deep.equal(['Place 150']);
    });
  });

  it('is accessible, closed and open, with and without answers', async () => {
    for (const repeats of [false, true]) {
      const page = await SurveyPage.open([item({ repeats })]);
      await expect(page.survey).to.be.accessible();
      field(page).focus();
      await typeText('b');
      await sendKeys({ press: 'ArrowDown' });
      await expect(page.survey).to.be.accessible();
      for (const option of page.root.querySelectorAll('[role=option]'))
        expect(option.getBoundingClientRect().height).to.be.at.least(44);
      await sendKeys({ press: 'Enter' });
      await expect(page.survey).to.be.accessible();
    }
  });

  it('fits a narrow screen, in both directions', async () => {
    for (const language of ['en', 'ar']) {
      const page = await SurveyPage.open(
        { resourceType: 'Questionnaire', status: 'active', language, item: [item({ repeats: true })] },
        { width: '288px' },
      );
      field(page).focus();
      await typeText('bad');
      await sendKeys({ press: 'ArrowDown' });
      const edge = page.survey.getBoundingClientRect();
      for (const node of page.root.querySelectorAll('.combobox, .combobox *')) {
        if (node.getClientRects().length === 0) continue;
        expect(node.getBoundingClientRect().right).to.be.at.most(edge.right);
        expect(node.getBoundingClientRect().left).to.be.at.least(edge.left);
      }
    }
  });
});
