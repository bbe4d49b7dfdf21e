import { browserEnvironment } from '../../../transport/delivery/environment.js';
import { outboxFor } from '../../../transport/delivery/outboxes.js';
import { resume } from '../../../transport/delivery/resume.js';
import type { ResponseSubmitter } from '../submission/submitter.js';
import type { DraftStore } from './draft-store.js';
import type { DraftValue } from './draft-codec.js';
import type { SurveyHost } from '../session/host.js';

/**
 * Goes on with what an earlier page was sending.
 *
 * @returns what shows the answers of this survey and person, if they are on their way
 */
export async function resumeQueue(
  host: SurveyHost,
  submitter: ResponseSubmitter,
  { store, about }: DraftStore,
): Promise<(() => void) | undefined> {
  const { element } = host;
  if (!element.endpoint || host.isInForm()) return undefined;
  const outbox = outboxFor(element.endpoint);
  outbox.authorize = element.authorize && ((request) => element.authorize?.(request) ?? {});
  await resume(outbox, store, browserEnvironment, (delivery) => submitter.adopt(outbox, delivery));
  if (store.unreadable > 0) {
    store.unreadable = 0;
    const message = 'Answers that were kept in this browser cannot be read any more.';
    element.fail({ phase: 'submit', code: 'unreadable', message, retryable: false });
  }
  const delivery = outbox.deliveries.find((one) => one.about === about);
  return delivery && (() => submitter.show(outbox, delivery));
}

/** Answers that an earlier page did not send, as far as they can be read. */
export interface Unsent {
  readonly value: DraftValue | undefined;
  readonly savedAt: number | undefined;
  /** Of the response that is made of them, in whatever tab. */
  readonly identifier: string | undefined;
}

/** @returns `sent` where somebody else brought them there */
export async function unsentDraft({ store, about }: DraftStore): Promise<Unsent | 'sent' | undefined> {
  const draft = await store.drafts.read(about).catch(() => undefined);
  if (draft?.kind !== 'draft') return draft && { value: undefined, savedAt: undefined, identifier: undefined };
  const value = draft.value as DraftValue;
  const { savedAt, identifier, isHandedOver } = draft;
  // Another survey of this page, or of another tab. What somebody changed since is not sent.
  const kept = identifier && isHandedOver ? await store.read(identifier).catch(() => undefined) : undefined;
  return kept?.done?.isConfirmed ? 'sent' : { value, savedAt, identifier };
}
