import { emulateMedia } from '@web/test-runner-commands';

/** Shows the page as it is on paper. WebDriver cannot show it so: there, the test is skipped. */
export async function showOnPaper(test: Mocha.Context): Promise<void> {
  try {
    await emulateMedia({ media: 'print' });
  } catch (error) {
    if (!String(error).includes('not supported for browser type webdriver')) throw error;
    test.skip();
  }
}

/** The end of {@link showOnPaper}. */
export const showOnScreen = (): Promise<void> => emulateMedia({ media: 'screen' });
