import { readFileSync } from 'node:fs';

/** The version in package.json: the only place where it is written. */
export const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/** What every build, test server and Storybook replaces in the sources. */
export const define = { __PP_VERSION__: JSON.stringify(version) };
