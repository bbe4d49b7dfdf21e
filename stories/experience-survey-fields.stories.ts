import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { ExperienceSurvey } from '../src/elements/experience-survey/experience-survey.js';
import {
  choices,
  chosenAnswers,
  entries,
  entryAnswers,
  expandExample,
  searchedAnswers,
  searches,
  sliderAnswers,
  sliders,
} from './fixtures/fields.js';

type Args = Pick<ExperienceSurvey, 'questionnaire' | 'expand'> & { response: object | null };

const meta = {
  title: 'Experience survey/Fields',
  component: 'pp-experience-survey',
  args: { questionnaire: choices, response: null, expand: undefined },
  argTypes: { questionnaire: { control: 'object' }, response: { control: 'object' } },
  render: ({ questionnaire, response, expand }) =>
    html`<pp-experience-survey
      .questionnaire=${questionnaire}
      .response=${response}
      .expand=${expand}
      layout="page"
    ></pp-experience-survey>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

const surveyIn = async (canvas: HTMLElement): Promise<ExperienceSurvey> => {
  const survey = canvas.querySelector('pp-experience-survey')!;
  await survey.updateComplete;
  return survey;
};

/**
 * Options beside each other where the form wants that, with prefixes, one that stands alone, an answer that the list no
 * longer has, several answers in own words, and a drop-down.
 */
export const Choices: Story = { args: { questionnaire: choices, response: chosenAnswers } };

/**
 * Fields that search a long list, for one answer and for several, and options that the page gets from elsewhere: here
 * it knows one list and not the other.
 */
export const Search: Story = {
  args: { questionnaire: searches, response: searchedAnswers, expand: expandExample },
  play: async ({ canvasElement }) => {
    const survey = await surveyIn(canvasElement);
    survey.shadowRoot!.querySelector<HTMLInputElement>('[role=combobox]')!.click();
  },
};

/** Scales: one has no answer until it is touched. */
export const Sliders: Story = { args: { questionnaire: sliders, response: sliderAnswers } };

/** How an answer is written, units, a number with too many digits, a reference, and files. */
export const Entries: Story = {
  args: { questionnaire: entries, response: entryAnswers },
  play: async ({ canvasElement }) => {
    const survey = await surveyIn(canvasElement);
    const input = survey.shadowRoot!.querySelector<HTMLInputElement>('[data-link-id=exact] input')!;
    input.value = '0.12345678901234567890';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.dispatchEvent(new Event('change', { bubbles: true }));
  },
};
