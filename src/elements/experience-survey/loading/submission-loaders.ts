import type { Courier } from '../submission/submitter.js';
import type { SurveyHost } from '../session/host.js';
import type { Paging } from '../paging/paging.js';
import type { SendingLoaders } from '../submission/submission.js';

/** Brings what sends and what keeps drafts, once a survey needs it. */
export const sendingLoaders = (host: SurveyHost, paging: Paging): SendingLoaders<Courier> => ({
  submitter: (sending) =>
    import('../submission/submitter.js').then(({ Courier }) => new Courier(host, sending, paging)),
  drafts: () =>
    import('../drafts/drafts.js').then(({ Drafts }) => ({
      keeper: (sending, courier) => new Drafts(host, sending, courier),
    })),
});
