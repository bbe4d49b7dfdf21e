import { elementNames } from '../../.scripts/elements.mjs';

/** What an element brings as its example: `test/elements/<name>/example.mjs`. */
async function examplesOf(name) {
  const { default: examples } = await import(`../elements/${name}/example.mjs`);
  return examples;
}

/**
 * Every element of the library with markup that shows it at work.
 * @type {{ name: string, tag: string, examples: { title: string, html: string }[] }[]}
 */
export const elements = await Promise.all(
  elementNames().map(async (name) => ({ name, tag: `pp-${name}`, examples: await examplesOf(name) })),
);

/** All examples on one page. */
export const everything = elements.flatMap(({ examples }) => examples.map(({ html }) => html)).join('\n');
