import { expect } from '@open-wc/testing';
import { safeStyles } from '../../../../src/fields/text/styled-text-view.js';
import { control, extension, type ItemJson, questionnaire, SurveyPage, words } from '../survey-page.js';

type Json = Record<string, unknown>;
const markdown = (valueMarkdown: string, more: Json = {}) =>
  extension('rendering-markdown', { valueMarkdown, ...more });
const xhtml = (valueString: string) => extension('rendering-xhtml', { valueString });
const style = (valueString: string) => extension('rendering-style', { valueString });
const said = (linkId: string, text: string, ...extension: unknown[]): ItemJson => ({
  linkId,
  type: 'display',
  text,
  _text: { extension },
});
const asked = (linkId: string, text: string, ...extension: unknown[]): ItemJson => ({
  ...said(linkId, text, ...extension),
  type: 'string',
});

/** The elements and attributes in what an item shows of its author's text. */
async function shown(...extensions: unknown[]): Promise<Element> {
  const page = await SurveyPage.open([said('x', 'plain words', ...extensions), asked('q', 'Q?')]);
  return page.question('x');
}
const names = (element: Element) => [...element.querySelectorAll('*')].map(({ localName }) => localName);

describe('rich text', () => {
  it('is shown from Markdown', async () => {
    const text = await shown(
      markdown('A **strong** and *soft* word.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |'),
    );
    expect(names(text)).to.deep.equal([
      'p',
      'strong',
      'em',
      'ul',
      'li',
      'li',
      'div',
      'table',
      'thead',
      'tr',
      'th',
      'th',
      'tbody',
      'tr',
      'td',
      'td',
    ]);
    expect(words(text)).to.contain('A strong and soft word. one two');
  });

  it('is shown from XHTML, before Markdown', async () => {
    const text = await shown(
      markdown('no'),
      xhtml(
        '<div xmlns="http://www.w3.org/1999/xhtml"><p>H<sub>2</sub>O<br/><span lang="fr" dir="ltr">eau</span></p></div>',
      ),
    );
    expect(names(text)).to.deep.equal(['div', 'p', 'sub', 'br', 'span']);
    expect(text.querySelector('span')!.lang).to.equal('fr');
  });

  it('makes no headings of its own in the outline of the page', async () => {
    const text = await shown(xhtml('<h1>Title</h1><h3>Other</h3>'));
    expect(names(text)).to.deep.equal(['p', 'strong', 'p', 'strong']);
  });

  it('is one phrase in a label, a heading and the text of an option', async () => {
    const rich = [markdown('Two **words**\n\n1. first\n2. second')];
    const page = await SurveyPage.open([
      asked('q', 'Two words', ...rich),
      { ...asked('g', 'Group', ...rich), type: 'group', item: [asked('q2', 'Q2')] },
      {
        linkId: 'c',
        type: 'choice',
        text: 'C?',
        answerOption: [
          { valueCoding: { code: 'a', display: 'plain', _display: { extension: [markdown('an *option*')] } } },
        ],
      },
    ]);
    const label = page.question('q').querySelector('label')!;
    expect(names(label)).to.deep.equal(['strong', 'br', 'br']);
    expect(label.innerText).to.equal('Two words\n1. first\n2. second');
    expect(label.control).to.equal(page.control('q'));
    expect(names(page.question('g').querySelector('h3')!)).to.deep.equal(['strong', 'br', 'br']);
    expect(words(page.question('c').querySelector('.option')!)).to.equal('an option');
    expect(page.question('c').querySelector('.option em')).not.to.equal(null);
    await page.pick('c', 'an option');
    expect(page.answers['c']).to.have.length(1);
    await expect(page.survey).to.be.accessible();
  });

  it('leads to safe addresses only, in a new tab, and says so', async () => {
    const bad = [
      'javascript:alert(1)',
      'JAVA&#9;SCRIPT:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      '//example.org',
      'http://example.org',
      'blob:x',
    ];
    const text = await shown(
      xhtml(
        [...bad, 'https://example.org/a', '/b', 'mailto:a@b.c']
          .map((to) => `<a href="${to}" onclick="x">${to}</a>`)
          .join(' '),
      ),
    );
    const links = [...text.querySelectorAll<HTMLAnchorElement>('a[href]')];
    expect(links.map((one) => one.getAttribute('href'))).to.deep.equal(['https://example.org/a', '/b', 'mailto:a@b.c']);
    expect(links[0]!.target).to.equal('_blank');
    expect(links[0]!.rel).to.equal('noopener noreferrer');
    expect(words(links[0]!)).to.equal('https://example.org/a (opens in a new tab)');
    expect(links[2]!.target).to.equal('');
    expect(text.querySelectorAll('a')).to.have.length(bad.length + 3);
  });

  it('has nothing in it that loads, runs, moves or takes answers', async () => {
    const payloads = [
      '<img src="https://example.org/x.png" onerror="boom()">',
      '<svg onload="boom()"><script>boom()</script></svg>',
      '<script>boom()</script>',
      '<iframe src="https://example.org"></iframe>',
      '<math><mtext><table><mglyph><style><img src=x onerror=boom()>',
      '<form action="https://example.org"><input name="x"><button>x</button></form>',
      '<style>* { display: none }</style>',
      '<p style="position:fixed;inset:0;background:url(https://example.org)" class="question" id="live" onclick="boom()">p</p>',
      '<a href="https://example.org" ping="https://example.org" download>a</a>',
      '<video src="https://example.org/x" autoplay></video><audio src="x"></audio><object data="x"></object><embed src="x">',
      '<template><img src=x onerror=boom()></template><noscript><img src=x onerror=boom()></noscript>',
      '<base href="https://example.org"><meta http-equiv="refresh" content="0"><link rel="stylesheet" href="https://example.org">',
      '<div slot="intro" part="send" aria-hidden="true" role="alert" data-link-id="x" tabindex="0" contenteditable>d</div>',
      '<x-y></x-y><pp-experience-survey></pp-experience-survey><table background="https://example.org"><tr><td>t</table>',
      '![alt](https://example.org/x.png)',
    ];
    (globalThis as Json)['boom'] = () => expect.fail('it ran');
    for (const format of [markdown, xhtml]) {
      for (const payload of payloads) {
        const text = await shown(format(`before ${payload} after`));
        for (const node of text.querySelectorAll('*')) {
          expect(
            node.matches(
              'img,svg,script,iframe,math,form,input,button,style,video,audio,object,embed,template,base,meta,link,x-y,pp-experience-survey',
            ),
            node.outerHTML,
          ).to.equal(false);
          for (const { name } of node.attributes) {
            const isOurs =
              ['visually-hidden', 'rich-table'].includes(node.className) || ['target', 'rel'].includes(name);
            expect(
              isOurs || ['href', 'lang', 'dir', 'title', 'colspan', 'rowspan', 'scope', 'start'].includes(name),
              node.outerHTML,
            ).to.equal(true);
          }
        }
        expect(words(text), payload).to.match(/before|plain words/);
      }
    }
  });

  it('is the plain text where nothing is left, it is too long, or it is no text', async () => {
    for (const one of [
      xhtml('<img src="x"/>'),
      xhtml(''),
      markdown('x'.repeat(20_001)),
      xhtml('x'.repeat(50_001)),
      xhtml('<li>x'.repeat(4001)),
      markdown('- x\n'.repeat(1501)),
      { url: markdown('').url, valueMarkdown: 7 },
      { url: markdown('').url },
    ]) {
      expect(words(await shown(one))).to.equal('plain words');
    }
  });

  it('keeps nobody waiting for Markdown that takes long to read', async () => {
    const time = async (part: string) => {
      const before = performance.now();
      await shown(markdown(part.repeat(19_990 / part.length)));
      return performance.now() - before;
    };
    // So that a machine which is busy is not taken for text that takes long
    const harmless = await time('word ');
    for (const part of ['_a_b\n', '*a_', '`', '<', '> ', '[', '1) ', '  -', 'a_b_'])
      expect(await time(part), JSON.stringify(part)).to.be.below(3000 + 30 * harmless);
  });

  it('numbers the lines of a long list in a label, and goes over it once', async () => {
    const before = performance.now();
    const page = await SurveyPage.open([asked('q', 'Q?', xhtml(`<ol>${'<li>x</li>'.repeat(1990)}</ol>`))]);
    const long = words(page.question('q').querySelector('label')!);
    expect(long)
      .to.match(/^1\. x ?2\. x ?3\. x/)
      .and.to.match(/1990\. x$/);
    expect(performance.now() - before).to.be.below(5000);
  });

  it('speaks the language of the plain text', async () => {
    const translation = (content: Json) =>
      extension('translation', {
        extension: [
          { url: 'lang', valueCode: 'es' },
          { url: 'content', ...content },
        ],
      });
    const inEnglish = extension('rendering-markdown', {
      valueMarkdown: '**Hello**',
      _valueMarkdown: { extension: [translation({ valueMarkdown: '**Hola** ' })] },
    });
    const words = translation({ valueString: 'Hola' });
    document.documentElement.lang = 'es';
    try {
      const both = await SurveyPage.open(
        questionnaire([said('x', 'Hello', inEnglish, words), said('y', 'Hello', markdown('**Hello**'), words)], {
          language: 'en',
        }),
      );
      const y = both.question('y').textContent.trim();
      const isSpanish = y === 'Hola';
      expect(both.question('x').textContent.trim()).to.equal(isSpanish ? 'Hola' : 'Hello');
      expect(both.question('x').querySelector('strong')).not.to.equal(null);
      expect(both.question('y').querySelector('strong') === null).to.equal(isSpanish);
    } finally {
      document.documentElement.lang = '';
    }
  });

  it('stays the same nodes when a question is drawn again', async () => {
    const page = await SurveyPage.open([asked('q', 'Q?', markdown('*Q*?'))]);
    const before = page.question('q').querySelector('em');
    await page.type('q', 'abc');
    expect(before).not.to.equal(null);
    expect(page.question('q').querySelector('em')).to.equal(before);
  });

  it('helps, warns and names in formats, too', async () => {
    const page = await SurveyPage.open([
      {
        ...asked('q', 'Q?'),
        prefix: '1.',
        _prefix: { extension: [style('font-style: italic')] },
        item: [{ ...said('h', 'help', markdown('*help*')), extension: [control('help')] }],
      },
      { ...said('u', 'Odd?', markdown('*Odd*?')), type: 'smell' },
    ]);
    expect(page.question('h').querySelector('em')).not.to.equal(null);
    expect(page.question('u').querySelector('em')).not.to.equal(null);
    expect(getComputedStyle(page.question('q').querySelector('.prefix > span')!).fontStyle).to.equal('italic');
  });
});

describe('the style of a text', () => {
  it('is shown, where it is safe and legible everywhere', async () => {
    const text = await shown(style('font-weight: BOLD; text-decoration:underline; color: red; position: fixed'));
    const box = text.querySelector<HTMLElement>('div')!;
    expect(getComputedStyle(box).fontWeight).to.equal('700');
    expect(getComputedStyle(box).textDecorationLine).to.equal('underline');
    expect(box.style.color + box.style.position).to.equal('');
    const rich = await shown(style('font-style: italic'), markdown('**x**'));
    expect(getComputedStyle(rich.querySelector('strong')!).fontStyle).to.equal('italic');
  });

  it('takes known values only', () => {
    const none = [
      '',
      'color:red',
      'background:url(x)',
      'font-weight:url(x)',
      'font-weight:expression(x)',
      'font-weight:bold !important',
      'font-style:var(--x)',
      'FONT-WEIGHT:bold/**/',
      '--x:bold',
      'constructor:bold',
      '__proto__:bold',
      'font-weight:1000',
      'text-decoration:blink',
      'font-size:0',
    ];
    for (const one of none) expect(safeStyles(one), one).to.deep.equal([]);
    expect(safeStyles(' Font-Weight : 700 ;; font-style:italic;')).to.deep.equal([
      ['font-weight', '700'],
      ['font-style', 'italic'],
    ]);
  });
});
