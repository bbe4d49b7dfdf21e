import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { until } from '../../kernel/events.js';
import { $, $$, decision, drawn, outcome, read, settled } from './grids.js';
import { showOnPaper, showOnScreen } from '../../support/paper.js';

const heads = (element: Parameters<typeof $>[0]) => ($$(element, '.table')[0] ? $$(element, 'thead th').map(read) : []);

describe('the comparison', () => {
  it('is a table: options across, questions down, headers for both', async () => {
    const element = await drawn(decision());
    expect(heads(element)).to.deep.equal(['Question', 'Wait', 'Exercise', 'Tablets']);
    expect($$(element, 'thead th').every((th) => th.getAttribute('scope') === 'col')).to.be.true;
    const rows = $$(element, 'tbody th[scope="row"]');
    expect(rows.map((th) => read(th.querySelector('.question')))[0]).to.equal('What about effort?');
    expect(rows).to.have.length(5);
    expect($$(element, 'tbody')[0]!.querySelectorAll('tr:first-child > td')).to.have.length(3);
    expect(read($(element, 'caption'))).to.equal('Sore knee');
  });

  it('gives each option the same width', async () => {
    const element = await drawn(decision(['a', 'b', 'c', 'd']), 1240);
    const widths = $$(element, 'thead th')
      .slice(1)
      .map((th) => th.getBoundingClientRect().width);
    expect(widths).to.have.length(4);
    expect(Math.max(...widths) - Math.min(...widths)).to.be.below(1);
  });

  it('keeps its heads in sight', async () => {
    const element = await drawn(decision());
    expect(getComputedStyle($(element, 'thead th')).position).to.equal('sticky');
  });

  it('says every number both ways, out of the same hundred, and draws it', async () => {
    const element = await drawn(decision());
    const cell = $$(element, 'tbody')[1]!.querySelectorAll('td')[1]!;
    expect(read(cell.querySelector('.count'))).to.equal('11 of 100 people feel worse');
    expect(read(cell.querySelector('.spared'))).to.equal('89 of 100 people do not');
    expect(cell.querySelectorAll('circle')).to.have.length(100);
    expect(cell.querySelectorAll('circle.on')).to.have.length(11);
    expect(cell.querySelector('svg')!.getAttribute('aria-hidden')).to.equal('true');
  });

  it('says so in other words where the authors did not say what is counted', async () => {
    const grid = decision();
    for (const row of grid.rows)
      (delete (row as Partial<typeof row>).event, delete (row as Partial<typeof row>).noEvent);
    const element = await drawn(grid);
    expect(read($(element, '.count'))).to.equal('10 of 100 people this happens to them');
    expect(read($(element, '.spared'))).to.equal('90 of 100 people this does not happen to them');
  });

  it('goes to 1,000 for the whole row when something is rare, and never says 0 for some', async () => {
    const grid = decision();
    grid.rows[1]!.cells['b'] = { outcome: outcome(1, 20_000) };
    const element = await drawn(grid);
    const counts = $$(element, '.count').map(read);
    expect(counts).to.deep.equal([
      '100 of 1,000 people feel worse',
      'Fewer than 1 of 1,000 people feel worse',
      '120 of 1,000 people feel worse',
    ]);
    expect(read($$(element, '.spared')[1])).to.equal('More than 999 of 1,000 people do not');
  });

  it('says range, certainty and what is not known', async () => {
    const grid = decision();
    grid.rows[1]!.cells['a'] = {
      outcome: outcome(10, 100, { low: 8, high: 13, certainty: 'low', uncertainty: 'Few people.' }),
    };
    const element = await drawn(grid);
    const cell = read($$(element, 'tbody')[1]!.querySelector('td'));
    expect(cell).to.contain('It could be from 8 to 13 of 100.');
    expect(cell).to.contain('We are not very sure of this number.');
    expect(cell).to.contain('Few people.');
  });

  it('does not draw numbers that cannot be compared, and says why', async () => {
    const grid = decision();
    grid.rows[1]!.cells['c'] = { outcome: outcome(12, 100, { timeFrame: '1 year' }) };
    const element = await drawn(grid);
    const row = $$(element, 'tbody')[1]!;
    expect(row.querySelectorAll('svg')).to.have.length(0);
    expect(read(row.querySelector('.differs'))).to.equal(
      'These numbers are about different lengths of time. They cannot be compared.',
    );
    expect(read(row.querySelectorAll('td')[2])).to.contain('1 year');
    expect(read(row.querySelectorAll('td')[0])).to.contain('5 years');
  });

  it('says over how long and who once, where it is the same', async () => {
    const element = await drawn(decision());
    const said = $$(element, '.measured').map(read);
    expect(said).to.deep.equal(['Who was counted people over 60', 'Length of time 5 years']);
  });

  it('says what the authors did not', async () => {
    const grid = decision();
    delete grid.rows[0]!.cells['b'];
    const element = await drawn(grid);
    expect(read($$(element, 'tbody')[0]!.querySelectorAll('td')[1])).to.equal('No information is given.');
  });

  it('never leaves a cell empty that only says why it is', async () => {
    const grid = decision();
    Object.assign(grid.rows[0]!.cells, { b: { absent: 'unknown' } });
    const element = await drawn(grid);
    expect(read($$(element, 'tbody')[0]!.querySelectorAll('td')[1])).to.equal('No information is given.');
  });

  it('shows texts as texts', async () => {
    const grid = decision();
    grid.rows[0]!.cells['a'] = { text: '<img src=x onerror=alert(1)>' };
    const element = await drawn(grid);
    expect($$(element, 'img')).to.have.length(0);
    expect(read($$(element, 'tbody')[0]!.querySelector('td'))).to.equal('<img src=x onerror=alert(1)>');
  });

  it('works with options and rows of any name', async () => {
    const text = JSON.stringify(decision()).replaceAll('"a"', '"__proto__"').replaceAll('"harm"', '"constructor"');
    const element = await drawn(JSON.parse(text) as ReturnType<typeof decision>);
    expect(read($(element, '.count'))).to.equal('10 of 100 people feel worse');
    $$(element, 'tbody')[1]!.querySelectorAll('input')[3]!.click();
    expect(Object.entries(element.value.importance)).to.deep.equal([['constructor', 3]]);
  });
});

describe('choosing two options', () => {
  it('needs no choice where there are two', async () => {
    expect($$(await drawn(decision(['a', 'b'])), '.picker')).to.have.length(0);
  });

  it('by keyboard: picks two, keeps the authors’ order, and goes back to all', async () => {
    const element = await drawn(decision());
    const changes: Event[] = [];
    element.addEventListener('change', (event) => changes.push(event));
    $(element, '#first').focus();
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowDown' });
    expect(element.value.compare?.[0]).to.equal('c');
    await settled(element);
    expect(heads(element)).to.have.length(3);
    expect(heads(element).at(-1)).to.equal('Tablets');
    $(element, '#second').focus();
    await sendKeys({ press: 'ArrowDown' });
    await settled(element);
    expect(element.value.compare).to.deep.equal(['c', 'b']);
    expect(heads(element)).to.deep.equal(['Question', 'Exercise', 'Tablets']);
    $(element, '#first').focus();
    await sendKeys({ press: 'Home' });
    await settled(element);
    expect(element.value.compare).to.equal(null);
    expect(heads(element)).to.have.length(4);
    expect(changes.length).to.be.above(2);
    expect(changes.every((event) => event.target === element && !('data' in event) && !('detail' in event))).to.be.true;
  });

  it('changes places when the second is picked as the first', async () => {
    const element = await drawn(decision());
    element.value = { ...element.value, compare: ['a', 'b'] };
    await settled(element);
    $(element, '#first').focus();
    await sendKeys({ press: 'ArrowDown' });
    expect(element.value.compare).to.deep.equal(['b', 'a']);
  });

  it('changes no number: the denominator is that of all options', async () => {
    const grid = decision();
    grid.rows[1]!.cells['c'] = { outcome: outcome(1, 1000) };
    const element = await drawn(grid);
    element.value = { ...element.value, compare: ['a', 'b'] };
    await settled(element);
    expect(read($(element, '.count'))).to.equal('100 of 1,000 people feel worse');
  });
});

describe('where there is little room', () => {
  it('goes by the width of the element, not of the window: cards by question, two options each', async () => {
    const element = await drawn(decision(), 320);
    expect($$(element, 'table')).to.have.length(0);
    const cards = $$(element, '.card');
    expect(cards).to.have.length(5);
    expect([...cards[1]!.querySelectorAll('dt .label')].map(read)).to.deep.equal(['Wait', 'Exercise']);
    expect(read(cards[1]!.querySelector('h4'))).to.equal('What about harm?');
    expect(cards[1]!.getAttribute('aria-labelledby')).to.equal(cards[1]!.querySelector('h4')!.id);
    expect(cards[1]!.querySelectorAll('.icons')).to.have.length(2);
    expect(element.value.compare).to.equal(null);
  });

  it('offers no "all options" there, and picks any two', async () => {
    const element = await drawn(decision(), 320);
    expect([...$<HTMLSelectElement>(element, '#first').options].map(({ text }) => text.trim())).to.deep.equal([
      'Wait',
      'Exercise',
      'Tablets',
    ]);
    $(element, '#second').focus();
    await sendKeys({ press: 'ArrowDown' });
    await settled(element);
    expect(element.value.compare).to.deep.equal(['a', 'c']);
    expect([...$(element, '.card').querySelectorAll('dt .label')].map(read)).to.deep.equal(['Wait', 'Tablets']);
  });

  it('follows a change of width', async () => {
    const element = await drawn(decision(), 320);
    element.parentElement!.style.inlineSize = '1100px';
    await until(() => heads(element).length === 4);
    element.parentElement!.style.inlineSize = '700px';
    await until(() => heads(element).length === 3);
    expect(heads(element)).to.deep.equal(['Question', 'Wait', 'Exercise']);
  });

  it('never gets wider than its box', async () => {
    for (const width of [320, 480, 640, 820, 1000]) {
      const element = await drawn(decision(['a', 'b', 'c', 'd']), width);
      expect(element.scrollWidth, `${width} px`).to.be.at.most(width);
    }
  });

  it('puts all options and questions on paper, without controls', async function () {
    const element = await drawn(decision(), 320);
    element.value = { compare: ['a', 'b'], importance: { harm: 3 }, decision: 'b' };
    await showOnPaper(this);
    try {
      await waitUntil(() => heads(element).length === 4, 'no table of all options');
      expect(read($$(element, 'tbody th')[1])).to.contain('Matters to me: Very much');
      expect(read($(element, '.print-only'))).to.equal('Exercise');
      expect($$(element, 'input, select, .button').filter((control) => control.offsetParent)).to.have.length(0);
    } finally {
      await showOnScreen();
    }
    await waitUntil(() => $$(element, 'table').length === 0, 'still on paper');
  });
});
