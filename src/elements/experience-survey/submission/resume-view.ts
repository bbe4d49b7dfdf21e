import { html } from 'lit';
import { isoDay } from '../../../domain/format/iso-date.js';
import { formatDate, msg, str } from '../../../i18n/index.js';
import type { SurveyHost } from '../session/host.js';
import type { Earlier } from './stage.js';

/** Asks whether to go on with answers from before. */
export function resumeView(host: SurveyHost, { savedAt, scope, goOn, startAgain }: Earlier) {
  const again = html`<button class="button" type="button" @click=${startAgain}>
    ${msg('Start again', { id: 'survey.draft.again' })}
  </button>`;
  if (!goOn) {
    return html`<div class="thanks">
      <div class="title">${host.heading(msg('Please start again', { id: 'survey.draft.old' }), { id: 'draft', depth: -1 })}</div>
      <p>${msg('The questions have changed since you were here. Your answers from before do not fit them.', { id: 'survey.draft.old.text' })}</p>
      <div class="actions">${again}</div>
    </div>`;
  }
  const day = savedAt === undefined ? undefined : formatDate(isoDay(new Date(savedAt)));
  return html`<div class="thanks">
    <div class="title">${host.heading(msg('Do you want to go on?', { id: 'survey.draft' }), { id: 'draft', depth: -1 })}</div>
    <p>${
      scope === 'device'
        ? day
          ? msg(str`Answers from ${day} are saved on this device. If they are not yours, please start again.`, {
              id: 'survey.draft.device',
            })
          : msg('There are answers on this device. If they are not yours, please start again.', {
              id: 'survey.draft.device.undated',
            })
        : msg('The answers that you gave before are still here.', { id: 'survey.draft.session' })
    }</p>
    <div class="actions">
      <button class="button button-primary" type="button" @click=${goOn}>
        ${msg('Go on with my answers', { id: 'survey.draft.go-on' })}
      </button>
      ${again}
    </div>
  </div>`;
}
