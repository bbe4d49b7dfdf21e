import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { SubmitEvent } from '../src/elements/experience-survey/experience-survey.events.js';
import type { ExperienceSurvey } from '../src/elements/experience-survey/experience-survey.js';
import { grouped, skipLogic } from './fixtures/questionnaires.js';

type Args = Pick<
  ExperienceSurvey,
  'questionnaire' | 'layout' | 'kiosk' | 'proxy' | 'paper' | 'confidentiality' | 'seenBy' | 'seenWhen'
>;

const meta = {
  title: 'Experience survey/From start to end',
  component: 'pp-experience-survey',
  args: {
    questionnaire: undefined,
    layout: 'question',
    kiosk: false,
    proxy: false,
    paper: null,
    confidentiality: null,
    seenBy: null,
    seenWhen: null,
  },
  argTypes: {
    questionnaire: { control: 'object' },
    layout: { control: 'inline-radio', options: ['page', 'group', 'question', null] },
    paper: { control: 'inline-radio', options: [null, '', 'large'] },
    confidentiality: { control: 'inline-radio', options: [null, 'confidential', 'anonymous'] },
  },
  // The frame of a story has a history of its own, which is not the survey's to fill.
  render: ({ questionnaire, layout, kiosk, proxy, paper, confidentiality, seenBy, seenWhen }) =>
    html`<pp-experience-survey
      no-history
      .questionnaire=${questionnaire}
      .layout=${layout}
      .paper=${paper}
      .confidentiality=${confidentiality}
      .seenBy=${seenBy}
      .seenWhen=${seenWhen}
      ?kiosk=${kiosk}
      ?proxy=${proxy}
      @pp-submit=${(event: SubmitEvent) => event.respondWith(Promise.resolve())}
    ></pp-experience-survey>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

const until = async (condition: () => unknown): Promise<void> => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
};

/** Ticks the first answer of every other question for the reader, and goes on to the last look. */
const goThrough: Story['play'] = async ({ canvasElement }) => {
  const { renderRoot: root } = canvasElement.querySelector('pp-experience-survey')!;
  await until(() => root.querySelector('.question'));
  for (let step = 0; !root.querySelector('.review'); step++) {
    if (step % 2 === 0) root.querySelector<HTMLInputElement>('.question input[type="radio"]')?.click();
    const before = root.querySelector('#progress')?.textContent;
    root.querySelector<HTMLButtonElement>('.actions .button-primary')!.click();
    await until(() => root.querySelector('.review') ?? root.querySelector('#progress')?.textContent !== before);
  }
};

/** The last look before sending: each question with its answer, what was left open, and a way to change it. */
export const Review: Story = { play: goThrough };

/** Who sees the answers and when, another way to answer, and whether somebody helps. */
export const BeforeTheFirstQuestion: Story = {
  args: {
    questionnaire: grouped,
    layout: 'group',
    proxy: true,
    confidentiality: 'confidential',
    seenBy: 'the quality team of this clinic',
    seenWhen: 'at the end of each month',
  },
  play: async ({ canvasElement }) => {
    const { renderRoot: root } = canvasElement.querySelector('pp-experience-survey')!;
    await until(() => root.querySelector('#helper'));
    root.querySelectorAll<HTMLInputElement>('#helper input')[1]!.click();
    await until(() => root.querySelector('#helper-ways'));
  },
};

/** On a shared device: "start again" is always in reach, and asks before it wipes everything. */
export const Kiosk: Story = {
  args: { kiosk: true, questionnaire: skipLogic },
  play: async ({ canvasElement }) => {
    const { renderRoot: root } = canvasElement.querySelector('pp-experience-survey')!;
    await until(() => root.querySelector('.kiosk-bar button'));
    root.querySelector<HTMLButtonElement>('.kiosk-bar button')!.click();
    await until(() => root.querySelector('dialog')?.open);
  },
};

/** The same survey for pen and paper: the same numbers, and in words who goes on where. */
export const OnPaper: Story = { args: { paper: '' } };

/** In large print: 18 point. */
export const LargePrint: Story = { args: { paper: 'large', questionnaire: skipLogic } };
