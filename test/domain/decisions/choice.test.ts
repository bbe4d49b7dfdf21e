import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  comparedPair,
  importanceOf,
  noValue,
  parseOptionGrid,
  rate,
  readValue,
  whatMatters,
} from '../../../src/domain/decisions.js';
import { decision } from './example.js';

const json = decision();
json.options.push({ id: 'c', label: 'C' });
const grid = parseOptionGrid(json).value!;

describe('reading a value', () => {
  it('keeps what fits', () => {
    const value = { compare: ['c', 'a'], importance: { one: 3, two: 0 }, decision: 'undecided' };
    expect(readValue(value, grid)).to.deep.equal({ value, dropped: [] });
  });

  it('leaves out what does not, and names it', () => {
    const { value, dropped } = readValue(
      { compare: ['a', 'a'], importance: { one: 4, two: 2, nine: 1 }, decision: 'z' },
      grid,
    );
    expect(value).to.deep.equal({ compare: null, importance: { two: 2 }, decision: null });
    expect(dropped).to.have.length(4);
  });

  it('takes ids on trust while the decision is not there yet', () => {
    const value = { compare: ['x', 'y'], importance: { z: 1 }, decision: 'w' };
    expect(readValue(value).value).to.deep.equal(value);
  });

  it('takes nothing for nothing', () => {
    for (const empty of [null, undefined, {}])
      expect(readValue(empty, grid)).to.deep.equal({ value: noValue(), dropped: [] });
  });

  it('never throws, and always gives a whole value', () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        expect(Object.keys(readValue(input, grid).value)).to.deep.equal(['compare', 'importance', 'decision']);
      }),
    );
  });
});

describe('ratings', () => {
  it('are set and taken back, for any id', () => {
    for (const id of ['one', '__proto__', 'constructor', 'toString']) {
      expect(importanceOf(noValue(), id)).to.equal(undefined);
      const rated = rate(noValue(), id, 2);
      expect(importanceOf(rated, id)).to.equal(2);
      expect(importanceOf(rate(rated, id, undefined), id)).to.equal(undefined);
      expect(Object.getPrototypeOf(rated.importance)).to.equal(Object.prototype);
      expect((JSON.parse(JSON.stringify(rated)) as typeof rated).importance).to.have.own.property(id, 2);
    }
  });

  it('point to the rows with the highest rating, in the authors’ order', () => {
    const value = { ...noValue(), importance: { five: 2, one: 1, two: 2 } as const };
    expect(whatMatters(grid, value)).to.deep.equal(['two', 'five']);
  });

  it('"not at all" never matters most', () => {
    expect(whatMatters(grid, { ...noValue(), importance: { one: 0 } })).to.deep.equal([]);
    expect(whatMatters(grid, noValue())).to.deep.equal([]);
  });
});

describe('the two options that are compared', () => {
  it('are the chosen ones, in the authors’ order, else the first two', () => {
    expect(comparedPair(grid, { ...noValue(), compare: ['c', 'a'] })).to.deep.equal(['a', 'c']);
    expect(comparedPair(grid, noValue())).to.deep.equal(['a', 'b']);
  });
});
