import { html, nothing } from 'lit';
import type { Node, ResponseState } from '../../domain/questionnaire.js';
import { textOf } from '../../domain/questionnaire/model/node.js';
import { aboutText } from '../../fields/several.js';
import { counted, formatNumber, msg, str } from '../../i18n/index.js';
import { findingTexts } from './issues/issues.js';
import type { SurveyHost } from './session/host.js';
import type { Paging } from './paging/paging.js';
import type { FailureNotice } from './submission/stage.js';
import type { SurveyContext } from './session/survey-context.js';

/**
 * What stands before the first question. About its own survey the page knows best: there, nothing is promised that it
 * does not say itself.
 *
 * @param privacy - who sees the answers, where the page says it by attributes
 * @param helper - asks whether somebody answers for another one
 */
export function about(readOnly: boolean, isOurs: boolean, privacy: unknown, helper: unknown) {
  return html`<div class="about stack">
    <slot name="intro"></slot>
    ${
      readOnly
        ? nothing
        : html`<slot name="confidentiality"
            >${
              privacy ??
              html`<p class="hint">${
                isOurs
                  ? msg(
                      'You choose what to answer, and it does not change your care. Ask the team who will see your answers.',
                      { id: 'survey.confidentiality' },
                    )
                  : msg('Ask the team who will see your answers.', { id: 'privacy.ask' })
              }</p>`
            }</slot
          ><slot name="another-way"
            >${
              isOurs
                ? html`<p class="hint">
                    ${msg('You can also answer on paper, or have somebody help you. Just ask.', { id: 'survey.another-way' })}
                  </p>`
                : nothing
            }</slot
          >`
    }
    ${helper}
  </div>`;
}

/** Where the person is, in words and as a bar that never shows more than was done. */
export function progress({ pager, review, steps, turner }: Paging, { answered, answerable }: ResponseState) {
  const note = turner?.note;
  const isStep = steps && !review;
  const words = isStep
    ? steps.stepText(pager!)
    : msg(str`Answered: ${counted(answered)} of ${formatNumber(answerable)}`, { id: 'survey.answered' });
  const [value, max] = isStep ? [pager!.index, pager!.pages.length] : [answered, answerable];
  return html`<div class="progress">
    <p id="progress" tabindex="-1" aria-describedby=${note ? 'note' : nothing}>${words}</p>
    ${review ? nothing : html`<progress value=${value} max=${max || 1} aria-hidden="true"></progress>`}
    ${note ? html`<p id="note">${steps?.noteText(note)}</p>` : nothing}
  </div>`;
}

/** What the buttons under a page do. `send` is absent where a form sends. */
export interface Actions {
  readonly busy: boolean;
  readonly disabled: boolean;
  readonly send: (() => void) | undefined;
}

/** One primary button, and a way back. */
export function actions(paging: Paging, { busy, disabled, send }: Actions) {
  const { pager, isEnd, review, turner, steps } = paging;
  const primary = isEnd
    ? send &&
      html`<button
        class="button button-primary"
        part="send"
        id="send"
        type="button"
        aria-disabled=${busy || disabled ? 'true' : nothing}
        @click=${send}
      >
        ${busy ? msg('Sending…', { id: 'survey.sending' }) : msg('Send my answers', { id: 'survey.send' })}
      </button>`
    : turner && steps?.turnButton(turner, true);
  return html`<div class="actions">
    ${primary ?? nothing}
    ${turner && (pager!.index > 0 || review) && !turner.isReturning ? steps?.turnButton(turner, false) : nothing}
  </div>`;
}

/** What has to be put right on this page, each with a link to its question. Takes the focus when it appears. */
export function summary(context: SurveyContext, shown: readonly Node[], { heading, focusOn }: SurveyHost) {
  const faults = shown
    .map((node) => ({ node, texts: findingTexts(context, node) }))
    .filter(({ texts }) => texts.length > 0);
  if (faults.length === 0) return nothing;
  return html`<div class="summary notice notice-error" id="summary" tabindex="-1" role="group" aria-labelledby="summary-text">
    ${heading(msg('Please check these answers', { id: 'survey.summary' }), { id: 'summary-text', depth: 0 })}
    <ul>
      ${faults.map(
        ({ node, texts }) =>
          html`<li>
            <a
              href="#${node.id}"
              @click=${(event: Event) => {
                event.preventDefault();
                focusOn(node.id);
              }}
              >${textOf(node) ? html`<bdi>${aboutText(node)}${textOf(node)}</bdi> ` : nothing}${texts.join(' ')}</a
            >
          </li>`,
      )}
    </ul>
  </div>`;
}

/**
 * What happened when the answers could not be sent, what is safe, and what to do. Takes the focus when it appears.
 *
 * @param help - what to do, where that is something else than to try again
 * @param title - what happened, where that is something else than that they could not be sent
 */
export function failureNotice({ heading }: SurveyHost, { title, help }: FailureNotice) {
  return html`<div class="failure notice notice-error" id="failure" tabindex="-1" role="group" aria-labelledby="failure-text">
    ${heading(title?.() ?? msg('We could not send your answers.', { id: 'survey.failed' }), { id: 'failure-text', depth: 0 })}
    <div>
      ${
        help?.() ??
        msg('They are safe on this page. Check your connection, then try again.', { id: 'survey.failed.retry' })
      }
    </div>
  </div>`;
}
