import { html, nothing } from 'lit';
import { contentDirection, msg } from '../../i18n/index.js';
import { dataState, emptyNotice, loading } from '../../kernel/data/data-state.js';
import { about, actions, failureNotice, progress, summary } from './frame.js';
import type { SurveyHost } from './session/host.js';
import { licence } from './about/licence.js';
import type { Modes } from './modes.js';
import { page } from './questions/page-view.js';
import type { Paging } from './paging/paging.js';
import { keyed, livePart } from './drawing/pieces.js';
import { stageViews } from './submission/stage.js';
import type { Submission } from './submission/submission.js';
import type { SurveyLoader } from './loading/survey-loader.js';
import { stay } from './about/stay.js';
import { languageChoice } from './about/translations.js';

/** What a survey is made of. */
export interface Survey {
  readonly host: SurveyHost;
  readonly paging: Paging;
  readonly submission: Submission;
  readonly loader: SurveyLoader;
  /** Where the page asks for more by an attribute. */
  readonly modes: Modes | undefined;
}

/** What the element shows: the questions, what stands around them, or what is there in their place. */
export function content({ host, paging, submission: sending, loader: sessions, modes }: Survey): unknown {
  const { stage } = sending;
  const { element } = host;
  const isSending = stage.at === 'sending';
  if (stage.at === 'opening') return loading();
  if (stage.at !== 'editing' && !isSending) return stageViews.module?.stageView(host, stage);
  const { pager, review } = paging;
  const { current: session } = sessions;
  if (!session || !pager)
    return dataState(sessions.fault ?? sessions.data, (text) => host.heading(text, { depth: -1 }), nothing);
  // Also where it is not shown now: it is part of the response.
  const helper = modes?.helper(isSending);
  const { isEmpty } = session;
  const before = () => about(element.readonly || isEmpty, host.isDefault(), modes?.privacy(), helper);
  if (element.paper != null) return modes?.paper(before());
  if (paging.isWaiting) return loading();
  const { title, language: lang, items } = session.survey;
  const dir = contentDirection(lang, [title, ...items.map(({ text }) => text)]);
  const heading = title && host.heading(title, { id: 'title', depth: -1 });
  const buttons = () =>
    actions(paging, {
      busy: isSending,
      disabled: host.isDisabled(),
      send: isEmpty || host.isInForm() ? undefined : () => void sending.submit(),
    });
  // Without boxes of their own in between, Chromium looks through a whole fieldset again for every child that comes into it,
  // and through the controls of a form for every name that is asked of it.
  return html`${heading ? html`<div class="title" lang=${lang ?? nothing} dir=${dir}>${heading}</div>` : nothing}
    ${livePart(session.parts, 'summary', () =>
      paging.showsSummary ? summary(session, [...pager.page.groups, ...paging.shownHere()], host) : nothing,
    )}
    ${languageChoice(session.survey, !isSending && sessions.chooseLanguage)}
    ${pager.index === 0 && !review ? before() : nothing}
    ${element.readonly || isEmpty ? nothing : livePart(session.parts, 'progress', () => progress(paging, session.state))}
    <fieldset
      class="content"
      role="none"
      ?disabled=${host.isDisabled() || isSending}
      lang=${lang ?? nothing}
      dir=${dir}
    >
      <form role="none" novalidate @submit=${stay}><div>${
        review
          ? keyed('review', review(session, session.state.children, paging.turner!.change))
          : keyed(pager.anchor, page(session, pager.page, pager.layout))
      }</div></form>
    </fieldset>
    ${isEmpty ? emptyNotice(msg('There are no questions here, so there is nothing to send.', { id: 'survey.no-questions' })) : nothing}
    ${'failure' in stage && stage.failure ? failureNotice(host, stage.failure) : nothing}
    ${element.readonly ? nothing : livePart(session.parts, 'actions', buttons)}
    ${paging.isEnd ? licence(session.survey) : nothing}`;
}
