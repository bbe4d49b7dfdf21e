import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { SubmitEvent } from '../src/elements/experience-survey/experience-survey.events.js';
import type { ExperienceSurvey } from '../src/elements/experience-survey/experience-survey.js';
import {
  arabic,
  everyAnswer,
  everyType,
  grouped,
  groupedAnswer,
  repeating,
  repeatingAnswers,
  skipLogic,
  strict,
  strictAnswers,
} from './fixtures/questionnaires.js';

/** What a story's page does with the answers; nothing leaves Storybook. */
type Delivery = 'arrives' | 'fails';
type Args = Pick<ExperienceSurvey, 'questionnaire' | 'layout' | 'readonly' | 'disabled' | 'headingLevel' | 'name'> & {
  response: object | null;
  delivery: Delivery;
};

const meta = {
  title: 'Experience survey',
  component: 'pp-experience-survey',
  args: {
    questionnaire: undefined,
    response: null,
    layout: 'page',
    readonly: false,
    disabled: false,
    headingLevel: 2,
    name: '',
    delivery: 'arrives',
  },
  argTypes: {
    questionnaire: { control: 'object' },
    response: { control: 'object' },
    layout: { control: 'inline-radio', options: ['page', 'group', 'question', null] },
    delivery: { control: 'inline-radio', options: ['arrives', 'fails'] },
  },
  render: ({ questionnaire, response, layout, readonly, disabled, headingLevel, name, delivery }) =>
    html`<pp-experience-survey
      .questionnaire=${questionnaire}
      .response=${response}
      .layout=${layout}
      .name=${name}
      ?readonly=${readonly}
      ?disabled=${disabled}
      heading-level=${headingLevel}
      @pp-submit=${(event: SubmitEvent) =>
        event.respondWith(delivery === 'fails' ? Promise.reject(new Error('offline')) : Promise.resolve())}
    ></pp-experience-survey>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

const surveyIn = async (canvas: HTMLElement): Promise<ExperienceSurvey> => {
  const survey = canvas.querySelector('pp-experience-survey')!;
  await survey.updateComplete;
  return survey;
};
/** Presses "Send" for the reader. */
const send: Story['play'] = async ({ canvasElement }) => {
  const survey = await surveyIn(canvasElement);
  await survey.submit();
  await survey.updateComplete;
};

/** What is asked where the page brings no questionnaire: eleven questions of our own, none of which needs an answer. */
export const Default: Story = {};

/** One question at a time, as on a phone. */
export const OneQuestionAPage: Story = { args: { layout: 'question' } };

/** A group at a time, with groups in groups. */
export const Grouped: Story = { args: { questionnaire: grouped, layout: 'group' } };

/** Every type of question, and one that cannot be answered here. */
export const EveryType: Story = { args: { questionnaire: everyType } };

/** Say yes, and more is asked; say no, and what was answered there is forgotten. */
export const SkipLogic: Story = {
  args: {
    questionnaire: skipLogic,
    response: {
      resourceType: 'QuestionnaireResponse',
      status: 'in-progress',
      item: [{ linkId: 'new', answer: [{ valueBoolean: true }] }],
    },
  },
};

/** Answers and whole groups that can be given more than once, and questions under an answer. */
export const Repeats: Story = { args: { questionnaire: repeating, response: repeatingAnswers } };

/** What has to be put right: beside each question, and in a list that takes the focus. */
export const Errors: Story = { args: { questionnaire: strict, response: strictAnswers }, play: send };

/** Answers as text. */
export const ReadOnly: Story = { args: { questionnaire: everyType, response: everyAnswer, readonly: true } };

/** Shown, and not to be used. */
export const Disabled: Story = { args: { questionnaire: grouped, disabled: true } };

/** The answers could not be sent: what happened, what is safe, what to do. */
export const SendingFailed: Story = {
  args: { questionnaire: grouped, response: groupedAnswer, delivery: 'fails' },
  play: send,
};

/** The end: thank you, and nothing about the person. */
export const Sent: Story = { args: { questionnaire: grouped, response: groupedAnswer }, play: send };

/** The page is still fetching the questionnaire. */
export const Loading: Story = { args: { questionnaire: null } };

/** What came is no questionnaire. */
export const BadData: Story = { args: { questionnaire: { resourceType: 'Patient' } } };

/** A questionnaire without questions. */
export const Empty: Story = {
  args: { questionnaire: { resourceType: 'Questionnaire', status: 'active', title: 'Nothing to ask yet', item: [] } },
};

/** Questions in Arabic, in their own direction; our own words are in the language of the page. */
export const ArabicContent: Story = { args: { questionnaire: arabic } };

/** In a form of the page, which sends; the value is the response as JSON. */
export const InAForm: Story = {
  args: { questionnaire: grouped, name: 'visit' },
  decorators: [
    (story) =>
      html`<form @submit=${(event: Event) => event.preventDefault()}>
        ${story()}
        <p><button>The button of the page</button></p>
      </form>`,
  ],
};

/** A dark page with colours, corners and type of its own, by variables alone. */
export const DarkTokens: Story = {
  args: { questionnaire: grouped },
  decorators: [
    (story) =>
      html`<div
        style="color-scheme: dark; background: #10231c; padding: 1.5rem; --pp-color-accent: #7fe0b2; --pp-color-on-accent: #06281a; --pp-color-surface: #10231c; --pp-color-text: #eef7f2; --pp-radius: 1em; --pp-font-family: Georgia, serif"
      >
        ${story()}
      </div>`,
  ],
};
