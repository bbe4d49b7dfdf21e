import type { Survey } from '../../../domain/questionnaire.js';
import { digest } from '../../../transport/storage/encrypted-database.js';
import { Vault } from '../../../transport/storage/encrypted-store.js';
import { structureOf } from '../session/screen-state.js';

/** Where the answers on the screen are kept. */
export interface Place {
  readonly vault: Vault;
  /** Stands for the survey and the person. */
  readonly about: string;
  readonly structure: string;
}

const vaults = new Map<string, Promise<Vault>>();

function vaultOf(scope: 'session' | 'device'): Promise<Vault> {
  let vault = vaults.get(scope);
  if (!vault) {
    vaults.set(scope, (vault = Vault.open(scope)));
    // A later try may have more luck.
    vault.catch(() => vaults.delete(scope));
  }
  return vault;
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
export async function openPlace(survey: Survey, scope: 'session' | 'device', key: string): Promise<Place> {
  const structure = await digest(structureOf(survey));
  const url = survey.canonical ?? structure;
  const vault = await vaultOf(scope);
  return { vault, about: await vault.name(`${key} ${url.split('|')[0]}`), structure };
}
