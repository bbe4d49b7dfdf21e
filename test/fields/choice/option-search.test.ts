import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Option } from '../../../src/domain/questionnaire.js';
import { fold, namedOption, searchOptions } from '../../../src/fields/choice/option-search.js';

const option = (label: string): Option => ({
  value: { valueCoding: { code: label } },
  label,
  initialSelected: false,
  exclusive: false,
});
const found = (query: string, ...labels: string[]) =>
  searchOptions(labels.map(option), query).map(({ label }) => label);

describe('searching options', () => {
  it('knows words by how they begin', () => {
    expect(found('ber', 'Bern', 'New Bern', 'Amber')).to.deep.equal(['Bern', 'New Bern']);
    expect(found('new ber', 'Bern', 'New Bern', 'Bern, new')).to.deep.equal(['New Bern', 'Bern, new']);
    expect(found('', 'b', 'a')).to.deep.equal(['b', 'a']);
    expect(found(' - ', 'b', 'a')).to.deep.equal(['b', 'a']);
  });

  it('brings first what begins with the words', () => {
    expect(found('st', 'New St', 'Saint', 'St Anna')).to.deep.equal(['St Anna', 'New St']);
  });

  it('does without accents, case and vowel signs', () => {
    expect(found('ecole', 'École')).to.deep.equal(['École']);
    expect(found('ÉCOLE', 'ecole')).to.deep.equal(['ecole']);
    expect(found('strasse', 'Große Straße')).to.deep.equal(['Große Straße']);
    expect(found('istanbul', 'İstanbul')).to.deep.equal(['İstanbul']);
    expect(found('محمد', 'مُحَمَّد')).to.deep.equal(['مُحَمَّد']);
    expect(found('東京', 'ここは東京')).to.deep.equal(['ここは東京']);
    expect(found('किताब', 'किताब', 'कुताब')).to.deep.equal(['किताब']);
  });

  it('finds each option by its own name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (label) => {
        expect(searchOptions([option(label)], label)).to.have.length(1);
        if (fold(label)) expect(namedOption([option(label)], label)?.label).to.equal(label);
      }),
    );
  });

  it('knows an option by its name only where it is the whole one', () => {
    expect(namedOption([option('Bern'), option('New Bern')], ' bERN ')?.label).to.equal('Bern');
    expect(namedOption([option('Bern')], 'Ber')).to.equal(undefined);
    expect(namedOption([option('')], '')).to.equal(undefined);
  });
});
