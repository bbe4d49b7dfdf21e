import { html, nothing } from 'lit';
import { msg } from '../../i18n/index.js';
import type { Delivery } from '../../transport/outbox.js';
import type { SurveyHost } from './host.js';

/** Where the answers are while they wait, and what the person can do. Takes the focus when it appears. */
export function queueView(host: SurveyHost, { state, scope }: Delivery, retry: () => void) {
  const isBusy = state === 'sending';
  const isOffline = !navigator.onLine;
  return html`<div class="thanks" role="group" aria-labelledby="queued">
    <div class="title">${host.heading(place(scope), { id: 'queued', depth: -1 })}</div>
    <p>${
      state === 'auth-needed'
        ? msg('You may be signed out. Sign in again in another window, then come back here and try again.', {
            id: 'survey.failed.auth',
          })
        : isOffline
          ? msg('We will send them when you are online.', { id: 'survey.queued.offline' })
          : msg('We could not send them yet. We will keep trying.', { id: 'survey.queued.waiting' })
    }</p>
    ${
      scope === 'device'
        ? nothing
        : html`<p>${msg('Please keep this page open until your answers are sent.', { id: 'survey.queued.open' })}</p>`
    }
    <div class="actions">
      <button class="button" type="button" aria-disabled=${isBusy ? 'true' : nothing} @click=${retry}>
        ${isBusy ? msg('Sending…', { id: 'survey.sending' }) : msg('Try now', { id: 'survey.retry' })}
      </button>
    </div>
  </div>`;
}

function place(scope: Delivery['scope']): string {
  if (scope === 'device') return msg('Your answers are saved on this device', { id: 'survey.queued.device' });
  return msg('Your answers are safe on this page', { id: 'survey.queued.page' });
}

/** What a page's developer should know about an address that is meant as the base of a FHIR server. */
export function endpointFault(endpoint: string): string | undefined {
  const example = 'endpoint is the base of a FHIR server, such as "https://fhir.example.org/R4"';
  if (/^[\w-]+(\.[\w-]+)+(:\d+)?(\/|$)|^localhost\b/.test(endpoint))
    return `${example}: "${endpoint}" has no https://.`;
  if (/\/QuestionnaireResponse\/?$/.test(endpoint)) return `${example}, without the resource type.`;
  if (/[?#]/.test(endpoint)) return `${example}, without "?" and "#".`;
  return /^(?!https?:)[\w+.-]+:/i.test(endpoint) ? `${example}.` : undefined;
}
