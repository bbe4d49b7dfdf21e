import { written } from '../../../../src/elements/experience-survey/drafts/draft-writer.js';

/** What is kept in this browser. */
export async function records(): Promise<{ id: string; data: ArrayBuffer; savedAt: number }[]> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('patient-partnership');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error());
  });
  const result = await new Promise<{ id: string; data: ArrayBuffer; savedAt: number }[]>((resolve) => {
    const request = database.transaction('records').objectStore('records').getAll();
    request.onsuccess = () => resolve(request.result as { id: string; data: ArrayBuffer; savedAt: number }[]);
  });
  database.close();
  return result;
}

/** Does something, and waits until what is kept is something else. */
export async function untilKept(act: () => unknown): Promise<void> {
  // Encrypted anew each time, even the same answers are other bytes.
  const bytes = async () => (await records()).map(({ data }) => new Uint8Array(data).join()).join('\n');
  // What a survey before this one keeps or removes as it goes is no news.
  await written();
  const before = await bytes();
  act();
  while ((await bytes()) === before) await new Promise((resolve) => setTimeout(resolve, 20));
}
