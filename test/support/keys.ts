import { executeServerCommand } from '@web/test-runner-commands';

/** Presses a key while another one is held, as in Shift+Tab. The runner's own command cannot hold one with WebDriver. */
export const pressWith = (held: string, key: string): Promise<void> =>
  executeServerCommand('press-with', { held, key });
