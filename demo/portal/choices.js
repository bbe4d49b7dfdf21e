/**
 * What a visitor may choose, the default first. The choices live in the address (`?lang=es&scheme=dark`), because this
 * portal keeps nothing in the browser but a survey's unsent answers. Used by the server, which renders them, and by the page, which changes them.
 */
export const CHOICES = {
  lang: ['en', 'es', 'ar'],
  theme: ['teal', 'warm', 'contrast'],
  scheme: ['system', 'light', 'dark'],
};

/**
 * The choices in an address; what is missing or unknown is the default.
 * @param {URLSearchParams} parameters
 * @returns {{ lang: string, theme: string, scheme: string }}
 */
export function readChoices(parameters) {
  return Object.fromEntries(
    Object.entries(CHOICES).map(([name, values]) => {
      const value = parameters.get(name);
      return [name, values.includes(value) ? value : values[0]];
    }),
  );
}

/** A link that keeps the choices. Defaults are left out. */
export function withChoices(path, choices) {
  const chosen = Object.entries(choices).filter(([name, value]) => value !== CHOICES[name][0]);
  const [address, fragment] = path.split('#');
  const query = new URLSearchParams(chosen).toString();
  return address + (query && `?${query}`) + (fragment ? `#${fragment}` : '');
}

/** The address of data in a language: English has the plain one, `grid.json`, others their own, `grid.es.json`. */
export function dataIn(src, lang) {
  return src.replace(/(?:\.\w\w)?\.json$/, lang === CHOICES.lang[0] ? '.json' : `.${lang}.json`);
}

/** Writing direction of a language of this portal. */
export function directionOf(lang) {
  return lang === 'ar' ? 'rtl' : 'ltr';
}
