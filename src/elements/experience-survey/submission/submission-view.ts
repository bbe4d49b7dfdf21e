import { html, nothing } from 'lit';
import { msg } from '../../../i18n/index.js';
import type { Delivery } from '../../../transport/delivery/delivery.js';
import { type Failure, isRetryable } from '../../../transport/delivery/outcome.js';
import type { SurveyHost } from '../session/host.js';
import { keepText, newsText, reasonOf } from './delivery-status.js';

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

/** What a person is told of answers that could not be sent; no help where trying again may do. */
export function notice({ element }: SurveyHost, failure: Failure, sendAnyway?: () => void) {
  const isUnknown = failure.kind === 'unverifiable';
  return {
    title: () => {
      if (isUnknown) return msg('We cannot tell if your answers arrived.', { id: 'survey.unknown' });
      return failure.code === 'already-sent'
        ? msg('Another tab has sent your answers.', { id: 'survey.already-sent' })
        : msg('We could not send your answers.', { id: 'survey.failed' });
    },
    help: (): unknown => {
      if (failure.code === 'auth-needed') return newsText('signed-out');
      if (isRetryable(failure)) return undefined;
      // Paper that comes out of a printer somewhere is no help on a device that is everybody's.
      const actions = element.kiosk ? nothing : html`<div class="actions">${printButton()}</div>`;
      if (isUnknown) {
        return html`<p>
            ${msg('They are safe on this page. Please ask the team if they have them before you send them again.', {
              id: 'survey.unknown.text',
            })}
          </p>
          ${actions}
          <p>
            ${msg('If you send them again now, the team may get them twice.', { id: 'survey.unknown.twice' })}
          </p>
          <div class="actions">
            <button class="button" type="button" @click=${sendAnyway}>
              ${msg('Send again anyway', { id: 'survey.unknown.anyway' })}
            </button>
          </div>`;
      }
      return html`${lastText(element.kiosk, failure)} ${actions}`;
    },
  };
}

function lastText(isKiosk: boolean, { code }: Failure): string {
  if (code === 'already-sent') {
    return msg('What you changed here was not sent. It is still on this page. Please ask the team what to do.', {
      id: 'survey.already-sent.text',
    });
  }
  return isKiosk
    ? msg('They are safe on this page. Please ask a member of staff for help.', { id: 'survey.failed.kiosk' })
    : msg('They are safe on this page. You can print it, or ask a member of staff for help.', {
        id: 'survey.failed.final',
      });
}

const printButton = () =>
  html`<button class="button" type="button" @click=${() => print()}>
    ${msg('Print my answers', { id: 'survey.print' })}
  </button>`;

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
