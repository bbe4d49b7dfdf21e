import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import example from '../demo/data/example-maturity.json';
import type { MaturityProfile } from '../src/domain/maturity.js';
import type { MaturityRadar } from '../src/elements/maturity-radar/maturity-radar.js';

const profile = example as unknown as MaturityProfile;
const [now, before] = profile.series as [MaturityProfile['series'][0], MaturityProfile['series'][0]];
const { range, ...unranged } = now;

const meta = {
  title: 'Maturity radar',
  component: 'pp-maturity-radar',
  args: { data: profile, selected: null, headingLevel: 2 },
  argTypes: { data: { control: 'object' }, selected: { control: 'text' } },
  render: ({ data, selected, headingLevel }) =>
    html`<pp-maturity-radar .data=${data} .selected=${selected} heading-level=${headingLevel}></pp-maturity-radar>`,
} satisfies Meta<MaturityRadar>;

export default meta;
type Story = StoryObj<MaturityRadar>;

/** Two points in time, a target, the range of the raters, and a dimension that nobody answered. */
export const NowAndBefore: Story = {};

/** The encounter against the whole organisation, without a target. */
export const TwoScopes: Story = {
  args: {
    data: {
      ...profile,
      target: undefined,
      title: 'Encounter and organisation (example, made-up levels)',
      series: [
        { ...unranged, id: 'encounter', label: 'Encounter', values: [4, 3, 3, 2, 4, 2, 3, 2] },
        { id: 'enterprise', label: 'Organisation', values: [3, 2, 1, 2, 2, 1, 3, 3] },
      ],
    },
  },
};

/** One series against its target; a dimension is pointed out. */
export const WithTarget: Story = {
  args: { data: { ...profile, series: [{ ...unranged, values: [4, 3, 3, 2, 4, 1, 3, 2] }] }, selected: 'co-design' },
};

/** Missing answers break the lines: nothing is drawn where nothing is known. */
export const GapsAndRanges: Story = {
  args: {
    data: {
      ...profile,
      series: [
        {
          ...now,
          values: [4, null, 3, 2, null, 1, 3, null],
          range: [...(range ?? [])].map((pair, at) => (at === 1 || at === 4 ? null : pair)),
        },
        { ...before, values: [3, 3, null, 2, 2, 1, null, 1] },
      ],
    },
  },
};

/** Others' levels need their source, their number and their date, and stay out of the radar. */
export const WithBenchmark: Story = {
  args: {
    data: {
      ...profile,
      benchmark: {
        label: 'Other clinics (example)',
        values: [3, 3, 2, 2, 3, 2, 3, 2],
        source: 'Made-up survey',
        n: 48,
        date: '2025',
      },
    },
  },
};

/** Below about 480 px of its own width the table stands alone, and no chart code is loaded. */
export const Narrow: Story = {
  decorators: [(story) => html`<div style="max-inline-size: 320px">${story()}</div>`],
};

/** From a table in the page, which people without script see. Decimal commas are read too. */
export const FromTable: Story = {
  render: () =>
    html`<pp-maturity-radar>
      <table data-source="Made-up example" data-date="2026-03">
        <caption>
          From a table (example, made-up levels)
        </caption>
        <thead>
          <tr>
            <th scope="col">Dimension</th>
            <th scope="col">Now</th>
            <th scope="col" data-target>Target</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Information</th>
            <td>3,5 (3–4)</td>
            <td>4</td>
          </tr>
          <tr>
            <th scope="row">Shared decisions</th>
            <td>2</td>
            <td>4</td>
          </tr>
          <tr>
            <th scope="row">Experience loop</th>
            <td>4</td>
            <td>4</td>
          </tr>
          <tr>
            <th scope="row">Co-design and stories</th>
            <td>1</td>
            <td>3</td>
          </tr>
          <tr>
            <th scope="row">Team and leadership</th>
            <td></td>
            <td>3</td>
          </tr>
        </tbody>
      </table>
    </pp-maturity-radar>`,
};

/** More than two series: the chart has the first two, the table all. */
export const ThreeSeries: Story = {
  args: {
    data: {
      ...profile,
      series: [unranged, before, { ...before, id: 'first', label: 'March 2025', values: [2, 2, 1, 1, 1, 0, 1, 1] }],
    },
  },
};

/** Too few dimensions for a radar: it says so, and the table remains. */
export const TooFewDimensions: Story = {
  args: {
    data: {
      ...profile,
      dimensions: profile.dimensions.slice(0, 4),
      series: [{ id: 'now', label: 'March 2026', values: [4, 3, 3, 2] }],
      target: [4, 4, 4, 3],
    },
  },
};

/** A level that is none is named and shown as not answered; the rest stays. */
export const PartlyBadData: Story = {
  args: { data: { ...profile, series: [{ ...unranged, values: [4, 3, 7, 2, 4, 1, 3, 2] }, before] } },
};

/** Data of no use: what happened, and what to do. */
export const BadData: Story = {
  args: { data: { ...profile, series: [{ ...unranged, values: [4, 3] }] } },
};

export const Loading: Story = { args: { data: null } };

export const Empty: Story = { args: { data: undefined } };

/** Another brand's colours on a dark page: tokens only. */
export const DarkTokens: Story = {
  args: { selected: 'shared-decisions' },
  decorators: [
    (story) =>
      html`<div class="dark-example">
        <style>
          .dark-example {
            color-scheme: dark;
            padding: 1rem;
            background: #10202b;
            color: #e8f1f5;
            --pp-color-surface: #10202b;
            --pp-color-text: #e8f1f5;
            --pp-color-accent: #7fd6c2;
            --pp-color-on-accent: #06231d;
            --pp-color-data-1: #7fd6c2;
            --pp-color-data-2: #f2b8e0;
            --pp-color-target: #b9c7cf;
          }
        </style>
        ${story()}
      </div>`,
  ],
};
