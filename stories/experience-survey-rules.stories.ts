import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { ExperienceSurvey } from '../src/elements/experience-survey/experience-survey.js';
import { examplePatient, rulesSurvey, translatedSurvey } from './fixtures/rules.js';

type Args = Pick<ExperienceSurvey, 'questionnaire' | 'launchContext' | 'layout'> & { response: object | null };

const meta = {
  title: 'Experience survey/Rules',
  component: 'pp-experience-survey',
  args: { questionnaire: rulesSurvey, launchContext: { patient: examplePatient }, layout: 'page', response: null },
  render: ({ questionnaire, launchContext, layout, response }) =>
    html`<pp-experience-survey
      .questionnaire=${questionnaire}
      .launchContext=${launchContext}
      .layout=${layout}
      .response=${response}
    ></pp-experience-survey>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** A name from the page, a question that comes with its answer, a sum, options made of answers, a limit of today. */
export const Expressions: Story = {
  args: {
    response: {
      resourceType: 'QuestionnaireResponse',
      status: 'in-progress',
      item: [
        { linkId: 'name', answer: [{ valueString: 'Example' }] },
        { linkId: 'walks', answer: [{ valueInteger: 3 }] },
        { linkId: 'minutes', answer: [{ valueInteger: 400 }] },
        {
          linkId: 'with',
          answer: [
            { valueCoding: { system: 'https://example.org/codes', code: 'friend', display: 'A friend' } },
            { valueCoding: { system: 'https://example.org/codes', code: 'dog', display: 'My dog' } },
          ],
        },
      ],
    },
  },
};

/** The form offers three languages; the page's own comes first. */
export const Languages: Story = { args: { questionnaire: translatedSurvey } };
