import { expect, fixture, html } from '@open-wc/testing';
import decision from '../../demo/data/example-decision.json';
import levels from '../../demo/data/example-maturity.json';
import levelsInSpanish from '../../demo/data/example-maturity.es.json';
import '../../src/elements/experience-survey/define.js';
import type { ExperienceSurvey } from '../../src/elements/experience-survey/experience-survey.js';
import '../../src/elements/maturity-radar/define.js';
import '../../src/elements/option-grid/define.js';
import { language } from '../../src/i18n/index.js';
import * as grids from '../../stories/fixtures/decisions.js';
import * as answerFields from '../../stories/fixtures/fields.js';
import * as surveys from '../../stories/fixtures/questionnaires.js';
import * as scores from '../../stories/fixtures/scores.js';
import * as structure from '../../stories/fixtures/structure.js';
import { until } from '../kernel/events.js';
import { isMatrix } from '../support/matrix.js';
import { brokenWords, overflowing, smallTargets } from './line-breaks.js';

type Case = {
  tag: string;
  properties: object;
  attributes?: Record<string, string>;
  does?: (element: Element) => unknown;
};

const survey = (questionnaire: object | undefined, more: object = {}, attributes = {}): Case => ({
  tag: 'pp-experience-survey',
  properties: { questionnaire, layout: 'page', ...more },
  attributes,
});
const send = (element: Element) => (element as ExperienceSurvey).submit();

const CASES: Record<string, Case> = {
  'our own survey': survey(undefined),
  'one question at a time': survey(undefined, { layout: 'question', noHistory: true }),
  'a private survey for a helper': survey(surveys.grouped, {
    confidentiality: 'confidential',
    seenBy: 'the quality team',
    proxy: true,
  }),
  'every type of question': survey(surveys.everyType),
  'answers as text': survey(surveys.everyType, { response: surveys.everyAnswer, readonly: true }),
  'repeated answers': survey(surveys.repeating, { response: surveys.repeatingAnswers }),
  faults: { ...survey(surveys.strict, { response: surveys.strictAnswers }), does: send },
  'options in many ways': survey(answerFields.choices, { response: answerFields.chosenAnswers }),
  'lists to search': survey(answerFields.searches, {
    response: answerFields.searchedAnswers,
    expand: answerFields.expandExample,
  }),
  scales: survey(answerFields.sliders, { response: answerFields.sliderAnswers }),
  'figures, units and files': survey(answerFields.entries, { response: answerFields.entryAnswers }),
  weights: survey(scores.weighted, { response: scores.weightedAnswers }),
  tables: survey(structure.tables, { response: structure.tableAnswers }),
  sections: survey(structure.sections),
  'rich text': survey(structure.richTexts),
  'questions in Arabic': survey(surveys.arabic),
  'a comparison': { tag: 'pp-option-grid', properties: { grid: decision, today: '2029-01-01' } },
  'a comparison in words': { tag: 'pp-option-grid', properties: { grid: grids.fourOptions } },
  'a comparison of rare events': { tag: 'pp-option-grid', properties: { grid: grids.rareAndUnlike } },
  'a comparison in Arabic': { tag: 'pp-option-grid', properties: { grid: grids.arabic } },
  levels: { tag: 'pp-maturity-radar', properties: { data: levels, selected: 'co-design' } },
  'levels in Spanish': { tag: 'pp-maturity-radar', properties: { data: levelsInSpanish } },
  'a survey that is no survey': survey({ resourceType: 'Patient' }),
  'a comparison without data': { tag: 'pp-option-grid', properties: { grid: {} } },
};

/** The width of a window, and what is left of it between the margins of the page. */
const WIDTHS = [320, 360, 412, 768].map((width) => [width, width - 32] as const);
/** The reader's own text size, which ours is a little more than. */
const SIZES = [16, 24, 32];
const SCREENS = WIDTHS.flatMap(([window, width], wide) =>
  SIZES.map((size, large) => ({ window, width, size, share: wide + large })),
);
const LANGUAGES = ['en', 'es', 'ar'];

/** A third of the screens with every text size, another third in each language: together they are all there are. */
const screens = (example: number, lang: string): typeof SCREENS =>
  SCREENS.filter(({ share }) => isMatrix || (share + example + LANGUAGES.indexOf(lang)) % LANGUAGES.length === 0);

async function place({ tag, properties, attributes = {}, does }: Case): Promise<HTMLElement> {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  Object.assign(element, properties);
  await fixture(html`<div>${element}</div>`);
  await until(() => element.shadowRoot?.querySelector('.title, .content, .notice, h2'));
  await (element as ExperienceSurvey).updateComplete;
  await does?.(element);
  return element;
}

const frames = async () => {
  for (let frame = 0; frame < 2; frame++)
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
};

/** Runs all cases in one language. A file for each: together they would take longer than one file may. */
export function testLargeText(lang: string): void {
  describe(`text of every size on every screen (${lang})`, () => {
    before(() => {
      document.documentElement.lang = lang;
      document.documentElement.dir = lang === 'ar' ? 'rtl' : 'ltr';
    });

    for (const [at, [name, example]] of Object.entries(CASES).entries())
      it(`stays within the element, in whole words: ${name}`, async function () {
        this.timeout(isMatrix ? 120_000 : 30_000);
        const element = await place(example);
        await until(() => language() === lang);
        const faults: string[] = [];
        for (const { window, width, size } of screens(at, lang)) {
          element.style.inlineSize = `${width}px`;
          element.style.setProperty('--pp-font-size', `${size * 1.125}px`);
          await frames();
          const where = `${window} px, text ${size} px: `;
          faults.push(...overflowing(element).map((what) => `${where}over the edge: ${what}`));
          if (element.scrollWidth > element.clientWidth) faults.push(`${where}wider than the screen`);
          // A table of levels may scroll where there is no other way; here there is.
          const scroller = element.shadowRoot!.querySelector('.scroller');
          if (scroller && scroller.scrollWidth > scroller.clientWidth) faults.push(`${where}scrolls sideways`);
          faults.push(...brokenWords(element, 0.75).map((what) => `${where}broken: ${what}`));
          if (element.localName !== 'pp-maturity-radar')
            faults.push(...smallTargets(element, 44).map((what) => `${where}small: ${what}`));
        }
        expect([...new Set(faults)]).to.deep.equal([]);
      });
  });
}
