// Makes a new element that works: `npm run new:element -- team-goals "Goals of a team."`
// It shows a list that a page gives, tells what a person picked, and is known to everything that looks at elements. From
// there it is written further: domain function first.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { elementNames, root } from './elements.mjs';

const [name = '', summary = ''] = process.argv.slice(2);
const fault =
  !/^[a-z]+(?:-[a-z]+)*$/.test(name) || !summary.endsWith('.')
    ? 'usage: npm run new:element -- team-goals "What it is, as one sentence."\nA name has small letters and hyphens.'
    : name.startsWith('pp-')
      ? `Give the name without pp-: ${name.slice(3)}`
      : elementNames().includes(name) && `src/elements/${name} is there already.`;
if (fault) {
  console.error(fault);
  process.exit(2);
}

const tag = `pp-${name}`;
const Class = name.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase());
const title = name[0].toUpperCase() + name.slice(1).replaceAll('-', ' ');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
/** What it says itself, by the end of the text's id. */
const texts = {
  choose: { en: 'Choose one of these.', es: 'Elija uno de estos.', ar: 'اختر واحدًا من هذه.' },
  empty: { en: 'There is nothing here yet.', es: 'Aquí todavía no hay nada.', ar: 'لا يوجد شيء هنا بعد.' },
};
const empty = texts.empty.en;

const files = {
  [`src/elements/${name}/${name}.ts`]: `import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { msg } from '../../i18n/index.js';
import { DataSource } from '../../kernel/data/data-source.js';
import { dataState } from '../../kernel/data/data-state.js';
import { PartnershipElement } from '../../kernel/element/partnership-element.js';
import { styles } from './${name}.css.js';
import { ${Class}SelectEvent } from './${name}.events.js';
import { type ${Class}Data, type ${Class}Problem, read${Class} } from './read-${name}.js';

export type { ${Class}Data };

/**
 * ${summary}
 *
 * @tag ${tag}
 * @summary ${summary}
 * @since ${version}
 *
 * @fires {${Class}SelectEvent} ${tag}-select - a person picked an entry; bubbles, \`{id}\`
 * @fires {PartnershipErrorEvent} pp-error - data cannot be used, in part or at all, \`{phase, code, message, retryable, path?}\`
 * @fires {ReadyEvent} pp-ready - the entries are drawn; once for each data set
 *
 * @csspart base - the box around everything
 */
export class ${Class} extends PartnershipElement {
  static readonly tag = '${tag}';
  static override styles = [PartnershipElement.styles, styles];

  /** \`{title, entries: [{id, label}]}\`. \`null\`: it will come. Replace it to change it. */
  @property({ attribute: false }) data: ${Class}Data | null | undefined;

  /** Address of the data, as JSON. */
  @property() src: string | null = null;

  /** Id of the entry that is picked. */
  @property() selected: string | null = null;

  readonly #source = new DataSource<${Class}Data, ${Class}Problem>(this, { property: 'data', parse: read${Class} });

  protected override renderContent(): unknown {
    const { value } = this.#source;
    if (!value)
      return dataState(this.#source, (text) => this.heading(text), msg('${empty}', { id: '${name}.empty' }));
    return html\`\${this.heading(value.title, { id: 'title' })}
      <p>\${msg('${texts.choose.en}', { id: '${name}.choose' })}</p>
      <ul class="entries" aria-labelledby="title">
        \${value.entries.map(
          ({ id, label }) =>
            html\`<li>
              <button
                class="button"
                type="button"
                aria-current=\${id === this.selected ? 'true' : nothing}
                @click=\${() => this.#select(id)}
              >
                \${label}
              </button>
            </li>\`,
        )}
      </ul>\`;
  }

  protected override updated(): void {
    const { value } = this.#source;
    if (value) this.drawn(value);
  }

  #select(id: string): void {
    this.selected = id;
    this.dispatchEvent(new ${Class}SelectEvent({ id }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    '${tag}': ${Class};
  }
}
`,
  [`src/elements/${name}/${name}.css.ts`]: `import { css } from 'lit';

export const styles = css\`
  .entries {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-3);
    margin-block-start: var(--_space-4);
    padding-block-start: var(--_space-4);
    border-block-start: max(1px, var(--_border)) solid var(--_line);
    list-style: none;
  }
\`;
`,
  [`src/elements/${name}/${name}.events.ts`]: `/** The entry that a person picked. */
export interface ${Class}SelectDetail {
  /** Id of the entry. */
  id: string;
}

/** A person picked an entry. Bubbles, so that one listener serves a page. */
export class ${Class}SelectEvent extends CustomEvent<${Class}SelectDetail> {
  constructor(detail: ${Class}SelectDetail) {
    super('${tag}-select', { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    '${tag}-select': ${Class}SelectEvent;
  }
}
`,
  [`src/elements/${name}/read-${name}.ts`]: `import type { DataProblem } from '../../domain/format/problem.js';
import { areUnique, type Parsed, read } from '../../domain/format/reader.js';

export type ${Class}Problem = DataProblem;

export interface ${Class}Data {
  readonly title: string;
  readonly entries: readonly { readonly id: string; readonly label: string }[];
}

/** Checks data that come from outside. Never throws. */
export function read${Class}(input: unknown): Parsed<${Class}Data> {
  return read(input, (data) => {
    if (!data.object('an object with title and entries')) return null;
    const places = data.at('entries').list('entries') ?? [];
    const entries = places.map((entry) => {
      entry.object('an object with id and label');
      return { id: entry.required('id', 'give the entry an id'), label: entry.required('label', 'give the entry a name') };
    });
    areUnique(entries, places);
    const title = data.required('title', 'give it a title');
    return data.isSound ? { title, entries } : null;
  });
}
`,
  [`src/elements/${name}/define.ts`]: `import { claim } from '../../kernel/page/claim.js';
import { ${Class} } from './${name}.js';

if (claim('${tag}')) customElements.define('${tag}', ${Class});
`,
  [`test/elements/${name}/example.mjs`]: `import { child } from '../../support/example-data.mjs';

const data = { title: '${title}', entries: [{ id: 'one', label: 'The first' }, { id: 'two', label: 'The second' }] };

export default [
  { title: 'two entries', html: \`<${tag}>\${child(data)}</${tag}>\` },
  { title: 'no data', html: '<${tag}></${tag}>' },
];

/** For what is asked of every element in a test page: data with a title of one's own, and what a person may press. */
export const shared = {
  tag: '${tag}',
  property: 'data',
  data: (title) => ({ ...data, title }),
  press: 'button',
};
`,
  [`test/elements/${name}/${name}.test.ts`]: `import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/${name}/define.js';
import type { ${Class} } from '../../../src/elements/${name}/${name}.js';
import { errorsOf, next, until } from '../../kernel/events.js';

const data = {
  title: '${title}',
  entries: [
    { id: 'one', label: 'The first' },
    { id: 'two', label: 'The second' },
  ],
};
const buttons = (element: ${Class}) => [...element.renderRoot.querySelectorAll('button')];

describe('${tag}', () => {
  it('shows what the page gives, and tells what a person picks', async () => {
    const element = await fixture<${Class}>(html\`<${tag} .data=\${data}></${tag}>\`);
    expect(element.renderRoot.querySelector('h2')!.textContent).to.equal('${title}');
    expect(buttons(element).map((button) => button.textContent.trim())).to.deep.equal(['The first', 'The second']);
    const picked = next(element, '${tag}-select');
    buttons(element)[1]!.click();
    expect(((await picked) as CustomEvent).detail).to.deep.equal({ id: 'two' });
    await element.updateComplete;
    expect(buttons(element).map((button) => button.ariaCurrent)).to.deep.equal([null, 'true']);
  });

  it('says where it has nothing to show, and what is wrong with what it was given', async () => {
    const element = await fixture<${Class}>(html\`<${tag}></${tag}>\`);
    await until(() => element.renderRoot.textContent.includes('${empty}'));
    const errors = errorsOf(element);
    element.data = { ...data, title: '' };
    await element.updateComplete;
    expect(errors.map(({ code, message }) => [code, message])).to.deep.equal([
      ['invalid-data', 'title: give it a title'],
    ]);
    expect(element.renderRoot.querySelector('.notice-error')).not.to.equal(null);
  });
});
`,
  [`stories/${name}.stories.ts`]: `import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { ${Class} } from '../src/elements/${name}/${name}.js';

const meta = {
  title: '${title}',
  component: '${tag}',
  args: {
    data: {
      title: '${title} (example)',
      entries: [
        { id: 'one', label: 'The first' },
        { id: 'two', label: 'The second' },
      ],
    },
    selected: null,
    headingLevel: 2,
  },
  argTypes: { data: { control: 'object' }, selected: { control: 'text' } },
  render: ({ data, selected, headingLevel }) =>
    html\`<${tag} .data=\${data} .selected=\${selected} heading-level=\${headingLevel}></${tag}>\`,
} satisfies Meta<${Class}>;

export default meta;
type Story = StoryObj<${Class}>;

/** Two entries. */
export const Entries: Story = {};

/** One of them is picked. */
export const Picked: Story = { args: { selected: 'two' } };

/** The page brings nothing. */
export const Empty: Story = { args: { data: undefined } };
`,
};

/** Changes a file that knows all elements. */
function edit(path, change) {
  const before = readFileSync(join(root, path), 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${path} has another shape than this script knows.`);
  writeFileSync(join(root, path), after);
}

/** Puts a line among those that `pattern` finds, in the order of the alphabet. */
const amid = (pattern, line) => (text) => {
  const lines = text.split('\n');
  const own = lines.flatMap((one, at) => (pattern.test(one) ? [at] : []));
  const at = own.find((one) => lines[one] > line) ?? own.at(-1) + 1;
  lines.splice(at, 0, line);
  return lines.join('\n');
};

for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  if (existsSync(join(root, path))) throw new Error(`${path} is there already.`);
  writeFileSync(join(root, path), text);
}
edit('src/discover.ts', amid(/^ {2}'pp-/, `  '${tag}': () => import('./elements/${name}/define.js'),`));
edit('src/embed-global.ts', (text) =>
  amid(
    /^export \{ \w+ \} from '\.\/elements\//,
    `export { ${Class} } from './elements/${name}/${name}.js';`,
  )(amid(/^import '\.\/elements\//, `import './elements/${name}/define.js';`)(text)),
);
edit('src/index.ts', (text) =>
  text.replace(
    "export { discover } from './discover.js';",
    `export { ${Class} } from './elements/${name}/${name}.js';
export { type ${Class}SelectDetail, ${Class}SelectEvent } from './elements/${name}/${name}.events.js';
export type { ${Class}Data } from './elements/${name}/read-${name}.js';
export { discover } from './discover.js';`,
  ),
);
edit('src/kernel/page/element-names.ts', (text) =>
  text.replace(/\[('pp-[^\]]+)\]/, (_, all) => `[${[...all.split(', '), `'${tag}'`].sort().join(', ')}]`),
);
const camel = Class[0].toLowerCase() + Class.slice(1);
edit('test/elements/examples.ts', (text) =>
  amid(
    /^import \{ shared as /,
    `import { shared as ${camel} } from './${name}/example.mjs';`,
  )(amid(/^ {2}'pp-/, `  '${tag}': ${camel},`)(text)),
);
for (const [id, words] of Object.entries(texts))
  for (const language of ['es', 'ar'])
    edit(`src/i18n/xliff/${language}.xlf`, (text) =>
      text.replace(
        '</body>',
        `<trans-unit id="${name}.${id}">
  <source>${words.en}</source>
  <target>${words[language]}</target>
</trans-unit>
</body>`,
      ),
    );
const run = (command, ...args) => execFileSync(command, args, { cwd: root, stdio: 'inherit' });
run(
  'npx',
  'prettier',
  '--write',
  '--log-level',
  'warn',
  ...Object.keys(files),
  'src/index.ts',
  'src/kernel/page/element-names.ts',
);
run('npm', 'run', '--silent', 'localize');
console.log(`<${tag}> is in src/elements/${name}, test/elements/${name} and stories/${name}.stories.ts.

It can be seen at once:   npm run dev
Write it further, and name it in README.md, stories/introduction.mdx and CHANGELOG.md.
After that, what is made and committed, anew:
  npm run build && npm run build:storybook && node test/stories/stories.test.mjs --update`);
