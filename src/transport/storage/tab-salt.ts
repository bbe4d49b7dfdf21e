const SALT = 'patient-partnership';

/** Random, and gone when the tab is closed. By itself it opens nothing. */
export function saltOfTab(): Uint8Array<ArrayBuffer> {
  const known = sessionStorage.getItem(SALT)?.match(/^(?:[\da-f]{2}){32}$/)?.[0];
  const salt = known
    ? Uint8Array.from(known.match(/../g)!, (hex) => parseInt(hex, 16))
    : crypto.getRandomValues(new Uint8Array(32));
  const hex = [...salt].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (!known) sessionStorage.setItem(SALT, hex);
  return salt;
}
