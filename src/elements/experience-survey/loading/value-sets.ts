import type { Item, Node, Option, QuestionNode } from '../../../domain/questionnaire.js';
import { fitting } from '../../../domain/questionnaire/model/checks.js';
import { MOST_OPTIONS } from '../../../domain/questionnaire/state/size.js';
import { readValueSet } from '../../../domain/questionnaire/read/options.js';
import type { OptionSource } from '../../../fields/context.js';
import { isSearched } from '../../../fields/choice/search-rule.js';
import { searchOptions } from '../../../fields/choice/option-search.js';
import { Terminology, TerminologyError } from '../../../transport/terminology.js';
import type { SurveyElement } from '../session/host.js';
import { focusIn, placeIn } from '../session/focus-place.js';
import type { SurveySession } from '../session/survey-session.js';
import { serialize } from '../../../domain/format/serialize.js';

/** No list that a person reads is longer; of a longer one, only what is searched for comes. */
const WHOLE = 1000;

/** So many are offered for what the person types. */
const FOUND = 50;

/** So many value sets are asked for at once. */
const AT_ONCE = 4;

interface Known {
  readonly about: string;
  readonly expand: unknown;
  readonly terminology: Terminology;
}

/** What an element has asked for stays known when the person begins again. */
const known = new WeakMap<SurveyElement, Known>();

const originOf = (address: string | null): string | undefined => {
  try {
    return address ? new URL(address, document.baseURI).origin : undefined;
  } catch {
    return undefined;
  }
};

/** The headers of `authorize` go only where the page sends them anyway: to the server of `endpoint` or of `src`. */
function terminologyOf(element: SurveyElement): Terminology {
  const { expand, terminologyServer: server, endpoint, src } = element;
  const origin = originOf(server);
  const isTrusted = origin !== undefined && [originOf(endpoint), originOf(src)].includes(origin);
  const about = JSON.stringify([server, isTrusted]);
  const before = known.get(element);
  if (before?.about === about && before.expand === expand) return before.terminology;
  const authorize: SurveyElement['authorize'] = async (request) => (await element.authorize?.(request)) ?? {};
  const terminology = new Terminology({
    expand,
    server,
    ...(isTrusted && { authorize }),
  });
  known.set(element, { about, expand, terminology });
  return terminology;
}

/** Brings the options of value sets that are elsewhere, while the person answers the other questions. */
export class ValueSets implements OptionSource {
  readonly #states = new Map<Item, 'loading' | 'failed' | 'search'>();
  readonly #waiting: Item[] = [];
  readonly #over = new AbortController();
  /** Options that are drawn, of all questions. */
  #drawn = 0;

  constructor(
    private readonly element: SurveyElement,
    private readonly session: SurveySession,
  ) {
    for (const item of session.state.survey.byLinkId.values()) {
      if (!isSearched(item)) this.#drawn += item.options.length;
      if (!item.valueSet || item.unsupported) continue;
      const asks = item.control === 'autocomplete';
      this.#states.set(item, asks ? 'search' : 'loading');
      if (!asks) this.#waiting.push(item);
    }
    for (let i = 0; i < AT_ONCE; i++) void this.#next();
  }

  state(item: Item): 'loading' | 'failed' | 'search' | undefined {
    return this.#states.get(item);
  }

  retry(item: Item): void {
    this.#states.set(item, 'loading');
    this.#draw(this.#questionsOf(item));
    void this.#load(item);
  }

  async search(item: Item, filter: string, signal: AbortSignal): Promise<readonly Option[]> {
    try {
      const request = { url: item.valueSet!, filter, count: FOUND, signal };
      const valueSet = (await terminologyOf(this.element).valueSet(request)) as Record<string, unknown>;
      const found = readValueSet(valueSet) ?? [];
      // Whoever brings more than was asked for may not have looked at the words at all.
      return found.length > FOUND ? searchOptions(found, filter) : found;
    } catch (error) {
      if (!signal.aborted) this.#report(item, error);
      throw error;
    }
  }

  /** Another survey, or the same one anew: nobody waits any more. */
  stop(): void {
    this.#waiting.length = 0;
    this.#over.abort();
  }

  async #next(): Promise<void> {
    for (let item = this.#waiting.shift(); item; item = this.#waiting.shift()) await this.#load(item);
  }

  async #load(item: Item): Promise<void> {
    const { signal } = this.#over;
    try {
      const request = { url: item.valueSet!, count: WHOLE, signal };
      const valueSet = (await terminologyOf(this.element).valueSet(request)) as Record<string, unknown>;
      if (signal.aborted) return;
      const options = readValueSet(valueSet);
      if (!options) throw new TerminologyError('empty', 'The value set has no concepts.');
      const total = (valueSet['expansion'] as { total?: unknown } | undefined)?.total;
      const drawn = this.#drawn + options.length;
      if (options.length > WHOLE || drawn > MOST_OPTIONS || (typeof total === 'number' && total > options.length))
        this.#states.set(item, 'search');
      else {
        this.#drawn = drawn;
        this.#states.delete(item);
        return this.#offer(item, options);
      }
    } catch (error) {
      if (signal.aborted) return;
      const isCostly = error instanceof TerminologyError && error.code === 'too-costly';
      this.#states.set(item, isCostly ? 'search' : 'failed');
      if (!isCostly) this.#report(item, error);
    }
    this.#draw(this.#questionsOf(item));
  }

  /** Rules may have waited for these options: answers that they work out, and what those bring up, may come with them. */
  #offer(item: Item, options: readonly Option[]): void {
    const { element, session } = this;
    const answers = () => serialize(session.state.toResponse());
    const before = answers();
    if (fitting(item, item.initial, options).length < item.initial.length) {
      const message = `Item "${item.linkId}": an initial value is not in value set ${item.valueSet!}.`;
      element.fail({ phase: 'data', code: 'initial', message, retryable: false });
    }
    const changes = session.state.setOptions(item, options);
    this.#draw(changes);
    if (answers() !== before) {
      // Sent once more, it is another response.
      session.response.identifier = '';
      session.response.discard();
      session.host.edited('change', changes);
    } else {
      session.parts.refresh('summary');
      element.updateValidity();
    }
  }

  #report(item: Item, error: unknown): void {
    const message = `Item "${item.linkId}", value set ${item.valueSet!}: ${(error as Error).message}`;
    this.element.warn(message);
    this.element.fail({
      phase: 'data',
      code: 'value-set',
      message,
      retryable: true,
    });
  }

  #draw(nodes: Iterable<Node>): void {
    const { renderRoot, paper } = this.element;
    // A form for pen and paper is drawn as a whole.
    if (paper != null) this.element.requestUpdate();
    const place = placeIn(renderRoot);
    for (const node of nodes) this.session.refresh(node);
    if (place?.hasFocus && !(renderRoot as ShadowRoot).activeElement) focusIn(renderRoot, place.id);
  }

  /** Every question of an item; a group that repeats has it more than once. */
  #questionsOf(item: Item): Node[] {
    return [...questions(this.session.state.children)].filter((node) => node.item === item);
  }
}

/** Starts to bring options, where a survey has any elsewhere. */
export function bringOptions(element: SurveyElement, session: SurveySession): ValueSets | undefined {
  const asks = [...session.state.survey.byLinkId.values()].some(
    ({ valueSet, unsupported }) => valueSet && !unsupported,
  );
  return asks ? new ValueSets(element, session) : undefined;
}

/** All questions, at whatever depth. */
function* questions(nodes: readonly Node[]): Generator<QuestionNode> {
  for (const node of nodes) {
    if (node.kind === 'group') yield* questions(node.children);
    else if (node.kind === 'repeat') yield* questions(node.groups);
    else if (node.kind === 'question') {
      yield node;
      for (const { children } of node.answers) yield* questions(children);
    }
  }
}
