import { nothing } from 'lit';
import { loading } from '../../../kernel/data/data-state.js';
import type { SurveyHost } from '../session/host.js';
import { thanks } from './end-view.js';
import { resumeView } from './resume-view.js';
import type { Stage } from './stage.js';
import { emptyView, queueView } from './submission-view.js';

/** What stands in place of the questions. */
export function stageView(host: SurveyHost, stage: Stage): unknown {
  switch (stage.at) {
    case 'opening':
      return loading();
    case 'resuming':
      return resumeView(host, stage.earlier);
    case 'confirming':
      return emptyView(host, stage.answer);
    case 'queued':
      return queueView(host, stage.delivery, stage.retry);
    case 'sent':
      return thanks(host, stage);
    case 'editing':
    case 'sending':
      return nothing;
  }
}
