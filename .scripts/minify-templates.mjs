import { minifyHTMLLiterals } from 'minify-literals';

/** Whitespace shrinks to one space and never goes: between two words it is content. */
const options = {
  html: {
    caseSensitive: true,
    collapseWhitespace: true,
    conservativeCollapse: true,
    removeComments: true,
    minifyCSS: false,
    minifyJS: false,
  },
};

/**
 * Takes comments and indentation out of `html` and `css` literals, which a minifier of scripts leaves alone.
 * @returns {import('vite').Plugin}
 */
export function minifyTemplates() {
  return {
    name: 'minify-templates',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/.*\.ts$/, code: /\b(?:html|svg|css)`/ },
      async handler(code, fileName) {
        const result = await minifyHTMLLiterals(code, { ...options, fileName });
        return result ?? null;
      },
    },
  };
}
