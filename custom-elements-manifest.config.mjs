import { cemValidatorPlugin } from '@wc-toolkit/cem-validator';
import { publicContract } from './.scripts/manifest-contract.mjs';
import { editors } from './.scripts/manifest-editors.mjs';
import { frameworks } from './.scripts/manifest-frameworks.mjs';
import { llms } from './.scripts/manifest-llms.mjs';

export default {
  // The kernel has the base class, whose members every element inherits, and the events of all
  globs: ['src/kernel/element/*.ts', 'src/kernel/page/events.ts', 'src/elements/*/*.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [
    publicContract(),
    editors({ outdir: 'dist/types' }),
    frameworks({ outdir: 'dist' }),
    llms({ file: 'llms.txt' }),
    cemValidatorPlugin({ packageJsonPath: './package.json' }),
  ],
};
