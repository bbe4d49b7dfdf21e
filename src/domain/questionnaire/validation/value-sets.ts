import { objects, text } from '../model/json.js';
import type { Json } from '../model/json.js';
import type { Coding, Option } from '../model/model.js';
import { extensions } from '../model/extensions.js';
import { readValueSet } from '../read/options.js';
import type { ReadOptions } from '../read/read-questionnaire.js';

const plain = (words: string): string => words.trim().replace(/\s+/g, ' ').toLowerCase();
const keyOf = ({ system, code }: Coding): string => `${system ?? ''}|${code ?? ''}`;

/** What one element and the translations that it carries call a concept. */
function wordsOf(concept: Json): string[] {
  const own = [concept['display'], ...objects(concept['designation']).map(({ value }) => value)];
  const extended = [concept['_display']].flatMap((one) => objects((one as Json | undefined)?.['extension']));
  const translated = extended.flatMap(({ extension }) => objects(extension).map(({ valueString }) => valueString));
  return [...own, ...translated].flatMap((words) => text(words) ?? []).map(plain);
}

const count = (concepts: unknown): number =>
  objects(concepts).reduce((sum, { contains }) => sum + 1 + count(contains), 0);

/** The value sets that a Questionnaire holds or that were given, each read once. */
export class ValueSets {
  readonly #contained: readonly Json[];
  readonly #given: ReadOptions['findValueSet'];
  readonly #options = new Map<string, readonly Option[] | undefined>();
  readonly #words = new Map<string, ReadonlyMap<string, ReadonlySet<string>>>();

  constructor(questionnaire: Json, given: ReadOptions['findValueSet']) {
    this.#contained = objects(questionnaire['contained']);
    this.#given = given;
  }

  find(url: string): Json | undefined {
    return this.#contained.find((one) => url === `#${text(one['id'])}`) ?? this.#given?.(url);
  }

  /** Everything in a value set, or undefined where that cannot be told. */
  options(url: string): readonly Option[] | undefined {
    if (!this.#options.has(url)) {
      const set = this.find(url);
      this.#options.set(url, set && this.isWhole(url) ? readValueSet(set) : undefined);
    }
    return this.#options.get(url);
  }

  /** Are all concepts of a value set here? An expansion says so where it holds only some of them. */
  isWhole(url: string): boolean {
    const { expansion } = (this.find(url) ?? {}) as { expansion?: Json };
    if (extensions(expansion).has('valueset-unclosed') || extensions(expansion).has('valueset-toocostly')) return false;
    const total = expansion?.['total'];
    return typeof total !== 'number' || total <= count(expansion?.['contains']);
  }

  /** Does the set have other words for this coding, and not these? Case and spaces do not matter. */
  contradicts(url: string, coding: Coding): boolean {
    const known = coding.display === undefined ? undefined : this.#wordsIn(url).get(keyOf(coding));
    return !!known?.size && !known.has(plain(coding.display!));
  }

  #wordsIn(url: string): ReadonlyMap<string, ReadonlySet<string>> {
    const had = this.#words.get(url);
    if (had) return had;
    const found = new Map<string, Set<string>>();
    const add = (concepts: unknown, from?: unknown): void => {
      for (const concept of objects(concepts)) {
        const key = keyOf({ system: text(concept['system'] ?? from), code: text(concept['code']) });
        const known = found.get(key) ?? new Set<string>();
        for (const words of wordsOf(concept)) known.add(words);
        found.set(key, known);
        add(concept['contains'], from);
      }
    };
    const set = this.find(url) ?? {};
    const { expansion, compose } = set as { expansion?: Json; compose?: Json };
    add(expansion?.['contains']);
    for (const { concept, system } of objects(compose?.['include'])) add(concept, system);
    this.#words.set(url, found);
    return found;
  }
}
