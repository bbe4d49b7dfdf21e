import { isObject, objects, text } from '../model/json.js';
import type { Json } from '../model/json.js';

const TRANSLATION = 'http://hl7.org/fhir/StructureDefinition/translation';

/** The translations that stand beside a string: `{"_text": {"extension": [translation]}}`. */
function translations(element: unknown): Map<string, string> {
  const found = new Map<string, string>();
  for (const { url, extension } of objects(isObject(element) && element['extension'])) {
    if (url !== TRANSLATION) continue;
    const parts = objects(extension);
    const part = (name: string): Json | undefined => parts.find((one) => one['url'] === name);
    const language = text(part('lang')?.['valueCode']);
    const content = part('content');
    const words = text(content?.['valueString'] ?? content?.['valueMarkdown']);
    if (language && words) found.set(language, words);
  }
  return found;
}

/** Every translation in a piece of JSON, with the object and the member that it is of. */
function* everywhere(value: unknown): Generator<[owner: Json, name: string, found: Map<string, string>]> {
  if (Array.isArray(value)) for (const one of value) yield* everywhere(one);
  else if (isObject(value)) {
    const designations = objects(value['designation']);
    const own = designations.flatMap((one): [string, string][] => {
      const [language, words] = [text(one['language']), text(one['value'])];
      return language && words ? [[language, words]] : [];
    });
    if (own[0]) yield [value, 'display', new Map(own)];
    for (const [key, part] of Object.entries(value)) {
      if (key.startsWith('_')) yield [value, key.slice(1), translations(part)];
      yield* everywhere(part);
    }
  }
}

/** The language out of a list that serves best for the one that is wanted: itself, else one of the same kind. */
function best(languages: readonly string[], wanted: string): string | undefined {
  const of = (language: string): string => language.toLowerCase().split('-')[0]!;
  return (
    languages.find((one) => one.toLowerCase() === wanted.toLowerCase()) ??
    languages.find((one) => one.toLowerCase() === of(wanted)) ??
    languages.find((one) => of(one) === of(wanted))
  );
}

/**
 * A Questionnaire in another language, by its own translations (`translation` extensions, designations of concepts).
 *
 * @param wanted - Such as `es`; a language that it has not leaves it as it is.
 * @returns `languages` that it can be read in, its own first (`und` if it does not say which), and the one it is in.
 */
export function translate(
  from: Json,
  wanted?: string,
): { json: Json; languages: readonly string[]; language: string | undefined } {
  const own = text(from['language']);
  const languages = new Set([own ?? 'und']);
  for (const [, , found] of everywhere(from)) for (const language of found.keys()) languages.add(language);
  const all = languages.size > 1 ? [...languages] : own ? [own] : [];
  const language = wanted && best(all, wanted);
  if (!language || language === all[0]) return { json: from, languages: all, language: own };
  const words = new Map<Json, Map<string, string>>();
  for (const [owner, name, found] of everywhere(from)) {
    const translated = found.get(language);
    if (translated) words.set(owner, (words.get(owner) ?? new Map<string, string>()).set(name, translated));
  }
  return { json: replaced(from, words) as Json, languages: all, language };
}

/** A copy with other words. The value of an option stays what it is: it is what answers are compared with. */
function replaced(value: unknown, words: ReadonlyMap<Json, ReadonlyMap<string, string>>): unknown {
  if (Array.isArray(value)) return value.map((one) => replaced(one, words));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, part]): [string, unknown] => [key, replaced(part, words)]);
  for (const [name, translated] of words.get(value) ?? []) {
    entries.push(name.startsWith('value') && !value['url'] ? ['label', translated] : [name, translated]);
  }
  return Object.fromEntries(entries);
}
