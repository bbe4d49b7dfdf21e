import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Writes, from the manifest, the types that templates of React, Vue and Svelte need, and React components.
 * @param {{ outdir: string }} options folder of the package's modules
 */
export function frameworks({ outdir }) {
  /** What may be set, where that is more than what is read, by class and property. */
  const setters = new Map();
  return {
    name: 'frameworks',
    analyzePhase({ ts, node }) {
      if (ts.isSetAccessor(node) && ts.isClassDeclaration(node.parent))
        setters.set(`${node.parent.name.text}.${node.name.text}`, node.parameters[0].type.getText());
    },
    packageLinkPhase({ customElementsManifest: manifest }) {
      const elements = manifest.modules.flatMap(({ declarations, path }) =>
        declarations.map((item) => describe(item, path, setters)),
      );
      for (const [file, write] of Object.entries(FILES)) {
        const path = join(outdir, file);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, `${write(elements).join('\n')}\n`);
      }
    },
  };
}

/** Our names, each with the namespace that they are imported as: React has a `SubmitEvent` of its own, too. */
const OURS = /(?<![\w'.])(?!Readonly|Record|Partial|HTML|Event\b|CustomEvent\b)[A-Z]\w*/g;
const named = (type) => type.replace(OURS, 'pp.$&');

/** A number as an attribute has it. */
const WRITTEN = ' | `${number}`';

/** What a template can set, and what it can listen to. */
function describe({ name, tagName, attributes = [], members = [], events = [] }, path, setters) {
  const fields = members.filter(({ kind, readonly }) => kind === 'field' && !readonly);
  const typeOf = (field) => named(setters.get(`${name}.${field}`) ?? `${name}['${field}']`);
  const properties = fields.map((field) => [field.name, typeOf(field.name)]);
  return {
    name,
    tagName,
    path: path.replace(/^dist\//, './').replace(/([^/]+)\.js$/, '$1/$1.js'),
    properties,
    // Attributes that are written as their property is are that property
    attributes: attributes
      .filter((attribute) => !fields.some((field) => field.name === attribute.name))
      .map((attribute) => [
        attribute.name,
        typeOf(attribute.fieldName) + (attribute.type?.text === 'number' ? WRITTEN : ''),
      ]),
    waits: fields.filter(({ type }) => /\bnull \| undefined$/.test(type?.text ?? '')).map((field) => field.name),
    events: events.map((event) => [event.name, named(event.type?.text ?? 'Event')]),
  };
}

const optional = ([key, type]) => `'${key}'?: ${type} | undefined;`;
const settable = ({ properties, attributes }) => [...properties, ...attributes].map(optional);
const listeners = ({ events }) =>
  events.map(([type, event]) => `'on${type}'?: ((event: ${event}) => void) | undefined;`);
const indent = (lines) => lines.map((line) => `      ${line}`);

/** Vue looks an attribute up by the property that its name would be: `heading-level` is `headingLevel`. */
const inVue = ({ properties, attributes }) => {
  const written = new Set(
    attributes
      .filter(([, type]) => type.endsWith(WRITTEN))
      .map(([name]) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())),
  );
  return {
    properties: properties.map(([name, type]) => [name, written.has(name) ? type + WRITTEN : type]),
    attributes,
  };
};

const react = (elements) => [
  "import type { DetailedHTMLProps, HTMLAttributes } from 'react';",
  "import type * as pp from '../index.js';",
  '',
  "declare module 'react' {",
  '  namespace JSX {',
  '    interface IntrinsicElements {',
  ...elements.flatMap((element) => [
    `    '${element.tagName}': DetailedHTMLProps<HTMLAttributes<pp.${element.name}>, pp.${element.name}> & {`,
    ...indent(['class?: string | undefined;', ...settable(element), ...listeners(element)]),
    '    };',
  ]),
  '    }',
  '  }',
  '}',
];

const svelte = (elements) => [
  "import type { HTMLAttributes } from 'svelte/elements';",
  "import type * as pp from '../index.js';",
  '',
  "declare module 'svelte/elements' {",
  '  export interface SvelteHTMLElements {',
  ...elements.flatMap((element) => [
    `    '${element.tagName}': HTMLAttributes<pp.${element.name}> & {`,
    ...indent([...settable(element), ...listeners(element)]),
    '    };',
  ]),
  '  }',
  '}',
];

const vue = (elements) => [
  "import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';",
  "import type * as pp from '../index.js';",
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
  ...elements.flatMap((element) => [
    `    '${element.tagName}': Custom<pp.${element.name}, {`,
    ...indent(settable(inVue(element))),
    '    }, {',
    ...indent(element.events.map(([type, event]) => `'${type}': ${event};`)),
    '    }>;',
  ]),
  '  }',
  '}',
];

/** The prop of a React component that listens to an event: `onPpSubmit`. */
const handler = (type) => `on${type.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase())}`;

const components = (elements) => [
  "'use client';",
  "import { wrapper } from './react/wrapper.js';",
  ...elements.map(({ name, path }) => `import { ${name} as ${name}Element } from '${path}';`),
  ...elements.flatMap(({ name, waits, events }) => [
    '',
    `export const ${name} = /* @__PURE__ */ wrapper(${name}Element, ${JSON.stringify(waits)}, {`,
    ...events.map(([type]) => `  ${handler(type)}: '${type}',`),
    '});',
  ]),
];

const componentTypes = (elements) => [
  "import type * as pp from './index.js';",
  "import type { Wrapper } from './react/wrapper.js';",
  ...elements.flatMap(({ name, tagName, properties, events }) => [
    '',
    `/** \`<${tagName}>\` as a React component. */`,
    `export declare const ${name}: Wrapper<pp.${name}, {`,
    ...properties.filter(([key]) => key !== 'deferHydration').map((property) => `  ${optional(property)}`),
    '}, {',
    ...events.map(([type, event]) => `  ${handler(type)}: ${event};`),
    '}>;',
  ]),
];

/** Each file with what writes it. */
const FILES = {
  'types/react.d.ts': react,
  'types/svelte.d.ts': svelte,
  'types/vue.d.ts': vue,
  'react.js': components,
  'react.d.ts': componentTypes,
};
