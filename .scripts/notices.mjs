// The licences of what the bundles have in them, as those licences ask.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isWholeLicence, MISSING_TEXTS } from './licences.mjs';

/** The folder of the package that a module belongs to; undefined for our own modules and those of the bundler. */
const packageFolder = (module) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(module)?.[0];

/**
 * A text with each package that the chunks hold, its licence and its notices.
 * @throws where a package has no whole licence text: it may not be handed on without one
 * @param {{ modules?: Record<string, unknown> }[]} chunks
 */
export function thirdPartyNotices(chunks) {
  const folders = new Set(
    chunks
      .flatMap(({ modules = {} }) => Object.keys(modules))
      .map((module) => packageFolder(module.replace(/^\0/, '')))
      .filter((folder) => folder && existsSync(join(folder, 'package.json'))),
  );
  const packages = [...folders].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    // Where there is a choice of two licences, it is not this one
    const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copying)(?!-MPL)/i.test(file));
    const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
    if (!texts.some(isWholeLicence)) texts.push(MISSING_TEXTS[name] ?? '');
    if (!texts.some(isWholeLicence)) throw new Error(`${name} has no licence text; add it to .scripts/licences.mjs`);
    return { title: `${name} ${version} (${license ?? 'see below'})`, texts };
  });
  const rule = '-'.repeat(80);
  return `Patient Partnership is licensed under the Apache License 2.0. These files hold parts of other works:\n\n${packages
    .sort((a, b) => (a.title < b.title ? -1 : 1))
    .map(({ title, texts }) => [rule, title, rule, '', texts.filter(Boolean).join('\n\n')].join('\n'))
    .join('\n\n')}\n`;
}
