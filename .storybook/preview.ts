/// <reference types="vite/client" />
import { withThemeByDataAttribute } from '@storybook/addon-themes';
import { type Preview, setCustomElementsManifest } from '@storybook/web-components-vite';
import manifest from '../custom-elements.json';
import '../src/embed.js';
import './preview.css';

setCustomElementsManifest(manifest);

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
  initialGlobals: { locale: 'en', hospital: '' },
  decorators: [
    withThemeByDataAttribute({ themes: { light: 'light', dark: 'dark' }, defaultTheme: 'light' }),
    (story, { globals }) => {
      speak(String(globals.locale));
      dress(String(globals.hospital));
      return story();
    },
  ],
};

export default preview;
