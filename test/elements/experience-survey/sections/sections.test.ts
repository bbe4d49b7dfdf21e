import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { until } from '../../../kernel/events.js';
import { control, extension, type ItemJson, SurveyPage, words } from '../survey-page.js';
import { showOnPaper, showOnScreen } from '../../../support/paper.js';

const sdc = (name: string, value: Record<string, unknown>) => ({
  url: `http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-${name}`,
  ...value,
});
const yes = (linkId: string, more: Record<string, unknown> = {}): ItemJson => ({
  linkId,
  type: 'boolean',
  text: `${linkId}?`,
  ...more,
});
const group = (linkId: string, item: ItemJson[], more: Record<string, unknown> = {}): ItemJson => ({
  linkId,
  type: 'group',
  text: `Group ${linkId}`,
  item,
  ...more,
});
const text = (linkId: string, ...extension: unknown[]): ItemJson => ({
  linkId,
  type: 'display',
  text: `Text ${linkId}`,
  extension,
});
const tabbed = group(
  'tabs',
  [group('a', [yes('a1')]), group('b', [yes('b1', { required: true })]), group('c', [yes('c1')])],
  {
    extension: [control('tab-container')],
  },
);
const WIDE = { width: '800px' };
const isSeen = (page: SurveyPage, linkId: string) => page.question(linkId).getClientRects().length > 0;
const tab = (page: SurveyPage, name: string) =>
  [...page.root.querySelectorAll<HTMLElement>('[role="tab"]')].find((one) => words(one) === name)!;
const settled = async (page: SurveyPage) => {
  await page.survey.updateComplete;
  await new Promise(requestAnimationFrame);
};

describe('groups as tabs', () => {
  it('show one group at a time, and keep what was answered in the others', async () => {
    const page = await SurveyPage.open([tabbed], WIDE);
    expect(['a1', 'b1', 'c1'].map((one) => isSeen(page, one))).to.deep.equal([true, false, false]);
    await page.pick('a1', 'Yes');
    tab(page, 'Group b').click();
    expect(['a1', 'b1', 'c1'].map((one) => isSeen(page, one))).to.deep.equal([false, true, false]);
    await page.pick('b1', 'No');
    expect(page.answers).to.deep.equal({ a1: [true], b1: [false] });
    const open = page.$('[role="tab"][aria-selected="true"]')!;
    expect(words(open)).to.equal('Group b');
    expect(page.$(`#${open.getAttribute('aria-controls')!}`)!.getAttribute('aria-labelledby')).to.equal(open.id);
    await expect(page.survey).to.be.accessible();
  });

  it('are turned by keys, in the direction of the text', async () => {
    for (const [lang, next, before] of [
      ['en', 'ArrowRight', 'ArrowLeft'],
      ['ar', 'ArrowLeft', 'ArrowRight'],
    ] as const) {
      const page = await SurveyPage.open(
        { resourceType: 'Questionnaire', status: 'active', language: lang, item: [tabbed] },
        WIDE,
      );
      tab(page, 'Group a').focus();
      await sendKeys({ press: next });
      expect(words(page.focused!), lang).to.equal('Group b');
      expect(isSeen(page, 'b1')).to.equal(true);
      await sendKeys({ press: before });
      await sendKeys({ press: before });
      expect(words(page.focused!)).to.equal('Group c');
      await sendKeys({ press: 'Home' });
      expect(words(page.focused!)).to.equal('Group a');
      await sendKeys({ press: 'End' });
      expect(words(page.focused!)).to.equal('Group c');
      expect(page.root.querySelectorAll('[role="tab"][tabindex="0"]')).to.have.length(1);
    }
  });

  it('open for what has to be put right', async () => {
    const page = await SurveyPage.open([tabbed], WIDE);
    await page.press('Send my answers');
    await settled(page);
    expect(isSeen(page, 'b1')).to.equal(true);
    tab(page, 'Group c').click();
    page.$<HTMLAnchorElement>('#summary a')!.click();
    expect(isSeen(page, 'b1')).to.equal(true);
    expect(page.focused?.closest('[data-link-id]')).to.equal(page.question('b1'));
  });

  it('keep the focus where the screen becomes narrow', async () => {
    const page = await SurveyPage.open([tabbed], WIDE);
    tab(page, 'Group b').focus();
    page.survey.style.inlineSize = '300px';
    await settled(page);
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    expect(page.focused).to.equal(tab(page, 'Group b'));
    await sendKeys({ press: 'Tab' });
    expect(page.focused).to.equal(page.controls('a1')[0]);
    expect(page.$('.tab-list')!.getClientRects()).to.have.length(0);
  });

  it('stand below each other with headings where there is little room, and on paper', async function () {
    const page = await SurveyPage.open([tabbed], { width: '300px' });
    expect(['a1', 'b1', 'c1'].every((one) => isSeen(page, one))).to.equal(true);
    expect(page.$('[role="tablist"]')!.getClientRects()).to.have.length(0);
    await expect(page.survey).to.be.accessible();
    const wide = await SurveyPage.open([tabbed], WIDE);
    await showOnPaper(this);
    try {
      expect(['a1', 'b1', 'c1'].every((one) => isSeen(wide, one))).to.equal(true);
      const heading = wide.question('b').querySelector('h3, h4')!;
      expect(heading.getBoundingClientRect().width).to.be.above(20);
    } finally {
      await showOnScreen();
    }
  });

  it('have short names, and come and go with their groups', async () => {
    const item = [
      group('a', [yes('a1')]),
      group('b', [yes('b1')], { extension: [sdc('shortText', { valueString: 'B' })] }),
      group('c', [yes('c1')], { enableWhen: [{ question: 'a1', operator: '=', answerBoolean: true }] }),
    ];
    const page = await SurveyPage.open([{ ...tabbed, item }], WIDE);
    const names = () => [...page.root.querySelectorAll('[role="tab"]')].map(words);
    expect(names()).to.deep.equal(['Group a', 'B']);
    await page.pick('a1', 'Yes');
    await settled(page);
    expect(names()).to.deep.equal(['Group a', 'B', 'Group c']);
    await page.pick('a1', 'No');
    await settled(page);
    expect(names()).to.deep.equal(['Group a', 'B']);
  });
});

describe('a group that opens and closes', () => {
  const closed = group('g', [yes('x', { required: true })], {
    extension: [sdc('collapsible', { valueCode: 'default-closed' })],
  });
  const button = (page: SurveyPage) => page.question('g').querySelector<HTMLElement>('[aria-expanded]')!;

  it('is closed or open first, as the form says, and is turned by its heading', async () => {
    const page = await SurveyPage.open([closed], WIDE);
    expect(isSeen(page, 'x')).to.equal(false);
    expect(button(page).closest('h3')).not.to.equal(null);
    button(page).focus();
    await sendKeys({ press: 'Enter' });
    expect(isSeen(page, 'x')).to.equal(true);
    expect(button(page).getAttribute('aria-expanded')).to.equal('true');
    await page.pick('x', 'Yes');
    button(page).click();
    expect(isSeen(page, 'x')).to.equal(false);
    expect(page.answers).to.deep.equal({ x: [true] });
    await expect(page.survey).to.be.accessible();
    const open = await SurveyPage.open(
      [{ ...closed, extension: [sdc('collapsible', { valueCode: 'default-open' })] }],
      WIDE,
    );
    expect(isSeen(open, 'x')).to.equal(true);
  });

  it('opens for what has to be put right, on paper, and to be read', async function () {
    const page = await SurveyPage.open([closed], WIDE);
    await showOnPaper(this);
    try {
      expect(isSeen(page, 'x')).to.equal(true);
    } finally {
      await showOnScreen();
    }
    expect(isSeen(page, 'x')).to.equal(false);
    await page.press('Send my answers');
    await settled(page);
    expect(isSeen(page, 'x')).to.equal(true);
    const read = await SurveyPage.open([closed], { ...WIDE, attributes: { readonly: '' } });
    expect(isSeen(read, 'x')).to.equal(true);
  });
});

describe('help, links and texts of a kind', () => {
  const help = (of: ItemJson, type = 'display', code = 'help'): ItemJson => ({
    ...of,
    item: [{ linkId: 'h', type, text: 'Think of all of it.', extension: [control(code)] }],
  });

  const nameOf = (page: SurveyPage, button: Element) =>
    button
      .getAttribute('aria-labelledby')!
      .split(' ')
      .map((id) => page.$(`[id="${id}"]`))
      .map((element) => (element ? words(element) : ''))
      .join(' ')
      .trim();

  it('has help behind a button that is named with its question', async () => {
    for (const [type, code] of [
      ['display', 'help'],
      ['display', 'flyover'],
      // Not what the standard says, and what forms have.
      ['text', 'help'],
    ] as const) {
      const page = await SurveyPage.open([help(yes('x'), type, code)], WIDE);
      const box = page.question('h');
      const button = page.button('Help', box);
      expect(nameOf(page, button)).to.equal('Help x?');
      const inside = page.$(`#${button.getAttribute('aria-controls')!}`)!;
      expect(inside.getClientRects()).to.have.length(0);
      await page.press('Help', box);
      expect(inside.getClientRects()).to.have.length(1);
      expect(page.controls('x')).to.have.length(2);
      await expect(page.survey).to.be.accessible();
    }
  });

  it('has no two buttons for help with one name', async () => {
    const more = (linkId: string) => text(linkId, control('help'));
    const items = [
      more('1'),
      more('2'),
      group('a', [group('untitled', [more('3'), yes('x', { item: [more('4'), more('5')] })], { text: undefined })]),
      group('b', [more('6'), yes('y', { item: [more('7')] })], { repeats: true }),
    ];
    const page = await SurveyPage.open(
      { resourceType: 'Questionnaire', status: 'active', title: 'Your stay', item: items },
      WIDE,
    );
    await page.press('Add another', page.root);
    const names = () => [...page.root.querySelectorAll('.help-button')].map((button) => nameOf(page, button));
    expect(names()).to.deep.equal([
      'Help 1 Your stay',
      'Help 2 Your stay',
      'Help Group a',
      'Help 1 x?',
      'Help 2 x?',
      'Help Group b 1',
      'Help y? Group b 1',
      'Help Group b 2',
      'Help y? Group b 2',
    ]);
    await expect(page.survey).to.be.accessible();
  });

  it('prints help', async function () {
    const page = await SurveyPage.open([help(yes('x'))], WIDE);
    await showOnPaper(this);
    try {
      expect(page.question('h').querySelector('.help-text')!.getClientRects()).to.have.length(1);
    } finally {
      await showOnScreen();
    }
  });

  it('leads on to safe addresses only, in a new tab, and says so', async () => {
    const link = (valueUri: string) => extension('questionnaire-supportLink', { valueUri });
    const bad = [
      'javascript:alert(1)',
      ' java\tscript:alert(1)',
      'data:text/html,x',
      'http://example.org',
      '//example.org',
      'blob:x',
    ];
    const page = await SurveyPage.open(
      [
        yes('x', { extension: [...bad, 'https://example.org/a', '/b', 'tel:+1'].map(link) }),
        group('g', [yes('y')], { extension: [link('mailto:a@example.org')] }),
      ],
      WIDE,
    );
    const links = [...page.question('x').querySelectorAll('a')];
    expect(links.map((one) => one.getAttribute('href'))).to.deep.equal(['https://example.org/a', '/b', 'tel:+1']);
    expect(links.map(({ target }) => target)).to.deep.equal(['_blank', '_blank', '']);
    for (const { rel } of links) expect(rel).to.equal('noopener noreferrer');
    expect(words(links[0]!)).to.contain('new tab');
    expect(page.question('g').querySelector('a')!.getAttribute('href')).to.equal('mailto:a@example.org');
    await expect(page.survey).to.be.accessible();
  });

  it('tells instructions and words about privacy from other texts', async () => {
    const category = (code: string) =>
      extension('questionnaire-displayCategory', { valueCodeableConcept: { coding: [{ code }] } });
    const page = await SurveyPage.open([
      text('i', category('instructions')),
      text('s', category('security')),
      text('h', category('help')),
      text('odd', extension('questionnaire-displayCategory', { valueCodeableConcept: 'x' })),
      yes('x'),
    ]);
    expect(page.question('i').closest('.instructions')).not.to.equal(null);
    expect(page.question('s').closest('.notice')).not.to.equal(null);
    expect(page.button('Help', page.question('h'))).not.to.equal(null);
    expect(words(page.question('odd'))).to.equal('Text odd');
  });
});

describe('pages that a form makes', () => {
  const paged = [
    text('top', control('header')),
    yes('before'),
    group('one', [yes('a'), yes('b')], { extension: [control('page')] }),
    group('around', [
      group('two', [yes('c')], { extension: [control('page')] }),
      group('three', [yes('d'), yes('e')], { extension: [control('page')] }),
    ]),
    text('end', control('footer')),
  ];
  const pages = async (layout: string) => {
    const page = await SurveyPage.open(paged, { attributes: { layout, 'no-review': '' } });
    const found: string[][] = [];
    for (;;) {
      found.push(['before', 'a', 'b', 'c', 'd', 'e'].filter((one) => page.questions(one).length > 0));
      expect(page.questions('top'), layout).to.have.length(1);
      expect(page.questions('end'), layout).to.have.length(1);
      const top = page.question('top').getBoundingClientRect().bottom;
      for (const heading of page.root.querySelectorAll('.content h3'))
        expect(heading.getBoundingClientRect().top).to.be.above(top);
      if (!page.hasButton('Continue')) return found.filter((one) => one.length > 0);
      const before = page.$('.question')!.id;
      await page.press('Continue');
      await until(() => page.$('.question')?.id !== before);
    }
  };

  it('are kept in the layouts that have pages, with header and footer on each', async () => {
    const wanted = [['before'], ['a', 'b'], ['c'], ['d', 'e']];
    expect(await pages('group')).to.deep.equal(wanted);
    expect(await pages('question')).to.deep.equal(wanted);
    expect(await pages('page')).to.deep.equal([wanted.flat()]);
  });

  it('are what a wide screen shows, unless the page says how', async () => {
    const page = await SurveyPage.open(paged, {
      ...WIDE,
      attributes: { layout: '' },
      prepare: (survey) => survey.removeAttribute('layout'),
    });
    expect(page.questions('before')).to.have.length(1);
    expect(page.questions('a')).to.have.length(0);
  });

  it('begin anew on paper', async function () {
    const page = await SurveyPage.open(paged, WIDE);
    await showOnPaper(this);
    try {
      expect(getComputedStyle(page.question('three')).breakBefore).to.equal('page');
    } finally {
      await showOnScreen();
    }
  });
});
