// Runs in the page: draws a questionnaire with one of the contenders, and takes the time.
import { byHand } from './by-hand.mjs';

/** A task of its own, after the microtasks of whoever draws. */
const task = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
/** What is drawn by now is on the screen, and the page listens again. */
const painted = () => new Promise((resolve) => requestAnimationFrame(() => task().then(resolve)));

const surveyJsOf = ({ title, item }) => ({
  title,
  elements: item.map(({ linkId, text, type, answerOption }) => {
    const name = { name: linkId, title: text };
    if (type === 'string') return { ...name, type: 'text' };
    if (type === 'integer') return { ...name, type: 'text', inputType: 'number' };
    const choices = answerOption?.map(({ valueCoding: { code, display } }) => ({ value: code, text: display }));
    return { ...name, type: 'radiogroup', choices: choices ?? ['Yes', 'No'] };
  }),
});

/** LHC-Forms shows lists as fields to search in, unless it is told that these are radio buttons. */
const radioButtons = {
  url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl',
  valueCodeableConcept: {
    coding: [{ system: 'http://hl7.org/fhir/questionnaire-item-control', code: 'radio-button' }],
  },
};
const withRadioButtons = (questionnaire) => ({
  ...questionnaire,
  item: questionnaire.item.map((item) => (item.answerOption ? { ...item, extension: [radioButtons] } : item)),
});

const inShadow = (box, selector) => box.firstElementChild?.shadowRoot?.querySelectorAll(selector) ?? [];

/** How each is told to draw, and where its questions are then. */
const contenders = {
  ours: {
    isLoaded: () => customElements.get('pp-experience-survey'),
    prepare: (questionnaire) => questionnaire,
    draw(box, questionnaire) {
      const survey = document.createElement('pp-experience-survey');
      survey.setAttribute('layout', 'page');
      survey.questionnaire = questionnaire;
      box.append(survey);
    },
    questions: (box) => inShadow(box, '.question'),
  },
  'by hand': {
    isLoaded: () => true,
    prepare: (questionnaire) => questionnaire,
    draw(box, questionnaire, css) {
      const host = document.createElement('div');
      byHand(questionnaire, css, host);
      box.append(host);
    },
    questions: (box) => inShadow(box, '.question'),
  },
  SurveyJS: {
    isLoaded: () => globalThis.Survey?.Model,
    prepare: surveyJsOf,
    draw: (box, json) => new globalThis.Survey.Model(json).render(box),
    questions: (box) => box.querySelectorAll('.sd-question'),
  },
  'LHC-Forms': {
    isLoaded: () => globalThis.LForms?.Util?.addFormToPage && globalThis.LForms.FHIR?.R4,
    prepare: withRadioButtons,
    draw: (box, json) => void globalThis.LForms.Util.addFormToPage(json, box, { fhirVersion: 'R4' }),
    questions: (box) => box.querySelectorAll('lhc-item'),
  },
};

/** Resolves when a contender's code is there. */
export async function loaded(name) {
  while (!contenders[name].isLoaded()) await task();
}

/**
 * Draws a questionnaire and answers some of it.
 * @param {string} name of the contender
 * @param {object} questionnaire as of `questionnaireOf`
 * @param {string} css our style sheet, for the page by hand
 * @returns milliseconds: `first`, something is on the screen; `usable`, the first question's controls are, and the page
 * listens; `drawn`, all questions are, and all is laid out; `answer`, of each answer until it is laid out. `shift` is the
 * layout shift of all that, as browsers count it.
 */
export async function measure(name, questionnaire, css) {
  const contender = contenders[name];
  const box = document.getElementById('box');
  const { length } = questionnaire.item;
  const json = contender.prepare(structuredClone(questionnaire));
  let shift = 0;
  const shifts = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shift += entry.value;
  });
  shifts.observe({ type: 'layout-shift' });
  await painted();

  const start = performance.now();
  const since = () => performance.now() - start;
  contender.draw(box, json, css);
  let first, usable, drawn;
  while (drawn === undefined) {
    await painted();
    const questions = contender.questions(box);
    if (first === undefined && box.clientHeight > 0) first = since();
    if (questions[0]?.querySelector('input')) usable ??= since();
    if (questions.length === length && questions[length - 1].querySelector('input')) {
      box.getBoundingClientRect();
      drawn = since();
    }
  }

  const answers = [];
  const step = Math.max(4, Math.floor(length / 8 / 4) * 4);
  for (let index = 0; index < length; index += step) {
    await painted();
    const input = contender.questions(box)[index].querySelectorAll('input')[1];
    const before = performance.now();
    input.click();
    await task();
    box.getBoundingClientRect();
    answers.push(performance.now() - before);
  }
  await painted();
  shifts.disconnect();
  return { first, usable, drawn, answers: answers.slice(1), shift };
}
