import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { domainNames, elementNames, root } from './.scripts/elements.mjs';
import { FHIRPATH, fhirpathApart } from './.scripts/fhirpath.mjs';
import { minifyTemplates } from './.scripts/minify-templates.mjs';
import { quietLit } from './.scripts/quiet-lit.mjs';
import { lateImports } from './.scripts/late-imports.mjs';
import { shrink } from './.scripts/shrink.mjs';
import { edited, replaceCode, sourceMaps } from './.scripts/source-maps.mjs';
import { define } from './.scripts/version.mjs';
import { withstand } from './.scripts/withstand.mjs';

const src = `${root}src/`;
const target = ['safari16.4', 'chrome111', 'firefox115'];
/** What may stand in the file that elements share; only fields and tables of numbers read any. */
const SHARED =
  /\/src\/(?:i18n(?!\/numerals)|kernel|theme|domain\/format\/(?:serialize|safe-link)|controls\/(?:controls\.css|option-row))|\/node_modules\/@?lit(?!(?:-html)?\/directive-helpers)/;
/** What a page's own script meets, with or without an element. */
const PAGE = /\/src\/(?:kernel\/page|i18n\/own\/own)/;
/** What reads the questionnaires of others, in one file with all that it starts with: none of it is wanted without the rest. */
const READER = /\/src\/elements\/experience-survey\/loading\/questionnaire-reader\./;
/** What else is an element's own, besides its folder. */
const OWN: Readonly<Record<string, string>> = {
  'experience-survey': 'domain/questionnaire|fields|transport',
  'option-grid': 'domain/decisions',
  'maturity-radar': 'domain/maturity|charts',
};
const ownOf = (name: string): RegExp => new RegExp(`/src/(?:elements/${name}|${OWN[name] ?? '-'})[/.]`);
/** What an entry loads at once. */
const INITIAL: '$initial'[] = ['$initial'];
const build = {
  target,
  emptyOutDir: false,
  reportCompressedSize: false,
  copyPublicDir: false,
  sourcemap: 'hidden',
} as const;

/** One entry an element, so that a page may load only what it shows; what they share are chunks beside them. */
function embed(): UserConfig {
  const elements = elementNames().map((name) => [`elements/${name}`, `src/elements/${name}/define.ts`]);
  return {
    define: { ...define, __EXPRESSIONS__: 'true' },
    plugins: [quietLit(), minifyTemplates(), lateImports(), shrink(), withstand(), sourceMaps({ isPackage: false })],
    build: {
      ...build,
      outDir: 'dist/embed',
      lib: {
        entry: { 'patient-partnership': 'src/embed.ts', ...(Object.fromEntries(elements) as Record<string, string>) },
        formats: ['es'],
      },
      rolldownOptions: {
        // Lets an element's file hold the element itself instead of a request for the chunk that does
        preserveEntrySignatures: 'allow-extension',
        output: {
          minify: true,
          // One file for what the script tag and elements share, one for what elements share. What else an element starts
          // with is its own file, whatever the chunks that it loads later use of it.
          codeSplitting: {
            groups: [
              { name: 'page', test: PAGE, minShareCount: 2, priority: 3, tags: INITIAL },
              { name: 'shared', test: SHARED, minShareCount: 2, priority: 2, tags: INITIAL },
              // One element starts with it and another one loads it later: it goes into the file of neither.
              {
                name: 'controls',
                test: /\/src\/controls\/(?!controls\.css|option-row)/,
                minShareCount: 2,
                priority: 1,
              },
              // The survey's reader needs this of it alone.
              { name: 'text', test: /\/src\/domain\/format\/long-text/, priority: 1 },
              { name: 'format', test: /\/src\/domain\/format\//, minShareCount: 2, tags: INITIAL },
              ...elementNames().map((name) => ({ name: `elements/${name}`, test: ownOf(name), tags: INITIAL })),
              { name: 'reader', test: READER },
            ],
          },
          entryFileNames: '[name].js',
          chunkFileNames: ({ name, isDynamicEntry }) => `chunks/${isDynamicEntry ? name : 'shared'}-[hash].js`,
        },
      },
    },
  };
}

/** A second copy defines nothing, so it must not take the place of the first one's functions either. */
function firstCopyStays(): Plugin {
  const start = 'var PatientPartnership=';
  return {
    name: 'first-copy-stays',
    generateBundle(_, files) {
      for (const file of Object.values(files)) {
        if (file.type !== 'chunk') continue;
        const end = file.code.search(/;\s*$/);
        if (!file.code.startsWith(start) || end < 0) this.error('the classic script has another shape');
        const changed = edited(file.code, (text) =>
          text
            .update(0, start.length, '{const copy=')
            .update(end, file.code.length, ';globalThis.PatientPartnership??=copy}\n'),
        );
        replaceCode(files, file, changed);
      }
    },
  };
}

/** One classic script, for pages that pin a hash: nothing is loaded later. */
function iife(): UserConfig {
  return {
    // FHIRPath alone is larger than all the rest: items that need it are named as unsupported
    define: { ...define, __EXPRESSIONS__: 'false' },
    plugins: [
      quietLit(),
      minifyTemplates(),
      firstCopyStays(),
      withstand({ changes: [] }),
      sourceMaps({ isPackage: false }),
    ],
    build: {
      ...build,
      outDir: 'dist/embed',
      lib: {
        entry: 'src/embed-global.ts',
        name: 'PatientPartnership',
        formats: ['iife'],
        fileName: () => 'patient-partnership.iife.js',
      },
      rolldownOptions: { output: { codeSplitting: false, minify: true, strict: false, intro: '"use strict";' } },
    },
  };
}

/** For bundlers and Node: lit and chart.js stay the host's own; a module stays a module, so that what is unused goes. */
function modules(): UserConfig {
  const entries = [
    ['index', 'src/index.ts'],
    ['react/wrapper', 'src/react/wrapper.ts'],
    ...elementNames().map((name) => [`elements/${name}/define`, `src/elements/${name}/define.ts`]),
    ...domainNames().map((name) => [`domain/${name}`, `src/domain/${name}.ts`]),
  ];
  return {
    define,
    plugins: [fhirpathApart(), sourceMaps({ isPackage: true })],
    build: {
      ...build,
      outDir: 'dist',
      minify: false,
      lib: { entry: Object.fromEntries(entries) as Record<string, string>, formats: ['es'] },
      rolldownOptions: {
        external: [/^lit($|\/)/, /^chart\.js($|\/)/, 'dompurify', 'marked', 'react', '@lit/react'],
        output: {
          preserveModules: true,
          preserveModulesRoot: 'src',
          entryFileNames: ({ name, facadeModuleId }) => `${vendored(facadeModuleId) ?? name}.js`,
        },
      },
    },
  };
}

/** FHIRPath for bundlers and Node: with all that it needs in one module, that is read as it is. */
function fhirpath(): UserConfig {
  return {
    plugins: [withstand()],
    build: {
      ...build,
      outDir: 'dist',
      lib: { entry: FHIRPATH, formats: ['es'], fileName: () => FHIRPATH.replace(/^src\/(.*)\.ts$/, '$1.js') },
      // There is nothing of our own in it that a map would tell
      sourcemap: false,
      rolldownOptions: { output: { codeSplitting: false, minify: true } },
    },
  };
}

/** A bundled dependency stands in `vendor`: npm leaves every folder named `node_modules` out of a package. */
function vendored(id: string | null | undefined): string | undefined {
  if (!id || id.startsWith(src)) return undefined;
  return `vendor/${id
    .replace(/^.*node_modules\//, '')
    .replace(/^.*@oxc-project.*\/helpers\//, 'helpers/')
    .replace(/\.js$/, '')}`;
}

const outputs: Record<string, () => UserConfig> = { embed, iife, modules, fhirpath };

// Storybook reads this file too, in a mode that is none of these
export default defineConfig(({ mode }) => outputs[mode]?.() ?? { define });
