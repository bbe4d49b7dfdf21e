import { fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { validateResponse } from '../../../src/domain/questionnaire.js';
import type { ExperienceSurvey } from '../../../src/elements/experience-survey/experience-survey.js';
import type { QuestionnaireResponse } from '../../../src/elements/experience-survey/session/response-type.js';
import '../../../src/elements/experience-survey/define.js';
import { until } from '../../kernel/events.js';

type Json = Record<string, unknown>;
export interface ItemJson extends Json {
  linkId: string;
  type: string;
}

/** A Questionnaire around some items. */
export const questionnaire = (item: ItemJson[], more: Json = {}): Json => ({
  resourceType: 'Questionnaire',
  status: 'active',
  url: 'https://example.org/Questionnaire/test',
  version: '1',
  item,
  ...more,
});

export const coding = (code: string, display = code) => ({ system: 'https://example.org/codes', code, display });
export const options = (...codes: string[]) => codes.map((code) => ({ valueCoding: coding(code) }));
export const extension = (name: string, value: Json) => ({
  url: `http://hl7.org/fhir/StructureDefinition/${name}`,
  ...value,
});
/** A member of an item that an expression works out. */
export const computed = (expression: string) => ({
  extension: [extension('cqf-expression', { valueExpression: { language: 'text/fhirpath', expression } })],
});
export const control = (code: string) =>
  extension('questionnaire-itemControl', {
    valueCodeableConcept: { coding: [{ system: 'http://hl7.org/fhir/questionnaire-item-control', code }] },
  });

interface OpenOptions {
  attributes?: Record<string, string>;
  properties?: Partial<ExperienceSurvey>;
  tag?: string;
  /** Runs before the element is on the page. */
  prepare?(survey: ExperienceSurvey): void;
  width?: string;
}

/**
 * Types into what has the focus. WebKit's driver presses all keys of one command before it lets go of any, so none may
 * come twice in one.
 */
export async function typeText(text: string): Promise<void> {
  const runs: string[] = [''];
  for (const letter of text) {
    if (runs.at(-1)!.includes(letter)) runs.push(letter);
    else runs.push(runs.pop()! + letter);
  }
  for (const run of runs) await sendKeys({ type: run });
}

/** A survey as a person meets it: questions by linkId, keys, what is on the screen. */
export class SurveyPage {
  private constructor(
    readonly survey: ExperienceSurvey,
    readonly questionnaire: Json | undefined,
  ) {}

  /** Opens a survey of some items, all on one page unless an attribute says otherwise. */
  static async open(items: ItemJson[] | Json | undefined, options: OpenOptions = {}): Promise<SurveyPage> {
    const json = Array.isArray(items) ? questionnaire(items) : items;
    const { attributes = {}, properties = {}, tag = 'pp-experience-survey', width, prepare } = options;
    const survey = document.createElement(tag) as ExperienceSurvey;
    for (const [name, value] of Object.entries({ layout: 'page', ...attributes })) survey.setAttribute(name, value);
    if (width) survey.style.inlineSize = width;
    Object.assign(survey, json && { questionnaire: json }, properties);
    prepare?.(survey);
    const page = new SurveyPage(survey, json);
    await fixture(html`<div>${survey}</div>`);
    await until(() => page.root.querySelector('.content, .paper, .thanks, [role="alert"]'));
    await survey.updateComplete;
    return page;
  }

  get root(): ShadowRoot {
    return this.survey.renderRoot as ShadowRoot;
  }

  $<E extends HTMLElement = HTMLElement>(selector: string): E | null {
    return this.root.querySelector<E>(selector);
  }

  questions(linkId: string): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>(`[data-link-id="${linkId}"]`)];
  }

  question(linkId: string): HTMLElement {
    const [question] = this.questions(linkId);
    if (!question) throw new Error(`Question "${linkId}" is not on the screen.`);
    return question;
  }

  controls<E extends HTMLElement = HTMLInputElement>(linkId: string): E[] {
    return [...this.question(linkId).querySelectorAll<E>('input, select, textarea')];
  }

  control<E extends HTMLElement = HTMLInputElement>(linkId: string, index = 0): E {
    const found = this.controls<E>(linkId)[index];
    if (!found) throw new Error(`Question "${linkId}" has no control ${index}.`);
    return found;
  }

  get focused(): HTMLElement | null {
    return this.root.activeElement as HTMLElement | null;
  }

  /** The button with this text. */
  button(text: string, within: ParentNode = this.root): HTMLButtonElement {
    const found = [...within.querySelectorAll('button')].find((button) => words(button).startsWith(text));
    if (!found) throw new Error(`There is no button "${text}".`);
    return found;
  }

  hasButton(text: string): boolean {
    return [...this.root.querySelectorAll('button')].some((button) => words(button).startsWith(text));
  }

  /** Presses a button as a person does who uses the keyboard. */
  async press(text: string, within?: ParentNode): Promise<void> {
    this.button(text, within).focus();
    await sendKeys({ press: 'Enter' });
    await this.survey.updateComplete;
  }

  /** Goes to a control and types. */
  async type(linkId: string, text: string, index = 0): Promise<void> {
    this.control(linkId, index).focus();
    await typeText(text);
  }

  /** Ticks the option with this label. */
  async pick(linkId: string, label: string): Promise<void> {
    const row = [...this.question(linkId).querySelectorAll('label')].find((one) => words(one) === label);
    if (!row) throw new Error(`Question "${linkId}" has no option "${label}".`);
    row.querySelector('input')!.focus();
    await sendKeys({ press: ' ' });
  }

  /** Leaves the control that has the focus. */
  async leave(): Promise<void> {
    await sendKeys({ press: 'Tab' });
    await this.survey.updateComplete;
  }

  errors(linkId: string): string[] {
    return [...this.question(linkId).querySelectorAll(':scope > .error > p')].map(words);
  }

  get summary(): string[] {
    return [...this.root.querySelectorAll('#summary a')].map(words);
  }

  /** Everything that can be read on the screen. */
  get text(): string {
    return words(this.root.querySelector('.base')!);
  }

  get response(): QuestionnaireResponse {
    return this.survey.response as QuestionnaireResponse;
  }

  /** The answers by linkId, at whatever depth, in the order of the response. */
  get answers(): Record<string, unknown[]> {
    return answersIn(this.response);
  }

  /** What the domain has to say against the finished response. */
  get faults(): string[] {
    return validateResponse(this.questionnaire, { ...this.response, status: 'completed' })
      .filter(({ severity }) => severity !== 'information')
      .map(({ code, expression }) => `${code} ${expression.join()}`);
  }
}

/** What can be read in an element, without the marks that keep the direction of what is filled in. */
export const words = (element: Element): string =>
  (element.textContent ?? '')
    .replace(/[\u2068\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

interface Item {
  linkId: string;
  item?: Item[];
  answer?: ({ item?: Item[] } & Json)[];
}

export function answersIn(response: unknown): Record<string, unknown[]> {
  const found = new Map<string, unknown[]>();
  const walk = (items: Item[] = []) => {
    for (const { linkId, item, answer = [] } of items) {
      for (const { item: nested, ...value } of answer) {
        found.set(linkId, [...(found.get(linkId) ?? []), Object.values(value)[0]]);
        walk(nested);
      }
      walk(item);
    }
  };
  walk((response as { item?: Item[] } | null)?.item);
  return Object.fromEntries(found);
}
