import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { until } from '../../kernel/events.js';
import {
  answersIn,
  control,
  extension,
  type ItemJson,
  options,
  SurveyPage,
  words,
} from '../../elements/experience-survey/survey-page.js';

const item = (type: string, extensions: object[] = [], more: object = {}): ItemJson => ({
  linkId: 'q',
  type,
  text: 'Q',
  extension: extensions,
  ...more,
});
const described = (page: SurveyPage) =>
  page
    .control('q')
    .getAttribute('aria-describedby')!
    .split(' ')
    .map((id) => page.$(`[id="${id}"]`))
    .map((element) => (element ? words(element) : ''))
    .join(' ');

describe('fields of one line', () => {
  it('say how to write the answer, where it can be read all the time', async () => {
    const page = await SurveyPage.open([item('string', [extension('entryFormat', { valueString: 'nnn-nnn' })])]);
    expect(words(page.question('q'))).to.contain('Write it in this form: nnn-nnn');
    expect(described(page)).to.contain('Write it in this form: nnn-nnn');
    await page.type('q', '123-456');
    expect(words(page.question('q'))).to.contain('Write it in this form: nnn-nnn');
    await expect(page.survey).to.be.accessible();
  });

  it('show the unit that the form has words for', async () => {
    const page = await SurveyPage.open([
      item('decimal', [], {
        item: [{ linkId: 'unit', type: 'display', text: 'kilograms', extension: [control('unit')] }],
      }),
    ]);
    expect(words(page.question('q'))).to.equal('Q kilograms');
    expect(described(page)).to.contain('kilograms');
  });

  for (const [type, typed, why] of [
    [
      'decimal',
      '0.12345678901234567890',
      'This number has more digits than we can keep. Please write 15 digits at most.',
    ],
    ['decimal', '9007199254740993', 'This number has more digits than we can keep. Please write 15 digits at most.'],
    ['integer', '3000000000', 'This number is too large.'],
  ] as const)
    it(`never round ${typed} without a word`, async () => {
      const page = await SurveyPage.open([item(type)]);
      await page.type('q', typed);
      expect(page.answers).to.deep.equal({});
      await page.leave();
      expect(page.control('q').value).to.equal(typed);
      expect(page.errors('q')).to.deep.equal([why]);
      expect(described(page)).to.contain(why);
    });

  it('keep a number of 15 digits', async () => {
    const page = await SurveyPage.open([item('decimal')]);
    await page.type('q', '123456.789012345');
    await page.leave();
    expect(page.answers.q).to.deep.equal([123456.789012345]);
    expect(page.errors('q')).to.deep.equal([]);
  });
});

describe('text that is pasted', () => {
  it('may have line breaks of a word processor and other marks in it that nobody sees', async () => {
    for (const type of ['text', 'string', 'url', 'open-choice']) {
      const page = await SurveyPage.open([
        item(type, [], { answerOption: type === 'open-choice' ? options('X') : [] }),
      ]);
      if (type === 'open-choice') await page.pick('q', 'Something else');
      const field = page.$<HTMLInputElement>('textarea, [type=text]')!;
      field.focus();
      document.execCommand('insertText', false, 'urn:one\u000b\u0001');
      expect(field.value, 'as the browser has it').to.equal('urn:one\u000b\u0001');
      await page.leave();
      expect(page.answers.q, type).to.deep.equal(['urn:one']);
      expect(page.faults).to.deep.equal([]);
    }
  });
});

describe('references', () => {
  const doctors = [extension('questionnaire-referenceResource', { valueCode: 'Practitioner' })];

  it('may be the address of a resource of the right kind, or words', async () => {
    for (const [typed, value] of [
      ['Practitioner/12', { reference: 'Practitioner/12' }],
      ['https://example.org/fhir/Practitioner/12', { reference: 'https://example.org/fhir/Practitioner/12' }],
      ['Dr Example', { display: 'Dr Example' }],
    ] as const) {
      const page = await SurveyPage.open([item('reference', doctors)]);
      await page.type('q', typed);
      await page.leave();
      expect(page.answers.q).to.deep.equal([value]);
      expect(page.errors('q')).to.deep.equal([]);
      expect(page.faults).to.deep.equal([]);
    }
  });

  it('are words, whatever they look like, where the form asks for no kind of resource', async () => {
    const page = await SurveyPage.open([item('reference')]);
    await page.type('q', 'Mother/Father');
    const { status, response } = await page.survey.submit();
    expect(status).to.equal('submitted');
    expect(answersIn(response)).to.deep.equal({ q: [{ display: 'Mother/Father' }] });
  });

  it('cannot be of another kind', async () => {
    const page = await SurveyPage.open([item('reference', doctors)]);
    await page.type('q', 'Device/12');
    await page.leave();
    expect(page.answers).to.deep.equal({});
    expect(words(page.question('q'))).to.contain('This does not fit the question. Please write a name in plain words.');
  });

  it('are shown by what they are called', async () => {
    const response = {
      resourceType: 'QuestionnaireResponse' as const,
      status: 'in-progress' as const,
      item: [{ linkId: 'q', answer: [{ valueReference: { reference: 'Practitioner/1', display: 'Dr Example' } }] }],
    };
    const page = await SurveyPage.open([item('reference')], { properties: { response } });
    expect(page.control('q').value).to.equal('Dr Example');
    expect(page.answers.q).to.deep.equal([{ reference: 'Practitioner/1', display: 'Dr Example' }]);
  });
});

describe('files', () => {
  const file = (name: string, type: string, content: BlobPart = 'hello') => new File([content], name, { type });
  /** The file dialog is the browser's own; what it brings arrives so. */
  const choose = (page: SurveyPage, ...files: File[]) => {
    const transfer = new DataTransfer();
    for (const one of files) transfer.items.add(one);
    const input = page.control('q');
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const shown = (page: SurveyPage) => [...page.root.querySelectorAll('.chosen li > span')].map(words);
  const faults = (page: SurveyPage) => [...page.root.querySelectorAll('.file-fault')].map(words);
  const { readAsDataURL } = FileReader.prototype;
  afterEach(() => {
    FileReader.prototype.readAsDataURL = readAsDataURL;
  });
  /** Files are not read before the returned function is called, with how many bytes those have that may be read now. */
  const holdReading = () => {
    let held: { size: number; read: () => void }[] = [];
    FileReader.prototype.readAsDataURL = function (blob) {
      held.push({ size: blob.size, read: () => readAsDataURL.call(this, blob) });
    };
    return (bytes?: number) => {
      const now = held.filter(({ size }) => bytes === undefined || size === bytes);
      held = held.filter((one) => !now.includes(one));
      for (const { read } of now) read();
      return now.length;
    };
  };
  const rules = [
    extension('mimeType', { valueCode: 'image/png' }),
    extension('mimeType', { valueCode: 'application/pdf' }),
    extension('maxSize', { valueDecimal: 0.001 }),
  ];

  it('become answers with their name, kind, size and content', async () => {
    const page = await SurveyPage.open([item('attachment')]);
    choose(page, file('note.txt', 'text/plain'));
    await until(() => shown(page).length);
    expect(page.answers.q).to.deep.equal([
      { contentType: 'text/plain', data: btoa('hello'), size: 5, title: 'note.txt' },
    ]);
    expect(shown(page)[0]).to.match(/^note\.txt 0\.1 kB$/);
    expect(page.faults).to.deep.equal([]);
    choose(page, file('other.txt', 'text/plain', 'x'));
    await until(() => shown(page)[0]?.startsWith('other'));
    expect(page.answers.q, 'only one is asked for').to.have.length(1);
    await page.press('Remove');
    expect(page.answers).to.deep.equal({});
    expect(page.focused).to.equal(page.control('q'));
  });

  it('may be as large as the form says, in megabytes or in bytes, and are sent then', async () => {
    for (const [most, words] of [
      [5, '5 MB'],
      [5_000_000, '5 MB'],
      [2500, '2.5 kB'],
    ] as const) {
      const page = await SurveyPage.open([item('attachment', [extension('maxSize', { valueDecimal: most })])]);
      expect(page.text).to.contain(`Each file can be up to ${words}.`);
      choose(page, file('note.txt', 'text/plain', 'x'.repeat(2000)));
      await until(() => shown(page).length);
      expect((await page.survey.submit()).status, `${most}`).to.equal('submitted');
    }
  });

  it('are waited for: nothing is sent without a file that is being read', async () => {
    const page = await SurveyPage.open([item('attachment')]);
    const read = holdReading();
    choose(page, file('note.txt', 'text/plain'));
    expect((await page.survey.submit()).status).to.equal('invalid');
    await until(() => page.root.querySelector('.error')?.textContent.includes('note.txt'));
    read();
    await until(() => shown(page).length);
    expect(page.faults).to.deep.equal([]);
    expect((await page.survey.submit()).response!.item![0]!.answer).to.have.length(1);
  });

  it('are waited for where there are others already, each of them', async () => {
    const page = await SurveyPage.open([item('attachment', [], { repeats: true })]);
    choose(page, file('a.txt', 'text/plain', 'a'));
    await until(() => shown(page).length === 1);
    const read = holdReading();
    choose(page, file('bb.txt', 'text/plain', 'bb'), file('ccc.txt', 'text/plain', 'ccc'));
    expect((await page.survey.submit()).status).to.equal('invalid');
    await until(() => page.errors('q').length);
    expect(page.errors('q')).to.deep.equal(['Reading “bb.txt”…', 'Reading “ccc.txt”…']);
    expect(page.summary).to.deep.equal(['Q Reading “bb.txt”… Reading “ccc.txt”…']);
    expect(shown(page)).to.have.length(1);
    read();
    await until(() => shown(page).length === 2);
    await page.press('Remove');
    expect((await page.survey.submit()).status, 'one is still being read').to.equal('invalid');
    await until(() => read());
    await until(() => shown(page).length === 2);
    const { response } = await page.survey.submit();
    expect(Object.values(answersIn(response))[0]!.map((one) => (one as { title: string }).title)).to.deep.equal([
      'bb.txt',
      'ccc.txt',
    ]);
  });

  it('take the place of one that is still being read', async () => {
    const page = await SurveyPage.open([item('attachment')]);
    const read = holdReading();
    choose(page, file('large.txt', 'text/plain', 'large'));
    choose(page, file('b.txt', 'text/plain', 'b'));
    read(1);
    await until(() => shown(page)[0]?.startsWith('b.txt'));
    read();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(page.answers.q!.map((one) => (one as { title: string }).title)).to.deep.equal(['b.txt']);
  });

  it('go with their question, also while they are being read', async () => {
    const page = await SurveyPage.open([
      { linkId: 'has', type: 'boolean', text: 'Is there a letter?' },
      item('attachment', [], {
        repeats: true,
        enableWhen: [{ question: 'has', operator: '=', answerBoolean: true }],
      }),
    ]);
    await page.pick('has', 'Yes');
    const read = holdReading();
    choose(page, file('a.txt', 'text/plain'));
    await page.pick('has', 'No');
    await page.pick('has', 'Yes');
    read();
    await until(() => !page.text.includes('a.txt'));
    expect(page.answers).to.deep.equal({ has: [true] });
    expect((await page.survey.submit()).status).to.equal('submitted');
  });

  it('are not told of to whoever came after', async () => {
    const page = await SurveyPage.open([item('attachment')]);
    const read = holdReading();
    choose(page, file('private.txt', 'text/plain'));
    page.survey.reset();
    let changes = 0;
    page.survey.addEventListener('input', () => changes++);
    read();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(page.root.textContent).not.to.contain('private');
    expect(changes).to.equal(0);
  });

  it('may be several where the form takes several', async () => {
    const page = await SurveyPage.open([item('attachment', [], { repeats: true })]);
    expect(page.control('q').multiple).to.equal(true);
    choose(page, file('a.txt', 'text/plain', 'a'), file('b.txt', 'text/plain', 'b'));
    await until(() => shown(page).length === 2);
    choose(page, file('c.txt', 'text/plain', 'c'));
    await until(() => shown(page).length === 3);
    await page.press('Remove', page.root.querySelectorAll('.chosen li')[1]);
    expect(page.answers.q!.map((one) => (one as { title: string }).title)).to.deep.equal(['a.txt', 'c.txt']);
  });

  it('are known by their names, whatever the browser calls them, and sent by the name of their type', async () => {
    const kinds = ['text/csv', 'image/jpeg', 'image/heic', 'text/markdown', 'application/xml', 'audio/mp4'];
    const page = await SurveyPage.open([
      item(
        'attachment',
        kinds.map((valueCode) => extension('mimeType', { valueCode })),
        { repeats: true },
      ),
    ]);
    expect(words(page.question('q'))).to.contain(
      'You can choose: a table (CSV), a picture (JPEG, HEIC), a text file (Markdown), a file (XML), or a sound recording (M4A).',
    );
    choose(
      page,
      file('a.csv', 'application/vnd.ms-excel'),
      file('b.jpg', 'image/jpg'),
      file('c.HEIC', ''),
      file('d.md', ''),
      file('e.xml', 'text/xml'),
      file('f.m4a', 'audio/x-m4a'),
      file('g.xls', 'application/vnd.ms-excel'),
    );
    await until(() => shown(page).length === 6);
    expect(faults(page)).to.have.length(1);
    expect(faults(page)[0]).to.match(/^“g\.xls” is the wrong kind of file/);
    expect(page.answers.q!.map((one) => (one as { contentType: string }).contentType)).to.deep.equal(kinds);
    expect(page.faults).to.deep.equal([]);
    expect((await page.survey.submit()).status).to.equal('submitted');
  });

  it('of another kind or too large are refused before they are read', async () => {
    const page = await SurveyPage.open([item('attachment', rules)]);
    expect(page.control('q').accept).to.equal('image/png,.png,application/pdf,.pdf');
    expect(words(page.question('q'))).to.contain(
      'You can choose: a picture (PNG) or a PDF. Each file can be up to 1 kB.',
    );
    const read = holdReading();
    choose(page, file('a.gif', 'image/gif'));
    await until(() => faults(page).length);
    expect(faults(page)).to.deep.equal([
      '“a.gif” is the wrong kind of file. You can choose: a picture (PNG) or a PDF.',
    ]);
    choose(page, file('b.png', 'image/png', 'x'.repeat(1001)));
    await until(() => faults(page)[0]?.includes('b.png'));
    expect(faults(page)).to.deep.equal(['“b.png” is too large. Each file can be up to 1 kB.']);
    expect(read()).to.equal(0);
    choose(page, file('c.png', 'image/png', 'x'.repeat(1000)));
    read();
    await until(() => shown(page).length);
    expect(faults(page)).to.deep.equal([]);
  });

  it('that cannot be read are named, and can be chosen again', async () => {
    for (const repeats of [false, true]) {
      const page = await SurveyPage.open([item('attachment', [], { repeats })]);
      choose(page, file('first.txt', 'text/plain'));
      await until(() => shown(page).length);
      FileReader.prototype.readAsDataURL = function () {
        setTimeout(() => {
          this.onerror?.(new ProgressEvent('error') as ProgressEvent<FileReader>);
        });
      };
      choose(page, file('a.txt', 'text/plain'));
      await until(() => faults(page).length);
      expect(faults(page)[0]).to.match(/^“a\.txt” could not be read\./);
      expect(shown(page), 'the one before stays').to.deep.equal(['first.txt 0.1 kB']);
      expect(page.answers.q).to.have.length(1);
      FileReader.prototype.readAsDataURL = readAsDataURL;
      choose(page, file('a.txt', 'text/plain'));
      await until(() => shown(page).at(-1)?.startsWith('a.txt'));
      expect(faults(page)).to.deep.equal([]);
    }
  });

  it('are chosen with a button that the keyboard reaches, large and named', async () => {
    const page = await SurveyPage.open([item('attachment', rules)]);
    await sendKeys({ press: 'Tab' });
    for (let i = 0; i < 5 && page.focused !== page.control('q'); i++) await sendKeys({ press: 'Tab' });
    expect(page.focused).to.equal(page.control('q'));
    expect(page.$('.file-button')!.getBoundingClientRect().height).to.be.at.least(48);
    expect(getComputedStyle(page.$('.file-button')!).outlineStyle).to.equal('solid');
    await expect(page.survey).to.be.accessible();
    choose(page, file('c.png', 'image/png'));
    await until(() => shown(page).length);
    await expect(page.survey).to.be.accessible();
  });
});
