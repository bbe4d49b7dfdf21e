import { expect, nextFrame } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import { press } from '../../../../src/kernel/input/press-state.js';
import { next, until } from '../../../kernel/events.js';
import {
  coding,
  control,
  extension,
  type ItemJson,
  options,
  questionnaire,
  SurveyPage,
  words,
} from '../survey-page.js';

const number: ItemJson = { linkId: 'n', type: 'integer', text: 'How many?' };
const choice: ItemJson = { linkId: 'c', type: 'choice', text: 'Which one?', answerOption: options('Apples', 'Pears') };
const when = (question: string, answer: object, operator = '=') => ({
  enableWhen: [{ question, operator, ...answer }],
});

const middle = (element: Element): [number, number] => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [Math.round(x + Math.min(width, 40) / 2), Math.round(y + height / 2)];
};

/** Puts the pointer down in the middle of something. @returns where it stood */
async function down(element: Element): Promise<number> {
  element.scrollIntoView({ block: 'nearest' });
  const { top } = element.getBoundingClientRect();
  await sendMouse({ type: 'move', position: middle(element) });
  // The code that watches presses, which comes when the pointer does
  if (element.getRootNode() !== document) await until(() => press.holds);
  await sendMouse({ type: 'down' });
  return top;
}

/** Two frames, in which anything could move that is about to. */
async function frames(): Promise<void> {
  await nextFrame();
  await nextFrame();
}

const topOf = (element: Element): number => Math.round(element.getBoundingClientRect().top);
const radios = (page: SurveyPage, linkId: string): HTMLElement[] => [
  ...page.question(linkId).querySelectorAll<HTMLElement>('label.option'),
];

describe('a press', () => {
  afterEach(async () => {
    await resetMouse();
    window.scrollTo(0, 0);
  });

  it('on an option lands there after a wrong number, and the option stays where it was', async () => {
    const page = await SurveyPage.open([
      number,
      choice,
      ...Array.from({ length: 30 }, (_, n) => ({ ...number, linkId: `n${n}` })),
    ]);
    await page.type('n', 'many');
    const [, pears] = radios(page, 'c') as [HTMLElement, HTMLElement];
    const top = await down(pears);
    await frames();
    expect(page.errors('n'), 'while the pointer is down').to.deep.equal([]);
    expect(topOf(pears)).to.be.closeTo(top, 1);
    await sendMouse({ type: 'up' });
    await until(() => page.errors('n').length > 0);
    await frames();
    expect(page.answers['c']).to.have.length(1);
    expect(topOf(pears), 'afterwards').to.be.closeTo(top, 1);
  });

  it('on Send lands there after a wrong number', async () => {
    const page = await SurveyPage.open([number]);
    await page.type('n', 'many');
    await down(page.$('#send')!);
    await frames();
    expect(page.errors('n')).to.deep.equal([]);
    await sendMouse({ type: 'up' });
    await until(() => page.$('#summary'));
    await until(() => page.focused?.id === 'summary');
  });

  it('is over with its click: quick presses of "Continue" turn a page each, which is seen before the next press', async () => {
    const items = Array.from({ length: 5 }, (_, n) => ({ ...number, linkId: `n${n}` }));
    const page = await SurveyPage.open(items, { attributes: { layout: 'question' } });
    const button = () => page.button('Continue');
    // With the first one the code comes that watches presses, and with the first turn what turns pages
    await sendMouse({ type: 'move', position: middle(button()) });
    await sendMouse({ type: 'click', position: middle(button()) });
    await until(() => page.questions('n1').length > 0);
    for (const turn of [2, 3, 4]) {
      const clicked = next(button(), 'click');
      const press = sendMouse({ type: 'click', position: middle(button()) });
      await clicked;
      await frames();
      expect(page.questions(`n${turn}`), `after turn ${turn}`).to.have.length(1);
      await press;
    }
  });

  it('on a button of the page lands there, too', async () => {
    const page = await SurveyPage.open([number]);
    const button = document.createElement('button');
    button.textContent = 'Save';
    page.survey.after(button);
    await page.type('n', 'many');
    const clicked = next(button, 'click');
    await down(button);
    await frames();
    expect(page.errors('n')).to.deep.equal([]);
    await sendMouse({ type: 'up' });
    await clicked;
    await until(() => page.errors('n').length > 0);
    button.remove();
  });

  it('is not moved by questions that come up above', async () => {
    const opened: ItemJson = { linkId: 'o', type: 'text', text: 'Why?', ...when('d', { answerDate: '2024-05-06' }) };
    const page = await SurveyPage.open([
      { ...choice, linkId: 'late', answerOption: options('X', 'Y') },
      opened,
      { linkId: 'd', type: 'date', text: 'On which day?' },
      choice,
    ]);
    await page.type('d', '5');
    const [apples] = radios(page, 'c') as [HTMLElement];
    const top = await down(apples);
    // What another part of the page brings while the pointer is down.
    page.survey.seenBy = 'the team';
    await frames();
    expect(topOf(apples)).to.be.closeTo(top, 1);
    await sendMouse({ type: 'up' });
    await until(() => page.answers['c']);
  });

  it('on an option stays there when its answer brings up a question above', async () => {
    const page = await SurveyPage.open([
      { linkId: 'o', type: 'text', text: 'Why?', ...when('c', { answerCoding: coding('Pears') }) },
      choice,
      ...Array.from({ length: 30 }, (_, n) => ({ ...number, linkId: `n${n}` })),
    ]);
    const [, pears] = radios(page, 'c') as [HTMLElement, HTMLElement];
    const top = await down(pears);
    await sendMouse({ type: 'up' });
    await until(() => page.questions('o').length > 0);
    await frames();
    // WebKit scrolls by whole pixels
    expect(topOf(pears)).to.be.closeTo(top, 1.5);
    expect(scrollY).to.be.greaterThan(0);
  });

  it('on another field leaves the list of a search open until it is over', async () => {
    const page = await SurveyPage.open([{ ...choice, item: [], extension: [control('autocomplete')] }, number]);
    await page.type('c', 'p');
    await until(() => page.$('[role=listbox]'));
    const field = page.control('n');
    const top = await down(field);
    await frames();
    expect(topOf(field)).to.be.closeTo(top, 1);
    await sendMouse({ type: 'up' });
    await until(() => !page.$('[role=option]'));
    expect(page.focused).to.equal(field);
  });

  it('lets the thumb of a scale say where it is', async () => {
    const page = await SurveyPage.open([
      number,
      {
        linkId: 's',
        type: 'integer',
        text: 'How much?',
        extension: [
          control('slider'),
          extension('minValue', { valueInteger: 0 }),
          extension('maxValue', { valueInteger: 10 }),
        ],
      },
    ]);
    await page.type('n', 'many');
    const slider = page.control('s');
    const { x, y, width, height } = slider.getBoundingClientRect();
    const at = (part: number): [number, number] => [Math.round(x + width * part), Math.round(y + height / 2)];
    await sendMouse({ type: 'move', position: at(0.5) });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: at(0.9) });
    await until(() => words(page.$('.slider-value')!).startsWith('Your answer'));
    expect(page.errors('n')).to.deep.equal([]);
    expect(slider.getBoundingClientRect().top).to.equal(y);
    await sendMouse({ type: 'up' });
    await until(() => page.errors('n').length > 0);
  });

  it('on who answers stays on it, with the pointer and with keys', async () => {
    const page = await SurveyPage.open(
      [choice, ...Array.from({ length: 30 }, (_, n) => ({ ...number, linkId: `n${n}` }))],
      {
        attributes: { proxy: '' },
      },
    );
    await until(() => page.$('#helper'));
    const [self, other] = [...page.root.querySelectorAll<HTMLElement>('#helper label')] as [HTMLElement, HTMLElement];
    window.scrollTo(0, 60);
    const top = await down(other);
    await sendMouse({ type: 'up' });
    await until(() => page.$('#helper-ways'));
    await frames();
    expect(topOf(other)).to.be.closeTo(top, 1);
    self.querySelector('input')!.focus();
    const before = topOf(self);
    await sendKeys({ press: ' ' });
    await until(() => !page.$('#helper-ways'));
    await frames();
    expect(topOf(self)).to.equal(before);
  });

  it('that the browser never ends holds nothing for ever: a key ends it', async () => {
    const page = await SurveyPage.open([number, choice]);
    await page.type('n', 'many');
    page.root
      .querySelector('label.option')!
      .dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true, isPrimary: true }));
    await sendKeys({ press: 'Tab' });
    await until(() => page.errors('n').length > 0);
  });
});

describe('a press while a long survey is drawn', () => {
  it('finds nothing that comes in meanwhile', async () => {
    const items = Array.from({ length: 400 }, (_, n): ItemJson => ({ ...number, linkId: `n${n}` }));
    const page = await SurveyPage.open([choice]);
    const send = page.$('#send')!;
    const top = await down(send);
    page.survey.questionnaire = questionnaire([number, choice, ...items]);
    await frames();
    expect(topOf(page.$('#send')!)).to.equal(Math.round(top));
    expect(page.$('#send')).to.equal(send);
    await sendMouse({ type: 'up' });
    await until(() => page.questions('n1').length > 0);
    await page.survey.updateComplete;
    await resetMouse();
  });
});
