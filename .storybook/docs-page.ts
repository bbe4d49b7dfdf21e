import { Controls, Description, DocsContext, Primary, Subtitle, Title } from '@storybook/addon-docs/blocks';
import { createElement as h, Fragment, useContext } from 'react';
import { declarationOf } from './manifest.js';

/** A page for a widget that can be read at one go: one story, the table, and where the other stories are. */
export function DocsPage() {
  // In the order of the file
  const context = useContext(DocsContext);
  const [first, ...others] = context.componentStories();
  const { summary, since, tagName } = declarationOf(first?.component) ?? {};
  return h(
    Fragment,
    null,
    h(Title),
    h(Subtitle, null, summary),
    tagName &&
      h(
        'p',
        null,
        h('code', null, `<${tagName}>`),
        ` is there since ${since}. In a bundler: `,
        h('code', null, `import 'patient-partnership/elements/${tagName.slice(3)}.js'`),
      ),
    h(Description, { of: 'meta' }),
    h(Primary),
    // On a phone the table scrolls, not the page
    first && h('div', { className: 'docs-table' }, h(Controls, { of: first.moduleExport as never })),
    others.length > 0 &&
      h(
        'section',
        { 'aria-labelledby': 'other-stories' },
        h('h2', { id: 'other-stories' }, 'Other stories'),
        h(
          'ul',
          null,
          others.map(({ id, name }) =>
            h('li', { key: id }, h('a', { href: `./?path=/story/${id}`, target: '_top' }, name)),
          ),
        ),
      ),
  );
}
