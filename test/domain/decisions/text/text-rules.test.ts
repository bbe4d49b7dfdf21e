import { expect } from '@open-wc/testing';
import { fold } from '../../../../src/domain/decisions/language/fold.js';
import { rulesOf } from '../../../../src/domain/decisions/language/languages.js';
import type { KnownLanguage } from '../../../../src/domain/decisions/language/known-language.js';
import type { Compiled } from '../../../../src/domain/decisions/language/compiled.js';
import { againstOutcome } from '../../../../src/domain/decisions/text/against-data.js';
import { oneInX } from '../../../../src/domain/decisions/text/one-in.js';
import { partsAboveWhole } from '../../../../src/domain/decisions/text/parts-and-whole.js';
import { relativeAlone } from '../../../../src/domain/decisions/text/relative-alone.js';
import { outcome } from '../example.js';
import { AGAINST, ONE_IN, REDUCTIONS, RELATIVE, type Sentences, SUMS } from './sentences.js';

const stroke = outcome(52, 1000, { low: 40, high: 60 });
const withTablets = outcome(34, 1000);

const rulesOfText: [
  string,
  Readonly<Record<string, Sentences>>,
  (text: string, rules: Compiled) => readonly unknown[],
][] = [
  ['a chance with a denominator of its own', ONE_IN, oneInX],
  ['a relative figure alone', RELATIVE, relativeAlone],
  ['a reduction alone', REDUCTIONS, (text, rules) => relativeAlone(text, rules, true)],
  ['parts above their whole', SUMS, partsAboveWhole],
  ['a number against its outcome', AGAINST, (text, rules) => againstOutcome(text, rules, stroke, [withTablets])],
];

for (const [name, table, rule] of rulesOfText)
  for (const [language, { found, harmless }] of Object.entries(table))
    describe(`${name}, ${language}`, () => {
      const told = (text: string) => rule(fold(text), rulesOf(language as KnownLanguage));
      for (const text of found) it(`is found in "${text}"`, () => expect(told(text)).not.to.be.empty);
      for (const text of harmless) it(`is not in "${text}"`, () => expect(told(text)).to.be.empty);
    });

describe('nobody is not some', () => {
  it('says so of 0 of 1,000 beside 2 of 10,000, and of all beside nearly all', () => {
    const told = (text: string, events: number) =>
      againstOutcome(fold(text), rulesOf('en'), outcome(events, 10_000), []).map(({ kind }) => kind);
    expect(told('0 of 1,000 people', 2)).to.deep.equal(['none']);
    expect(told('1,000 of 1,000 people', 9_998)).to.deep.equal(['none']);
    expect(told('0 of 1,000 people', 0)).to.deep.equal([]);
  });
});
