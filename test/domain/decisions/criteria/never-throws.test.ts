import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { checkCriteria, CRITERION_STATES, parseOptionGrid, readBackground } from '../../../../src/domain/decisions.js';
import { fullGrid, OPTIONS } from './full-grid.js';

/** Every place in data, as the keys that lead to it. */
function places(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, member]) => places(member, [...path, key]))];
}
const PLACES = places(fullGrid()).filter(({ length }) => length > 0);
const VALUES: readonly unknown[] = [
  null,
  undefined,
  '',
  ' ',
  'x',
  '0 of 1,000',
  'One in six, 50 % less risk. Of 10, 9 and 8.',
  '٥ من كل ١٠',
  0,
  -1,
  0.5,
  1e300,
  NaN,
  true,
  false,
  [],
  [null],
  [[]],
  {},
  { a: null },
  { __proto__: null },
  'constructor',
  '__proto__',
  '2026-02-30',
  'javascript:alert(1)',
  'ar',
  'de',
  'fr',
  'es',
  'zz-🦆',
  '\ud800',
  'x'.repeat(600),
];
const mutation = fc.record({
  place: fc.constantFrom(...PLACES),
  value: fc.oneof(fc.constantFrom(...VALUES), fc.jsonValue(), fc.string()),
  how: fc.constantFrom('set', 'delete', 'twice', 'rename'),
});

/** Changes one place, if it is still there. */
function mutate(grid: unknown, { place, value, how }: { place: string[]; value: unknown; how: string }): void {
  const last = place.at(-1)!;
  let parent: unknown = grid;
  for (const key of place.slice(0, -1))
    parent = typeof parent === 'object' && parent !== null ? (parent as Record<string, unknown>)[key] : undefined;
  if (typeof parent !== 'object' || parent === null) return;
  const members = parent as Record<string, unknown>;
  if (how === 'delete') delete members[last];
  else if (how === 'twice' && Array.isArray(parent)) (parent as unknown[]).push(...(parent as unknown[]).slice(0, 3));
  else if (how === 'rename') [members[`${last}-2`], members[last]] = [members[last], undefined];
  else members[last] = structuredClone(value);
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('2,000 decisions with one to four things changed', () => {
  it('are read and judged without an exception; each criterion has a state, and each finding a message', () => {
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
        const grid = fullGrid();
        mutations.forEach((one) => mutate(grid, one));
        const { value, problems } = parseOptionGrid(grid);
        readBackground(grid);
        const { criteria, counts, findings } = checkCriteria(grid, OPTIONS);
        expect(criteria).to.have.length(44);
        for (const { state, advice, paths } of criteria) {
          expect(CRITERION_STATES).to.include(state);
          if (state === 'met') expect([advice, ...paths]).to.deep.equal(['']);
          else expect(advice).not.to.equal('');
        }
        for (const { applicable, ...states } of Object.values(counts))
          expect(applicable).to.equal(states.met + states.partly + states.missing + states['needs-evidence']);
        for (const { message, path } of findings) expect(message.startsWith(path || 'The data')).to.be.true;
        // What keeps a grid from being shown is never silent
        if (value === null) expect(problems.some(({ severity }) => severity === 'error')).to.be.true;
        if (value) expect(plain(parseOptionGrid(value).value)).to.deep.equal(plain(value));
      }),
      { numRuns: 2000, seed: 20261129 },
    );
  });
});

describe('data that fight back', () => {
  const trap = {
    get: () => {
      throw new Error('no');
    },
    ownKeys: () => {
      throw new Error('no');
    },
  };
  it('are named, not thrown', () => {
    for (const input of [
      new Proxy({}, trap),
      {
        get rows() {
          throw new Error('no');
        },
      },
      { ...fullGrid(), criteria: new Proxy({}, trap) },
    ])
      expect(checkCriteria(input, OPTIONS).findings).not.to.be.empty;
  });
});
