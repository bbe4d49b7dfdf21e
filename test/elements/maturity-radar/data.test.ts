import { expect, fixture, html } from '@open-wc/testing';
import type { MaturityRadar } from '../../../src/elements/maturity-radar/maturity-radar.js';
import { errorsOf, until } from '../../kernel/events.js';
import { all, canvasOf, profile, radar, tableOf, text } from './support.js';
import '../../../src/elements/maturity-radar/define.js';

const table = html`<table data-source="Ward round" data-date="2026-02">
  <caption>
    From the page
  </caption>
  <tr>
    <th>Dimension</th>
    <th data-target>Aim</th>
    <th data-id="today">Today</th>
  </tr>
  <tr>
    <th data-id="info">Information</th>
    <td>4</td>
    <td>2,5</td>
  </tr>
  <tr>
    <th>Access</th>
    <td>4</td>
    <td>٣ (٢–٤)</td>
  </tr>
  <tr>
    <th>Decisions</th>
    <td>4</td>
    <td></td>
  </tr>
  <tr>
    <th>Team</th>
    <td>3</td>
    <td>1</td>
  </tr>
  <tr>
    <th>Loop</th>
    <td>3</td>
    <td>0</td>
  </tr>
</table>`;

const shown = async (element: MaturityRadar) => until(() => element.shadowRoot?.querySelector('table'));

describe('data of a maturity radar', () => {
  it('come from the property', async () => {
    expect(tableOf(await radar())).to.deep.equal([
      ['Dimension', 'Now', 'Before', 'Target'],
      ['Information', '4 (3–4)', '3', '4'],
      ['Access', '3', 'not answered', '4'],
      ['Decisions', '3 (1–4) discuss first', '1', '4'],
      ['Coaching', '2', '2', '3'],
      ['Loop', '5', '2', '4'],
      ['Stories', '1', '1', '3'],
      ['Team', '3', '2', '4'],
      ['Technology', 'not answered', '1', '3'],
    ]);
  });

  it('come from a child table, and follow its changes', async () => {
    const element = await fixture<MaturityRadar>(html`<pp-maturity-radar>${table}</pp-maturity-radar>`);
    await shown(element);
    expect(text(element, 'h2')).to.equal('From the page');
    expect(text(element, '.notes')).to.include('Ward round').and.include('February 2026');
    expect(tableOf(element)).to.deep.equal([
      ['Dimension', 'Today', 'Target'],
      ['Information', '2.5', '4'],
      ['Access', '3 (2–4) discuss first', '4'],
      ['Decisions', 'not answered', '4'],
      ['Team', '1', '3'],
      ['Loop', '0', '3'],
    ]);
    element.querySelector('td:last-child')!.textContent = '5';
    await until(() => tableOf(element)[1]![1] === '5');
  });

  it('leave a table in sight that cannot be read', async () => {
    const element = await fixture<MaturityRadar>(
      html`<pp-maturity-radar>
        <table>
          <tr>
            <td>Only this</td>
          </tr>
        </table>
      </pp-maturity-radar>`,
    );
    await until(() => element.shadowRoot!.querySelector('.notice-error'));
    expect(element.querySelector('table')!.checkVisibility()).to.be.true;
    expect(element.querySelector('table')!.getBoundingClientRect().height).to.be.above(0);
  });

  it('are asked for where there are none, and waited for where they will come', async () => {
    const empty = await fixture<MaturityRadar>(html`<pp-maturity-radar></pp-maturity-radar>`);
    await until(() => empty.shadowRoot!.textContent.includes('no levels yet'));
    const waiting = await radar(null);
    expect(text(waiting, '.loading')).to.equal('Loading…');
  });

  it('that are of no use are reported and said to be so', async () => {
    const element = await radar();
    const errors = errorsOf(element);
    element.data = profile({ series: [{ id: 'now', label: 'Now', values: [1] }] });
    await element.updateComplete;
    expect(errors).to.have.length(1);
    expect(errors[0]).to.include({ phase: 'data', code: 'invalid-data', retryable: false });
    expect(errors[0]!.message).to.include('series[0].values: has 1 entries for 8 dimensions');
    expect(element.shadowRoot!.textContent, 'no person reads a path').not.to.include('[0]');
    expect(all(element, 'table')).to.be.empty;
    element.data = profile();
    await element.updateComplete;
    expect(all(element, '[role="alert"]')).to.be.empty;
  });

  it('that are wrong in part are named, and the rest is shown', async () => {
    const element = await radar();
    const errors = errorsOf(element);
    element.data = profile({ series: [{ id: 'now', label: 'Now', values: [9, 1, 1, 1, 1, 1, 1, 1] }] });
    await element.updateComplete;
    expect(errors.map(({ code }) => code)).to.deep.equal(['level-out-of-range']);
    expect(errors[0]!.message).to.include('series[0].values[0]: 9 is not from 0 to 5');
    expect(text(element, '.notice-error')).to.equal('Some of the data could not be used. It is left out below.');
    expect(tableOf(element)[1]).to.deep.equal(['Information', 'not answered', '4']);
  });

  it('of more than two series are all in the table, and it says that the chart has two', async () => {
    const [now, before] = profile().series;
    const element = await radar(profile({ series: [now!, before!, { ...before!, id: 'first', label: 'First' }] }));
    expect(tableOf(element)[0]).to.deep.equal(['Dimension', 'Now', 'Before', 'First', 'Target']);
    expect(element.shadowRoot!.textContent).to.include('the first two columns');
    expect(all(element, 'tbody tr:first-child .plot g')).to.have.length(2);
  });

  it('of a benchmark stand in the table with source, number and date', async () => {
    const values = [1, 2, 3, 4, 5, 1, 2, 3];
    const element = await radar(
      profile({ benchmark: { label: 'Other clinics', values, source: 'A survey', n: 1200, date: '2025' } }),
    );
    expect(tableOf(element)[0]!.at(-1)).to.equal('Other clinics');
    expect(text(element, '.notes')).to.include('Other clinics: A survey, n = 1,200, 2025');
  });

  it('without a single answer are shown as that', async () => {
    const values = profile().dimensions.map(() => null);
    const element = await radar(profile({ series: [{ id: 'now', label: 'Now', values }] }));
    expect(text(element, '.summary')).to.equal('Now: no dimension has an answer yet.');
    expect(canvasOf(element)).to.be.null;
  });

  it('are put into one sentence, and the rest into another', async () => {
    const element = await radar();
    expect(text(element, '.summary')).to.equal(
      'Now: highest in Loop (level 5), lowest in Stories (level 1), furthest below the target in Stories (by 2).',
    );
    expect(text(element, '.further')).to.equal(
      'Compared with Before, it is furthest ahead in Loop (by 3) and nowhere behind. 1 of 8 dimensions has no answer.',
    );
  });
});
