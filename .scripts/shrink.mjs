import { minify } from 'terser';

/**
 * Goes over finished chunks once more: the bundler's own minifier leaves code that nothing calls, most of it in charts.
 * @returns {import('vite').Plugin}
 */
export function shrink() {
  return {
    name: 'shrink',
    async generateBundle(_, files) {
      for (const file of Object.values(files)) {
        if (file.type !== 'chunk') continue;
        const { code } = await minify(file.code, {
          module: true,
          ecma: 2020,
          compress: { passes: 2 },
          format: { comments: false },
        });
        file.code = `${code}\n`;
      }
    },
  };
}
