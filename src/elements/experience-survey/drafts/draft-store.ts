import type { Survey } from '../../../domain/questionnaire.js';
import { digest } from '../../../transport/storage/encrypted-database.js';
import { EncryptedStore } from '../../../transport/storage/encrypted-store.js';
import { structureOf } from '../session/screen-state.js';

/** Where the answers on the screen are kept. */
export interface DraftStore {
  readonly store: EncryptedStore;
  /** Stands for the survey and the person. */
  readonly about: string;
  readonly structure: string;
}

const stores = new Map<string, Promise<EncryptedStore>>();

function storeOf(scope: 'session' | 'device'): Promise<EncryptedStore> {
  let store = stores.get(scope);
  if (!store) {
    stores.set(scope, (store = EncryptedStore.open(scope)));
    // A later try may have more luck.
    store.catch(() => stores.delete(scope));
  }
  return store;
}

/** Why nothing can be kept here, whatever is tried; undefined where it can. */
export function obstacle(scope: string): string | undefined {
  if (scope !== 'session' && scope !== 'device') return `"${scope}" is not off, session or device.`;
  return isSecureContext && navigator.locks ? undefined : 'they need https.';
}

/**
 * @param key - what the page says about the survey and the person
 * @throws where the browser has no place to keep things
 */
export async function openDraftStore(survey: Survey, scope: 'session' | 'device', key: string): Promise<DraftStore> {
  const structure = await digest(structureOf(survey));
  const url = survey.canonical ?? structure;
  const store = await storeOf(scope);
  return { store, about: await store.name(`${key} ${url.split('|')[0]}`), structure };
}
