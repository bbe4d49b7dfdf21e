import js from '@eslint/js';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import storybook from 'eslint-plugin-storybook';
import { configs as wc } from 'eslint-plugin-wc';
import globals from 'globals';
import ts from 'typescript-eslint';

export default ts.config(
  { ignores: ['dist', 'coverage', 'storybook-static', 'test-results', 'src/i18n/generated'] },
  // Code for frameworks that are not installed here; their own compilers check it
  { ignores: ['stories/recipes/code/**/*.ts', 'stories/recipes/code/salesforce'] },
  js.configs.recommended,
  ...ts.configs.recommendedTypeChecked,
  wc['flat/best-practice'],
  lit['flat/recommended'],
  { plugins: { 'lit-a11y': litA11y }, rules: litA11y.configs.recommended.rules },
  ...storybook.configs['flat/recommended'],
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    settings: { wc: { elementBaseClasses: ['LitElement', 'PartnershipElement'] }, litHtmlSources: true },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
  },
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { inheritedMethods: false } }],
      // Lit binds listeners in templates, and its lifecycle methods always exist on the base class
      '@typescript-eslint/unbound-method': 'off',
      'wc/guard-super-call': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['src/**'],
    rules: { 'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }] },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='Array'][callee.property.name='from'][arguments.length>1]",
          message: 'Array.from() of old libraries on the page ignores its second argument.',
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // chai's assertions are getters, and a plugin declares that `deep.equal` gives a promise, which it does not
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-floating-promises': 'off',
    },
  },
  { files: ['**/*.{js,mjs}'], extends: [ts.configs.disableTypeChecked], languageOptions: { globals: globals.node } },
  // Functions here are handed over to a page, where there is a window
  {
    files: ['demo/**/*.{js,mjs}', 'test/**/*.mjs', '.scripts/**/*.mjs', 'stories/recipes/code/**/*.{js,mjs}'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
);
