import { msg } from '../../../i18n/index.js';
import type { Delivery } from '../../../transport/delivery/delivery.js';
import type { SurveyHost } from '../session/host.js';

/** What a person is told of answers that are on their way. */
export type DeliveryStatus = 'sending' | 'signed-out' | 'offline' | 'waiting';

/** Why answers wait. An attempt does not change that, but how it ends. */
export function reasonOf({ failure }: Delivery): DeliveryStatus {
  if (failure?.kind === 'auth-needed') return 'signed-out';
  return navigator.onLine ? 'waiting' : 'offline';
}

export function newsText(news: DeliveryStatus): string {
  switch (news) {
    case 'sending':
      return msg('Sending…', { id: 'survey.sending' });
    case 'signed-out':
      return msg('You may be signed out. Sign in again in another window, then come back here and try again.', {
        id: 'survey.failed.auth',
      });
    case 'offline':
      return msg('You are offline. We can send them as soon as you are online and this page is open.', {
        id: 'survey.queued.offline',
      });
    case 'waiting':
      return msg('We could not send them yet. We keep trying as long as this page is open.', {
        id: 'survey.queued.waiting',
      });
  }
}

/** What the person has to do so that answers which wait are not lost. */
export const keepText = ({ scope }: Delivery): string =>
  scope === 'device'
    ? msg('Keep this page open, or open it again later on this device. Then they go out by themselves.', {
        id: 'survey.queued.again',
      })
    : msg('Please keep this page open until your answers are sent. If you close it, they are lost.', {
        id: 'survey.queued.open',
      });

export const sentText = (): string =>
  msg('Your answers have been sent. They help the team to do better.', { id: 'survey.thanks.text' });

/**
 * Has a screen reader say how something that is shown is getting on: each change once.
 *
 * @param listener - what it heard of last
 */
export function say(host: SurveyHost, listener: { heard?: DeliveryStatus | undefined }, delivery: Delivery): void {
  const { heard } = listener;
  const reason = reasonOf(delivery);
  const news = delivery.state === 'sending' ? 'sending' : reason;
  // Of attempts that nobody asked for, only what comes of them is told, and that the network is back.
  const isUnasked = news === 'sending' && heard && (heard !== 'offline' || reason === 'offline');
  // On a shared device it is no business of whoever comes next.
  if (news === heard || isUnasked || host.element.kiosk) return;
  listener.heard = news;
  host.announce(news === 'sending' ? newsText(news) : `${newsText(news)} ${keepText(delivery)}`);
}
