import { css, html, nothing } from 'lit';
import { optionRow } from '../../../controls/option-row.js';
import { msg } from '../../../i18n/index.js';
import { lateSurveyStyles } from '../late-styles.js';
import { stay } from './stay.js';

lateSurveyStyles.add(css`
  .about > .question {
    margin-block-start: var(--_space-5);
  }
`);

/** On a response: a way in which somebody helped to answer it, as a CodeableConcept; once for each way. */
export const HELP_EXTENSION = 'urn:uuid:7d0c8f5e-5f43-4c55-9a0a-0e6f1d1b7c62';
/** The system of its codes: `read`, `wrote`, `translated`, `answered`. */
export const HELP_CODES = 'urn:uuid:e3f0a7d4-2b86-4a0e-8f2d-64a1c9b0f3d8';

const WAYS = ['read', 'wrote', 'translated', 'answered'] as const;
type Way = (typeof WAYS)[number];
type Json = Readonly<Record<string, unknown>>;

const wayText = (way: Way): string =>
  ({
    read: msg('I read the questions out', { id: 'helper.read' }),
    wrote: msg('I fill in what the patient says', { id: 'helper.wrote' }),
    translated: msg('I translate', { id: 'helper.translated' }),
    answered: msg('I answer for the patient', { id: 'helper.answered' }),
  })[way];

/** English, as a code's own display: the response may be read where nobody knows the language of the page. */
const DISPLAY: Record<Way, string> = {
  read: 'Read the questions out',
  wrote: 'Wrote down what the patient said',
  translated: 'Translated',
  answered: 'Answered for the patient',
};

/** What a response says about who answered. */
export interface Source {
  readonly source?: { readonly reference: string };
  readonly contained?: readonly Json[];
  readonly extension?: readonly Json[];
}

const list = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);

/** Who answers: the patient, or somebody for them, and how that one helps. */
export class Helper {
  #who: 'self' | 'other' | undefined;
  readonly #ways = new Set<Way>();

  /**
   * @param changed - called when the person says something else
   * @param response - one to go on with
   */
  constructor(
    private readonly changed: () => void,
    response?: object,
  ) {
    const { contained, extension, source, subject } = (response ?? {}) as Json;
    const about = (subject as Json | undefined)?.['reference'];
    if (about && about === (source as Json | undefined)?.['reference']) this.#who = 'self';
    if (list(contained).some(({ id }) => id === 'helper')) this.#who = 'other';
    for (const { url, valueCodeableConcept } of list(extension)) {
      const [coding] = url === HELP_EXTENSION ? list((valueCodeableConcept as Json | undefined)?.['coding']) : [];
      const way = WAYS.find((one) => one === coding?.['code']);
      if (way) this.#ways.add(way);
    }
    if (this.#ways.size > 0) this.#who = 'other';
  }

  /**
   * For the response: its `source` is the patient, or a contained RelatedPerson of theirs, unless the page names
   * somebody; how they helped is an extension.
   */
  parts(subject: string | null, source: string | null): Source {
    if (this.#who === 'self') return !source && subject ? { source: { reference: subject } } : {};
    if (!this.#who) return {};
    const patient = subject ? { reference: subject } : { display: 'The patient that the answers are about' };
    const extension = [...this.#ways].map((code) => ({
      url: HELP_EXTENSION,
      valueCodeableConcept: { coding: [{ system: HELP_CODES, code, display: DISPLAY[code] }] },
    }));
    return {
      ...(!source && {
        contained: [{ resourceType: 'RelatedPerson', id: 'helper', patient }],
        source: { reference: '#helper' },
      }),
      ...(extension.length > 0 && { extension }),
    };
  }

  render(disabled: boolean) {
    return html`<form role="none" novalidate @submit=${stay}><fieldset class="question" id="helper" ?disabled=${disabled}>
      <legend class="question-text">
        ${msg('Are you answering for yourself or for someone else?', { id: 'helper.who' })}
      </legend>
      <div class="options">
        ${this.#option('radio', this.#who === 'self', () => (this.#who = 'self'), msg('For myself', { id: 'helper.self' }))}
        ${this.#option('radio', this.#who === 'other', () => (this.#who = 'other'), msg('For someone else, or with them', { id: 'helper.other' }))}
      </div>
    </fieldset></form>
    ${
      this.#who === 'other'
        ? html`<fieldset class="question" id="helper-ways" ?disabled=${disabled}>
            <legend class="question-text">${msg('How do you help the patient to answer?', { id: 'helper.how' })}</legend>
            <div class="options">
              ${WAYS.map((way) =>
                this.#option(
                  'checkbox',
                  this.#ways.has(way),
                  (on) => (on ? this.#ways.add(way) : this.#ways.delete(way)),
                  wayText(way),
                ),
              )}
            </div>
          </fieldset>`
        : nothing
    }`;
  }

  #option(type: 'radio' | 'checkbox', checked: boolean, set: (on: boolean) => unknown, text: string) {
    const change = (on: boolean) => {
      set(on);
      if (this.#who !== 'other') this.#ways.clear();
      this.changed();
    };
    return optionRow({ type, name: type === 'radio' ? 'helper-who' : undefined, checked, change }, text);
  }
}
