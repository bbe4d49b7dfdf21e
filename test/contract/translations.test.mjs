// What a translation says is for people to judge. That it is one, whole and written as its language is, is checked here.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { root } from '../../.scripts/elements.mjs';
import { source, sourceFiles, walk } from '../support/sources.mjs';

const { targetLocales, interchange } = JSON.parse(readFileSync(join(root, 'lit-localize.json'), 'utf8'));

/** Texts that are the same in two languages. Anything else that equals its source was forgotten. */
const SAME = {
  es: ['default.no', 'field.file.formats', 'field.no', 'radar.benchmark', 'radar.dimension'],
  ar: ['field.file.formats', 'radar.dimension'],
};

/** How a language writes what English writes otherwise: a text in which the pattern is found is wrong. */
const FOREIGN = {
  es: [
    [/[“”"]/u, 'quotes are «»'],
    [/^[^¿]*\?/u, 'a question opens with ¿'],
    [/^[^¡]*!/u, 'an exclamation opens with ¡'],
    [/\s[,;:.?!…»)]|[¿¡«(]\s/u, 'no space inside marks'],
  ],
  ar: [
    [/[?,;]/u, 'the marks are ؟ ، ؛'],
    [/[“”"]/u, 'quotes are «»'],
    [/\s[،؛:.؟!…»)]|[«(]\s/u, 'no space inside marks'],
    [/[\u064e\u0650\u0652]/u, 'no vowel signs that nobody needs to read it'],
    [/[\u0640\u06cc\u06a9]/u, 'letters of Arabic, not stretched, not of Persian'],
  ],
};

/** The texts of the code by id, with `{0}`, `{1}` … for what is filled in. */
const texts = new Map();
for (const path of sourceFiles())
  walk(source(path).tree, (node) => {
    if (!ts.isCallExpression(node) || node.expression.getText() !== 'msg') return;
    const [text, options] = node.arguments;
    const id = options?.properties?.find((property) => property.name?.text === 'id')?.initializer;
    if (id && ts.isStringLiteralLike(id)) texts.set(id.text, textOf(text));
  });

function textOf(node) {
  if (ts.isStringLiteralLike(node)) return node.text;
  const { head, templateSpans } = node.template;
  return head.text + templateSpans.map(({ literal }, index) => `{${index}}${literal.text}`).join('');
}

/** The texts of a language: what stands in the file, by id. */
function read(locale) {
  const xliff = readFileSync(join(root, interchange.xliffDir, `${locale}.xlf`), 'utf8');
  const units = [...xliff.matchAll(/<trans-unit id="([^"]+)"[^>]*>([^]*?)<\/trans-unit>/g)].map(([, id, unit]) => ({
    id,
    source: /<source>([^]*?)<\/source>/.exec(unit)?.[1] ?? '',
    target: /<target>([^]*?)<\/target>/.exec(unit)?.[1] ?? '',
  }));
  return { head: xliff.slice(0, xliff.indexOf('<body>')), units };
}

/** What a text has filled in, in any order: languages differ in it. */
const places = (text) => (text.match(/<x [^>]*\/>/g) ?? []).sort();

/** A text of the file as the code has it. */
const plain = (text) =>
  text
    .replace(/<x id="(\d+)"[^>]*\/>/g, '{$1}')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

/** A text without what is filled in: a number or a name stands there. */
const words = (text) => text.replace(/<x [^>]*\/>/g, '1').replace(/&lt;|&gt;|&amp;/g, '');

/** How a text ends: as a sentence, as a question, unfinished, or as a label does. */
function end(text) {
  const [last] = words(text).match(/[.?؟…:)»”]$/u) ?? [''];
  return last.replace('؟', '?').replace('”', '»');
}

/** The ids of the units that are not as they should be. */
const idsOf = (units, wrong) => units.filter(wrong).map(({ id }) => id);

it('there is a file for each language, and for no other', () =>
  assert.deepEqual(readdirSync(join(root, interchange.xliffDir)).sort(), targetLocales.map((l) => `${l}.xlf`).sort()));

for (const locale of targetLocales)
  describe(`the translation into ${locale}`, () => {
    const { head, units } = read(locale);

    it('says that it is', () => assert.match(head, new RegExp(`target-language="${locale}"`)));

    it('has each text of the code once, and no other', () =>
      assert.deepEqual(units.map(({ id }) => id).sort(), [...texts.keys()].sort()));

    it('is of the texts that the code has today', () =>
      assert.deepEqual(
        idsOf(units, (unit) => texts.has(unit.id) && plain(unit.source) !== texts.get(unit.id)),
        [],
      ));

    it('leaves nothing empty', () =>
      assert.deepEqual(
        idsOf(units, ({ target }) => !/[\p{L}\p{N}]/u.test(words(target))),
        [],
      ));

    it('fills in what the source fills in', () =>
      assert.deepEqual(
        idsOf(units, ({ source: from, target }) => places(from).join() !== places(target).join()),
        [],
      ));

    it('has no text in English', () =>
      assert.deepEqual(idsOf(units, ({ source: from, target }) => from === target).sort(), SAME[locale]));

    it('ends each text as the source does', () =>
      assert.deepEqual(
        idsOf(units, ({ source: from, target }) => end(from) !== end(target)),
        [],
      ));

    it('has no blanks to spare', () =>
      assert.deepEqual(
        idsOf(units, ({ target }) => /^\s|\s$|\s\s|[\n\t]/u.test(target)),
        [],
      ));

    for (const [pattern, rule] of FOREIGN[locale])
      it(`is written as the language is: ${rule}`, () =>
        assert.deepEqual(
          idsOf(units, ({ target }) => pattern.test(words(target))),
          [],
        ));
  });

it('Arabic is in Arabic letters', () =>
  assert.deepEqual(
    idsOf(read('ar').units, ({ target }) => /[A-Za-z]/.test(words(target).replace(/\b(?:CSV|PDF|ZIP)\b/, ''))),
    [],
  ));
