import { expect } from '@open-wc/testing';
import { convert } from '../../../../src/domain/questionnaire/model/units.js';

const system = 'http://unitsofmeasure.org';

describe('convert()', () => {
  // By the tables of the International System of Units, NIST Special Publication 811.
  const CASES: [number, string, number, string][] = [
    [50, 'kg', 50000, 'g'],
    [1, '[lb_av]', 453.59237, 'g'],
    [1, '[stone_av]', 6.35029318, 'kg'],
    [6, '[ft_i]', 182.88, 'cm'],
    [98.6, '[degF]', 37, 'Cel'],
    [-40, 'Cel', -40, '[degF]'],
    [0, 'Cel', 273.15, 'K'],
    [120, 'mm[Hg]', 15.99864, 'kPa'],
    [10, 'cm[H2O]', 980.665, 'Pa'],
    [1, 'g/L', 100, 'mg/dL'],
    [0.3, 'g', 300, 'mg'],
    [0.7, 'kg', 700, 'g'],
    [25, 'kg/m2', 2.5, 'g/cm2'],
    [60, '/min', 1, 'Hz'],
    [72, '{beats}/min', 1.2, '/s'],
    [5, '10*9/L', 5000, '/uL'],
    [1, 'L', 1000, 'cm3'],
    [2, '[tsp_m]', 10, 'mL'],
    [1, '[gal_us]', 3.785411784, 'L'],
    [1, 'kcal', 4.184, 'kJ'],
    [36, 'km/h', 10, 'm/s'],
    [2, 'wk', 14, 'd'],
    [50, '%', 0.5, '1'],
    [1, 'k[IU]', 1000, '[iU]'],
    [1, 'ug/kg/h', 1, 'ng/g/h'],
    [3, 'm.s-2', 300, 'cm.s-2'],
    [180, 'deg', Math.PI, 'rad'],
  ];
  for (const [value, code, wanted, other] of CASES)
    it(`${value} ${code} are ${wanted} ${other}, and back`, () => {
      expect(convert({ system, code: other }, { value, system, code })).to.be.closeTo(wanted, Math.abs(wanted) * 1e-9);
      const back = convert({ system, code }, { value: wanted, system, code: other });
      expect(back).to.be.closeTo(value, Math.abs(value) * 1e-9 + 1e-9);
    });

  it('is exact where decimals are', () => {
    expect(convert({ code: 'mg' }, { value: 1.1, code: 'g' })).to.equal(1100);
    expect(convert({ code: 'kg' }, { value: 49999.9, code: 'g' })).to.equal(49.9999);
  });

  it('tells what cannot be converted from what is not known', () => {
    const of = (code: string, other: string) => convert({ system, code: other }, { value: 1, system, code });
    for (const [code, other] of [
      ['kg', 'm'],
      ['mmol/L', 'mg/dL'],
      ['[IU]', 'mg'],
      ['Cel', 'kg'],
      ['m2', 'm3'],
    ] as const)
      expect(of(code, other), `${code} ${other}`).to.equal(null);
    for (const code of ['pounds', '[degRe]', 'constructor', 'toString', '(mg', 'm^^2', 'ft', ']'])
      expect(of(code, 'kg'), code).to.equal(undefined);
    expect(convert({ code: 'kg' }, { value: 1 }), 'no unit').to.equal(undefined);
    expect(convert({}, { value: 1, code: 'kg' }), 'a limit that is a number').to.equal(1);
    expect(convert({ code: 'kg', system: 'urn:other' }, { value: 1, code: 'kg' })).to.equal(null);
    expect(convert({ code: 'x', system: 'urn:other' }, { value: 1, code: 'x', system: 'urn:other' })).to.equal(1);
  });
});
