/**
 * Keeps the storage of the origin to one file at a time: test pages run beside each other, and what one of them keeps or
 * waits for would be found by the other.
 */
export function useStorageAlone(): void {
  let release: (() => void) | undefined;
  before(async function () {
    this.timeout(100_000);
    await new Promise<void>((ready) => {
      void navigator.locks.request('storage of the tests', () => {
        ready();
        return new Promise<void>((resolve) => (release = resolve));
      });
    });
  });
  after(() => release?.());
}
