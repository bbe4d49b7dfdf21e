// A part of UCUM: the units that forms ask for. Its codes and definitions are under a licence from Regenstrief Institute,
// Inc. and The UCUM Organization, at https://ucum.org/license: copyright 1999-2024 Regenstrief Institute, Inc.
import type { AnswerValue, ConvertQuantity, Item, Problem, Quantity, Survey } from './model.js';

const UCUM = 'http://unitsofmeasure.org';

/** How many of its base units one unit is, and the powers of those: `{ m: 1, s: -1 }`. */
interface Unit {
  readonly factor: number;
  readonly powers: ReadonlyMap<string, number>;
}

/** Each as a number of other units, down to the base units, which have none. */
type Definitions = Readonly<Record<string, readonly [number?, string?]>>;

/** Units that take prefixes. Amounts of substance are told from plain numbers, and units of effect from each other. */
const METRIC: Definitions = {
  ...{ m: [], g: [], s: [], A: [], K: [], mol: [], cd: [], '[IU]': [], '[iU]': [1, '[IU]'] },
  ...{ L: [1, 'dm3'], l: [1, 'dm3'], N: [1, 'kg.m/s2'], J: [1, 'N.m'], W: [1, 'J/s'] },
  ...{ Pa: [1, 'N/m2'], bar: [1e5, 'Pa'], 'm[Hg]': [133.322, 'kPa'], 'm[H2O]': [9.80665, 'kPa'] },
  ...{ cal: [4.184, 'J'], '[Cal]': [1, 'kcal'], Hz: [1, '/s'], V: [1, 'J/A/s'], Ohm: [1, 'V/A'], eq: [1, 'mol'] },
  ...{ osm: [1, 'mol'], kat: [1, 'mol/s'], U: [1, 'umol/min'], Bq: [1, '/s'], Gy: [1, 'J/kg'], Sv: [1, 'J/kg'] },
};
/** Units that take none. */
const OTHER: Definitions = {
  ...{
    min: [60, 's'],
    h: [60, 'min'],
    d: [24, 'h'],
    wk: [7, 'd'],
    mo: [30.4375, 'd'],
    a: [365.25, 'd'],
    t: [1000, 'kg'],
  },
  ...{ '[oz_av]': [1 / 16, '[lb_av]'], '[lb_av]': [453.59237, 'g'], '[stone_av]': [14, '[lb_av]'] },
  ...{ '[gr]': [64.79891, 'mg'], '[in_i]': [2.54, 'cm'], '[ft_i]': [12, '[in_i]'], '[yd_i]': [3, '[ft_i]'] },
  ...{ '[mi_i]': [5280, '[ft_i]'], '[nmi_i]': [1852, 'm'], '[gal_us]': [231, '[in_i]3'], '[gal_br]': [4.54609, 'L'] },
  ...{ '[qt_us]': [1 / 4, '[gal_us]'], '[pt_us]': [1 / 8, '[gal_us]'], '[pt_br]': [1 / 8, '[gal_br]'] },
  ...{ '[cup_us]': [1 / 16, '[gal_us]'], '[foz_us]': [1 / 128, '[gal_us]'], '[foz_br]': [1 / 160, '[gal_br]'] },
  ...{ '[tbs_us]': [1 / 2, '[foz_us]'], '[tsp_us]': [1 / 6, '[foz_us]'], '[tsp_m]': [5, 'mL'], '[tbs_m]': [15, 'mL'] },
  ...{ '[cup_m]': [240, 'mL'], '[drp]': [1 / 20, 'mL'], atm: [101325, 'Pa'], '[psi]': [6894.757293168, 'Pa'] },
  ...{ '%': [0.01], '[ppth]': [1e-3], '[ppm]': [1e-6], rad: [1], deg: [Math.PI / 180] },
};
const PREFIXES: Readonly<Record<string, number>> = {
  ...{
    '': 1,
    da: 1e1,
    h: 1e2,
    k: 1e3,
    M: 1e6,
    G: 1e9,
    d: 1e-1,
    c: 1e-2,
    m: 1e-3,
    u: 1e-6,
    n: 1e-9,
    p: 1e-12,
    f: 1e-15,
  },
};

/** What a temperature is in kelvin: the only scales here that do not begin at zero. */
const SCALES: Readonly<Record<string, readonly [zero: number, degree: number]>> = {
  ...{ K: [0, 1], Cel: [273.15, 1], '[degF]': [459.67 * (5 / 9), 5 / 9] },
};

const own = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** One unit with its prefix, or a number. */
function simple(code: string): Unit | undefined {
  if (/^\d+$/.test(code)) return { factor: Number(code), powers: new Map() };
  const other = own(OTHER, code);
  if (other) return defined(code, 1, other);
  for (const [prefix, factor] of Object.entries(PREFIXES)) {
    const name = code.slice(prefix.length);
    const metric = code.startsWith(prefix) && own(METRIC, name);
    if (metric) return defined(name, factor, metric);
  }
  return undefined;
}

function defined(name: string, prefix: number, [factor = 1, by]: readonly [number?, string?]): Unit | undefined {
  const isBase = by === undefined && Object.hasOwn(METRIC, name);
  if (isBase) return { factor: prefix, powers: new Map([[name, 1]]) };
  const unit = by === undefined ? { factor: 1, powers: new Map<string, number>() } : read(by);
  return unit && { factor: prefix * factor * unit.factor, powers: unit.powers };
}

/** A unit by its code: units with powers, multiplied and divided. What stands in braces is a note. */
function read(code: string): Unit | undefined {
  let factor = 1;
  const powers = new Map<string, number>();
  const parts =
    code.replace(/\{[^{}]*\}/g, '').match(/[./]?(?:10[*^]-?\d+|(?:\[[^\]]*\]|[^./[\]])+|(?=[./]|$))/g) ?? [];
  if (parts.join('') !== code.replace(/\{[^{}]*\}/g, '')) return undefined;
  for (const part of parts) {
    const name = part.replace(/^[./]/, '');
    const sign = part.startsWith('/') ? -1 : 1;
    const [, ten] = /^10[*^](-?\d+)$/.exec(name) ?? [];
    if (ten) factor *= 10 ** (sign * Number(ten));
    else if (name) {
      const [, base = name, power = '1'] = /^(.*[^\d+-])([+-]?\d)$/.exec(name) ?? [];
      const unit = simple(base);
      if (!unit) return undefined;
      const times = sign * Number(power);
      factor *= unit.factor ** times;
      for (const [key, own] of unit.powers) powers.set(key, (powers.get(key) ?? 0) + own * times);
    }
  }
  return { factor, powers: new Map([...powers].filter(([, power]) => power !== 0)) };
}

const isSame = (a: Unit['powers'], b: Unit['powers']): boolean =>
  a.size === b.size && [...a].every(([key, power]) => b.get(key) === power);

/** Digits that only come of multiplying and dividing are no difference. */
const rounded = (value: number): number => Number(value.toPrecision(12));

const named = ({ code, unit }: Quantity): string | undefined => code ?? unit;

/** Brings a quantity into the unit of another one. Units that are not said to be others are UCUM's. */
export const convert: ConvertQuantity = (to, from) => {
  const { value } = from;
  const [given, wanted] = [named(from), named(to)];
  if (value === undefined || wanted === undefined) return value;
  if (given === undefined) return undefined;
  const [system, other] = [from.system ?? UCUM, to.system ?? UCUM];
  if (system !== other) return null;
  if (given === wanted) return value;
  if (system !== UCUM) return null;
  const [mine, theirs] = [own(SCALES, given), own(SCALES, wanted)];
  if (mine && theirs) return rounded((mine[0] + value * mine[1] - theirs[0]) / theirs[1]);
  const [a, b] = [mine ? read('K') : read(given), theirs ? read('K') : read(wanted)];
  if (!a || !b) return undefined;
  return isSame(a.powers, b.powers) ? rounded((value * a.factor) / b.factor) : null;
};

/** The units that an item offers and that cannot be compared with a quantity. */
const unlike = ({ units }: Item, { valueQuantity }: AnswerValue): string[] =>
  units.flatMap(({ display: unit, system, code }) =>
    valueQuantity && typeof convert(valueQuantity, { value: 1, unit, system, code }) !== 'number'
      ? (code ?? unit ?? '')
      : [],
  );

/** The limits and conditions of a survey that cannot be followed, as a unit that the question offers is none of theirs. */
export function unitProblems({ byLinkId }: Survey): Problem[] {
  return [...byLinkId.values()].flatMap((item) => {
    const { linkId, minValue, maxValue, enableWhen } = item;
    const conditions = enableWhen.flatMap(({ source, answer }) => (source ? unlike(source, answer) : []));
    const units = [minValue, maxValue].flatMap((limit) => (limit ? unlike(item, limit) : []));
    return [...new Set([...units, ...conditions])].map((unit): Problem => {
      const message = `the unit "${unit}" cannot be converted to that of a limit or condition, which is not followed for it`;
      return { severity: 'warning', code: 'unit', message, linkId };
    });
  });
}
