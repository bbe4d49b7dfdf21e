import { expect } from '@open-wc/testing';
import { questionnaire, SurveyPage, words } from '../survey-page.js';

const items = ['a', 'b'].map((linkId) => ({ linkId, type: 'string', text: linkId }));
const COPYRIGHT = `© 2024 Example Authors. See https://example.org/licence.

Free under [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/), <b>not</b> [this](javascript:alert(1)).`;
const open = (more: Record<string, unknown>, attributes: Record<string, string> = {}) =>
  SurveyPage.open(questionnaire(items, more), { attributes });

describe('whose work a survey is', () => {
  it('stands quietly at its end, with links that are safe', async () => {
    const page = await open({ copyright: COPYRIGHT, publisher: 'Example House' });
    const licence = page.$('.licence')!;
    expect(licence.previousElementSibling!.className).to.equal('actions');
    expect(licence.querySelectorAll('p')).to.have.length(3);
    expect(
      [...licence.querySelectorAll('a')].map((link) => [link.getAttribute('href'), words(link), link.rel]),
    ).to.deep.equal([
      ['https://example.org/licence', 'https://example.org/licence (opens in a new tab)', 'noopener noreferrer'],
      ['https://creativecommons.org/licenses/by/4.0/', 'CC BY 4.0 (opens in a new tab)', 'noopener noreferrer'],
    ]);
    expect(words(licence)).to.contain('<b>not</b> this).').and.contain('Published by Example House');
  });

  it('is on the last page only, and on paper', async () => {
    const page = await open({ copyright: COPYRIGHT }, { layout: 'question', 'no-review': '' });
    const shown = () => page.root.querySelectorAll('.licence').length;
    expect(shown()).to.equal(0);
    window.dispatchEvent(new Event('beforeprint'));
    expect(shown()).to.equal(1);
    window.dispatchEvent(new Event('afterprint'));
    expect(shown()).to.equal(0);
  });

  it('stands under the form for pen and paper', async () => {
    const page = await open({ copyright: COPYRIGHT }, { paper: '' });
    expect(page.root.querySelectorAll('.paper > .licence')).to.have.length(1);
  });

  it('may be a short label, and is nothing where a survey does not say', async () => {
    const url = 'http://hl7.org/fhir/StructureDefinition/artifact-copyrightLabel';
    const short = await open({ extension: [{ url, valueString: '© Example' }] });
    expect(short.$('.licence')!.textContent.trim()).to.equal('© Example');
    const none = await open({ publisher: 'Example House' });
    expect(none.root.querySelectorAll('.licence')).to.have.length(0);
  });

  it('is shown also where nobody wrote it: brackets that never close keep no page waiting', async () => {
    const page = await open({ copyright: `${'['.repeat(150_000)}${'[a](b'.repeat(2000)} The end` });
    expect(page.$('.licence')!.textContent.trim()).to.match(/The end$/);
  });
});
