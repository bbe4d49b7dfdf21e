import { serialize } from '../../../domain/format/serialize.js';
import type { SurveyHost } from '../session/host.js';
import type { Submission } from '../submission/submission.js';
import type { DraftStore } from './draft-store.js';

/**
 * Looks whether another tab has sent the draft that the person has on the screen.
 *
 * @returns whether it said the same, and where that is; undefined where nobody did, or the person is past that
 */
export async function sentElsewhere(host: SurveyHost, { stage }: Submission, { store }: DraftStore) {
  const session = host.session();
  if (stage.at !== 'editing' || !session?.response.isDraft || session.response.isGiven) return undefined;
  const { done, digest } = (await store.read(session.response.identifier).catch(() => undefined)) ?? {};
  if (!done?.isConfirmed) return undefined;
  const body = serialize(session.response.build(host.element, 'in-progress'));
  const isSame = digest === (await store.digestOf({ identifier: session.response.identifier, about: '', body }));
  return { session, isSame, location: done.location };
}
