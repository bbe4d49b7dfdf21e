import { html, nothing } from 'lit';
import { isolate, msg, str } from '../../../i18n/index.js';

/** What a page says about who sees the answers. */
export interface Privacy {
  readonly confidentiality: 'confidential' | 'anonymous' | null;
  /** In the page's words: the quality team of the clinic. */
  readonly seenBy: string | null;
  /** In the page's words: at the end of each month. */
  readonly seenWhen: string | null;
}

/** Words of the page inside a sentence of ours, which has its own full stop. */
const inSentence = (words: string | null): string => {
  const bare = words?.trim().replace(/\.$/, '');
  return bare ? isolate(bare) : '';
};

/** Who sees the answers, and when, as far as the page says so. */
export function seers(page: Pick<Privacy, 'seenBy' | 'seenWhen'>) {
  // The properties of an element are no own ones, which `...` would copy.
  const [seenBy, seenWhen] = [page.seenBy, page.seenWhen].map(inSentence);
  return html`${seenBy ? html`<p>${msg(str`Who sees your answers: ${seenBy}.`, { id: 'privacy.who' })}</p>` : nothing}
  ${seenWhen ? html`<p>${msg(str`When they see them: ${seenWhen}.`, { id: 'privacy.when' })}</p>` : nothing}`;
}

/**
 * Which it is, who sees the answers, and when. Confidential is not anonymous: the difference is said. What answers change
 * is said of our own survey alone: of another one only the page knows.
 */
export function privacy(page: Privacy, isOurs: boolean) {
  return html`<p>${kind(page.confidentiality)}</p>
    ${seers(page)}
    <p>
      ${isOurs ? msg('You choose what to answer. It does not change your care.', { id: 'privacy.choice' }) : nothing}
      ${inSentence(page.seenBy) ? nothing : msg('Ask the team who will see your answers.', { id: 'privacy.ask' })}
    </p>`;
}

function kind(confidentiality: Privacy['confidentiality']) {
  switch (confidentiality) {
    case 'anonymous':
      return msg('Your answers are anonymous. No one can tell that they are from you.', { id: 'privacy.anonymous' });
    case 'confidential':
      return msg(
        'Your answers are private, but they are not anonymous. The people who see them can tell that they are from you.',
        { id: 'privacy.confidential' },
      );
    default:
      return nothing;
  }
}
