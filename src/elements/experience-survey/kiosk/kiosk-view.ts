import { html } from 'lit';
import { counted, msg, str } from '../../../i18n/index.js';
import type { SurveyHost } from '../session/host.js';

/**
 * Asks whether anybody is there. The seconds that are left are seen each second, and heard twice.
 *
 * @param left - seconds until everything is wiped
 * @param spoken - when they are said again, in seconds before the end
 */
export function stillThereDialog(host: SurveyHost, left: number, spoken: number, stay: () => void) {
  const [shown, soon] = [counted(left), counted(spoken)];
  return html`<dialog class="kiosk" role="alertdialog" aria-labelledby="kiosk-title" aria-describedby="kiosk-text" @close=${stay}>
    ${host.heading(msg('Are you still there?', { id: 'kiosk.idle' }), { id: 'kiosk-title', depth: 0 })}
    <p id="kiosk-text">
      ${msg('If nobody touches anything, we will clear your answers. Then no one else can see them.', {
        id: 'kiosk.idle.text',
      })}
    </p>
    <p class="kiosk-time" aria-hidden="true">${msg(str`Seconds left: ${shown}`, { id: 'kiosk.idle.left' })}</p>
    <p class="visually-hidden" role="status">
      ${left <= spoken ? msg(str`Seconds left: ${soon}`, { id: 'kiosk.idle.soon' }) : ''}
    </p>
    <div class="actions">
      <button class="button button-primary" type="button" @click=${stay}>
        ${msg('I am still here', { id: 'kiosk.stay' })}
      </button>
    </div>
  </dialog>`;
}

/** Asks before everything is wiped: the button may have been hit by chance. */
export function startAgainDialog(host: SurveyHost, wipe: () => void, stay: () => void) {
  return html`<dialog class="kiosk" role="alertdialog" aria-labelledby="kiosk-title" aria-describedby="kiosk-text" @close=${stay}>
    ${host.heading(msg('Clear your answers and start again?', { id: 'kiosk.clear' }), { id: 'kiosk-title', depth: 0 })}
    <p id="kiosk-text">${msg('What you have answered so far will be gone.', { id: 'kiosk.clear.text' })}</p>
    <div class="actions">
      <button class="button button-primary" type="button" @click=${stay}>
        ${msg('Keep my answers', { id: 'kiosk.keep' })}
      </button>
      <button class="button" type="button" @click=${wipe}>${msg('Clear them', { id: 'kiosk.clear.yes' })}</button>
    </div>
  </dialog>`;
}

/** After that, for whoever does not see it. */
export const clearedText = (): string => msg('Your answers are cleared.', { id: 'kiosk.cleared' });

/** Always in reach: a person may have to go before the end. */
export const startAgainButton = (startAgain: () => void) =>
  html`<div class="kiosk-bar">
    <button class="button button-quiet" type="button" @click=${startAgain}>
      ${msg('Clear my answers and start again', { id: 'kiosk.again' })}
    </button>
  </div>`;

/** Under the thanks. */
export const thanksNote = (done: () => void) =>
  html`<div class="kiosk-thanks stack">
    <p>${msg('Your answers are no longer on this screen.', { id: 'kiosk.thanks' })}</p>
    <button class="button button-primary" type="button" @click=${done}>${msg('Done', { id: 'kiosk.done' })}</button>
  </div>`;
