// Who may import whom, and what no file may do.
import assert from 'node:assert/strict';
import { dirname } from 'node:path';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { source, sourceFiles, walk } from '../support/sources.mjs';

/** Each layer with the layers and packages that it may use. */
const LAYERS = {
  domain: [],
  theme: ['lit'],
  i18n: ['domain', 'lit', '@lit/localize'],
  transport: ['domain'],
  kernel: ['domain', 'i18n', 'transport', 'theme', 'lit', 'dompurify', 'marked'],
  controls: ['domain', 'i18n', 'kernel', 'theme', 'lit'],
  charts: ['domain', 'i18n', 'kernel', 'theme', 'lit', 'chart.js'],
  fields: ['domain', 'i18n', 'transport', 'kernel', 'theme', 'controls', 'lit'],
  elements: ['domain', 'i18n', 'transport', 'kernel', 'theme', 'controls', 'charts', 'fields', 'lit', 'fhirpath'],
  react: ['kernel', 'react', '@lit/react'],
};

/** CSS that came after Safari 16.4, Chrome 111 or Firefox 115, and whose loss would be seen. */
const TOO_NEW = {
  nesting: /[{;]\s*&/,
  ':has()': /^(?![^]*@supports selector\(:has)[^]*:has\(/,
  ':dir()': /:dir\(/,
  '@scope': /@scope\b/,
  '@starting-style': /@starting-style\b/,
  'the unit lh': /\d(?:r?lh)\b/,
  'light-dark()': /^(?![^]*@supports \(color: light-dark)[^]*light-dark\(/,
};

const files = sourceFiles();
const layerOf = (path) => /^src\/([^/]+)\//.exec(path)?.[1];
const elementOf = (path) => /^src\/elements\/([^/]+)\//.exec(path)?.[1];
const packageOf = (name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)[0];
const none = (found) => assert.deepEqual(found, []);

/** `path: what` for each place where `find` says what is wrong. */
const everywhere = (find, list = files) => list.flatMap((path) => find(source(path)).map((what) => `${path}: ${what}`));

/** The text of each node that `wanted` picks. */
const nodes = (wanted) => (file) => {
  const found = [];
  walk(file.tree, (node) => {
    if (wanted(node)) found.push(node.getText().slice(0, 80));
  });
  return found;
};

describe('the architecture', () => {
  it('has no layer that nobody knows', () => none([...new Set(files.map(layerOf))].filter((l) => l && !LAYERS[l])));

  it('lets a layer import only what is below it', () =>
    none(
      everywhere(({ path, imports }) => {
        const layer = layerOf(path);
        if (!layer) return [];
        return imports
          .map(({ target }) => target)
          .filter((target) => {
            const used = target.startsWith('src/') ? layerOf(target) : packageOf(target);
            return used !== layer && !LAYERS[layer].includes(used);
          });
      }),
    ));

  it('keeps elements apart from each other', () =>
    none(
      everywhere(({ path, imports }) =>
        elementOf(path)
          ? imports
              .map(({ target }) => target)
              .filter((target) => elementOf(target) && elementOf(target) !== elementOf(path))
          : [],
      ),
    ));

  it('imports @lit/localize in src/i18n only', () =>
    none(
      everywhere(({ path, imports }) =>
        layerOf(path) === 'i18n'
          ? []
          : imports.map(({ target }) => target).filter((t) => t.startsWith('@lit/localize')),
      ),
    ));

  it('loads chart.js only when a chart is needed', () => {
    const eager = (path, seen = new Set()) => {
      if (seen.has(path) || !path.startsWith('src/') || path.includes('/generated/')) return seen;
      seen.add(path);
      walk(source(path).tree, (node) => {
        if (!ts.isImportDeclaration(node) || node.importClause?.isTypeOnly) return;
        const target = source(path).imports.find(({ target }) =>
          target.endsWith(node.moduleSpecifier.text.replace(/^[./]+/, '').replace(/\.js$/, '.ts')),
        );
        if (target && !target.typeOnly) eager(target.target, seen);
        if (node.moduleSpecifier.text.startsWith('chart.js')) seen.add('chart.js');
      });
      return seen;
    };
    assert.ok(!eager('src/embed.ts').has('chart.js'));
  });

  it('has no circle of files, not through types nor through what is loaded later', () => {
    const done = new Set();
    const cycles = [];
    const visit = (path, trail) => {
      if (trail.includes(path)) return void cycles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
      if (done.has(path) || !path.startsWith('src/') || !path.endsWith('.ts') || path.includes('/generated/')) return;
      for (const { target } of source(path).imports) visit(target, [...trail, path]);
      done.add(path);
    };
    files.forEach((path) => visit(path, []));
    none(cycles);
  });

  // A file at the top of an element or a layer stands for itself: it may bring rooms together, or be what they share.
  const roomOf = (path) => (/^src\/(?:elements\/)?[^/]+\/[^/]+$|^src\/[^/]+$/.test(path) ? path : dirname(path));

  it('has no circle of folders', () => {
    const rooms = new Map();
    for (const path of files) {
      const room = rooms.get(roomOf(path)) ?? new Set();
      rooms.set(roomOf(path), room);
      for (const { target } of source(path).imports)
        if (target.startsWith('src/') && !target.includes('/generated/')) room.add(roomOf(target));
    }
    const done = new Set();
    const cycles = [];
    const visit = (room, trail) => {
      if (trail.includes(room)) return void cycles.push([...trail.slice(trail.indexOf(room)), room].join(' -> '));
      if (done.has(room)) return;
      for (const next of rooms.get(room) ?? []) if (next !== room) visit(next, [...trail, room]);
      done.add(room);
    };
    [...rooms.keys()].forEach((room) => visit(room, []));
    none(cycles);
  });

  it('keeps folders small enough to be read at a glance', () => {
    const sizes = new Map();
    for (const path of files) sizes.set(dirname(path), (sizes.get(dirname(path)) ?? 0) + 1);
    none([...sizes].filter(([, size]) => size > 14).map(([folder, size]) => `${folder}: ${size} files`));
  });

  it('gives up no type', () => {
    none(everywhere(nodes((node) => node.kind === ts.SyntaxKind.AnyKeyword)));
    none(everywhere(({ text }) => text.match(/@ts-(?:ignore|nocheck|expect-error).*/g) ?? []));
  });

  it('exports by name only', () =>
    none(
      everywhere(
        nodes(
          // What a package of another kind exports is only described.
          (node) =>
            (ts.isExportAssignment(node) && !node.getSourceFile().isDeclarationFile) ||
            node.modifiers?.some((m) => m.kind === ts.SyntaxKind.DefaultKeyword),
        ),
      ),
    ));

  it('writes extensions', () =>
    none(
      everywhere(({ tree }) =>
        tree.statements
          .filter(
            (s) =>
              (ts.isImportDeclaration(s) || ts.isExportDeclaration(s)) &&
              /^['"]\..*(?<!\.js(?:on)?)['"]$/.test(s.moduleSpecifier?.getText() ?? ''),
          )
          .map((s) => s.getText()),
      ),
    ));

  it('puts no data into markup, and no style that a strict policy forbids', () =>
    none(
      everywhere(
        ({ text }) =>
          text.match(
            /unsafeHTML|unsafeSVG|unsafeCSS|styleMap|\bstyle="|<style|\.innerHTML\s*=|insertAdjacentHTML|document\.write|\beval\(|new Function|\bdata:image/g,
          ) ?? [],
      ),
    ));

  it('keeps the domain away from the page', () =>
    none(
      everywhere(
        nodes(
          (node) =>
            ts.isIdentifier(node) &&
            /^(?:window|document|navigator|customElements|localStorage|sessionStorage|indexedDB|fetch|console)$/.test(
              node.text,
            ) &&
            !ts.isPropertyAccessExpression(node.parent) &&
            !ts.isPropertySignature(node.parent) &&
            !ts.isPropertyAssignment(node.parent),
        ),
        files.filter((path) => layerOf(path) === 'domain'),
      ),
    ));

  it('defines each element with a literal tag, which the manifest can read', () =>
    none(
      files
        .filter((path) => path.endsWith('/define.ts') && elementOf(path))
        .filter((path) => !source(path).text.includes(`customElements.define('pp-${elementOf(path)}', `)),
    ));

  it('uses no CSS that the oldest browsers cannot read', () =>
    none(
      everywhere(({ tree }) => {
        const found = [];
        walk(tree, (node) => {
          if (!ts.isTaggedTemplateExpression(node) || node.tag.getText() !== 'css') return;
          const text = node.template.getText().replace(/\/\*[^]*?\*\//g, '');
          for (const [what, pattern] of Object.entries(TOO_NEW)) if (pattern.test(text)) found.push(what);
        });
        return found;
      }),
    ));

  for (const list of ['src/discover.ts', 'src/embed-global.ts'])
    it(`has every element in ${list}`, () => {
      const defined = new Set(source(list).imports.map(({ target }) => elementOf(target)));
      none(
        [...new Set(files.filter((path) => path.endsWith('/define.ts')).map(elementOf))].filter(
          (name) => name && !defined.has(name),
        ),
      );
    });
});
