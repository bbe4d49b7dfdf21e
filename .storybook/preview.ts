/// <reference types="vite/client" />
import { withThemeByDataAttribute } from '@storybook/addon-themes';
import type { Preview } from '@storybook/web-components-vite';
// All at once: a story may call a method as soon as it is drawn
import '../src/embed-global.js';
import { argTypes, initialArgs } from './arg-types.js';
import { complete } from './complete.js';
import { DocsPage } from './docs-page.js';
import { declarationOf } from './manifest.js';
import './preview.css';
import { source } from './source.js';

/** By story, the names of the controls that it does not look after itself. */
const left = new Map<string, string[]>();

/** The languages that the library ships, with how they are written. */
const languages: Record<string, 'ltr' | 'rtl'> = { en: 'ltr', es: 'ltr', ar: 'rtl' };

function speak(language: string): void {
  document.documentElement.lang = language;
  document.documentElement.dir = languages[language] ?? 'ltr';
}

/** The demo portal's hospitals: each is one style sheet of custom properties. */
const sheets = import.meta.glob<string>('../demo/themes/*.css', { query: '?url', import: 'default', eager: true });
const hospitals = Object.fromEntries(
  Object.entries(sheets).map(([path, url]) => [path.replace(/^.*\/(.*)\.css$/, '$1'), url]),
);

function dress(hospital: string): void {
  document.getElementById('hospital')?.remove();
  const href = hospitals[hospital];
  if (href)
    document.head.append(Object.assign(document.createElement('link'), { id: 'hospital', rel: 'stylesheet', href }));
}

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    a11y: {
      test: 'error',
      options: { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
    },
    controls: { expanded: true },
    docs: {
      codePanel: true,
      extractArgTypes: argTypes,
      extractComponentDescription: (component: unknown) => declarationOf(component)?.description ?? null,
      page: DocsPage,
      source: { transform: source },
    },
    options: {
      storySort: {
        order: [
          'Introduction',
          'Theming',
          'Accessibility',
          'Experience survey',
          'Option grid',
          'Maturity radar',
          'Guides',
          ['Embedding', 'Data', 'Events', 'Delivery', 'Forms', 'Languages', 'In Node'],
          'Recipes',
        ],
      },
    },
  },
  globalTypes: {
    locale: {
      description: 'Language of the page',
      toolbar: {
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'en', title: 'English' },
          { value: 'es', title: 'Español' },
          { value: 'ar', title: 'العربية' },
        ],
      },
    },
    hospital: {
      description: 'Theme of the hospital',
      toolbar: {
        icon: 'paintbrush',
        dynamicTitle: true,
        items: [{ value: '', title: 'No theme' }, ...Object.keys(hospitals)],
      },
    },
  },
  argsEnhancers: [
    ({ id, component, initialArgs: own }) => {
      const more = initialArgs(component, own);
      left.set(id, Object.keys(more));
      return more;
    },
  ],
  initialGlobals: { locale: 'en', hospital: '' },
  decorators: [
    withThemeByDataAttribute({ themes: { light: 'light', dark: 'dark' }, defaultTheme: 'light' }),
    (story, { id, args, canvasElement, component, globals }) => {
      speak(String(globals.locale));
      dress(String(globals.hospital));
      // Once the story is drawn, and before its element is
      queueMicrotask(() => {
        const element = component && canvasElement.querySelector<HTMLElement>(component);
        if (element) complete(element, Object.fromEntries((left.get(id) ?? []).map((name) => [name, args[name]])));
      });
      return story();
    },
  ],
};

export default preview;
