import { expect } from '@open-wc/testing';
import { canvasOf, profile, radar, tableOf } from './support.js';

// A page of its own: here nothing may ever have loaded the chart.
describe('a narrow maturity radar', () => {
  const chartRequests = () =>
    performance.getEntriesByType('resource').filter(({ name }) => /chart\.js|radar-chart/.test(name));
  const frames = async (count = 10) => {
    for (let frame = 0; frame < count; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  };

  for (const width of [300, 479]) {
    it(`shows the table alone at ${width} px and loads no chart`, async () => {
      const element = await radar(profile(), width);
      await frames();
      expect(canvasOf(element)).to.be.null;
      expect(tableOf(element)).to.have.length(9);
      expect(chartRequests()).to.be.empty;
    });
  }

  it('needs no sideways scrolling at 320 px', async () => {
    const element = await radar(profile(), 288);
    await frames(2);
    expect(element.shadowRoot!.querySelector('.scroller')!.scrollWidth).to.be.at.most(288);
    expect(element.scrollWidth).to.be.at.most(288);
  });

  it('keeps the roles of a table, and shows each number with its name', async () => {
    const element = await radar(profile(), 300);
    await frames(2);
    for (const [selector, role] of [
      ['table', 'table'],
      ['tbody tr', 'row'],
      ['tbody th', 'rowheader'],
      ['td', 'cell'],
    ] as const) {
      const found = element.shadowRoot!.querySelectorAll(selector);
      expect(found.length).to.be.above(0);
      for (const item of found) expect(item.getAttribute('role')).to.equal(role);
    }
    expect(getComputedStyle(element.shadowRoot!.querySelector('td .key')!).display).not.to.equal('none');
  });

  it('shows no radar for fewer than five dimensions however wide it is, says why, and loads nothing', async () => {
    const few = profile({
      dimensions: profile().dimensions.slice(0, 4),
      series: [{ id: 'now', label: 'Now', values: [1, 2, 3, 4] }],
      target: undefined,
    });
    const element = await radar(few, 900);
    await frames();
    expect(canvasOf(element)).to.be.null;
    expect(tableOf(element)).to.have.length(5);
    expect(element.shadowRoot!.querySelector('.notice')!.textContent).to.match(/5 to 9 dimensions.*4/s);
    expect(chartRequests()).to.be.empty;
  });

  it('brings the chart as soon as there is room, and takes it away again', async () => {
    const element = await radar(profile(), 300);
    await frames(2);
    element.parentElement!.style.inlineSize = '480px';
    await frames(4);
    expect(canvasOf(element)).not.to.be.null;
    element.parentElement!.style.inlineSize = '479px';
    await frames(4);
    expect(canvasOf(element)).to.be.null;
  });
});
