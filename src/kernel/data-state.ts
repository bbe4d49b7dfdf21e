import { html, nothing } from 'lit';
import { msg } from '../i18n/index.js';
import type { DataSource, Problem } from './data-source.js';

/** The first few problems: `pp-error` has them all. */
function brief<T, P extends Problem>({ problems, error }: DataSource<T, P>): string {
  const faults = problems.filter(({ severity }) => severity === 'error').slice(0, 3);
  return faults.length > 0 ? faults.map(({ message }) => message).join('; ') : (error?.message ?? '');
}

export const loading = () => html`<p class="loading" role="status">${msg('Loading…', { id: 'data.loading' })}</p>`;

/**
 * What an element shows while it has no data: that it is loading, or what went wrong and how to go on.
 *
 * @param source - the element's data source
 * @param empty - what would be here, for a page that brings nothing
 * @param details - whether to say what is wrong with the data, in words for the people who made it
 */
export function dataState<T, P extends Problem>(source: DataSource<T, P>, empty: unknown, details = true) {
  switch (source.state) {
    case 'waiting':
    case 'loading':
      return loading();
    case 'error':
      return html`<div class="notice notice-error" role="alert">
        <p><strong>${msg('This part of the page could not be shown.', { id: 'data.error' })}</strong></p>
        ${
          source.error?.retryable
            ? html`<p>${msg('Check your connection, then try again.', { id: 'data.error.retry' })}</p>
              <button class="button" type="button" @click=${() => source.retry()}>
                ${msg('Try again', { id: 'data.retry' })}
              </button>`
            : html`<p>${msg('Please tell the people who run this site.', { id: 'data.error.report' })}</p>`
        }
        ${
          details && source.error && !source.error.retryable
            ? html`<p class="hint" lang="en" dir="ltr">${brief(source)}</p>`
            : nothing
        }
      </div>`;
    case 'empty':
      return html`<p class="hint">${empty}</p>`;
    case 'ready':
      return nothing;
  }
}
