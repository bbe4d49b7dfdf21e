// Types and lint. Both stand on what TypeScript knows of each file: here it works that out once, for both.
import { ESLint } from 'eslint';
import ts from 'typescript';
import { root } from './elements.mjs';

process.chdir(root);
const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (fault) => faults.push(fault) };
const faults = [];
const { fileNames, options } = ts.getParsedCommandLineOfConfigFile('tsconfig.json', {}, host);
const program = ts.createProgram(fileNames, options);
faults.push(...ts.getPreEmitDiagnostics(program));
if (faults[0]) console.log(ts.formatDiagnostics(ts.sortAndDeduplicateDiagnostics(faults), formatHost()));

const typed = {
  files: ['**/*.ts'],
  languageOptions: { parserOptions: { projectService: false, programs: [program] } },
};
const eslint = new ESLint({ overrideConfig: [typed] });
const results = await eslint.lintFiles(['.']);
const { format } = await eslint.loadFormatter('stylish');
const text = await format(results);
if (text) console.log(text);
const isClean = results.every(({ errorCount, warningCount }) => errorCount + warningCount === 0);
process.exitCode = faults[0] || !isClean ? 1 : 0;

function formatHost() {
  return {
    getCurrentDirectory: () => root,
    getCanonicalFileName: (name) => name,
    getNewLine: () => '\n',
  };
}
