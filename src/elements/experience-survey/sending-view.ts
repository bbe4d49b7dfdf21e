import { html, nothing } from 'lit';
import { msg } from '../../i18n/index.js';
import type { Delivery } from '../../transport/delivery.js';
import type { SurveyHost } from './host.js';
import { keepText, newsText, reasonOf } from './news.js';

/** Where the answers are while they wait, and what the person can do. Takes the focus when it appears. */
export function queueView(host: SurveyHost, delivery: Delivery, retry: () => void) {
  const { state, scope } = delivery;
  const isBusy = state === 'sending';
  return html`<div class="thanks" role="group" aria-labelledby="queued">
    <div class="title">${host.heading(place(scope), { id: 'queued', depth: -1 })}</div>
    <p>${newsText(reasonOf(delivery))}</p>
    <p>${keepText(delivery)}</p>
    <div class="actions">
      <button class="button" type="button" aria-disabled=${isBusy ? 'true' : nothing} @click=${retry}>
        ${isBusy ? newsText('sending') : msg('Try now', { id: 'survey.retry' })}
      </button>
    </div>
  </div>`;
}

function place(scope: Delivery['scope']): string {
  if (scope === 'device') return msg('Your answers are saved on this device', { id: 'survey.queued.device' });
  return msg('Your answers are safe on this page', { id: 'survey.queued.page' });
}

/** What to do about answers that could not be sent; undefined where trying again may help. */
export function failureHelp({ element }: SurveyHost, code: string, retryable: boolean): unknown {
  if (code === 'auth-needed') return newsText('signed-out');
  if (retryable) return undefined;
  // Paper that comes out of a printer somewhere is no help on a device that is everybody's.
  if (element.kiosk) {
    return msg('They are safe on this page. Please ask a member of staff for help.', { id: 'survey.failed.kiosk' });
  }
  return html`${msg('They are safe on this page. You can print it, or ask a member of staff for help.', {
    id: 'survey.failed.final',
  })}
    <div class="actions">
      <button class="button" type="button" @click=${() => print()}>
        ${msg('Print my answers', { id: 'survey.print' })}
      </button>
    </div>`;
}

/**
 * Asks whether to send a survey in which nothing was answered.
 *
 * @param answer - called with whether it is sent
 */
export function emptyView(host: SurveyHost, answer: (sends: boolean) => void) {
  const onKey = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') answer(false);
  };
  return html`<div class="thanks" role="group" aria-labelledby="empty" aria-describedby="empty-text" @keydown=${onKey}>
    <div class="title">
      ${host.heading(msg('You have not answered any question', { id: 'survey.empty' }), { id: 'empty', depth: -1 })}
    </div>
    <p id="empty-text">
      ${msg('You can go back and answer some. You can also send it without answers. Both are fine.', {
        id: 'survey.empty.text',
      })}
    </p>
    <div class="actions">
      <button class="button button-primary" type="button" @click=${() => answer(false)}>
        ${msg('Go back to the questions', { id: 'survey.empty.back' })}
      </button>
      <button class="button" type="button" @click=${() => answer(true)}>
        ${msg('Send without answers', { id: 'survey.empty.send' })}
      </button>
    </div>
  </div>`;
}
