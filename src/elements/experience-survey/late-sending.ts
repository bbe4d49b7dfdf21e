import type { Courier } from './courier.js';
import type { SurveyHost } from './host.js';
import type { Paging } from './paging.js';
import type { SendingLoaders } from './sending.js';

/** Brings what sends and what keeps drafts, once a survey needs it. */
export const sendingLoaders = (host: SurveyHost, paging: Paging): SendingLoaders<Courier> => ({
  submitter: (sending) => import('./courier.js').then(({ Courier }) => new Courier(host, sending, paging)),
  drafts: () =>
    import('./drafts.js').then(({ Drafts }) => ({
      keeper: (sending, courier) => new Drafts(host, sending, courier),
    })),
});
