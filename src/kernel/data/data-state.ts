import { html, nothing } from 'lit';
import { msg } from '../../i18n/index.js';
import type { DataSource } from './data-source.js';

/** How an element's data stand. */
export type DataStanding = Pick<DataSource<unknown>, 'state' | 'problems' | 'error' | 'retry'>;

/** Bars where the content will stand, as high as it is likely to be, so that what follows on the page stays where it is. */
export const loading = () =>
  html`<div class="loading"><p role="status">${msg('Loading…', { id: 'data.loading' })}</p></div>`;

/**
 * Why a form cannot go yet, where what it asks has not come; empty where it can. Data that will never be there hold
 * nobody up: the page heard of it by `pp-error`.
 */
export function absentText({ state, error }: DataStanding): string {
  if (state === 'waiting' || state === 'loading')
    return msg('Some questions are still loading. Please wait a moment.', { id: 'data.absent' });
  return state === 'error' && error?.retryable
    ? msg('Some questions could not be loaded. Please try again.', { id: 'data.absent.error' })
    : '';
}

/**
 * What an element shows while it has no data: that it is loading, or that it has none and how to go on. What is wrong
 * with the data is for the people who made it: `pp-error` and the console say it, the person reads plain words.
 *
 * @param source - the element's data source
 * @param heading - makes a heading of the element's own level
 * @param empty - what would be here, for a page that brings nothing
 */
export function dataState(source: DataStanding, heading: (content: unknown) => unknown, empty: unknown) {
  switch (source.state) {
    case 'waiting':
    case 'loading':
      return loading();
    case 'error':
      return html`<div class="notice notice-error" role="alert">
        ${heading(msg('This part of the page could not be shown.', { id: 'data.error' }))}
        ${
          source.error?.retryable
            ? html`<p>${msg('Check your connection, then try again.', { id: 'data.error.retry' })}</p>
              <button class="button" type="button" @click=${() => source.retry()}>
                ${msg('Try again', { id: 'data.retry' })}
              </button>`
            : html`<p>${msg('Please tell the people who run this site.', { id: 'data.error.report' })}</p>`
        }
      </div>`;
    case 'empty':
      return emptyNotice(empty);
    case 'ready':
      return nothing;
  }
}

/** Where nothing is to be shown: what would be here. */
export const emptyNotice = (text: unknown) => html`<p class="notice">${text}</p>`;
