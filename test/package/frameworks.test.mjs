// The types for React, Vue and Svelte, read by the frameworks' own checkers: what is right passes, what is wrong does not.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { root } from '../../.scripts/elements.mjs';

// In the project, so that packages are found
const folder = join(root, 'test-results', 'frameworks');
const demo = (file) => JSON.parse(readFileSync(join(root, 'demo/data', file), 'utf8'));

/** JSON as a bundler imports it: TypeScript sees texts and numbers where the data have words of a list, and pairs. */
const data = {
  'grid.json': {
    ...demo('example-decision.json'),
    lang: 'en',
    dir: 'ltr',
    rows: [
      {
        id: 'pain',
        question: 'How much does it hurt?',
        cells: {
          one: {
            outcome: {
              events: 1,
              denominator: 100,
              timeFrame: '1 year',
              group: 'Adults',
              certainty: 'low',
              source: 'a',
            },
          },
          two: null,
        },
      },
      { id: 'time', question: 'How long does it take?', cells: { one: { text: 'A day', sources: ['a'] } } },
    ],
  },
  'value.json': { compare: ['one', 'two'], importance: { pain: 3 }, decision: 'one' },
  'profile.json': demo('example-maturity.json'),
  'survey.json': {
    resourceType: 'Questionnaire',
    status: 'active',
    item: [{ linkId: 'a', type: 'string', text: 'A?' }],
  },
  'answers.json': { resourceType: 'QuestionnaireResponse', status: 'completed', item: [] },
};

const imports = Object.keys(data)
  .map((file) => `import ${file.replace('.json', '')} from './${file}';`)
  .join('\n');

/** What may be given, and what comes out, without a framework. */
const plain = `
import type {
  Authorize, Certainty, DimensionSelectDetail, ErrorDetail, Expand, ExpandRequest, GridCell, GridOption, GridOutcome, GridRow, GridSource,
  GridValue, GridValueInput, HostDelivery, Importance, Layout, Level, LevelRange, MaturityBenchmark, MaturityDimension,
  MaturityProfile, MaturityProfileInput, MaturitySeries, OptionGridData, OptionGridInput, ParsedProfile, Questionnaire,
  QuestionnaireItem, QuestionnaireResponse, QuestionnaireResponseItem, QueuedDetail, ResponseIssue, ResponseScores, SubmitDetail,
  SubmitResult, SubmittedDetail, Survey, ValidateOptions,
} from 'patient-partnership';
import { DecisionEvent, type ExperienceSurvey, type MaturityRadar, type OptionGrid } from 'patient-partnership';
${imports}
declare const elements: [ExperienceSurvey, OptionGrid, MaturityRadar];
const [one, two, three] = elements;
one.questionnaire = survey;
one.response = answers;
two.grid = grid;
two.value = value;
three.data = profile;
const importance: Importance | undefined = two.value.importance['pain'];
const compare: [string, string] | null = two.value.compare;
const layout: Layout | null = one.layout;
one.layout = 'sideways'; // wrong
two.value = { decision: 3 }; // wrong
two.grid = { id: 'no title' }; // wrong
three.data = { ...profile, series: [{ id: 'a' }] }; // wrong
const exact: 'one' | null = two.value.decision; // wrong
new DecisionEvent(value); // wrong
export type All = [
  Authorize, Certainty, DimensionSelectDetail, ErrorDetail, Expand, ExpandRequest, GridCell, GridOption, GridOutcome, GridRow, GridSource,
  GridValue, GridValueInput, HostDelivery, Importance, Layout, Level, LevelRange, MaturityBenchmark, MaturityDimension,
  MaturityProfile, MaturityProfileInput, MaturitySeries, OptionGridData, OptionGridInput, ParsedProfile, Questionnaire,
  QuestionnaireItem, QuestionnaireResponse, QuestionnaireResponseItem, QueuedDetail, ResponseIssue, ResponseScores, SubmitDetail,
  SubmitResult, SubmittedDetail, Survey, ValidateOptions,
];
export { compare, exact, importance, layout };
`;

const react = `import { ExperienceSurvey, MaturityRadar, OptionGrid } from 'patient-partnership/react';
${imports}
export const tags = (
  <>
    <pp-experience-survey
      class="a"
      questionnaire={survey}
      response={answers}
      layout="page"
      heading-level="3"
      idle-seconds="60"
      draft-days={3}
      kiosk
      authorize={({ reason }) => ({ reason })}
      onpp-submit={(event) => event.respondWith(fetch('/', { body: JSON.stringify(event.detail.response) }))}
      onpp-submitted={({ detail }) => detail.location?.length}
      ref={(element) => void element?.submit()}
    >
      <p slot="intro">Hello</p>
    </pp-experience-survey>
    <pp-option-grid grid={grid} value={value} onpp-decision={({ detail }) => detail.decision} heading-level={3} required />
    <pp-maturity-radar data={profile} selected="a" heading-level="4" onpp-select={({ detail }) => detail.dimension} />
    <pp-experience-survey layout="sideways" /> {/* wrong */}
    <pp-experience-survey questionnaire="a.json" /> {/* wrong */}
    <pp-experience-survey heading-level="two" /> {/* wrong */}
    <pp-experience-survey drafts="always" /> {/* wrong */}
    <pp-experience-survey unheard={1} /> {/* wrong */}
    <pp-experience-survey onpp-submit={(event) => event.submitter} /> {/* wrong */}
    <pp-option-grid onpp-decision={({ detail }) => detail.response} /> {/* wrong */}
    <pp-option-grid grid={profile} /> {/* wrong */}
    <pp-maturity-radar onpp-select={({ detail }) => detail.dimension.missing} /> {/* wrong */}
  </>
);
export const components = (
  <>
    <ExperienceSurvey
      className="a"
      questionnaire={survey}
      response={answers}
      layout="question"
      headingLevel={3}
      authorize={async ({ reason }) => ({ reason })}
      onPpSubmit={(event) => event.respondWith(fetch('/', { body: JSON.stringify(event.detail.response) }))}
      onPpError={({ detail }) => detail.code}
      onChange={(event) => event.type}
      ref={(element) => void element?.submit()}
    >
      <p slot="intro">Hello</p>
    </ExperienceSurvey>
    <OptionGrid grid={grid} value={value} required onPpDecision={({ detail }) => detail.compare?.[1]} />
    <MaturityRadar data={profile} onPpSelect={({ detail }) => detail.series} id="radar" />
    <ExperienceSurvey layout="sideways" /> {/* wrong */}
    <ExperienceSurvey headingLevel="3" /> {/* wrong */}
    <ExperienceSurvey unheard={1} /> {/* wrong */}
    <ExperienceSurvey onPpSubmit={(event) => event.submitter} /> {/* wrong */}
    <OptionGrid onPpSubmit={() => undefined} /> {/* wrong */}
    <MaturityRadar data={grid} /> {/* wrong */}
  </>
);
`;

const vue = `<script setup lang="ts">
${imports}
import type { DecisionEvent, SubmitEvent } from 'patient-partnership';
const submit = (event: SubmitEvent) => event.respondWith(Promise.resolve());
const decided = (event: DecisionEvent) => event.detail.decision;
const authorize = () => ({ a: 'b' });
</script>

<template>
  <pp-experience-survey class="a" .questionnaire="survey" :response="answers" layout="page" heading-level="3" :idle-seconds="60" kiosk :authorize="authorize" @pp-submit="submit" @pp-submitted="(event) => event.detail.location"><p slot="intro">Hello</p></pp-experience-survey>
  <pp-option-grid :grid="grid" :value="value" required heading-level="3" @pp-decision="decided" />
  <pp-maturity-radar :data="profile" selected="a" @pp-select="(event) => event.detail.dimension" />
  <pp-experience-survey layout="sideways" /> <!-- wrong -->
  <pp-experience-survey questionnaire="a.json" /> <!-- wrong -->
  <pp-experience-survey heading-level="two" /> <!-- wrong -->
  <pp-experience-survey :drafts="'always'" /> <!-- wrong -->
  <pp-experience-survey @pp-submit="decided" /> <!-- wrong -->
  <pp-option-grid @pp-decision="(event) => event.detail.response" /> <!-- wrong -->
  <pp-option-grid :grid="profile" /> <!-- wrong -->
  <pp-maturity-radar @pp-select="(event) => event.detail.dimension.missing" /> <!-- wrong -->
</template>
`;

const svelte = `<script lang="ts">
${imports}
</script>

<pp-experience-survey class="a" questionnaire={survey} response={answers} layout="page" heading-level="3" idle-seconds={60} kiosk authorize={() => ({ a: 'b' })} onpp-submit={(event) => event.respondWith(Promise.resolve())} onpp-submitted={(event) => event.detail.location}><p slot="intro">Hello</p></pp-experience-survey>
<pp-option-grid {grid} {value} required heading-level="3" onpp-decision={(event) => event.detail.decision} />
<pp-maturity-radar data={profile} selected="a" onpp-select={(event) => event.detail.dimension} />
<pp-experience-survey layout="sideways" /> <!-- wrong -->
<pp-experience-survey questionnaire="a.json" /> <!-- wrong -->
<pp-experience-survey heading-level="two" /> <!-- wrong -->
<pp-experience-survey drafts={'always'} /> <!-- wrong -->
<pp-experience-survey unheard={1} /> <!-- wrong -->
<pp-experience-survey onpp-submit={(event) => event.submitter} /> <!-- wrong -->
<pp-option-grid onpp-decision={(event) => event.detail.response} /> <!-- wrong -->
<pp-option-grid grid={profile} /> <!-- wrong -->
<pp-maturity-radar onpp-select={(event) => event.detail.dimension.missing} /> <!-- wrong -->
`;

const compilerOptions = {
  target: 'ES2022',
  module: 'ESNext',
  moduleResolution: 'bundler',
  lib: ['ES2023', 'DOM', 'DOM.Iterable'],
  jsx: 'react-jsx',
  types: [],
  strict: true,
  resolveJsonModule: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  skipLibCheck: true,
  noEmit: true,
};

/** A checker writes each fault as `file(line,column)` or `"file" line:column`. */
const LOCATION = /([\w.]+)(?:\((\d+),\d+\)|" (\d+):\d+)/;

const tsc = ['typescript/bin/tsc', '--pretty', 'false'];
const kinds = {
  React: { files: { 'plain.ts': plain, 'react.tsx': react }, command: tsc },
  Vue: { files: { 'App.vue': vue }, command: ['vue-tsc/bin/vue-tsc.js', '--pretty', 'false'] },
  Svelte: { files: { 'App.svelte': svelte }, command: ['svelte-check/bin/svelte-check', '--output', 'machine'] },
};

describe('the types', { concurrency: 2 }, () => {
  before(() => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(join(folder, 'node_modules'), { recursive: true });
    symlinkSync(root, join(folder, 'node_modules/patient-partnership'), 'junction');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const [name, { files, command }] of Object.entries(kinds))
    it(`fit ${name}, and find what is wrong`, async () => {
      const project = join(folder, name);
      mkdirSync(project);
      const types = `/// <reference types="patient-partnership/types/${name.toLowerCase()}.d.ts" />\n`;
      const tsconfig = JSON.stringify({ compilerOptions, include: ['.'] });
      const all = { ...files, 'ours.d.ts': types, 'tsconfig.json': tsconfig, 'svelte.config.js': 'export default {};' };
      for (const [file, json] of Object.entries(data)) all[file] = JSON.stringify(json);
      for (const [file, text] of Object.entries(all)) writeFileSync(join(project, file), text);

      const output = await run(command, project);
      const found = new Map();
      for (const line of output.split('\n').filter((text) => /\berror\b/i.test(text))) {
        const [, file, first, second] = LOCATION.exec(line) ?? [];
        if (file) found.set(`${file}:${first ?? second}`, line);
      }
      const wrong = Object.entries(files).flatMap(([file, text]) =>
        text.split('\n').flatMap((line, index) => (/\bwrong\b/.test(line) ? [[`${file}:${index + 1}`, line]] : [])),
      );
      assert.ok(wrong.length > 0);
      const isWrong = new Set(wrong.map(([where]) => where));
      assert.deepEqual(
        {
          unexpected: [...found].filter(([where]) => !isWrong.has(where)).map(([, line]) => line),
          unnoticed: wrong.filter(([where]) => !found.has(where)).map(([, line]) => line.trim()),
        },
        { unexpected: [], unnoticed: [] },
        output,
      );
    });
});

/** What a checker says about a project. */
function run([script, ...args], cwd) {
  const child = spawn(process.execPath, [join(root, 'node_modules', script), ...args], { cwd });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  return new Promise((resolve) => child.on('close', () => resolve(output)));
}
