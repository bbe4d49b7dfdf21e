import { serialize } from '../../domain/format/serialize.js';
const NAME = 'patient-partnership';
const INFO = 'patient-partnership drafts';
const LAYOUT = 1;

/** How long the browser may take to open its database, or to write to it. Milliseconds. */
const TIMEOUT = 5_000;

/** The stores of the database. `keys` has one key; `records` are encrypted; `states` say nothing about a person. */
export type StoreName = 'keys' | 'records' | 'states';

/** A database of this origin. Each call rejects where it cannot be done, and has then changed nothing. */
export class Database {
  #opening: Promise<IDBDatabase> | undefined;

  /**
   * Runs something in one transaction; resolves when it is on the disk.
   *
   * @param work - what it does at once; `guarded` is for what it does later, which fails as a whole, too
   */
  async run<T>(
    stores: StoreName[],
    mode: IDBTransactionMode,
    work: (transaction: IDBTransaction, guarded: (later: () => void) => () => void) => IDBRequest<T>,
  ): Promise<T> {
    const database = await (this.#opening ??= this.#open());
    return new Promise<T>((resolve, reject) => {
      let transaction: IDBTransaction;
      try {
        transaction = database.transaction(stores, mode, { durability: 'strict' });
      } catch (error) {
        // The browser closed it, such as when the site's data was cleared: the next call opens it again.
        this.#opening = undefined;
        throw error;
      }
      const timer = setTimeout(() => {
        try {
          transaction.abort();
        } catch {
          // It is over, and its event is on the way: a page that was asleep hears of both at once.
        }
      }, TIMEOUT);
      const end = (settle: () => void) => () => {
        clearTimeout(timer);
        settle();
      };
      let thrown: unknown;
      const guarded = (later: () => void) => () => {
        try {
          later();
        } catch (error) {
          thrown = error;
          transaction.abort();
        }
      };
      let request: IDBRequest<T>;
      try {
        request = work(transaction, guarded);
      } catch (error) {
        // What was asked for before it failed is not to happen either.
        clearTimeout(timer);
        transaction.abort();
        throw error;
      }
      transaction.oncomplete = end(() => resolve(request.result));
      transaction.onabort = end(() =>
        reject((thrown as Error | undefined) ?? transaction.error ?? new DOMException('Too late', 'TimeoutError')),
      );
    });
  }

  #open(): Promise<IDBDatabase> {
    const opening = new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(NAME, LAYOUT);
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        reject(new DOMException('Too late', 'TimeoutError'));
      }, TIMEOUT);
      request.onupgradeneeded = () => {
        const { result } = request;
        result.createObjectStore('keys');
        result.createObjectStore('records', { keyPath: 'id' });
        result.createObjectStore('states', { keyPath: 'id' });
      };
      request.onerror = () => {
        clearTimeout(timer);
        reject(request.error ?? new DOMException('Not opened', 'UnknownError'));
      };
      request.onsuccess = () => {
        clearTimeout(timer);
        const { result } = request;
        const close = () => {
          result.close();
          this.#opening = undefined;
        };
        if (isLate) return close();
        // A later version of this library wants to change the layout, or the browser had to close it.
        result.onversionchange = close;
        result.onclose = close;
        resolve(result);
      };
    });
    opening.catch(() => (this.#opening = undefined));
    return opening;
  }
}

/** What locks what is kept, and what makes names of things that nobody can guess without it. */
export interface Keys {
  readonly lock: CryptoKey;
  readonly name: CryptoKey;
}

/**
 * The keys of what is kept, made from a key of this browser that no script can read out, and from a salt. Without the salt
 * nothing can be opened any more.
 */
export async function keysFrom(database: Database, salt: Uint8Array<ArrayBuffer>): Promise<Keys> {
  const fresh = await crypto.subtle.importKey('raw', crypto.getRandomValues(new Uint8Array(32)), 'HKDF', false, [
    'deriveKey',
  ]);
  // Another tab may be doing the same: the first key stays.
  await database.run(['keys'], 'readwrite', (transaction) => {
    const keys = transaction.objectStore('keys');
    const known = keys.count('base');
    known.onsuccess = () => known.result || keys.put(fresh, 'base');
    return known;
  });
  const base = (await database.run(['keys'], 'readonly', (transaction) =>
    transaction.objectStore('keys').get('base'),
  )) as CryptoKey;
  const how = (info: string) => ({ name: 'HKDF', hash: 'SHA-256', salt, info: new TextEncoder().encode(info) });
  const hmac = { name: 'HMAC', hash: 'SHA-256', length: 256 };
  const [lock, name] = await Promise.all([
    crypto.subtle.deriveKey(how(INFO), base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
    crypto.subtle.deriveKey(how(`${INFO}: names`), base, hmac, false, ['sign']),
  ]);
  return { lock, name };
}

/** Something encrypted. */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

/** Encrypts a value; `label` has to be the same when it is opened, so that records cannot change places. */
export async function seal(key: CryptoKey, label: string, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const how = { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(label) };
  return { iv, data: await crypto.subtle.encrypt(how, key, new TextEncoder().encode(serialize(value))) };
}

/** @throws where it was changed, or sealed with another key */
export async function unseal(key: CryptoKey, label: string, { iv, data }: Sealed): Promise<unknown> {
  const how = { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(label) };
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(how, key, data)));
}

const hex = (hash: ArrayBuffer): string =>
  [...new Uint8Array(hash, 0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** A text that stands for another one. Whoever can guess that one can check the guess: not for anything about a person. */
export const digest = async (text: string): Promise<string> =>
  hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));

/** A text that stands for another one and does not tell it: without the key of this browser no guess can be checked. */
export const keyedDigest = async ({ name }: Keys, text: string): Promise<string> =>
  hex(await crypto.subtle.sign('HMAC', name, new TextEncoder().encode(text)));
