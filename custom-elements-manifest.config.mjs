import { cemValidatorPlugin } from '@wc-toolkit/cem-validator';
import { jsxTypesPlugin } from '@wc-toolkit/jsx-types';
import { customElementJetBrainsPlugin } from 'custom-element-jet-brains-integration';
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';
import { customElementVuejsPlugin } from 'custom-element-vuejs-integration';
import { publicContract } from './.scripts/manifest-contract.mjs';
import { svelteTypes } from './.scripts/manifest-svelte.mjs';

const outdir = 'dist/types';
const componentTypePath = (_name, tag) => `../elements/${tag.replace(/^pp-/, '')}.js`;

export default {
  // The kernel has the base class, whose members every element inherits
  globs: ['src/kernel/*.ts', 'src/elements/*/*.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [
    publicContract(),
    customElementVsCodePlugin({ outdir, hideLogs: true }),
    customElementJetBrainsPlugin({ outdir, packageJson: false, hideLogs: true }),
    customElementVuejsPlugin({ outdir, fileName: 'vue.d.ts', componentTypePath, hideLogs: true }),
    jsxTypesPlugin({ outdir, fileName: 'jsx.d.ts', componentTypePath, hideLogs: true }),
    svelteTypes({ outdir }),
    cemValidatorPlugin({
      packageJsonPath: './package.json',
      logErrors: true,
      rules: { manifest: { exportTypes: 'off' } },
    }),
  ],
};
