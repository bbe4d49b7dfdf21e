import { expect } from '@open-wc/testing';
import { until } from '../../../kernel/events.js';
import { extension, questionnaire, SurveyPage } from '../survey-page.js';

// Alone in its file: what takes the screen along to another language must not be there yet.
it('answers that are being sent stay so where a language that was chosen just before comes', async () => {
  const content = [
    { url: 'lang', valueCode: 'es' },
    { url: 'content', valueString: '¿Primera?' },
  ];
  const _text = { extension: [extension('translation', { extension: content })] };
  const page = await SurveyPage.open(
    questionnaire([{ linkId: 'a', type: 'string', text: 'First?', _text }], { language: 'en' }),
  );
  let arrive = () => {};
  const asked = new Promise<void>((resolve) => {
    page.survey.addEventListener('pp-submit', (event) => {
      event.respondWith(new Promise<void>((arrived) => (arrive = arrived)));
      resolve();
    });
  });
  await page.type('a', 'x');
  await import('../../../../src/elements/experience-survey/submission/submitter.js');
  const choice = page.$<HTMLSelectElement>('#language')!;
  choice.value = 'es';
  choice.dispatchEvent(new Event('change', { bubbles: true }));
  const sending = page.survey.submit();
  await asked;
  await import('../../../../src/elements/experience-survey/session/screen-state.js');
  arrive();
  expect((await sending).status).to.equal('submitted');
  await until(() => page.$('#thanks'));
});
