import { expect } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import type { DimensionSelectDetail } from '../../../src/elements/maturity-radar/maturity-radar.events.js';
import { until } from '../../kernel/events.js';
import { all, canvasOf, drawn, one, profile, snapshot } from './support.js';

function selectionsOf(target: EventTarget): DimensionSelectDetail[] {
  const details: DimensionSelectDetail[] = [];
  target.addEventListener('pp-select', (event) => details.push((event as CustomEvent<DimensionSelectDetail>).detail));
  return details;
}

const rows = (element: Element) => all(element, 'tbody tr');

/** Clicks on the chart, from its centre so many levels out along an axis. */
async function clickAxis(element: Element, axis: number, share: number): Promise<void> {
  const box = canvasOf(element)!.getBoundingClientRect();
  const angle = (axis / 8) * 2 * Math.PI - Math.PI / 2;
  const away = (box.height / 2) * share;
  const [x, y] = [box.x + box.width / 2 + away * Math.cos(angle), box.y + box.height / 2 + away * Math.sin(angle)];
  await sendMouse({ type: 'click', position: [Math.round(x), Math.round(y)] });
}

describe('choosing a dimension of a maturity radar', () => {
  afterEach(() => resetMouse());

  it('works with the keyboard alone, in the order of the table', async () => {
    const element = await drawn();
    const outside = selectionsOf(element.parentElement!);
    all(element, 'tbody button')[0]!.focus();
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: ' ' });
    await element.updateComplete;
    expect(outside).to.deep.equal([{ dimension: 'information' }, { dimension: 'access' }]);
    expect(element.selected).to.equal('access');
    expect(all(element, '[aria-current="true"]').map(({ textContent }) => textContent.trim())).to.deep.equal([
      'Access',
    ]);
    await until(() => one(element, '#live').textContent.includes('Access'));
    expect(one(element, '#live').textContent.replace(/[\u2068\u2069]/g, '')).to.equal(
      'Access: Now 3, Before not answered, Target 4.',
    );
  });

  it('is reached by keyboard in document order: dimensions, then the downloads', async () => {
    const element = await drawn();
    const reached: string[] = [];
    all(element, 'tbody button')[0]!.focus();
    for (let step = 0; step < 10; step += 1) {
      reached.push(element.shadowRoot!.activeElement!.textContent.replace(/\s+/g, ' ').trim());
      await sendKeys({ press: 'Tab' });
    }
    expect(reached.slice(-2)).to.deep.equal(['Save as a picture', 'Save as a table (CSV)']);
    expect(new Set(reached).size).to.equal(10);
  });

  it('points the axis out on the chart while its row has the focus or the pointer', async () => {
    const element = await drawn();
    const plain = snapshot(element);
    all(element, 'tbody button')[2]!.focus();
    await until(() => snapshot(element) !== plain);
    expect(rows(element)[2]!.classList.contains('active')).to.be.true;
    all(element, 'tbody button')[2]!.blur();
    await until(() => snapshot(element) === plain);
    const { x, y } = rows(element)[4]!.getBoundingClientRect();
    await sendMouse({ type: 'move', position: [Math.round(x + 20), Math.round(y + 10)] });
    await until(() => rows(element)[4]!.classList.contains('active') && snapshot(element) !== plain);
  });

  it('works with a pointer on the chart: an axis, and a point of a series', async () => {
    const element = await drawn(profile({ series: [{ id: 'now', label: 'Now', values: [0, 0, 4, 0, 0, 0, 0, 0] }] }));
    element.scrollIntoView();
    const details = selectionsOf(document);
    await clickAxis(element, 2, 0.2);
    expect(details.pop()).to.deep.equal({ dimension: 'decisions' });
    await element.updateComplete;
    expect(rows(element)[2]!.classList.contains('current')).to.be.true;
    // The point of level 4 lies somewhere on the axis: walk outwards until it answers.
    for (let share = 0.4; share < 1 && !details.at(-1)?.series; share += 0.03) await clickAxis(element, 2, share);
    expect(details.at(-1)).to.deep.equal({ dimension: 'decisions', series: 'now' });
    details.length = 0;
    await clickAxis(element, 6, 0);
    expect(details, 'the centre belongs to no axis').to.be.empty;
  });

  it('by the page itself shows it and fires nothing', async () => {
    const element = await drawn();
    const details = selectionsOf(element);
    element.selected = 'team';
    await element.updateComplete;
    expect(rows(element)[6]!.classList.contains('current')).to.be.true;
    element.selected = 'no such thing';
    await element.updateComplete;
    expect(all(element, '.current')).to.be.empty;
    element.setAttribute('selected', 'loop');
    await element.updateComplete;
    expect(rows(element)[4]!.classList.contains('current')).to.be.true;
    expect(details).to.be.empty;
  });

  it('has no violation that axe knows of', async () => {
    const element = await drawn();
    element.selected = 'team';
    await element.updateComplete;
    await expect(element).to.be.accessible();
    element.parentElement!.style.inlineSize = '300px';
    await until(() => !canvasOf(element));
    await expect(element).to.be.accessible();
  });
});
