import { readdirSync, readFileSync } from 'node:fs';
import { CHOICES, dataIn, directionOf, readChoices, withChoices } from '../portal/choices.js';
import { Content } from './content.mjs';

const portal = new URL('../portal/', import.meta.url);
const HTML = 'text/html; charset=utf-8';

/**
 * The portal's pages: a shell and a part for each, plain HTML files. The server fills in the words of the language
 * (`data-t`), the theme's style sheet and the visitor's choices, so that a page is complete without any script.
 * @returns {(path: string, parameters?: URLSearchParams) => Content | undefined} by path, as `/visit-survey`
 */
export function createPages() {
  const shell = readFileSync(new URL('shell.html', portal), 'utf8');
  const texts = Object.fromEntries(
    CHOICES.lang.map((lang) => [lang, JSON.parse(readFileSync(new URL(`text/${lang}.json`, portal), 'utf8'))]),
  );
  const parts = new Map(
    readdirSync(new URL('pages/', portal)).map((file) => {
      const name = file.replace('.html', '');
      return [
        name === 'home' ? '/' : `/${name}`,
        { name, html: readFileSync(new URL(`pages/${file}`, portal), 'utf8') },
      ];
    }),
  );
  const rendered = new Map();

  return function find(path, parameters = new URLSearchParams()) {
    const part = parts.get(path);
    if (!part) return undefined;
    const choices = readChoices(parameters);
    const key = withChoices(path, choices);
    if (!rendered.has(key))
      rendered.set(key, new Content(render(shell, part, path, choices, texts[choices.lang]), HTML));
    return rendered.get(key);
  };
}

function render(shell, { name, html }, path, choices, text) {
  return shell
    .replace('<main-part></main-part>', html)
    .replace('data-t="page.title"', `data-t="${name}.page"`)
    .replace(
      /<html [^>]*>/,
      `<html lang="${choices.lang}" dir="${directionOf(choices.lang)}" class="scheme-${choices.scheme}" data-theme="${choices.theme}">`,
    )
    .replace('/themes/teal.css', `/themes/${choices.theme}.css`)
    .replace(/src="([^"]+)" data-translated/g, (_, src) => `src="${dataIn(src, choices.lang)}" data-translated`)
    .replace(/<a [^>]*>/g, (tag) => link(tag, path, choices))
    .replace(/(<form [^>]*action=")([^"]*)/g, (_, tag, action) => tag + escape(withChoices(action, choices)))
    .replace(/(<[\w-]+ [^>]*data-t="([^"]+)"[^>]*>)(?=<\/)/g, (_, tag, key) => tag + escape(text[key] ?? key))
    .replace(/data-t-label="([^"]+)"/g, (attribute, key) => `${attribute} aria-label="${escape(text[key] ?? key)}"`);
}

/** Links inside the portal keep the choices; a link with `data-choice="theme=warm"` changes one. */
function link(tag, path, choices) {
  const choice = /data-choice="(\w+)=(\w+)"/.exec(tag);
  if (choice) {
    const [, name, value] = choice;
    const current = choices[name] === value ? ' aria-current="true"' : '';
    return tag.replace('href=""', `href="${escape(withChoices(path, { ...choices, [name]: value }))}"${current}`);
  }
  return tag.replace(/href="(\/[^"]*)"/, (_, href) => {
    const current = href === path ? ' aria-current="page"' : '';
    return `href="${escape(withChoices(href, choices))}"${current}`;
  });
}

function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
