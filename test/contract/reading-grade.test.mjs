// What a survey says to patients can be read after six years of school: every text, not only the questions of our own.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { root } from '../../.scripts/elements.mjs';
import { source, sourceFiles, walk } from '../support/sources.mjs';

const measure = readFileSync(join(root, 'test/elements/experience-survey/loading/reading-grade.ts'), 'utf8');
const { outputText } = ts.transpileModule(measure, {
  compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
});
const { readingGrade } = await import(`data:text/javascript,${encodeURIComponent(outputText)}`);

/** Of each group of texts, and of each text by itself that is more than a few words. */
const GRADE = 6;

/** Harder texts, each with the reason why it stays. */
const EXCEPTIONS = new Map([['field.file.other', 'four words, and only one of them is long']]);

const PATIENT = /^src\/(?:elements\/experience-survey|fields)\/|^src\/kernel\/data-state\.ts$/;

/** By group, the first part of the id: the texts by id, with a short word for what is put in. */
const groups = new Map();
for (const path of sourceFiles().filter((path) => PATIENT.test(path))) {
  walk(source(path).tree, (node) => {
    if (!ts.isCallExpression(node) || node.expression.getText() !== 'msg') return;
    const id = node.arguments[1]?.properties?.find((property) => property.name?.text === 'id')?.initializer?.text;
    const text = node.arguments[0]
      .getText()
      .replace(/^(?:str)?[`']|[`']$/g, '')
      .replace(/\$\{[^}]*\}/g, 'it');
    const group = id.split('.')[0];
    groups.set(group, (groups.get(group) ?? new Map()).set(id, text));
  });
}

describe('what a patient reads', () => {
  it('was found', () => assert.ok(groups.get('survey')?.size > 20 && groups.get('finding')?.size > 10));

  for (const [group, texts] of groups)
    it(`${group}: ${texts.size} texts`, (test) => {
      const counted = [...texts].filter(([id]) => !EXCEPTIONS.has(id));
      if (counted.length === 0) return;
      const grade = readingGrade(counted.map(([, text]) => text));
      test.diagnostic(`grade ${grade.toFixed(1)}`);
      assert.ok(grade <= GRADE, `grade ${grade.toFixed(1)}`);
      const hard = counted.filter(([, text]) => text.split(/\s+/).length > 3 && readingGrade([text]) > GRADE);
      assert.deepEqual(
        hard.map(([id, text]) => `${id} (${readingGrade([text]).toFixed(1)}): ${text}`),
        [],
      );
    });

  it('has no exception that is not needed', () => {
    const all = new Map([...groups.values()].flatMap((texts) => [...texts]));
    const easy = [...EXCEPTIONS.keys()].filter((id) => !all.has(id) || readingGrade([all.get(id)]) <= GRADE);
    assert.deepEqual(easy, []);
  });
});
