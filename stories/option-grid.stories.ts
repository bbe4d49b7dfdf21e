import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import example from '../demo/data/example-decision.json';
import type { GridValue, OptionGridInput } from '../src/domain/decisions.js';
import type { OptionGrid } from '../src/elements/option-grid/option-grid.js';
import { arabic, fourOptions, rareAndUnlike } from './fixtures/decisions.js';

const decision = example as OptionGridInput;
const nothing: GridValue = { compare: null, importance: {}, decision: null };

const meta = {
  title: 'Option grid',
  component: 'pp-option-grid',
  args: { grid: decision, value: nothing, today: '2026-11-22', required: false, disabled: false, headingLevel: 2 },
  argTypes: { grid: { control: 'object' }, value: { control: 'object' }, today: { control: 'text' } },
  render: ({ grid, value, today, required, disabled, headingLevel }) =>
    html`<pp-option-grid
      name="decision"
      .grid=${grid}
      .value=${value}
      .today=${today}
      ?required=${required}
      ?disabled=${disabled}
      heading-level=${headingLevel}
    ></pp-option-grid>`,
} satisfies Meta<OptionGrid>;

export default meta;
type Story = StoryObj<OptionGrid>;

/** The example: three options, seven questions, real numbers with their sources. Not medical advice. */
export const Default: Story = {};

/** Part of the way: two options picked, four questions rated, a decision made. What matters most stands below the grid. */
export const Rated: Story = {
  args: {
    value: {
      compare: ['none', 'tablets'],
      importance: { stroke: 3, death: 2, 'side-effects': 3, involved: 0 },
      decision: 'tablets',
    },
  },
};

/** With two options there is nothing to pick. */
export const TwoOptions: Story = {
  args: {
    grid: { ...decision, options: decision.options.filter(({ id }) => id !== 'healthy'), rows: without('healthy') },
  },
};

/** Four options, in words alone. */
export const FourOptions: Story = { args: { grid: fourOptions } };

/** Rare events are counted in 1,000, some are never shown as none, and numbers that differ in kind are not drawn. */
export const RareAndUnlike: Story = { args: { grid: rareAndUnlike } };

/** On a phone, or in any narrow place: two options a question, under each other or side by side. */
export const Narrow: Story = {
  args: { value: { ...nothing, importance: { stroke: 3 } } },
  decorators: [(story) => html`<div style="max-inline-size: 360px">${story()}</div>`],
};

/** The last day of use is over. */
export const OutOfDate: Story = { args: { today: '2029-01-01' } };

/** What authors should say and did not is said. */
export const LittleIsKnown: Story = {
  args: {
    grid: {
      id: 'bare',
      title: decision.title,
      decision: decision.decision,
      options: decision.options,
      rows: decision.rows,
    },
  },
};

/** A number that cannot be right: nothing is shown, and the author is told where to look. */
export const BadData: Story = {
  args: {
    grid: {
      ...fourOptions,
      rows: [
        {
          id: 'broken',
          question: 'How many?',
          cells: {
            visit: { outcome: { events: 3, denominator: 0, timeFrame: '1 year', group: 'everybody', source: 'x' } },
            phone: { text: 'Text' },
            video: { text: 'Text' },
            letter: { text: 'Text' },
          },
        },
      ],
    },
  },
};

/** The page has promised the data (`null`) and is still fetching it. */
export const Loading: Story = { args: { grid: null } };

/** The page brings no data. */
export const Empty: Story = { args: { grid: undefined } };

/** Nobody may change anything here. */
export const Disabled: Story = {
  args: { disabled: true, value: { ...nothing, importance: { stroke: 2 }, decision: 'healthy' } },
};

/** Part of a form: sent as JSON under its name, reset with the form. */
export const InAForm: Story = {
  args: { grid: fourOptions, required: true },
  decorators: [
    (story) =>
      html`<form @submit=${showFormData}>
        ${story()}
        <p><button>Send the form</button> <button type="reset">Reset the form</button></p>
        <output></output>
      </form>`,
  ],
};

/** Content in Arabic, whatever the language of the page. */
export const Arabic: Story = { args: { grid: arabic, value: { ...nothing, importance: { stroke: 3 } } } };

function without(option: string): OptionGridInput['rows'] {
  return decision.rows.map((row) => ({
    ...row,
    cells: Object.fromEntries(Object.entries(row.cells).filter(([id]) => id !== option)),
  }));
}

function showFormData(event: SubmitEvent): void {
  event.preventDefault();
  const form = event.currentTarget as HTMLFormElement;
  form.querySelector('output')!.textContent = new FormData(form).get('decision') as string;
}
