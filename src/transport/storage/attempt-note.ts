const PREFIX = 'patient-partnership attempt ';

/**
 * Notes that a draft was handed over, where the database has no room to say so: without it, whoever goes on with the same
 * draft would not know that it may have been sent. Browsers give these few bytes a place of their own; where they do not,
 * only the server can tell two creates apart.
 *
 * @param name - stands for the response, and only this browser can make it
 * @param now - the note is of no use once its draft is gone, and goes then
 */
export function noteAttempt(name: string, now: number): void {
  try {
    localStorage.setItem(PREFIX + name, String(now));
  } catch {
    // There is no place left.
  }
}

export function hasAttemptNote(name: string): boolean {
  try {
    return localStorage.getItem(PREFIX + name) !== null;
  } catch {
    return false;
  }
}

export function removeAttemptNote(name: string): void {
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // It was not there either.
  }
}

/** Removes the notes of before a time, and what is no note of ours. */
export function sweepAttemptNotes(before: number): void {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(PREFIX) && !(Number(localStorage.getItem(key)) >= before)) localStorage.removeItem(key);
  } catch {
    // There are none.
  }
}
