import { expect } from '@open-wc/testing';
import { language } from '../../../../src/i18n/index.js';
import { until } from '../../../kernel/events.js';
import { leftOf } from '../../line-breaks.js';
import { extension, type ItemJson, options, questionnaire, SurveyPage, words } from '../survey-page.js';

const text = (linkId: string, more: object = {}): ItemJson => ({ linkId, type: 'string', text: `${linkId}?`, ...more });
const hidden = extension('questionnaire-hidden', { valueBoolean: true });

const open = (list: ItemJson[], attributes: Record<string, string> = {}) =>
  SurveyPage.open(list, { attributes: { layout: 'question', ...attributes } });

/** Goes on to the last look, answering nothing more. */
async function toReview(page: SurveyPage): Promise<void> {
  while (page.hasButton('Continue')) {
    await page.press('Continue');
    await until(() => page.focused?.matches('#progress, #review'));
  }
}

/** Each row as `question: answer, answer [button]`, and each heading. */
const rows = (page: SurveyPage): string[] =>
  [...page.root.querySelectorAll('.review > :is(h3, h4, h5), .review-row')].map((one) => {
    if (!one.matches('.review-row')) return `# ${words(one)}`;
    const answers = [...one.querySelectorAll('dd:not(.review-change) p')].map(words).join(', ');
    const button = one.querySelector('button');
    return `${words(one.querySelector('dt')!)} ${answers}${button ? ` [${words(button)}]` : ''}`;
  });

describe('the last look over the answers', () => {
  it('says what was chosen where two systems have the same code', async () => {
    const often = { system: 'urn:often', code: '1', display: 'Often' };
    const never = { system: 'urn:never', code: '1', display: 'Never' };
    const page = await open([
      { linkId: 'a', type: 'choice', text: 'a?', answerOption: [{ valueCoding: often }, { valueCoding: never }] },
      text('b'),
    ]);
    await page.pick('a', 'Never');
    await toReview(page);
    expect(rows(page)[0]).to.equal('a? Never [Change a?]');
  });

  it('shows each question with its answer as text, and takes the focus', async () => {
    const page = await open([
      text('a'),
      { linkId: 'b', type: 'choice', text: 'b?', repeats: true, answerOption: options('X', 'Y', 'Z') },
      { linkId: 'c', type: 'boolean', text: 'c?' },
    ]);
    await page.type('a', 'my words');
    await page.press('Continue');
    await page.pick('b', 'X');
    await page.pick('b', 'Z');
    await toReview(page);
    expect(page.focused!.id).to.equal('review');
    expect(words(page.focused!)).to.equal('Check your answers');
    expect(rows(page)).to.deep.equal(['a? my words [Change a?]', 'b? X, Z [Change b?]', 'c? Not answered [Answer c?]']);
    expect(words(page.$('#progress')!)).to.equal('Answered: 2 of 3');
    expect(page.hasButton('Send my answers')).to.equal(true);
  });

  it('has what groups, repeats, answers and authors bring, and nothing hidden', async () => {
    const page = await open([
      { linkId: 'note', type: 'display', text: 'A note' },
      text('h', { extension: [hidden], initial: [{ valueString: 'x' }] }),
      {
        linkId: 'g',
        type: 'group',
        text: 'Family',
        repeats: true,
        item: [
          text('name', { extension: [extension('../uv/sdc/StructureDefinition/sdc-questionnaire-shortText', {})] }),
        ],
      },
      { linkId: 'q', type: 'boolean', text: 'q?', item: [text('n')] },
      text('fixed', { readOnly: true, initial: [{ valueString: 'set' }], prefix: '4.' }),
    ]);
    await page.type('name', 'Ann');
    await page.press('Add another');
    await page.press('Continue');
    await page.pick('q', 'Yes');
    await page.type('n', 'more');
    await toReview(page);
    expect(rows(page)).to.deep.equal([
      '# Family 1',
      'name? Ann [Change name?]',
      '# Family 2',
      'name? Not answered [Answer name?]',
      'q? Yes [Change q?]',
      'n? more [Change n?]',
      '4. fixed? set',
    ]);
    expect(page.text).not.to.contain('A note');
  });

  it('has a date in the order of its own language in a form of another one', async () => {
    document.documentElement.lang = 'ar';
    try {
      const date = { linkId: 'd', type: 'date', text: 'When?', initial: [{ valueDate: '1950-12-31' }] };
      const list = { ...questionnaire([date, text('b')]), language: 'en' };
      for (const attributes of [{ readonly: '' }, { layout: 'question' }] as Record<string, string>[]) {
        const page = await SurveyPage.open(list, { attributes });
        await until(() => language() === 'ar');
        if ('layout' in attributes) {
          for (const place of ['[data-link-id="b"]', '.review']) {
            await page.press('متابعة');
            await until(() => page.$(place));
          }
        }
        const row = page.$('.review-row p, .answer-text')!;
        const answer = row.querySelector('bdi') ?? row;
        // Browsers have digits of their own for Arabic
        const [day, year] = [31, 1950].map((one) => new Intl.NumberFormat('ar', { useGrouping: false }).format(one));
        expect(leftOf(answer, day!)).to.be.above(leftOf(answer, year!));
      }
    } finally {
      document.documentElement.lang = 'en';
    }
  });

  it('uses the short form of a question', async () => {
    const shortText = {
      url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-shortText',
      valueString: 'Short',
    };
    const page = await open([text('a', { extension: [shortText] }), text('b')]);
    await toReview(page);
    expect(rows(page)[0]).to.equal('Short Not answered [Answer Short]');
  });

  it('takes the person to a question and back again', async () => {
    const page = await open([text('a'), text('b'), text('c')]);
    await page.type('a', 'one');
    await toReview(page);
    await page.press('Change a?');
    await until(() => page.focused === page.control('a'));
    expect(page.hasButton('Back to my answers')).to.equal(true);
    expect(page.hasButton('Continue')).to.equal(false);
    await page.type('a', ' more');
    await page.press('Back to my answers');
    await until(() => page.focused?.id === 'review');
    expect(rows(page)[0]).to.equal('a? one more [Change a?]');
    await page.press('Back');
    expect(page.questions('c')).to.have.length(1);
  });

  it('holds on a change that is not right', async () => {
    const page = await open([text('a', { required: true }), text('b')]);
    await page.type('a', 'x');
    await toReview(page);
    await page.press('Change a?');
    await until(() => page.questions('a').length === 1);
    page.control<HTMLInputElement>('a').select();
    page.control('a').value = '';
    page.control('a').dispatchEvent(new Event('input', { bubbles: true }));
    await page.press('Back to my answers');
    expect(page.focused!.id).to.equal('summary');
  });

  it('is where the person comes back to after mending what is not right', async () => {
    const group = { linkId: 'g', type: 'group', text: 'G', required: true, item: [text('a'), text('b')] };
    const page = await open([group]);
    await toReview(page);
    await page.press('Send my answers');
    await until(() => page.focused?.id === 'summary');
    await page.type('a', 'x');
    await page.press('Back to my answers');
    await until(() => page.focused?.id === 'review');
    await page.press('Send my answers');
    await until(() => page.$('.thanks'));
  });

  it('sends from there, by the keyboard alone', async () => {
    const page = await open([text('a'), text('b')]);
    await page.type('a', 'x');
    await toReview(page);
    await page.press('Send my answers');
    await until(() => page.focused?.id === 'thanks');
  });

  it("comes and goes with the browser's buttons", async () => {
    const page = await open([text('a'), text('b')]);
    await toReview(page);
    history.back();
    await until(() => page.questions('b').length === 1);
    history.forward();
    await until(() => page.focused?.id === 'review');
    await page.press('Answer a?');
    await until(() => page.questions('a').length === 1);
    history.back();
    await until(() => page.focused?.id === 'review');
  });

  it('is left out where the page says so, all is on one page, or a form sends', async () => {
    const page = await open([text('a'), text('b')], { 'no-review': '' });
    await page.press('Continue');
    expect(page.hasButton('Send my answers')).to.equal(true);
    const one = await open([text('a')]);
    expect(one.hasButton('Send my answers')).to.equal(true);
    const whole = await open([text('a'), text('b')], { layout: 'page' });
    expect(whole.hasButton('Send my answers')).to.equal(true);
  });
});
