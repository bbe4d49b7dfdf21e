import { html, nothing } from 'lit';
import { msg } from '../../i18n/index.js';
import type { Delivery } from '../../transport/delivery.js';
import type { SurveyHost } from './host.js';
import { newsText, reasonOf, sentText } from './news.js';

/** Where the answers are while they wait, and what the person can do. Takes the focus when it appears. */
export function queueView(host: SurveyHost, delivery: Delivery, retry: () => void) {
  const { state, scope } = delivery;
  const isBusy = state === 'sending';
  return html`<div class="thanks" role="group" aria-labelledby="queued">
    <div class="title">${host.heading(place(scope), { id: 'queued', depth: -1 })}</div>
    <p>${newsText(reasonOf(delivery))}</p>
    ${
      scope === 'device'
        ? nothing
        : html`<p>${msg('Please keep this page open until your answers are sent.', { id: 'survey.queued.open' })}</p>`
    }
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

/** The end: says thank you, and nothing about the person. */
export function thanks(host: SurveyHost) {
  const isSent = Boolean(host.element.endpoint) && !host.isPending();
  return html`<div class="thanks">
    <div class="title">
      ${host.heading(msg('Thank you', { id: 'survey.thanks' }), { id: 'thanks', depth: -1 })}
    </div>
    <slot name="thanks"
      ><p>
        ${isSent ? sentText() : msg('Your answers help the team to do better.', { id: 'survey.thanks.plain' })}
      </p></slot
    >
  </div>`;
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
