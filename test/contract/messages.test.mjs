// Every text of the interface can be translated, is translated, and keeps its id.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { root } from '../../.scripts/elements.mjs';
import { source, sourceFiles, walk } from '../support/sources.mjs';

const { targetLocales, interchange } = JSON.parse(readFileSync(join(root, 'lit-localize.json'), 'utf8'));

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

/** How many values a text has places for. */
const places = (text) => (text.match(/\$\{|<x /g) ?? []).length;

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

  for (const locale of targetLocales)
    describe(`in ${locale}`, () => {
      const xliff = readFileSync(join(root, interchange.xliffDir, `${locale}.xlf`), 'utf8');
      const units = new Map(
        [...xliff.matchAll(/<trans-unit id="([^"]+)"[^>]*>([^]*?)<\/trans-unit>/g)].map(([, id, unit]) => [
          id,
          {
            source: /<source>([^]*?)<\/source>/.exec(unit)?.[1] ?? '',
            target: /<target[^>]*>([^]*?)<\/target>/.exec(unit)?.[1],
          },
        ]),
      );

      it('are all there', () =>
        assert.deepEqual(
          [...new Set(messages.map(({ id }) => id))].filter((id) => !units.get(id)?.target?.trim()),
          [],
        ));

      it('have nothing left of texts that are gone', () => {
        const ids = new Set(messages.map(({ id }) => id));
        assert.deepEqual(
          [...units.keys()].filter((id) => !ids.has(id)),
          [],
        );
      });

      it('have the same places for values', () =>
        assert.deepEqual(
          messages
            .filter(({ id, text }) => units.get(id)?.target && places(units.get(id).target) !== places(text))
            .map(({ id }) => id),
          [],
        ));

      it('are of today', () => {
        const stale = [...units].filter(([id, unit]) => {
          const message = messages.find((candidate) => candidate.id === id);
          return message && words(unit.source) !== words(message.text);
        });
        assert.deepEqual(
          stale.map(([id]) => id),
          [],
        );
      });
    });
});

/** A text without its places, markup and quotes, to compare what is written in two notations. */
function words(text) {
  return text
    .replace(/<x [^>]*\/>/g, '')
    .replace(/\$\{[^}]*(?:\{[^}]*\}[^}]*)*\}/g, '')
    .replace(/&lt;|&gt;|&amp;|&quot;|&apos;/g, '')
    .replace(/^(?:str|html)/, '')
    .replace(/\\u\{?[\da-f]+\}?|[^\p{L}\p{N}]/giu, '');
}
