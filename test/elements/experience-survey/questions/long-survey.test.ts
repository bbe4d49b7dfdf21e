import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../../src/elements/experience-survey/define.js';
import { until } from '../../../kernel/events.js';
import { type ItemJson, questionnaire } from '../survey-page.js';

const LENGTH = 400;

const choice = (linkId: string, more: object = {}): ItemJson => ({
  linkId,
  type: 'boolean',
  text: `Question ${linkId}`,
  ...more,
});
const flat = (length = LENGTH) => Array.from({ length }, (_, index) => choice(`q${index}`));
const inGroups = () =>
  Array.from({ length: LENGTH / 20 }, (_, at) => ({
    linkId: `g${at}`,
    type: 'group',
    text: `Part ${at}`,
    item: Array.from({ length: 20 }, (__, index) => choice(`q${at * 20 + index}`)),
  }));
const inOneGroup = () => [{ linkId: 'all', type: 'group', text: 'All', item: flat() }];

/** A survey on the page whose first questions are drawn, and not yet more. */
async function open(item: ItemJson[], attributes: Record<string, string> = {}) {
  const survey = document.createElement('pp-experience-survey');
  survey.setAttribute('layout', 'page');
  for (const [name, value] of Object.entries(attributes)) survey.setAttribute(name, value);
  survey.questionnaire = questionnaire(item);
  const box = await fixture(html`<div></div>`);
  box.append(survey);
  const root = survey.renderRoot as ShadowRoot;
  const ids = () => [...root.querySelectorAll<HTMLElement>('.question')].map(({ dataset }) => dataset['linkId']);
  const question = (index: number) => root.querySelector<HTMLElement>(`[data-link-id="q${index}"]`);
  // In the task that drew them: a frame later there may be all, where frames are rare.
  const atFirst = await new Promise<number>((resolve) => {
    const observer = new MutationObserver(() => {
      if (!ids()[0]) return;
      observer.disconnect();
      resolve(ids().length);
    });
    observer.observe(root, { childList: true, subtree: true });
  });
  return { survey, root, ids, question, atFirst };
}

const allIds = (length = LENGTH) => Array.from({ length }, (_, index) => `q${index}`);

describe('a long survey', () => {
  for (const [title, items] of Object.entries({ 'in a row': flat, 'in groups': inGroups, 'in one group': inOneGroup }))
    it(`shows its first questions before the others are drawn, and then all in order: ${title}`, async () => {
      const { survey, ids, root, atFirst } = await open(items());
      expect(atFirst).within(20, 100);
      const first = root.querySelector('.question')!;
      await survey.updateComplete;
      expect(ids()).to.deep.equal(allIds());
      expect(root.querySelector('.question'), 'what was there is not drawn again').to.equal(first);
    });

  it('comes into a box that is no form: each name asked of a form goes through its controls', async () => {
    const { survey, root } = await open(flat());
    await survey.updateComplete;
    expect(root.querySelectorAll('form')).to.have.length(1);
    for (const { parentElement } of root.querySelectorAll('.slice, .question'))
      expect(parentElement!.localName).to.not.match(/^(?:form|fieldset)$/);
  });

  it('is drawn at once when it is not long', async () => {
    const { ids } = await open(flat(40));
    expect(ids()).to.deep.equal(allIds(40));
  });

  it('takes answers while the rest is drawn', async () => {
    const { survey, ids, question } = await open(flat());
    question(3)!.querySelector('input')!.focus();
    await sendKeys({ press: ' ' });
    await survey.updateComplete;
    expect(ids()).to.deep.equal(allIds());
    expect(question(3)!.querySelector('input')!.checked).to.equal(true);
    expect(survey.response!.item!.map(({ linkId }) => linkId)).to.deep.equal(['q3']);
  });

  it('draws the rest with the state that it has by then', async () => {
    const { survey, question } = await open([
      ...flat(399),
      choice('q399', { enableWhen: [{ question: 'q0', operator: '=', answerBoolean: true }] }),
    ]);
    expect(question(399)).to.equal(null);
    question(0)!.querySelector('input')!.click();
    await survey.updateComplete;
    expect(question(399)).not.to.equal(null);
    question(0)!.querySelectorAll('input')[1]!.click();
    await survey.updateComplete;
    expect(question(399)).to.equal(null);
  });

  it('draws what an error leads to', async () => {
    const { survey, root, question } = await open([...flat(399), choice('q399', { required: true })]);
    expect(question(399)).to.equal(null);
    expect(survey.reportValidity()).to.equal(false);
    await until(() => root.activeElement?.id === 'summary');
    root.querySelector<HTMLElement>('#summary a')!.click();
    expect(question(399)!.contains(root.activeElement)).to.equal(true);
    await survey.updateComplete;
    expect(question(398)).not.to.equal(null);
  });

  it('is found by a search in the page, down to its end', async function () {
    const { survey, question } = await open(flat());
    await survey.updateComplete;
    expect(question(LENGTH - 1)!.checkVisibility({ contentVisibilityAuto: true })).to.equal(true);
    const find = (window as unknown as { find(text: string): boolean }).find;
    const other = await fixture(html`<div></div>`);
    other.attachShadow({ mode: 'open' }).textContent = 'anywhere in a shadow root';
    // WebKit has no find() that looks into shadow roots, and nothing else asks its search from a page
    if (!find('anywhere in a shadow root')) this.skip();
    getSelection()!.removeAllRanges();
    expect(find(`Question q${LENGTH - 1}`)).to.equal(true);
    await until(() => question(LENGTH - 1)!.getBoundingClientRect().top < innerHeight);
  });

  it('is printed whole, also by somebody who is quick', async () => {
    const { ids } = await open(flat());
    expect(ids().length).below(LENGTH);
    window.dispatchEvent(new Event('beforeprint'));
    expect(ids()).to.deep.equal(allIds());
    window.dispatchEvent(new Event('afterprint'));
  });

  it('is whole again when it leaves the page half drawn and comes back', async () => {
    const { survey, ids } = await open(flat());
    const parent = survey.parentElement!;
    survey.remove();
    await survey.updateComplete;
    parent.append(survey);
    await survey.updateComplete;
    expect(ids()).to.deep.equal(allIds());
  });

  it('gives way to another one half drawn', async () => {
    const { survey, ids } = await open(flat());
    survey.questionnaire = questionnaire([choice('other')]);
    await survey.updateComplete;
    expect(ids()).to.deep.equal(['other']);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(ids()).to.deep.equal(['other']);
  });

  it('keeps what was drawn when the whole is drawn again', async () => {
    const { survey, ids, question } = await open(flat());
    const first = question(0);
    survey.headingLevel = 3;
    await survey.updateComplete;
    expect(ids()).to.deep.equal(allIds());
    expect(question(0)).to.equal(first);
  });

  it('puts the focus on a new page at its beginning, and not later', async () => {
    const groups = [{ linkId: 'a', type: 'group', text: 'A', item: [choice('first')] }, ...inOneGroup()];
    const { root, survey } = await open(groups, { layout: 'group' });
    [...root.querySelectorAll('button')].find(({ textContent }) => textContent.includes('Continue'))!.click();
    await until(() => root.querySelector('[data-link-id="q0"]'));
    await until(() => root.activeElement?.id === 'progress');
    const input = root.querySelector<HTMLInputElement>('[data-link-id="q0"] input')!;
    input.focus();
    expect(root.querySelector('[data-link-id="q399"]')).to.equal(null);
    await survey.updateComplete;
    expect(root.querySelector('[data-link-id="q399"]')).not.to.equal(null);
    expect(root.activeElement).to.equal(input);
  });
});
