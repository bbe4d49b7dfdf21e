import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { GridValue } from '../../../src/domain/decisions.js';
import { OptionGrid } from '../../../src/elements/option-grid/option-grid.js';
import { $, $$, decision, drawn, read, settled } from './grids.js';
import { leftOf } from '../line-breaks.js';

/** Collects what the element says to the page while something happens. */
async function heard(element: OptionGrid, run: () => unknown): Promise<string[]> {
  const types: string[] = [];
  const listen = ({ type }: Event) => types.push(type);
  const all = ['input', 'change', 'pp-decision', 'pp-error'];
  for (const type of all) element.addEventListener(type, listen);
  await run();
  await settled(element);
  for (const type of all) element.removeEventListener(type, listen);
  return types;
}

const rating = (element: OptionGrid, row: number) => $$(element, '.rate')[row]!.querySelectorAll('input');

describe('<pp-option-grid>', () => {
  for (const [form, width] of Object.entries({ table: 1100, cards: 320 }))
    it(`has no accessibility violation as ${form}`, async () => {
      const element = await drawn(decision(['a', 'b']), width);
      element.value = { compare: null, importance: { harm: 3 }, decision: 'b' };
      await settled(element);
      await expect(element).to.be.accessible();
    }).timeout(30_000);

  it('can be used by keyboard alone, from the first rating to the recorded decision', async () => {
    const element = await drawn(decision(['a', 'b']));
    const recorded = oneEvent<CustomEvent<GridValue>>(element, 'pp-decision');
    rating(element, 0)[0]!.focus();
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'ArrowRight' });
    expect(element.value.importance).to.deep.equal({ effort: 2 });
    for (let tabs = 0; tabs < 40 && element.shadowRoot!.activeElement?.getAttribute('name') !== 'decision'; tabs++)
      await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    const event = await recorded;
    expect(event.detail).to.deep.equal({ compare: null, importance: { effort: 2 }, decision: 'b' });
    expect([event.bubbles, event.composed]).to.deep.equal([true, true]);
    await settled(element);
    expect(read($(element, '.notice-success'))).to.equal(
      'Recorded: \u2068Exercise\u2069. You can still change your mind.',
    );
  });

  it('keeps the order of options and questions whatever the person says', async () => {
    const element = await drawn(decision());
    const before = $$(element, '.section:first-of-type .label, .section:first-of-type .question').map(read);
    element.value = { compare: null, importance: { later: 3, effort: 0, cost: 3 }, decision: 'c' };
    await settled(element);
    expect($$(element, '.section:first-of-type .label, .section:first-of-type .question').map(read)).to.deep.equal(
      before,
    );
    const most = $(element, '[aria-labelledby="matters"]');
    expect([...most.querySelectorAll('.question')].map(read)).to.deep.equal(['What about cost?', 'What about later?']);
    expect([...most.querySelectorAll('.label')].map(read)).to.deep.equal(['Wait', 'Exercise', 'Tablets']);
  });
});

describe('ratings', () => {
  it('are named by their question', async () => {
    const element = await drawn(decision());
    const names = $$(element, '.rate')[1]!
      .getAttribute('aria-labelledby')!
      .split(' ')
      .map((id) => read($(element, `#${id}`)));
    expect(names).to.deep.equal(['How much does this matter to you?', 'What about harm?']);
  });

  it('can be taken back, and focus stays with the question', async () => {
    const element = await drawn(decision());
    rating(element, 1)[0]!.click();
    await settled(element);
    expect(element.value.importance).to.deep.equal({ harm: 0 });
    $(element, '.clear').focus();
    await sendKeys({ press: 'Enter' });
    await settled(element);
    expect(element.value.importance).to.deep.equal({});
    expect([...rating(element, 1)].some(({ checked }) => checked)).to.be.false;
    expect(element.shadowRoot!.activeElement === rating(element, 1)[0]).to.be.true;
  });

  it('fire input and change, once each, without what was said', async () => {
    const element = await drawn(decision());
    expect(await heard(element, () => rating(element, 0)[2]!.click())).to.deep.equal(['input', 'change']);
  });
});

describe('the decision', () => {
  it('asks for one before it records, beside the choices', async () => {
    const element = await drawn(decision());
    expect(await heard(element, () => $(element, '.button-primary').click())).to.deep.equal([]);
    expect(read($(element, '#missing'))).to.contain('Choose one of these first.');
    expect($(element, '.decide fieldset').getAttribute('aria-describedby')).to.equal('missing');
    expect(element.shadowRoot!.activeElement?.getAttribute('name')).to.equal('decision');
  });

  it('may be that there is none yet', async () => {
    const element = await drawn(decision());
    $$(element, '.decide input').at(-1)!.click();
    expect(element.value.decision).to.equal('undecided');
    expect(await heard(element, () => $(element, '.button-primary').click())).to.deep.equal(['pp-decision']);
    expect(read($(element, '.notice-success'))).to.contain('you have not decided yet');
  });

  it('is not called recorded any more once something is changed', async () => {
    const element = await drawn(decision());
    $$(element, '.decide input')[0]!.click();
    $(element, '.button-primary').click();
    await settled(element);
    $$(element, '.decide input')[1]!.click();
    await settled(element);
    expect($(element, '.notice-success')).to.equal(null);
  });
});

describe('value', () => {
  it('is whole from the start', async () => {
    expect((await drawn(decision())).value).to.deep.equal({ compare: null, importance: {}, decision: null });
  });

  it('may be set before the data, and fires nothing', async () => {
    const element = await fixture<OptionGrid>(html`<pp-option-grid></pp-option-grid>`);
    const value: GridValue = { compare: ['a', 'c'], importance: { harm: 2 }, decision: 'c' };
    const types = await heard(element, async () => {
      element.value = value;
      await element.updateComplete;
      element.grid = decision();
    });
    expect(types).to.deep.equal([]);
    expect(element.value).to.deep.equal(value);
    expect($$(element, 'input:checked')).to.have.length(2);
  });

  it('leaves out what does not fit, with a warning', async () => {
    const element = await drawn(decision());
    const { warn } = console;
    const warnings: unknown[] = [];
    console.warn = (text: unknown) => warnings.push(text);
    try {
      element.value = { compare: ['a', 'x'], importance: { harm: 2 }, decision: 'z' };
    } finally {
      console.warn = warn;
    }
    expect(element.value).to.deep.equal({ compare: null, importance: { harm: 2 }, decision: null });
    expect(warnings).to.have.length(2);
  });

  it('cannot be changed by changing what was read', async () => {
    const element = await drawn(decision());
    element.value.decision = 'a';
    element.value.importance['harm'] = 3;
    expect(element.value).to.deep.equal({ compare: null, importance: {}, decision: null });
  });
});

describe('in a form', () => {
  const inForm = async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form><fieldset><pp-option-grid name="choice"></pp-option-grid></fieldset></form>`,
    );
    const element = form.querySelector<OptionGrid>('pp-option-grid')!;
    element.grid = decision();
    await settled(element);
    const sent = () => new FormData(form).get('choice') as string | null;
    return { form, element, sent };
  };

  it('sends its value', async () => {
    const { element, sent } = await inForm();
    element.value = { compare: ['a', 'b'], importance: { harm: 1 }, decision: 'b' };
    expect(JSON.parse(sent()!)).to.deep.equal({ compare: ['a', 'b'], importance: { harm: 1 }, decision: 'b' });
  });

  it('goes back to what it began with', async () => {
    const { form, element } = await inForm();
    element.value = { compare: null, importance: { harm: 1 }, decision: null };
    await settled(element);
    rating(element, 0)[3]!.click();
    $$(element, '.decide input')[0]!.click();
    element.value = { ...element.value, importance: { cost: 2 } };
    form.reset();
    await settled(element);
    expect(element.value).to.deep.equal({ compare: null, importance: { harm: 1 }, decision: null });
    expect($$(element, '.decide input:checked')).to.have.length(0);
  });

  it('with required, is sent only with a decision', async () => {
    const { form, element } = await inForm();
    expect(form.checkValidity()).to.be.true;
    element.required = true;
    await settled(element);
    expect(element.validity.valueMissing).to.be.true;
    expect(form.reportValidity()).to.be.false;
    await settled(element);
    expect(read($(element, '#missing'))).to.contain('Choose one of these first.');
    $$(element, '.decide input').at(-1)!.click();
    await settled(element);
    expect(form.checkValidity()).to.be.true;
  });
});

describe('data', () => {
  it('that is bad is not shown at all, but named', async () => {
    const grid = decision();
    (grid.rows[1]!.cells['a'] as { outcome: { denominator: number } }).outcome.denominator = 0;
    const element = document.createElement('pp-option-grid');
    element.grid = grid;
    const failed = oneEvent<CustomEvent<{ phase: string; message: string }>>(element, 'pp-error');
    document.body.append(element);
    const { detail } = await failed;
    await settled(element);
    expect(detail.phase).to.equal('data');
    expect(detail.message).to.contain('rows[1].cells.a.outcome.denominator: must be a whole number above 0');
    expect($$(element, 'table, .card')).to.have.length(0);
    expect(element.shadowRoot!.textContent, 'no person reads a path').not.to.contain('rows[');
    element.remove();
  });

  it('keeps the choices when it is taken off the page and put back', async () => {
    await drawn(decision());
    const element = await drawn(decision());
    rating(element, 1)[3]!.click();
    const parent = element.parentElement!;
    element.remove();
    dispatchEvent(new Event('beforeprint'));
    parent.append(element);
    await settled(element);
    expect(element.value.importance).to.deep.equal({ harm: 3 });
    expect($$(element, 'select')).to.have.length(1);
    parent.style.inlineSize = '320px';
    await settled(element);
    expect($$(element, '.card').length).to.be.above(4);
  });

  it('says who, when, for whose money and until when, and what of this is missing', async () => {
    const { author, funding, sources, ...grid } = decision();
    expect([author, funding, sources.length]).to.deep.equal(['Somebody', 'Nobody', 1]);
    for (const row of grid.rows) row.cells = { a: { text: 'x' }, b: { text: 'x' }, c: { text: 'x' } };
    const about = read($(await drawn(grid), '.about'));
    for (const text of ['No author is given.', 'No funding source is given.', 'No sources are given.', 'Every year'])
      expect(about).to.contain(text);
  });

  it('links only to what is safe', async () => {
    const grid = decision();
    grid.sources.push({ id: 's2', citation: 'Trap', url: 'javascript:alert(1)' });
    const element = await drawn(grid);
    const links = $$(element, '.sources a').map((link) => link.getAttribute('href'));
    expect(links).to.deep.equal(['https://example.org/1']);
    expect(read($(element, '#source-1'))).to.equal('Trap');
  });

  it('has what ends a source at its end, whichever way the comparison runs', async () => {
    const grid = decision();
    grid.sources[0]!.citation = 'Somebody 2020!';
    const element = await drawn({ ...grid, lang: 'ar', dir: 'rtl' });
    const source = $(element, '#source-0 a bdi');
    expect(leftOf(source, '!')).to.be.above(leftOf(source, 'S'));
  });

  it('leads from a number to its source and back', async () => {
    const element = await drawn(decision());
    const [first] = $$(element, 'td .reference');
    first!.focus();
    await sendKeys({ press: 'Enter' });
    await settled(element);
    expect(element.shadowRoot!.activeElement?.id).to.equal('source-0');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await settled(element);
    expect(element.shadowRoot!.activeElement === first).to.be.true;
  });

  it('that is out of date says so; an example says that it is one', async () => {
    const stale = await drawn({ ...decision(), expires: '2026-10-31' });
    expect(read($(stale, '.notice-warning'))).to.contain('October 31, 2026');
    const old = await drawn({ ...decision(), published: '2020', expires: '2030' });
    expect(read($(old, '.notice-warning'))).to.contain('more than five years ago');
    expect($(await drawn(decision()), '.notice')).to.equal(null);
    expect(read($(await drawn({ ...decision(), example: true }), '.notice'))).to.contain('not medical advice');
  });

  it('carries its own language and direction', async () => {
    const element = await drawn({ ...decision(), lang: 'ar', dir: 'rtl' });
    expect($(element, '.question').lang).to.equal('ar');
    expect($(element, '.question').dir).to.equal('rtl');
    expect($(element, '.base').dir).to.equal('ltr');
  });
});

describe('the class', () => {
  it('can be imported without a side effect, and knows its tag', () => {
    expect(OptionGrid.tag).to.equal('pp-option-grid');
  });
});
