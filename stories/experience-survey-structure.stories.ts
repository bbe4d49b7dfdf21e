import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { ExperienceSurvey } from '../src/elements/experience-survey/experience-survey.js';
import { languages, richTexts, sections, tableAnswers, tables } from './fixtures/structure.js';

type Args = Pick<ExperienceSurvey, 'questionnaire' | 'layout'> & { response: object | null };

const meta = {
  title: 'Experience survey/Structure',
  component: 'pp-experience-survey',
  args: { questionnaire: tables, response: null, layout: 'page' },
  argTypes: { questionnaire: { control: 'object' }, response: { control: 'object' } },
  render: ({ questionnaire, response, layout }) =>
    html`<pp-experience-survey
      .questionnaire=${questionnaire}
      .response=${response}
      .layout=${layout}
    ></pp-experience-survey>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/**
 * Questions with the same options as a table of radio buttons, a group that repeats with a row for each, and a grid.
 * Where there is little room the rows are questions below each other.
 */
export const Tables: Story = { args: { response: tableAnswers } };

/** What has to be put right in tables: in the row, and in the cell. */
export const TablesWithFaults: Story = {
  args: { response: tableAnswers },
  play: async ({ canvasElement }) => {
    const survey = canvasElement.querySelector('pp-experience-survey')!;
    await survey.updateComplete;
    await survey.submit();
    await survey.updateComplete;
  },
};

/** Tabs, groups that open and close, help behind a button, a link to read more, a header and a footer. */
export const Sections: Story = { args: { questionnaire: sections } };

/** Markdown, XHTML and styles: words, lists, tables and safe links, and nothing else. */
export const RichText: Story = { args: { questionnaire: richTexts } };

/** A form in two languages: who answers chooses, and loses nothing by it. */
export const Languages: Story = { args: { questionnaire: languages } };
