// Everything in dist/, then a table of what it weighs. With --localized, the languages are there already.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'vite';
import { elementNames, publishedParts, root } from './elements.mjs';
import { thirdPartyNotices } from './notices.mjs';
import { sizeTable } from './sizes.mjs';
import { writeStrings } from './strings.mjs';

process.chdir(root);

/** Runs a tool. What it says is of interest only where it fails, and there nothing else is. */
function run(script, ...args) {
  try {
    execFileSync(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' });
  } catch ({ stdout, message }) {
    console.error(stdout || message);
    process.exit(1);
  }
}

rmSync('dist', { recursive: true, force: true });
if (!process.argv.includes('--localized')) run('node_modules/@lit/localize-tools/bin/lit-localize.js', 'build');
run('node_modules/@custom-elements-manifest/analyzer/cem.js', 'analyze');

const outputs = {};
for (const mode of ['embed', 'iife', 'modules', 'fhirpath']) {
  const result = await build({ mode, logLevel: 'warn' });
  outputs[mode] = [result].flat().flatMap(({ output }) => output.filter(({ type }) => type === 'chunk'));
}
run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json');

// The compiler names the package that a type stands in; the one that we depend on hands it out
for (const file of readdirSync('dist', { recursive: true }).filter((name) => name.endsWith('.d.ts'))) {
  const path = join('dist', file);
  const text = readFileSync(path, 'utf8');
  const changed = text.replaceAll(
    /(["'])lit-html(\/[^"']*)?\1/g,
    (_, quote, rest = '') => `${quote}lit${rest}${quote}`,
  );
  if (changed !== text) writeFileSync(path, changed);
}

// An element's module for bundlers defines it, and hands out its class and events with their types
for (const name of elementNames()) {
  const handedOut = publishedParts(name).map((part) => `export * from '../${part}.js';`.replace('../elements/', './'));
  const code = [`import './${name}/define.js';`, ...handedOut, ''].join('\n');
  for (const extension of ['.js', '.d.ts']) writeFileSync(`dist/elements/${name}${extension}`, code);
}

mkdirSync('dist/schema', { recursive: true });
for (const file of readdirSync('src/domain', { recursive: true }))
  if (file.endsWith('.schema.json'))
    cpSync(join('src/domain', file), join('dist/schema', basename(file).replace('.schema', '')));

writeStrings({ from: 'src/i18n/xliff', to: 'dist/strings' });

const { embed, iife, modules, fhirpath } = outputs;
writeFileSync('dist/embed/THIRD-PARTY-NOTICES.txt', thirdPartyNotices([...embed, ...iife]));
writeFileSync('dist/THIRD-PARTY-NOTICES.txt', thirdPartyNotices([...modules, ...fhirpath]));

const integrity = {};
for (const { fileName } of [...embed, ...iife].sort((a, b) => (a.fileName < b.fileName ? -1 : 1)))
  integrity[fileName] = `sha384-${createHash('sha384')
    .update(readFileSync(`dist/embed/${fileName}`))
    .digest('base64')}`;
writeFileSync('dist/embed/integrity.json', `${JSON.stringify(integrity, null, 2)}\n`);

console.log(sizeTable(outputs));
