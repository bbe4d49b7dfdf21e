import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes the types that templates of React, Vue and Svelte need, from the manifest.
 * @param {{ outdir: string }} options
 */
export function frameworkTypes({ outdir }) {
  return {
    name: 'framework-types',
    packageLinkPhase({ customElementsManifest: manifest }) {
      const elements = manifest.modules.flatMap((module) =>
        module.declarations.map((item) => describe(item, module.path)),
      );
      mkdirSync(outdir, { recursive: true });
      for (const [framework, write] of Object.entries({ react, svelte, vue }))
        writeFileSync(join(outdir, `${framework}.d.ts`), `${write(elements).join('\n')}\n`);
    },
  };
}

/** What a template can set, and what it can listen to. */
function describe({ name, tagName, attributes = [], members = [], events = [] }, path) {
  const fields = members.filter(({ kind, readonly }) => kind === 'field' && !readonly).map((member) => member.name);
  const keys = new Map(fields.map((field) => [field, `${name}['${field}']`]));
  for (const attribute of attributes)
    if (!keys.has(attribute.name))
      keys.set(
        attribute.name,
        fields.includes(attribute.fieldName) ? `${name}['${attribute.fieldName}']` : 'string | boolean',
      );
  return {
    name,
    tagName,
    from: path.replace(/^dist/, '..'),
    props: [...keys].map(([key, type]) => `'${key}'?: ${type} | undefined;`),
    // An event's class may have the name of one of the browser's own: the import makes clear which is meant
    events: events.map((event) => [event.name, event.type?.text ?? 'Event']),
  };
}

/** Events that the browser has are its own; the others come with their element. */
const BROWSER = new Set(['Event', 'CustomEvent', 'InputEvent']);

function imports(elements) {
  const known = new Set();
  return elements.map(({ name, from, events }) => {
    const types = events
      .map(([, type]) => type)
      .filter((type) => /^\w+$/.test(type) && !BROWSER.has(type) && !known.has(type));
    types.forEach((type) => known.add(type));
    return `import type { ${[name, ...new Set(types)].join(', ')} } from '${from}';`;
  });
}

const react = (elements) => [
  "import type { DetailedHTMLProps, HTMLAttributes } from 'react';",
  ...imports(elements),
  '',
  "declare module 'react' {",
  '  namespace JSX {',
  '    interface IntrinsicElements {',
  ...elements.flatMap(({ name, tagName, props, events }) => [
    `      '${tagName}': DetailedHTMLProps<HTMLAttributes<${name}>, ${name}> & {`,
    ...props.map((prop) => `        ${prop}`),
    ...events.map(([type, event]) => `        'on${type}'?: ((event: ${event}) => void) | undefined;`),
    '      };',
  ]),
  '    }',
  '  }',
  '}',
];

const svelte = (elements) => [
  "import type { HTMLAttributes } from 'svelte/elements';",
  ...imports(elements),
  '',
  "declare module 'svelte/elements' {",
  '  export interface SvelteHTMLElements {',
  ...elements.flatMap(({ name, tagName, props, events }) => [
    `    '${tagName}': HTMLAttributes<${name}> & {`,
    ...props.map((prop) => `      ${prop}`),
    ...events.map(([type, event]) => `      'on${type}'?: ((event: ${event}) => void) | undefined;`),
    '    };',
  ]),
  '  }',
  '}',
];

const vue = (elements) => [
  "import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';",
  ...imports(elements),
  '',
  'type Custom<Element, Props, Events> = new () => Element & {',
  '  /** @deprecated Only for templates. */',
  '  $props: HTMLAttributes & Props & PublicProps;',
  '  /** @deprecated Only for templates. */',
  '  $emit: EmitFn<{ [Type in keyof Events]: (event: Events[Type]) => void }>;',
  '};',
  '',
  "declare module 'vue' {",
  '  interface GlobalComponents {',
  ...elements.flatMap(({ name, tagName, props, events }) => [
    `    '${tagName}': Custom<${name}, {`,
    ...props.map((prop) => `      ${prop}`),
    '    }, {',
    ...events.map(([type, event]) => `      '${type}': ${event};`),
    '    }>;',
  ]),
  '  }',
  '}',
];
