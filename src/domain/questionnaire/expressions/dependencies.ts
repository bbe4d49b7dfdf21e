import { code } from './source.js';

/** What an expression looks at. */
export interface Inputs {
  /** Items by linkId, each with everything inside it. */
  readonly linkIds: ReadonlySet<string>;
  /** Names of variables. */
  readonly names: ReadonlySet<string>;
  /** It may look at anything in the response. */
  readonly everything: boolean;
  /** It may look at what it stands on, by a path that starts nowhere else. */
  readonly own: boolean;
}

/** From the whole response along members and functions that only go down, to one item. */
const STEP = String.raw`\s*\.\s*(?:item|answer|descendants\s*\(\s*\)|repeat\s*\([\w\s.|]*\))`;
const PICK = String.raw`\s*\.\s*where\s*\(\s*linkId\s*=\s*'((?:\\.|[^'\\])*)'\s*\)`;
const FROM_ALL = new RegExp(`%resource(?:${STEP})+${PICK}`, 'g');
const FROM_ROOT = new RegExp(
  String.raw`(?<![\w.%$\x60])(?:(?:%context|QuestionnaireResponse)\s*\.\s*)?(?:item|descendants\s*\(\s*\))(?:${STEP})*${PICK}`,
  'g',
);
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
  const take = (_all: string, linkId: string): string => {
    linkIds.add(linkId.replace(/\\(.)/g, '$1'));
    return ' ';
  };
  let rest = expression.replace(FROM_ALL, take);
  if (isRoot) rest = rest.replace(FROM_ROOT, take);
  const left = code(rest);
  const names = new Set<string>();
  for (const [, plain, quoted] of code(expression).matchAll(/%(?:(\w+)|`([^`]*)`)/g)) names.add((plain ?? quoted)!);
  const own = [...left.matchAll(START)].some(([word]) => !WORDS.test(word));
  return { linkIds, names, own, everything: OPEN.test(left) || (isRoot && OPEN_ROOT.test(left)) };
}
