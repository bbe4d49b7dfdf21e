import { expect } from '@open-wc/testing';
import { until } from '../../kernel/events.js';
import { control, extension, type ItemJson, options, SurveyPage } from './survey-page.js';

/** A phone of 320 pixels with a font of twice the usual size: little more than eight letters in a line. */
const open = async (items: ItemJson[] | undefined, attributes: Record<string, string> = {}) =>
  SurveyPage.open(items, {
    attributes,
    width: '288px',
    prepare: (survey) => survey.style.setProperty('--pp-font-size', '36px'),
  });

/** What reaches out of the survey at its end. */
function cut(page: SurveyPage): string[] {
  const { right } = page.survey.getBoundingClientRect();
  return [...page.root.querySelectorAll('button, input, select, p, legend, label, h2, h3, dt, dd')]
    .filter((element) => !element.closest('.visually-hidden') && element.getClientRects().length > 0)
    .filter((element) => element.getBoundingClientRect().right > right + 0.5)
    .map((element) => element.outerHTML);
}

describe('a survey in very large text on a small screen', () => {
  it('has its rows, buttons and units whole', async () => {
    const page = await open([
      {
        linkId: 'medicine',
        type: 'group',
        repeats: true,
        text: 'Medicine',
        extension: [control('gtable')],
        item: [{ linkId: 'name', type: 'string', text: 'What is it called?' }],
      },
      {
        linkId: 'often',
        type: 'choice',
        text: 'How often?',
        answerOption: options('Sometimes', 'Unfortunately never'),
      },
    ]);
    expect(cut(page)).to.deep.equal([]);
    expect(page.survey.scrollWidth).to.be.at.most(288);
  });

  it('has the last look whole', async () => {
    const question = (linkId: string) => ({ linkId, type: 'boolean', text: 'Did you understand everything?' });
    const page = await open([question('a'), question('b')], { layout: 'question', 'no-history': '' });
    await page.press('Continue');
    await until(() => page.$('[data-link-id="b"]'));
    await page.press('Continue');
    await until(() => page.$('.review'));
    expect(cut(page)).to.deep.equal([]);
  });

  it('has the questions of a shared device whole', async () => {
    const page = await open([{ linkId: 'a', type: 'boolean', text: 'A?' }], { kiosk: '' });
    await until(() => page.hasButton('Clear my answers'));
    await page.press('Clear my answers');
    await until(() => page.$<HTMLDialogElement>('dialog')?.open);
    const dialog = page.$('dialog')!;
    expect(dialog.scrollWidth).to.be.at.most(dialog.clientWidth);
  });
});

describe('a unit to choose', () => {
  it('is as wide as its longest name', async () => {
    const unit = (display: string) =>
      extension('questionnaire-unitOption', { valueCoding: { code: display, display } });
    const page = await SurveyPage.open(
      [
        {
          linkId: 'q',
          type: 'quantity',
          text: 'How tall are you?',
          extension: [unit('m'), unit('centimetres and more')],
        },
      ],
      { width: '288px' },
    );
    const select = page.question('q').querySelector('select')!;
    const free = document.createElement('select');
    free.className = select.className;
    free.append(...[...select.options].map((option) => option.cloneNode(true)));
    free.style.cssText = 'inline-size: max-content; position: absolute';
    page.question('q').append(free);
    expect(select.offsetWidth).to.be.at.least(free.offsetWidth);
    expect(select.getBoundingClientRect().right).to.be.at.most(page.survey.getBoundingClientRect().right);
  });
});
