import { css, html } from 'lit';
import { msg } from '../../../i18n/index.js';
import { lateSurveyStyles } from '../late-styles.js';
import type { SurveyHost } from '../session/host.js';
import { sentText } from './delivery-status.js';
import type { Paging } from '../paging/paging.js';
import { elementIn } from '../session/focus-place.js';
import { seers } from '../about/privacy.js';
import type { Stage } from './stage.js';

lateSurveyStyles.add(css`
  .check {
    display: block;
    inline-size: 3em;
    block-size: 3em;
    margin-block-end: var(--_space-3);
    color: var(--_success);
  }
  .thanks > slot {
    display: block;
  }
  .thanks > slot > * + * {
    margin-block-start: var(--_space-3);
  }
`);

/** The end: says thank you, what became of the answers and what comes next, and nothing about the person. */
export function thanks(host: SurveyHost, { isDelivered, isPending = false }: Extract<Stage, { at: 'sent' }>) {
  const { element } = host;
  return html`<div class="thanks">
    <svg
      class="check"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2.5"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d="M12 1.3a10.7 10.7 0 1 0 0 21.4 10.7 10.7 0 0 0 0-21.4M7 12.5l3.5 3.5L17 8.5"></path>
    </svg>
    <div class="title">
      ${host.heading(msg('Thank you', { id: 'survey.thanks' }), { id: 'thanks', depth: -1 })}
    </div>
    <slot name="thanks"
      ><p>${textOf(isPending, isDelivered)}</p>
      ${seers(element)}
      <p>${msg('There is nothing more that you need to do.', { id: 'survey.thanks.next' })}</p></slot
    >
  </div>`;
}

function textOf(isPending: boolean, isDelivered: boolean): string {
  if (isPending) {
    return msg('This device is still sending your answers. They help the team to do better.', {
      id: 'survey.thanks.pending',
    });
  }
  return isDelivered
    ? sentText()
    : msg('This site has your answers now. They help the team to do better.', { id: 'survey.thanks.plain' });
}

/** How long a browser may take to scroll to where a page was, in milliseconds; smoothly, where the page says so. */
const SCROLLING = 1000;
/** What a person scrolls with. */
const ACTS = ['wheel', 'touchstart', 'pointerdown', 'keydown'];

/** Has the person see the end, also when the browser goes back to where the survey began, and scrolls. */
export async function showEnd(host: SurveyHost, paging: Paging): Promise<void> {
  await host.updated();
  const show = () => {
    const end = elementIn(host.element.renderRoot, 'thanks');
    end?.focus({ preventScroll: true });
    // The middle is under nothing that a page keeps at its top.
    end?.scrollIntoView({ block: 'center', behavior: 'instant' });
  };
  show();
  const { left } = paging;
  if (!left) return;
  await left;
  const stay = () => host.isOver() && show();
  stay();
  const done = new AbortController();
  const { signal } = done;
  document.addEventListener('scroll', stay, { signal });
  for (const type of ACTS) document.addEventListener(type, () => done.abort(), { signal });
  setTimeout(() => done.abort(), SCROLLING);
}
