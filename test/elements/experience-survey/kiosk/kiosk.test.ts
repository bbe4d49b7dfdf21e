import { expect, nextFrame } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { until } from '../../../kernel/events.js';
import { pressWith } from '../../../support/keys.js';
import { type ItemJson, options, questionnaire, SurveyPage, words } from '../survey-page.js';

const MARKER = 'xyzzy-4711';
const text = (linkId: string, more: object = {}): ItemJson => ({ linkId, type: 'string', text: `${linkId}?`, ...more });
const items: ItemJson[] = [
  text('a'),
  { linkId: 'b', type: 'choice', text: 'b?', answerOption: options('X', 'Y') },
  { linkId: 'c', type: 'text', text: 'c?' },
];

/** Lets the clock on the wall go on, which otherwise stands still, and has the survey look at it. */
let late = 0;
const { now } = Date;
async function wait(seconds: number): Promise<void> {
  late += seconds * 1000;
  document.dispatchEvent(new Event('visibilitychange'));
  await nextFrame();
}

async function open(attributes: Record<string, string> = {}, list: ItemJson[] | null = items): Promise<SurveyPage> {
  const page = await SurveyPage.open(list ?? undefined, {
    attributes: { kiosk: '', 'idle-seconds': '60', ...attributes },
  });
  await until(() => page.hasButton('Clear my answers and start again'));
  return page;
}

/** Everything that can be reached from an object, as far as a page's script could look. */
function holds(root: unknown, marker: string): boolean {
  const seen = new Set<unknown>();
  const look = (value: unknown, depth: number): boolean => {
    if (typeof value === 'string') return value.includes(marker);
    if (typeof value !== 'object' || value === null || seen.has(value) || depth > 12) return false;
    if (value instanceof Window || value instanceof Document || value instanceof CSSStyleSheet) return false;
    seen.add(value);
    const isControl = value instanceof HTMLInputElement || value instanceof HTMLTextAreaElement;
    if (isControl && value.value.includes(marker)) return true;
    if (value instanceof Map || value instanceof Set) return [...value].some((one) => look(one, depth + 1));
    return Reflect.ownKeys(value).some((key) => {
      return look(Object.getOwnPropertyDescriptor(value, key)?.value as unknown, depth + 1);
    });
  };
  return look(root, 0);
}

/** Where a trace of an answer would be found. */
function traces(page: SurveyPage): string[] {
  const nodes = [...page.root.querySelectorAll('*')];
  const places: Record<string, boolean> = {
    screen: page.root.textContent.includes(MARKER),
    controls: nodes.some((node) => (node as HTMLInputElement).value?.toString().includes(MARKER)),
    checked: nodes.some((node) => (node as HTMLInputElement).checked),
    attributes: nodes.some((node) => [...node.attributes].some(({ value }) => value.includes(MARKER))),
    objects: holds([page.survey, ...nodes], MARKER),
    response: JSON.stringify(page.survey.response).includes(MARKER),
    history: JSON.stringify(history.state ?? '').includes(MARKER),
    storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]).includes(MARKER),
  };
  return Object.keys(places).filter((place) => places[place]);
}

async function answer(page: SurveyPage): Promise<void> {
  await page.type('a', MARKER);
  await page.pick('b', 'Y');
  await page.type('c', `${MARKER} and more`);
}

const dialog = (page: SurveyPage) => page.$<HTMLDialogElement>('dialog');

describe('a survey on a shared device', () => {
  beforeEach(() => {
    late = 0;
    const start = now.call(Date);
    Date.now = () => start + late;
  });
  afterEach(() => (Date.now = now));

  it('finds traces where there are some', async () => {
    const page = await open();
    await answer(page);
    expect(traces(page)).to.include.members(['controls', 'checked', 'response']);
  });

  it('warns when nobody touches it, and then wipes everything', async () => {
    const page = await open();
    await answer(page);
    await wait(55);
    expect(Boolean(dialog(page))).to.equal(false);
    await wait(6);
    expect(dialog(page)!.open).to.equal(true);
    expect(dialog(page)!.getAttribute('role')).to.equal('alertdialog');
    expect(words(page.focused!)).to.equal('I am still here');
    expect(words(dialog(page)!)).to.contain('Seconds left: 19');
    await wait(19);
    expect(Boolean(dialog(page))).to.equal(false);
    expect(traces(page)).to.deep.equal([]);
    await until(() => page.focused?.id === 'progress');
    expect(page.answers).to.deep.equal({});
  });

  it('says the time that is left twice, and not each second', async () => {
    const page = await open();
    await answer(page);
    await wait(61);
    const spoken = () => words(dialog(page)!.querySelector('[role="status"]')!);
    const said = new Set<string>();
    for (let second = 0; second < 17; second++) {
      await wait(1);
      said.add(spoken());
    }
    expect([...said]).to.deep.equal(['', 'Seconds left: 10']);
  });

  for (const [how, act] of [
    ['a key', () => sendKeys({ press: 'Shift' })],
    ['the button', () => sendKeys({ press: 'Enter' })],
    ['Escape', () => sendKeys({ press: 'Escape' })],
    ['a touch anywhere', () => sendMouse({ type: 'click', position: [5, 5] })],
  ] as const)
    it(`stays for ${how}, with every answer and the focus where it was`, async () => {
      const page = await open();
      await answer(page);
      await wait(70);
      expect(Boolean(dialog(page))).to.equal(true);
      await act();
      await until(() => !dialog(page));
      expect(page.control('a').value).to.equal(MARKER);
      await until(() => page.focused?.localName === 'textarea');
      await wait(55);
      expect(Boolean(dialog(page))).to.equal(false);
      await wait(20);
      expect(Boolean(dialog(page))).to.equal(true);
    });

  it('is not fooled by a script', async () => {
    const page = await open();
    await answer(page);
    await wait(70);
    window.dispatchEvent(new Event('keydown'));
    page.survey.click();
    await wait(11);
    expect(traces(page)).to.deep.equal([]);
  });

  it('wipes at once when it slept through the time', async () => {
    const page = await open();
    await answer(page);
    await wait(10_000);
    expect(traces(page)).to.deep.equal([]);
  });

  it('does not warn where there is nothing to wipe', async () => {
    const page = await open();
    await wait(1000);
    expect(Boolean(dialog(page))).to.equal(false);
  });

  it('wipes on "start again", after a question', async () => {
    const page = await open();
    await answer(page);
    await page.press('Clear my answers and start again');
    await until(() => dialog(page)?.open);
    await page.press('Keep my answers');
    await until(() => !dialog(page));
    expect(page.control('a').value).to.equal(MARKER);
    await page.press('Clear my answers and start again');
    await until(() => dialog(page)?.open);
    await page.press('Clear them');
    await until(() => !dialog(page));
    expect(traces(page)).to.deep.equal([]);
  });

  it('says that it is wiped, and puts the focus where the next one begins', async () => {
    const page = await open();
    await answer(page);
    await page.press('Clear my answers and start again');
    await until(() => dialog(page)?.open);
    await page.press('Clear them');
    await until(() => words(page.$('#live')!) === 'Your answers are cleared.');
    expect(page.focused?.id).to.equal('progress');
    const titled = await open({}, null);
    await titled.pick('who', 'I am the patient');
    await wait(1000);
    await until(() => words(titled.$('#live')!) === 'Your answers are cleared.');
    await until(() => titled.focused?.id === 'title');
  });

  it('takes the focus from nobody who is elsewhere on the page when it is wiped', async () => {
    const page = await open();
    await answer(page);
    const field = document.createElement('input');
    document.body.append(field);
    field.focus();
    await wait(10_000);
    await until(() => words(page.$('#live')!) === 'Your answers are cleared.');
    expect(document.activeElement).to.equal(field);
    field.remove();
  });

  it('says nothing to a page that is put away', async () => {
    const page = await open();
    await answer(page);
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(words(page.$('#live')!)).to.equal('');
  });

  it('has nothing left to take back by Ctrl+Z', async () => {
    const page = await open();
    await page.type('a', MARKER);
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    page.control('a').focus();
    await pressWith('Control', 'z');
    expect(page.control('a').value).to.equal('');
  });

  it('wipes before the page is put away, in the same task, and when it comes back', async () => {
    const page = await open();
    await answer(page);
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    expect(traces(page)).to.deep.equal([]);
    await answer(page);
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
    expect(traces(page)).not.to.be.empty;
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect(traces(page)).to.deep.equal([]);
  });

  it('wipes when it is taken off the page', async () => {
    const page = await open();
    await answer(page);
    page.survey.remove();
    await Promise.resolve();
    await page.survey.updateComplete;
    expect(traces(page)).to.deep.equal([]);
  });

  it('says thank you and nothing about the person, and begins again by itself', async () => {
    const page = await open();
    await answer(page);
    expect((await page.survey.submit()).status).to.equal('submitted');
    await until(() => page.focused?.id === 'thanks');
    expect(traces(page)).to.deep.equal([]);
    expect(page.survey.response!.status, 'the next one, not the one that was sent').to.equal('in-progress');
    await wait(16);
    expect(Boolean(page.$('.thanks'))).to.equal(false);
    expect(page.control('a').value).to.equal('');
  });

  it('begins again at once for whoever presses "Done"', async () => {
    const page = await open();
    await answer(page);
    await page.survey.submit();
    await until(() => page.focused?.id === 'thanks');
    await page.press('Done');
    expect(page.control('a').value).to.equal('');
    await answer(page);
    expect(page.answers).to.have.property('a');
  });

  it('does not show the next person what the page gave for this one', async () => {
    const page = await SurveyPage.open(items, {
      attributes: { kiosk: '' },
      properties: {
        response: {
          resourceType: 'QuestionnaireResponse',
          status: 'in-progress',
          item: [{ linkId: 'a', answer: [{ valueString: MARKER }] }],
        },
      },
    });
    await until(() => page.questions('a').length === 1);
    expect(page.control('a').value).to.equal(MARKER);
    await sendKeys({ press: 'Tab' });
    await wait(1000);
    expect(traces(page)).to.deep.equal([]);
  });

  it('does not take the next person for the one that the page named', async () => {
    const sdc = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire';
    const named = { url: 'name', valueCoding: { code: 'patient' } };
    const valueExpression = { language: 'text/fhirpath', expression: '%patient.name.family' };
    const json = questionnaire([text('a', { extension: [{ url: `${sdc}-initialExpression`, valueExpression }] })], {
      extension: [{ url: `${sdc}-launchContext`, extension: [named] }],
    });
    const page = await SurveyPage.open(json, {
      attributes: {
        kiosk: '',
        subject: 'Patient/1',
        encounter: 'Encounter/1',
        source: 'Patient/1',
        'based-on': 'ServiceRequest/1',
        author: 'Device/1',
      },
      properties: { launchContext: { patient: { resourceType: 'Patient', name: [{ family: MARKER }] } } },
    });
    expect(page.control('a').value).to.equal(MARKER);
    await sendKeys({ press: 'Tab' });
    await wait(1000);
    expect(traces(page)).to.deep.equal([]);
    expect(page.answers).to.deep.equal({});
    expect(page.response).not.to.have.any.keys('subject', 'encounter', 'source', 'basedOn');
    expect(page.response['author'], 'of the device').to.deep.equal({ reference: 'Device/1' });
  });

  it('comes back to the first page, without entries of the history', async () => {
    const { length } = history;
    const page = await open({ layout: 'question' });
    await page.type('a', MARKER);
    await page.press('Continue');
    await page.pick('b', 'X');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(history.length).to.equal(length);
    await wait(1000);
    expect(page.questions('a')).to.have.length(1);
    expect(traces(page)).to.deep.equal([]);
  });

  it('lets no browser remember what was typed', async () => {
    const page = await open();
    const controls = [...page.root.querySelectorAll('.question input, textarea')];
    expect(controls.map((control) => control.getAttribute('autocomplete'))).to.deep.equal(controls.map(() => 'off'));
  });

  it('wipes the survey that it brings along', async () => {
    const page = await open({}, null);
    await page.pick('who', 'I am the patient');
    await wait(1000);
    expect(traces(page)).to.deep.equal([]);
    expect(page.answers).to.deep.equal({});
  });

  it('leaves no clock running', async () => {
    const page = await open();
    await answer(page);
    page.survey.remove();
    await page.survey.updateComplete;
    await wait(70);
    expect(Boolean(dialog(page))).to.equal(false);
  });
});
