/**
 * For forms inside of a survey: nothing is sent by the browser, not by the Enter key either. They are there for radio
 * buttons. Chromium never lets go of one that was taken out of a shadow root, with all that is known to it, unless it was
 * in a form.
 */
export const stay = (event: Event): void => event.preventDefault();
