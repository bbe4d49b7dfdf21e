// Every text of the interface can be translated, and has an id of its own: the build leaves out what would make one.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { source, sourceFiles, walk } from '../support/sources.mjs';

/** All calls of `msg`, with their texts and ids. */
const messages = sourceFiles().flatMap((path) => {
  const found = [];
  walk(source(path).tree, (node) => {
    if (!ts.isCallExpression(node) || node.expression.getText() !== 'msg') return;
    const id = node.arguments[1]?.properties?.find((property) => property.name?.text === 'id')?.initializer;
    found.push({ path, text: node.arguments[0].getText(), id: id && ts.isStringLiteralLike(id) ? id.text : undefined });
  });
  return found;
});

describe('the texts', () => {
  it('exist', () => assert.ok(messages.length > 20));

  it('have literal ids', () =>
    assert.deepEqual(
      messages.filter(({ id }) => !id),
      [],
    ));

  it('have an id for one text only', () => {
    const texts = new Map();
    for (const { id, text } of messages) texts.set(id, new Set([...(texts.get(id) ?? []), text]));
    assert.deepEqual(
      [...texts].filter(([, variants]) => variants.size > 1).map(([id]) => id),
      [],
    );
  });
});
