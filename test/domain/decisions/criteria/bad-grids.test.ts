import { expect } from '@open-wc/testing';
import { checkCriteria } from '../../../../src/domain/decisions.js';
import { BAD_GRIDS } from './bad-grids.js';
import { fullGrid, OPTIONS } from './full-grid.js';

/** All that is told of a grid: criteria that are not met, and findings with their places. */
function told(grid: unknown): string[] {
  const { criteria, findings } = checkCriteria(grid, OPTIONS);
  return [
    ...criteria.filter(({ state }) => state !== 'met' && state !== 'not-applicable').map(({ id }) => id),
    ...findings.map(({ code, path }) => `${code} ${path}`),
  ];
}

/** When each language's decision is looked at again. */
const POLICIES: Readonly<Record<string, string>> = {
  en: 'Checked every two years.',
  es: 'Se revisa cada dos años.',
  ar: 'تُراجع كل سنتين.',
  de: 'Alle zwei Jahre geprüft.',
  fr: 'Revu tous les deux ans.',
};

describe('thirty bad grids with two flaws each', () => {
  it('are thirty', () => expect(BAD_GRIDS).to.have.length(30));

  for (const [name, lang, ...flaws] of BAD_GRIDS)
    it(`tells both, and nothing else: ${name}`, () => {
      const grid = fullGrid();
      Object.assign(grid, { lang, updatePolicy: POLICIES[lang] });
      for (const { spoil } of flaws) spoil(grid);
      const all = told(grid);
      const missed = flaws.map((flaw) => flaw.told).filter((one) => !all.includes(one));
      const expected = flaws.flatMap((flaw) => [flaw.told, ...(flaw.also ?? [])]);
      expect({ missed, false: all.filter((one) => !expected.includes(one)) }).to.deep.equal({ missed: [], false: [] });
    });
});
