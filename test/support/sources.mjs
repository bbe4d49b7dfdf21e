import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { root } from '../../.scripts/elements.mjs';

const cache = new Map();

/** All hand-written files of `src`, as paths from the project's root. */
export function sourceFiles() {
  return readdirSync(join(root, 'src'), { recursive: true })
    .map((file) => `src/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.ts') && !file.includes('/generated/'))
    .sort();
}

/**
 * One source file.
 * @param {string} path from the project's root
 * @returns {{ path: string, text: string, tree: ts.SourceFile, imports: { target: string, typeOnly: boolean }[] }}
 * `target` is a path from the root, or the name of a package
 */
export function source(path) {
  if (!cache.has(path)) {
    const text = readFileSync(join(root, path), 'utf8');
    const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    cache.set(path, { path, text, tree, imports: importsOf(tree, path) });
  }
  return cache.get(path);
}

function importsOf(tree, path) {
  const found = [];
  const add = (literal, typeOnly) => found.push({ target: resolve(literal.text, path), typeOnly });
  walk(tree, (node) => {
    if (ts.isImportDeclaration(node)) {
      const named = node.importClause?.namedBindings;
      const allTypes = named && ts.isNamedImports(named) && named.elements.every((element) => element.isTypeOnly);
      add(node.moduleSpecifier, Boolean(node.importClause?.isTypeOnly || (allTypes && !node.importClause.name)));
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
  });
  return found;
}

function resolve(specifier, from) {
  if (!specifier.startsWith('.')) return specifier;
  const path = relative(root, join(root, dirname(from), specifier));
  const typescript = path.replace(/\.js$/, '.ts');
  return existsSync(join(root, typescript)) || path.includes('/generated/') ? typescript : path;
}

/** Calls `visit` for a node and everything in it. */
export function walk(node, visit) {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** A file and all that it imports from `src`, whether at once or later. */
export function closure(path, found = new Set()) {
  if (found.has(path) || !path.startsWith('src/') || !path.endsWith('.ts') || path.includes('/generated/'))
    return found;
  found.add(path);
  for (const { target } of source(path).imports) closure(target, found);
  return found;
}
