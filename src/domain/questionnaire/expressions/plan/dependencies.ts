import { code } from './source.js';

/** What an expression looks at. */
export interface Inputs {
  /** Items by linkId, each with everything inside it. */
  readonly linkIds: ReadonlySet<string>;
  /** Items by a part of their linkId, likewise. */
  readonly parts: readonly ((linkId: string) => boolean)[];
  /** Names of variables. */
  readonly names: ReadonlySet<string>;
  /** It may look at anything in the response. */
  readonly everything: boolean;
  /** It may look at what it stands on, by a path that starts nowhere else. */
  readonly own: boolean;
}

const TEXT = String.raw`'(?:\\.|[^'\\])*'`;
const ID = String.raw`(?:\$this\s*\.\s*)?linkId`;
/** A test of a linkId, with one text or several. */
const TEST = String.raw`(?:${ID}\s*=\s*${TEXT}|${TEXT}\s*=\s*${ID}|${ID}\s+in\s*\(\s*${TEXT}(?:\s*\|\s*${TEXT})*\s*\)|${ID}\s*\.\s*(?:startsWith|endsWith|contains)\s*\(\s*${TEXT}\s*\))`;
/** What else has to hold may only look at the item itself, not at its place among others, and lets in no other. */
const MORE = String.raw`(?:\s+and\s+(?:(?!\b(?:or|xor|implies)\b|\$index\b)(?:[^()%']|\(\s*\)|${TEXT}))*)?`;
/** From the whole response along members and functions that only go down, to items with some linkIds. */
const STEP = String.raw`\s*\.\s*(?:item|answer|descendants\s*\(\s*\)|repeat\s*\([\w\s.|]*\))`;
const PICK = String.raw`\s*\.\s*where\s*\(\s*(?<pick>${TEST}(?:\s+or\s+${TEST})*)${MORE}\s*\)`;
const FROM_ALL = new RegExp(String.raw`%resource(?:(?:${STEP})+${PICK})+`, 'g');
const FROM_HERE = new RegExp(
  String.raw`(?<![\w.%$\x60])(?:(?:%context|QuestionnaireResponse|\$this)\s*\.\s*)?(?:item|descendants\s*\(\s*\))(?:${STEP})*${PICK}(?:(?:${STEP})+${PICK.replace('<pick>', '<last>')})*`,
  'g',
);
const ONE_TEST = new RegExp(TEST, 'g');
const ONE_TEXT = new RegExp(TEXT, 'g');
/** The whole response, or a way into it, that leads to no single item. */
const OPEN =
  /%(?:resource(?!\s*\.\s*(?:id|subject|author|authored|encounter|source|status|questionnaire)\b)|`resource`|'')/;
const OPEN_ROOT = /(?<![\w.%$`])(?:QuestionnaireResponse|item|descendants|repeat|children|answer|\$this)\b|%context\b/;

/** A word at the start of a path. */
const START = /(?<![\w.%$`@])[a-z_]\w*|\$this|%context\b/gi;
/** Words that are no path, or look only at what is given to them. */
const WORDS =
  /^(?:iif|today|now|timeOfDay|true|false|and|or|xor|implies|div|mod|in|is|as|contains|(?:year|month|week|day|hour|minute|second|millisecond)s?)$/;

/**
 * What an expression looks at, told from its text. Paths that begin at one item cannot leave it again, since FHIRPath
 * only goes down. Whatever is not plainly such a path counts as looking at everything.
 *
 * @param isRoot - It starts from the whole response, not from its own item.
 */
export function inputs(expression: string, isRoot: boolean): Inputs {
  const linkIds = new Set<string>();
  const parts: ((linkId: string) => boolean)[] = [];
  const take = (...match: unknown[]): string => {
    // Of several picks in a path, the last says where it leads.
    const { pick, last } = match.at(-1) as Partial<Record<string, string>>;
    for (const [test] of (last ?? pick!).matchAll(ONE_TEST)) {
      const texts = (test.match(ONE_TEXT) ?? []).map((text) => text.slice(1, -1).replace(/\\(.)/g, '$1'));
      const [, how] = /\b(startsWith|endsWith|contains)\s*\(/.exec(test.replace(ONE_TEXT, '')) ?? [];
      if (how) parts.push((linkId) => linkId[how === 'contains' ? 'includes' : (how as 'endsWith')](texts[0]!));
      else texts.forEach((text) => linkIds.add(text));
    }
    return ' ';
  };
  // A path that starts where the expression does leads no further than one that starts at the whole response.
  const left = code(expression.replace(FROM_ALL, take).replace(FROM_HERE, take));
  const names = new Set<string>();
  for (const [, plain, quoted] of code(expression).matchAll(/%(?:(\w+)|`([^`]*)`)/g)) names.add((plain ?? quoted)!);
  const own = [...left.matchAll(START)].some(([word]) => !WORDS.test(word));
  return { linkIds, parts, names, own, everything: OPEN.test(left) || (isRoot && OPEN_ROOT.test(left)) };
}
