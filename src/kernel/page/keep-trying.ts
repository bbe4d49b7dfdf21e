import { dataError, type ErrorDetail } from './events.js';

/** Who needs the code, and hears of it when it cannot be had. */
interface Host {
  readonly isConnected: boolean;
  fail(detail: ErrorDetail): void;
}

/**
 * Brings code that nobody can ask for again, as nothing on the screen tells that it is missing: a load that failed is told to
 * the page, once, and tried again, sooner at first than later, for as long as the host is on the page.
 *
 * @throws what the last try did, where the host is away
 */
export async function keepTrying<M>(host: Host, load: () => Promise<M>): Promise<M> {
  for (let pause = 500; ; pause = Math.min(pause * 3, 30_000)) {
    try {
      return await load();
    } catch (error) {
      if (!host.isConnected) throw error;
      if (pause === 500) host.fail(dataError('network', 'Code could not be loaded.', true));
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
