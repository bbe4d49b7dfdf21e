import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, render } from 'lit';
import { scoreResponse, validationCodes } from '../src/domain/questionnaire.js';
import type { ExperienceSurvey } from '../src/elements/experience-survey/experience-survey.js';
import { weighted, weightedAnswers } from './fixtures/scores.js';
import './sdc-support.css';

const meta: Meta = { title: 'Experience survey/Scores' };

export default meta;

/** What the team sees: sums of weights, and beside each how many answers are missing. */
const scoresTable = (survey: ExperienceSurvey) => {
  const scores = scoreResponse(survey.questionnaire, survey.response);
  const rows = [...scores.groups.map(({ text, ...score }) => ({ text, ...score })), { text: 'All', ...scores }];
  return html`<table lang="en" dir="ltr" tabindex="0">
    <caption>
      For the team: scores of this example
    </caption>
    <thead>
      <tr>
        <th scope="col">Part</th>
        <th scope="col">Sum</th>
        <th scope="col">Answered</th>
        <th scope="col">May be used</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ text, total, answered, asked, isComplete }) =>
          html`<tr>
            <th scope="row">${text}</th>
            <td>${total ?? 'None'}</td>
            <td>${answered} of ${asked}</td>
            <td>${isComplete ? 'Yes' : 'No, answers are missing'}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
};

/**
 * A page that scores the answers of a survey with weights, while they are given. The survey itself shows no scores. At
 * its end it says whose work it is.
 */
export const Weights: StoryObj = {
  render: () => {
    const box = document.createElement('div');
    const update = (event: Event) => {
      render(scoresTable(event.currentTarget as ExperienceSurvey), box);
    };
    return html`<pp-experience-survey
        layout="page"
        .questionnaire=${weighted}
        .response=${weightedAnswers}
        @change=${update}
      ></pp-experience-survey>
      <div class="sdc-support">${box}</div>`;
  },
  play: async ({ canvasElement }) => {
    const survey = canvasElement.querySelector<ExperienceSurvey>('pp-experience-survey')!;
    await survey.updateComplete;
    render(scoresTable(survey), canvasElement.querySelector<HTMLElement>('.sdc-support > div')!);
  },
};

/** Every code of `validateResponse`, how severe it is, and when it is given. */
export const ValidationCodes: StoryObj = {
  render: () =>
    html`<div class="sdc-support" lang="en" dir="ltr">
      <h2>What <code>validateResponse</code> finds</h2>
      <p>A response with an error is not valid. What was not looked at is told, too.</p>
      <table tabindex="0">
        <caption>
          Codes
        </caption>
        <thead>
          <tr>
            <th scope="col">Code</th>
            <th scope="col">Severity</th>
            <th scope="col">When</th>
          </tr>
        </thead>
        <tbody>
          ${Object.entries(validationCodes).map(
            ([code, [severity, about]]) =>
              html`<tr>
                <th scope="row"><code>${code}</code></th>
                <td>${severity}</td>
                <td>${about}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`,
};
