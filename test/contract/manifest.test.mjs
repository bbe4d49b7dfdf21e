// What the manifest promises is there, and what is there is in the manifest.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import ts from 'typescript';
import { elements } from '../support/examples.mjs';
import { Portal } from '../support/portal.mjs';
import { closure, source, walk } from '../support/sources.mjs';

const manifest = JSON.parse(readFileSync(new URL('../../custom-elements.json', import.meta.url), 'utf8'));
const declarations = manifest.modules.flatMap((module) => module.declarations);

const names = (list = []) => list.map(({ name }) => name).sort();
const missing = (wanted, given) => [...new Set(wanted)].filter((name) => !new Set(given).has(name)).sort();

describe('the manifest', () => {
  let portal, page, close;
  before(async () => {
    portal = await Portal.start();
    ({ page, close } = await portal.open({
      body: elements.flatMap(({ examples }) => examples.map(({ html }) => html)).join(''),
    }));
  });
  after(async () => {
    await close?.();
    await portal?.stop();
  });

  it('has every element', () =>
    assert.deepEqual(declarations.map(({ tagName }) => tagName).sort(), elements.map(({ tag }) => tag).sort()));

  for (const { name, tag } of elements) {
    const declaration = declarations.find(({ tagName }) => tagName === tag) ?? {};
    const sources = [...closure(`src/elements/${name}/define.ts`)].map(source);

    describe(`of ${tag}`, () => {
      it('describes everything', () => {
        for (const key of ['description', 'summary']) assert.ok(declaration[key], key);
        assert.ok(declaration.summary.length < 100 && !declaration.summary.includes('\n'), 'one line');
        assert.match(declaration.since, /^\d+\.\d+\.\d+$/);
        for (const list of ['attributes', 'members', 'events', 'slots', 'cssParts', 'cssProperties'])
          for (const entry of declaration[list] ?? []) assert.ok(entry.description, `${list}: ${entry.name}`);
      });

      it('has its attributes', async () => {
        const observed = await page.evaluate((t) => [...customElements.get(t).observedAttributes], tag);
        assert.deepEqual(names(declaration.attributes), observed.sort());
      });

      it('has its properties and methods', async () => {
        const fields = names(declaration.members);
        const { absent, undocumented } = await page.evaluate(
          ([t, documented]) => {
            const element = document.createElement(t);
            const own = [...customElements.get(t).elementProperties]
              .filter(([, { state }]) => !state)
              .map(([key]) => key);
            return {
              absent: documented.filter((key) => !(key in element)),
              undocumented: own.filter((key) => !documented.includes(key)),
            };
          },
          [tag, fields],
        );
        assert.deepEqual({ absent, undocumented }, { absent: [], undocumented: [] });
      });

      it('gives each property the default that it has', async () => {
        const documented = Object.fromEntries(
          (declaration.members ?? [])
            .filter(
              (member) =>
                member.kind === 'field' && /^(?:-?\d+|true|false|null|undefined|'.*')$/.test(member.default ?? ''),
            )
            .map((member) => [member.name, member.default]),
        );
        const real = await page.evaluate(
          ([t, keys]) => {
            const element = document.createElement(t);
            const text = (value) => (typeof value === 'string' ? `'${value}'` : String(value));
            return Object.fromEntries(keys.map((key) => [key, text(element[key])]));
          },
          [tag, Object.keys(documented)],
        );
        assert.deepEqual(real, documented);
      });

      it('has its events', () => assert.deepEqual(names(declaration.events), [...eventsOf(sources)].sort()));

      it('has its slots', async () => {
        const rendered = await inShadow(tag, 'slot', 'name');
        const written = matches(sources, /<slot(?:\s+name="([^"]*)")?/g);
        assert.deepEqual(missing(rendered, names(declaration.slots)), [], 'rendered, not documented');
        assert.deepEqual(missing(names(declaration.slots), written), [], 'documented, not there');
      });

      it('has its parts', async () => {
        const rendered = (await inShadow(tag, '[part]', 'part')).flatMap((value) => value.split(/\s+/));
        const written = matches(sources, /\bpart="([^"]*)"/g).flatMap((value) => value.split(/\s+/));
        assert.deepEqual(missing(rendered, names(declaration.cssParts)), [], 'rendered, not documented');
        assert.deepEqual(missing(names(declaration.cssParts), written), [], 'documented, not there');
      });

      it('has its custom properties', () => {
        const used = matches(sources, new RegExp(`var\\(\\s*(--${tag}-[\\w-]+)`, 'g'));
        const own = names(declaration.cssProperties).filter((property) => property.startsWith(`--${tag}-`));
        assert.deepEqual(own, [...new Set(used)].sort());
      });
    });
  }

  /** An attribute of everything that a selector finds in the shadow roots of a tag's examples. */
  const inShadow = (tag, selector, attribute) =>
    page.evaluate(
      ([t, s, a]) =>
        [...document.querySelectorAll(t)].flatMap((element) =>
          [...element.shadowRoot.querySelectorAll(s)].map((node) => node.getAttribute(a) ?? ''),
        ),
      [tag, selector, attribute],
    );
});

const matches = (files, pattern) =>
  files.flatMap(({ text }) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''));

/** Whether an event is one that parts of a template tell each other: it does not leave the shadow root. */
const staysInside = (files, { arguments: [type, options] }) =>
  !/composed/.test(options?.getText() ?? '') && files.some(({ text }) => text.includes(`@${type.text}=`));

/** The types of all events that an element can dispatch, read from its sources. */
function eventsOf(files) {
  const classes = new Map();
  const found = new Set();
  const constructed = new Set();
  for (const { tree } of files)
    walk(tree, (node) => {
      if (
        ts.isClassDeclaration(node) &&
        node.heritageClauses?.some((clause) => /^extends (?:Custom)?Event\b/.test(clause.getText()))
      )
        walk(node, (inner) => {
          if (
            ts.isCallExpression(inner) &&
            inner.expression.kind === ts.SyntaxKind.SuperKeyword &&
            ts.isStringLiteral(inner.arguments[0])
          )
            classes.set(node.name.text, inner.arguments[0].text);
        });
      if (ts.isNewExpression(node)) constructed.add(node.expression.getText());
      if (
        ts.isNewExpression(node) &&
        /^(?:Custom)?Event$/.test(node.expression.getText()) &&
        ts.isStringLiteral(node.arguments[0]) &&
        !staysInside(files, node)
      )
        found.add(node.arguments[0].text);
      if (ts.isCallExpression(node) && node.expression.getText() === 'this.notify') {
        const [argument] = node.arguments;
        for (const type of ts.isStringLiteral(argument) ? [argument.text] : ['input', 'change']) found.add(type);
      }
    });
  for (const [name, type] of classes) if (constructed.has(name)) found.add(type);
  return found;
}
