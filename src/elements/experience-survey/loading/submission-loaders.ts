import type { ResponseSubmitter } from '../submission/submitter.js';
import type { SurveyHost } from '../session/host.js';
import type { Paging } from '../paging/paging.js';
import { stageViews } from '../submission/stage.js';
import type { SubmissionLoaders } from '../submission/submission.js';

/** Brings what sends and what keeps drafts, once a survey needs it. */
export const submissionLoaders = (host: SurveyHost, paging: Paging): SubmissionLoaders<ResponseSubmitter> => ({
  submitter: (submission) =>
    import('../submission/submitter.js').then(({ ResponseSubmitter, stageView, showEnd }) => {
      stageViews.module = { stageView, showEnd };
      return new ResponseSubmitter(host, submission, paging);
    }),
  drafts: () =>
    import('../drafts/drafts.js').then(({ Drafts }) => ({
      keeper: (submission, submitter) => new Drafts(host, submission, submitter),
    })),
});
