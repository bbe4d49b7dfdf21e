import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes the types that Svelte's templates need, from the manifest.
 * @param {{ outdir: string }} options
 */
export function svelteTypes({ outdir }) {
  return {
    name: 'svelte-types',
    packageLinkPhase({ customElementsManifest: manifest }) {
      const elements = manifest.modules.flatMap((module) =>
        module.declarations.map((declaration) => ({ ...declaration, from: module.path.replace(/^dist/, '..') })),
      );
      const lines = [
        "import type { HTMLAttributes } from 'svelte/elements';",
        ...elements.map(({ name, from }) => `import type { ${name} } from '${from}';`),
        '',
        "declare module 'svelte/elements' {",
        '  export interface SvelteHTMLElements {',
        ...elements.flatMap(element),
        '  }',
        '}',
        '',
      ];
      mkdirSync(outdir, { recursive: true });
      writeFileSync(join(outdir, 'svelte.d.ts'), lines.join('\n'));
    },
  };
}

function element({ name, tagName, attributes = [], members = [], events = [] }) {
  const fields = members.filter(({ kind, readonly }) => kind === 'field' && !readonly).map((member) => member.name);
  const properties = new Map(fields.map((field) => [field, field]));
  for (const attribute of attributes) properties.set(attribute.name, attribute.fieldName ?? attribute.name);
  return [
    `    '${tagName}': HTMLAttributes<${name}> & {`,
    ...[...properties].map(([key, field]) =>
      fields.includes(field) ? `      '${key}'?: ${name}['${field}'];` : `      '${key}'?: string | boolean;`,
    ),
    ...events.map((event) => `      'on:${event.name}'?: (event: ${event.type?.text ?? 'Event'}) => void;`),
    '    };',
  ];
}
