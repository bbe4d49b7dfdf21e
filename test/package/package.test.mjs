// What is published: everything that is promised, and nothing else.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import ts from 'typescript';
import { domainNames, elementNames, root } from '../../.scripts/elements.mjs';
import { isWholeLicence } from '../../.scripts/licences.mjs';

const json = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'));
const meta = json('package.json');
const dist = readdirSync(join(root, 'dist'), { recursive: true }).map((file) => `dist/${file.replaceAll('\\', '/')}`);

const packageOf = (name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)[0];

/** Types may come from a file that has nothing but types. */
const there = (from, to) =>
  dist.includes(to) || (from.endsWith('.d.ts') && dist.includes(to.replace(/\.js$/, '.d.ts')));

describe('the package', () => {
  let packed;
  before(() => {
    const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      shell: process.platform === 'win32',
    });
    packed = JSON.parse(output)[0].files.map(({ path }) => path);
  });

  it('has what it needs, the sources that its maps name, and no tests', () => {
    const needed = ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md', 'custom-elements.json', 'llms.txt'];
    for (const file of needed) assert.ok(packed.includes(file), file);
    const others = packed.filter((file) => !/^(?:dist|src)\//.test(file) && !needed.includes(file));
    assert.deepEqual(others, []);
    assert.deepEqual(
      packed.filter((file) => /node_modules|\.test\.|^src\/.*(?<!\.ts)$/.test(file)),
      [],
    );
    // Those in `embed` have the sources in them
    const named = dist
      .filter((file) => file.endsWith('.map') && !file.startsWith('dist/embed/'))
      .flatMap((file) => json(file).sources.map((source) => join(file, '..', source)));
    const sources = packed.filter((file) => file.startsWith('src/'));
    assert.deepEqual([...new Set(named)].sort(), sources.sort());
  });

  const OF_ALL = ['@lit/localize', 'fhirpath', 'antlr4', '@lhncbc/ucum-lhc', 'date-fns'];
  const OF_LIT = ['lit', 'lit-html', 'lit-element', '@lit/reactive-element'];
  const OF_EMBEDS = [...OF_LIT, 'chart.js', '@kurkle/color', 'dompurify', 'marked'];
  for (const [folder, inside, outside] of [
    ['dist', OF_ALL, OF_EMBEDS],
    ['dist/embed', [...OF_ALL, ...OF_EMBEDS], []],
  ])
    it(`has the whole licence of every work that is in ${folder}`, () => {
      const rule = `${'-'.repeat(80)}\n`;
      const [, ...parts] = readFileSync(join(root, folder, 'THIRD-PARTY-NOTICES.txt'), 'utf8').split(rule);
      const texts = new Map();
      for (let at = 0; at < parts.length; at += 2) texts.set(parts[at].trim().replace(/ \d[^]*$/, ''), parts[at + 1]);
      for (const name of inside) assert.ok(texts.has(name), name);
      for (const name of outside) assert.ok(!texts.has(name), name);
      for (const [name, text] of texts) assert.ok(isWholeLicence(text), name);
    });

  it('brings little along: what a page shares with it, and nothing else', () => {
    const { packages } = json('package-lock.json');
    const brought = Object.entries(packages)
      .filter(([path, is]) => path && !is.dev && !is.devOptional && !is.peer)
      .map(([path]) => path.replace('node_modules/', ''));
    assert.deepEqual(brought, [
      '@kurkle/color',
      '@lit-labs/ssr-dom-shim',
      // For its types
      '@lit/localize',
      '@lit/reactive-element',
      '@types/trusted-types',
      'chart.js',
      'dompurify',
      'lit',
      'lit-element',
      'lit-html',
      'marked',
    ]);
  });

  it('has a file for each entry that is promised', () => {
    const files = [
      'dist/index.js',
      'dist/index.d.ts',
      'dist/react.js',
      'dist/react.d.ts',
      ...['en', 'es', 'ar'].map((language) => `dist/strings/${language}.json`),
      ...elementNames().flatMap((name) => [
        `dist/elements/${name}.js`,
        `dist/elements/${name}.d.ts`,
        `dist/embed/elements/${name}.js`,
      ]),
      ...domainNames().flatMap((name) => [`dist/domain/${name}.js`, `dist/domain/${name}.d.ts`]),
      'dist/embed/patient-partnership.js',
      'dist/embed/patient-partnership.iife.js',
      'dist/embed/integrity.json',
      ...[
        'web-types.json',
        'vscode.html-custom-data.json',
        'vscode.css-custom-data.json',
        'react.d.ts',
        'vue.d.ts',
        'svelte.d.ts',
      ].map((file) => `dist/types/${file}`),
    ];
    assert.deepEqual(
      files.filter((file) => !packed.includes(file)),
      [],
    );
  });

  it('has a target for every export', () => {
    for (const [subpath, target] of Object.entries(meta.exports))
      for (const file of typeof target === 'string' ? [target] : Object.values(target)) {
        const [start, end] = file.slice(2).split('*');
        const found = packed.filter((name) =>
          end === undefined ? name === start : name.startsWith(start) && name.endsWith(end),
        );
        assert.ok(found.length > 0, `${subpath} -> ${file}`);
      }
    for (const field of ['main', 'module', 'types', 'customElements', 'web-types'])
      assert.ok(packed.includes(meta[field].replace(/^\.\//, '')), field);
  });

  it('exports nothing that is private', () => {
    for (const path of ['kernel/page/claim.js', 'elements/option-grid/option-grid.js', 'vendor/helpers.js'])
      assert.ok(!Object.keys(meta.exports).some((subpath) => subpath.slice(2) === path), path);
  });

  it('imports only what it depends on', () => {
    const allowed = new Set([...Object.keys(meta.dependencies), ...builtinModules]);
    const ofReact = new Set(Object.keys(meta.peerDependencies));
    const foreign = dist
      .filter((file) => /\.(?:js|d\.ts)$/.test(file) && !/^dist\/(?:embed|types|vendor)\//.test(file))
      .flatMap((file) => {
        const { importedFiles, typeReferenceDirectives } = ts.preProcessFile(
          readFileSync(join(root, file), 'utf8'),
          true,
          true,
        );
        return [...importedFiles, ...typeReferenceDirectives]
          .map(({ fileName }) => fileName)
          .filter((name) =>
            name.startsWith('.')
              ? !there(file, join(file, '..', name))
              : !allowed.has(packageOf(name)) && !(/^dist\/react[./]/.test(file) && ofReact.has(packageOf(name))),
          )
          .map((name) => `${file}: ${name}`);
      });
    assert.deepEqual(foreign, []);
  });

  it('keeps lit and chart.js the host’s own', () => {
    const bundled = dist.filter(
      (file) => /^dist\/vendor\//.test(file) && /\/(?:lit|lit-html|lit-element|chart\.js)\//.test(file),
    );
    assert.deepEqual(bundled, []);
  });

  it('lists every module with side effects', () => {
    const listed = (file) =>
      meta.sideEffects.some((pattern) =>
        new RegExp(
          `^${pattern
            .slice(2)
            .replaceAll('.', '\\.')
            .replaceAll('**/', '(.+/)?')
            .replace(/(?<!\))\*/g, '[^/]+')}$`,
        ).test(file),
      );
    for (const name of elementNames())
      for (const file of [`dist/elements/${name}.js`, `dist/elements/${name}/define.js`]) assert.ok(listed(file), file);
    assert.ok(!listed('dist/index.js'));
  });

  it('compiles in a strict project without our settings', () => {
    const names = elementNames();
    const code = [
      "import * as all from 'patient-partnership';",
      ...names.map((name) => `import 'patient-partnership/elements/${name}.js';`),
      ...domainNames().map((name, index) => `import * as domain${index} from 'patient-partnership/domain/${name}.js';`),
      ...names.map(
        (name) => `export const e_${name.replaceAll('-', '_')}: HTMLElement = document.createElement('pp-${name}');`,
      ),
      `export default [all, ${domainNames()
        .map((_, index) => `domain${index}`)
        .join(', ')}];`,
    ].join('\n');
    assert.deepEqual(compile(code), []);
  });

  it('has types for React, Svelte and Vue that fit the elements', () => {
    const files = ['react', 'svelte', 'vue'].map((framework) => `dist/types/${framework}.d.ts`);
    for (const file of files)
      for (const name of elementNames())
        assert.ok(readFileSync(join(root, file), 'utf8').includes(`'pp-${name}'`), file);
    assert.deepEqual(compile(files.map((file) => `/// <reference path='./${file}' />`).join('\n')), []);
  });
});

describe('the lock file', () => {
  // npm drops optional packages for other platforms that its registry lacks at that moment; `npm ci` then stops
  it('has every optional package of every platform', () => {
    const { packages } = json('package-lock.json');
    const problems = [];
    for (const [path, { optionalDependencies = {} }] of Object.entries(packages))
      for (const [name, wanted] of Object.entries(optionalDependencies)) {
        const found = lookUp(packages, path, name);
        if (!found || (/^\d/.test(wanted) && found.version !== wanted))
          problems.push(`${path}: ${name}@${wanted} ${found ? `is ${found.version}` : 'is missing'}`);
      }
    assert.deepEqual(problems, []);
  });
});

/** Finds a package as Node does: in the folder itself, then in those around it. */
function lookUp(packages, path, name) {
  for (let at = path; ; at = at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) : '') {
    const found = packages[`${at ? `${at}/` : ''}node_modules/${name}`];
    if (found || !at) return found;
  }
}

/** What the compiler says about a file of somebody who uses the package. */
function compile(code) {
  const file = join(root, 'consumer.ts');
  const options = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    strict: true,
    noEmit: true,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => path === file || fileExists(path);
  host.readFile = (path) => (path === file ? code : readFile(path));
  host.getSourceFile = (path, ...rest) =>
    path === file ? ts.createSourceFile(path, code, ts.ScriptTarget.ES2022) : getSourceFile.call(host, path, ...rest);
  return ts
    .getPreEmitDiagnostics(ts.createProgram([file], options, host))
    .map(
      ({ file: where, messageText }) =>
        `${where?.fileName.replace(root, '') ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    )
    .filter((message) => !message.startsWith('node_modules/'));
}
