import { computedParts } from '../../read/computed-parts.js';
import { isFhirPath } from '../../read/item-parts.js';
import { isObject, objects, text } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import type { AnswerValue, Extensions, Item, Survey } from '../../model/model.js';
import { answer } from '../../model/extensions.js';
import { MAX_FORM_LENGTH, refusal } from './source.js';

/** What may be worked out of an item as it stands in the Questionnaire (`Node.now`). */
const facets = [
  'required',
  'readOnly',
  'minOccurs',
  'maxOccurs',
  'minValue',
  'maxValue',
  'minLength',
  'maxLength',
  'maxDecimalPlaces',
  'prefix',
] as const;
export type Facet = (typeof facets)[number];

/** What the result of an expression decides. */
export type Kind = 'enable' | 'initial' | 'calculate' | 'options' | 'toggle' | 'text' | 'constraint' | Facet;

export const isFacet = (name: string): name is Facet => (facets as readonly string[]).includes(name);

/** Whether others never look at what it decides: that follows once all answers have come to rest. */
export const isFollowing = (kind: Kind): boolean => !/^(enable|initial|calculate|options|toggle)$/.test(kind);

/** Whether it only fills in an answer, which may be there without it. */
export const isFilling = (kind: Kind): boolean => kind === 'initial' || kind === 'calculate';

/** Of a repeating group, how often it is there and whether it is there at all are decided for the whole list. */
export const isOfList = (kind: Kind): boolean => /^(enable|required|readOnly|m(in|ax)Occurs)$/.test(kind);

/** A rule of the form's author. */
export interface Constraint {
  readonly key: string;
  readonly text: string;
  readonly isWarning: boolean;
  /** Paths to what it is about, from the item that it stands on. */
  readonly locations: readonly string[];
}

/** One expression of an item, or of the whole Questionnaire (`isRoot`), which an item then looks after. */
export interface ExpressionRule {
  readonly kind: Kind;
  readonly item: Item;
  readonly isRoot: boolean;
  readonly expression: string;
  /** Options that are there while the result is true. */
  readonly options: readonly AnswerValue[];
  readonly constraint?: Constraint;
  /** Why only a server can evaluate it. It is no fault where the answer is there already. */
  readonly foreign?: string;
}

/** A named value that expressions further in may use. Without an expression it is one that only a server can tell. */
export interface Variable {
  readonly name: string;
  /** Where it stands; undefined: on the Questionnaire. */
  readonly item?: Item;
  readonly expression?: string;
  readonly foreign?: string;
}

/** Tells the author about an expression that is not evaluated. */
export type Complain = (code: string, message: string, linkId?: string) => void;

/** What to say of an expression in a language that is not evaluated here. */
function foreign(expression: unknown, about: string): string | undefined {
  if (!isObject(expression) || isFhirPath(expression)) return undefined;
  return `${about}: ${text(expression['language']) ?? 'no language'} is not evaluated here`;
}

const FHIRPATH = { language: 'text/fhirpath' };

const first = (found: Extensions, name: string): Json | undefined => found.get(name)?.[0];

/** The parts of a complex extension, by their short URLs. */
const parts = (extension: Json, name: string): Json[] =>
  objects(extension['extension']).filter((part) => part['url'] === name);

/** What an expression beside a member decides; undefined: something that cannot be followed. */
function kindAt(place: string, { type }: Item): Kind | undefined {
  const name = place.replace('Quantity', 'Value');
  if (name === 'text') return name;
  const kind = isFacet(name) ? name : undefined;
  if (type === 'display') return kind === 'prefix' ? kind : undefined;
  if (type === 'group') return kind === 'prefix' || (kind && isOfList(kind)) ? kind : undefined;
  return name ? kind : 'calculate';
}

function constraint(extension: Json): { constraint: Constraint; expression: unknown } {
  const value = (name: string): AnswerValue => answer(parts(extension, name)[0] ?? {}) ?? {};
  const [human] = parts(extension, 'human');
  const [source] = parts(extension, 'expression');
  const words = text(human?.['valueString'] ?? human?.['valueMarkdown']);
  return {
    constraint: {
      key: text(parts(extension, 'key')[0]?.['valueId']) ?? value('key').valueString ?? '',
      text: words ?? value('requirements').valueString ?? '',
      isWarning: parts(extension, 'severity')[0]?.['valueCode'] === 'warning',
      locations: parts(extension, 'location').flatMap((part) => {
        const path = text(part['valueString']);
        return path && !refusal(path) ? path : [];
      }),
    },
    // The older extension has a plain string.
    expression: source?.['valueExpression'] ?? { ...FHIRPATH, expression: source?.['valueString'] },
  };
}

/** Reads the expressions of one survey; each that cannot be evaluated is a complaint. */
export class Definitions {
  readonly #complain: Complain;
  /** The different ones, which an engine has to read once each. */
  readonly #sources = new Set<string>();
  #length = 0;

  constructor(complain: Complain) {
    this.#complain = complain;
  }

  /** The text of an expression, if it is one that can be evaluated here. */
  #source(expression: unknown, about: string, linkId?: string): string | undefined {
    const unknown = foreign(expression, about);
    if (unknown) this.#complain('expressionLanguage', unknown, linkId);
    if (!isFhirPath(expression)) return undefined;
    const { expression: source } = expression;
    const length = this.#sources.has(source) ? this.#length : this.#length + source.length;
    const refused =
      refusal(source) ?? (length > MAX_FORM_LENGTH ? 'the expressions of the form are too long' : undefined);
    if (!refused) {
      this.#sources.add(source);
      this.#length = length;
    }
    if (refused) this.#complain('expression', `${about}: ${refused}`, linkId);
    return refused ? undefined : expression.expression;
  }

  variables(found: Extensions, item?: Item): Variable[] {
    return (found.get('variable') ?? []).flatMap(({ valueExpression }) => {
      const name = isObject(valueExpression) && text(valueExpression['name']);
      if (!name) return [];
      const about = `variable "${name}"`;
      const unknown = foreign(valueExpression, about);
      // It matters to those that use it.
      if (unknown) return { name, item, foreign: unknown };
      return { name, item, expression: this.#source(valueExpression, about, item?.linkId) };
    });
  }

  /** The rules of the whole Questionnaire, which `item` looks after. */
  rootJobs({ extensions, questionnaire }: Survey, item: Item): ExpressionRule[] {
    for (const { place } of computedParts(questionnaire))
      this.#complain('expression', `an expression for "${place}" is not followed here`);
    return this.#constraints(extensions, item, true);
  }

  rules(item: Item): ExpressionRule[] {
    const { extensions: found, type } = item;
    const rules: ExpressionRule[] = [];
    const add = (
      kind: Kind,
      expression: unknown,
      about: string,
      options: readonly AnswerValue[] = [],
      isRoot = false,
    ): void => {
      const unknown = isFilling(kind) ? foreign(expression, about) : undefined;
      const source = unknown ? '' : this.#source(expression, about, item.linkId);
      if (unknown) rules.push({ kind, item, isRoot, expression: '', options, foreign: unknown });
      if (source) rules.push({ kind, item, isRoot, expression: source, options });
    };
    const named = (kind: Kind, name: string): void => add(kind, first(found, name)?.['valueExpression'], name);
    named('enable', 'enableWhenExpression');
    if (type !== 'group' && type !== 'display') {
      named('options', 'answerExpression');
      for (const toggle of found.get('answerOptionsToggleExpression') ?? []) {
        const options = parts(toggle, 'option').flatMap((option) => answer(option) ?? []);
        const [expression] = parts(toggle, 'expression');
        add('toggle', expression?.['valueExpression'], 'answerOptionsToggleExpression', options);
      }
      named('initial', 'initialExpression');
      named('calculate', 'calculatedExpression');
    }
    for (const { place, extension } of computedParts(item.definition)) {
      const kind = kindAt(place, item);
      const { valueExpression } = extension;
      if (kind === 'calculate') {
        // An older way to say the same, from the whole response.
        add(kind, valueExpression ?? { ...FHIRPATH, expression: extension['valueString'] }, 'cqf-expression', [], true);
      } else if (kind) add(kind, valueExpression, place);
      else this.#complain('expression', `an expression for "${place}" is not followed here`, item.linkId);
    }
    return [...rules, ...this.#constraints(found, item, false)];
  }

  #constraints(found: Extensions, item: Item, isRoot: boolean): ExpressionRule[] {
    return ['targetConstraint', 'constraint'].flatMap((name) =>
      (found.get(name) ?? []).flatMap((extension): ExpressionRule[] => {
        const { constraint: rule, expression } = constraint(extension);
        const source = this.#source(expression, `${name} "${rule.key}"`, isRoot ? undefined : item.linkId);
        return source ? [{ kind: 'constraint', item, isRoot, expression: source, options: [], constraint: rule }] : [];
      }),
    );
  }
}
