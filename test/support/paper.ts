import { emulateMedia } from '@web/test-runner-commands';

/** Shows the page as it is on paper. Only Chromium can be told to: elsewhere, the test is skipped. */
export async function showOnPaper(test: Mocha.Context): Promise<void> {
  try {
    await emulateMedia({ media: 'print' });
  } catch (error) {
    if (!/not supported for browser type webdriver|CDP support is required/.test(String(error))) throw error;
    test.skip();
  }
}

/** The end of {@link showOnPaper}. */
export const showOnScreen = (): Promise<void> => emulateMedia({ media: 'screen' });
