import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import { addStrings, counted, LocaleController, msg, str } from '../../src/i18n/index.js';
import { said } from '../kernel/console.js';
import { until } from '../kernel/events.js';

class Count extends LitElement {
  static override properties = { count: { type: Number } };
  declare count: number;

  constructor() {
    super();
    new LocaleController(this);
  }

  protected override render() {
    return html`<p>${msg(str`Answers to check: ${counted(this.count)}`, { id: 'survey.invalid' })}</p
      ><p>${msg(str`${'A'} of ${counted(this.count)}`, { id: 'count.of' })}</p>`;
  }
}
customElements.define('pp-count', Count);

const languages: Record<string, [forms: Record<string, string>, wanted: Record<number, string>]> = {
  pl: [
    { one: '{0} odpowiedź', few: '{0} odpowiedzi', many: '{0} odpowiedzi!', other: '{0} odpowiedzi?' },
    { 1: '1 odpowiedź', 3: '3 odpowiedzi', 5: '5 odpowiedzi!', 22: '22 odpowiedzi', 1.5: '1,5 odpowiedzi?' },
  ],
  ru: [
    { one: '{0} ответ', few: '{0} ответа', many: '{0} ответов' },
    { 1: '1 ответ', 2: '2 ответа', 5: '5 ответов', 21: '21 ответ', 11: '11 ответов', 1.5: 'Ответы: 1,5' },
  ],
  'ar-EG': [
    { zero: 'لا شيء', one: 'إجابة', two: 'إجابتان', few: '{0} إجابات', many: '{0} إجابة', other: '{0} إجابة.' },
    { 0: 'لا شيء', 1: 'إجابة', 2: 'إجابتان', 3: '٣ إجابات', 11: '١١ إجابة', 100: '١٠٠ إجابة.' },
  ],
  en: [{ one: 'One answer to check' }, { 1: 'One answer to check', 2: 'Answers to check: 2' }],
  lt: [{ other: '{0} (lt)' }, { 1: '1 (lt)', 2: '2 (lt)' }],
};

describe('a text with a number in it', () => {
  afterEach(() => (document.documentElement.lang = 'en'));

  for (const [tag, [forms, wanted]] of Object.entries(languages))
    it(`takes the form of the number: ${tag}`, async () => {
      const lines = await said(async () => {
        const whole: Record<string, string> = tag === 'ru' ? { 'survey.invalid': 'Ответы: {0}' } : {};
        const given = Object.entries(forms).map(([form, text]) => [`survey.invalid.${form}`, text]);
        addStrings(tag, { ...whole, ...(Object.fromEntries(given) as Record<string, string>) });
        document.documentElement.lang = tag;
        const element = await fixture<Count>(html`<pp-count></pp-count>`);
        for (const [count, text] of Object.entries(wanted)) {
          element.count = Number(count);
          await until(() => element.shadowRoot!.querySelector('p')!.textContent === text);
        }
        await import('../../src/i18n/own/known-ids.js');
      });
      expect(lines).to.deep.equal([]);
    });

  it('keeps its places, and leaves out a form that has more than the text', async () => {
    const lines = await said(async () => {
      addStrings('cs', {
        'survey.invalid': 'Zkontrolujte: {0}',
        'survey.invalid.one': '{0} a {1}',
        'count.of.one': '{1}: {0}',
      });
      document.documentElement.lang = 'cs';
      const element = await fixture<Count>(html`<pp-count .count=${1}></pp-count>`);
      await until(() => element.shadowRoot!.querySelector('p')!.textContent === 'Zkontrolujte: 1');
      expect(element.shadowRoot!.textContent).to.contain('1: A');
    });
    expect(lines.join('\n')).to.contain('"survey.invalid.one" was left out: there is nothing to fill in for {1}');
  });
});
