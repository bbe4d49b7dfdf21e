import { html } from 'lit';
import { counted, formatNumber, msg, str } from '../../../i18n/index.js';
import type { Note, Pager } from '../session/pages.js';
import type { PageTurner } from './page-turner.js';

/** Where the person is, without a promise that an answer can still break. */
export function stepText({ index, pages, mayChange }: Pager): string {
  const [here, all] = [formatNumber(index + 1), counted(pages.length)];
  return mayChange
    ? msg(str`Step ${here} of about ${all}`, { id: 'survey.step.about' })
    : msg(str`Step ${here} of ${all}`, { id: 'survey.step' });
}

export function noteText(note: Note): string {
  switch (note) {
    case 'more':
      return msg('Your answer changed what comes next: there are more steps now.', { id: 'survey.note.more' });
    case 'fewer':
      return msg('Your answer changed what comes next: there are fewer steps now.', { id: 'survey.note.fewer' });
    case 'skipped':
      return msg('You left something open. That is fine. You can still go back to it.', { id: 'survey.note.skipped' });
  }
}

/** The button that goes forward, or the one that goes back. */
export function turnButton({ isReturning, next, back }: PageTurner, isForward: boolean) {
  return isForward
    ? html`<button class="button button-primary" type="button" @click=${next}>
        ${isReturning ? msg('Back to my answers', { id: 'survey.review.return' }) : msg('Continue', { id: 'survey.next' })}
      </button>`
    : html`<button class="button button-quiet" type="button" @click=${back}>${msg('Back', { id: 'survey.back' })}</button>`;
}
