import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { sdcSupport, type Support, type Supported } from './fixtures/sdc-support.js';
import './sdc-support.css';

const words: Record<Support, string> = { yes: 'Supported', partly: 'Partly', no: 'Not supported' };

const row = ({ name, support, story, note }: Supported) =>
  html`<tr>
    <th scope="row"><code>${name}</code></th>
    <td class="sdc-${support}">${words[support]}</td>
    <td>${story ? html`<a href="?path=/story/${story}" target="_top">See it</a>` : nothing}</td>
    <td>${note ?? nothing}</td>
  </tr>`;

const meta: Meta = {
  title: 'Experience survey/SDC support',
  render: () => html`<div class="sdc-support" lang="en" dir="ltr">
    <h2>What a Questionnaire can say</h2>
    <p>
      FHIR R4 and Structured Data Capture. An item that cannot be answered is shown as such in the survey, with its text,
      and the page hears of it by <code>pp-error</code>.
    </p>
    ${sdcSupport.map(
      ({ title, entries }) =>
        html`<table tabindex="0">
          <caption>
            ${title}
          </caption>
          <thead>
            <tr>
              <th scope="col">Element or extension</th>
              <th scope="col">Support</th>
              <th scope="col">Story</th>
              <th scope="col">Notes</th>
            </tr>
          </thead>
          <tbody>
            ${entries.map(row)}
          </tbody>
        </table>`,
    )}
  </div>`,
};

export default meta;

/** Each element and extension of SDC, supported or not, with its story. */
export const Table: StoryObj = { name: 'SDC support' };
