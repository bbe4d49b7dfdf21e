import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { domainNames, elementNames, root } from './.scripts/elements.mjs';
import { minifyTemplates } from './.scripts/minify-templates.mjs';
import { quietLit } from './.scripts/quiet-lit.mjs';
import { retryImports } from './.scripts/retry-imports.mjs';
import { shrink } from './.scripts/shrink.mjs';
import { define } from './.scripts/version.mjs';
import { withstand } from './.scripts/withstand.mjs';

const src = `${root}src/`;
const target = ['safari16.4', 'chrome111', 'firefox115'];
/** What may stand in the file that elements share; only fields and tables of numbers read any. */
const SHARED =
  /\/src\/(?:i18n(?!\/numerals)|kernel|theme|domain\/format\/(?:serialize|safe-link)|fields\/fields\.css)|\/node_modules\/(?:@?lit)/;
/** What a page's own script meets, with or without an element. */
const PAGE = /\/src\/(?:kernel\/page|i18n\/own\/own)/;
/** What else is an element's own, besides its folder. */
const OWN: Readonly<Record<string, string>> = {
  'experience-survey': 'domain/questionnaire|fields|transport',
  'option-grid': 'domain/decisions',
  'maturity-radar': 'domain/maturity|charts',
};
const ownOf = (name: string): RegExp => new RegExp(`/src/(?:elements/${name}|${OWN[name] ?? '-'})[/.]`);
/** What an entry loads at once. */
const INITIAL: '$initial'[] = ['$initial'];
const build = { target, emptyOutDir: false, reportCompressedSize: false, copyPublicDir: false } as const;

/** One entry an element, so that a page may load only what it shows; what they share are chunks beside them. */
function embed(): UserConfig {
  const elements = elementNames().map((name) => [`elements/${name}`, `src/elements/${name}/define.ts`]);
  return {
    define: { ...define, __EXPRESSIONS__: 'true' },
    plugins: [quietLit(), minifyTemplates(), shrink(), retryImports(), withstand()],
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
              { name: 'page', test: PAGE, minShareCount: 2, priority: 1, tags: INITIAL },
              { name: 'shared', test: SHARED, minShareCount: 2, tags: INITIAL },
              // The survey's reader needs this of it alone.
              { name: 'text', test: /\/src\/domain\/format\/long-text/, priority: 1 },
              { name: 'format', test: /\/src\/domain\/format\//, minShareCount: 2, tags: INITIAL },
              ...elementNames().map((name) => ({ name: `elements/${name}`, test: ownOf(name), tags: INITIAL })),
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
  const assignment = /^var PatientPartnership=(.*);\s*$/s;
  return {
    name: 'first-copy-stays',
    generateBundle(_, files) {
      for (const file of Object.values(files)) {
        if (file.type !== 'chunk' || !assignment.test(file.code)) this.error('the classic script has another shape');
        else
          file.code = file.code.replace(
            assignment,
            (_all, code) => `{const copy=${code};globalThis.PatientPartnership??=copy}\n`,
          );
      }
    },
  };
}

/** One classic script, for pages that pin a hash: nothing is loaded later. */
function iife(): UserConfig {
  return {
    // FHIRPath alone is larger than all the rest: items that need it are named as unsupported
    define: { ...define, __EXPRESSIONS__: 'false' },
    plugins: [quietLit(), minifyTemplates(), firstCopyStays(), withstand({ changes: [] })],
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
    build: {
      ...build,
      outDir: 'dist',
      minify: false,
      lib: { entry: Object.fromEntries(entries) as Record<string, string>, formats: ['es'] },
      rolldownOptions: {
        external: [/^lit($|\/)/, /^chart\.js($|\/)/, /^fhirpath($|\/)/, 'dompurify', 'marked', 'react', '@lit/react'],
        output: {
          preserveModules: true,
          preserveModulesRoot: 'src',
          entryFileNames: ({ name, facadeModuleId }) => `${vendored(facadeModuleId) ?? name}.js`,
        },
      },
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

const outputs: Record<string, () => UserConfig> = { embed, iife, modules };

// Storybook reads this file too, in a mode that is none of these
export default defineConfig(({ mode }) => outputs[mode]?.() ?? { define });
