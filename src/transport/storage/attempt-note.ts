const PREFIX = 'patient-partnership attempt ';

/**
 * Notes that something was handed over, where the database has no room to say so: without it, whoever goes on with the same
 * draft would not know that it may have been sent. Browsers give these few bytes a place of their own; where they do not,
 * only the server can tell two creates apart.
 */
export function noteAttempt(identifier: string): void {
  try {
    localStorage.setItem(PREFIX + identifier, '1');
  } catch {
    // There is no place left.
  }
}

export function hasAttemptNote(identifier: string): boolean {
  try {
    return localStorage.getItem(PREFIX + identifier) !== null;
  } catch {
    return false;
  }
}

export function removeAttemptNote(identifier: string): void {
  try {
    localStorage.removeItem(PREFIX + identifier);
  } catch {
    // It was not there either.
  }
}
