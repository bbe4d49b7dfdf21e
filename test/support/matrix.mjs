/**
 * Whether everything is tried with everything, by `npm run test:matrix`. Otherwise languages, schemes, widths and the like
 * are spread over what is tried, so that each of them meets some of it.
 */
export const isMatrix = Boolean(process.env.TEST_MATRIX);
