import { cemValidatorPlugin } from '@wc-toolkit/cem-validator';
import { customElementJetBrainsPlugin } from 'custom-element-jet-brains-integration';
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';
import { publicContract } from './.scripts/manifest-contract.mjs';
import { frameworks } from './.scripts/manifest-frameworks.mjs';

const outdir = 'dist/types';

export default {
  // The kernel has the base class, whose members every element inherits
  globs: ['src/kernel/element/*.ts', 'src/elements/*/*.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [
    publicContract(),
    customElementVsCodePlugin({ outdir, hideLogs: true }),
    customElementJetBrainsPlugin({ outdir, packageJson: false, hideLogs: true }),
    frameworks({ outdir: 'dist' }),
    cemValidatorPlugin({
      packageJsonPath: './package.json',
      logErrors: true,
      rules: { manifest: { exportTypes: 'off' } },
    }),
  ],
};
