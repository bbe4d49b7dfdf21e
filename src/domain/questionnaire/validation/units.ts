import type { Quantity } from '../model.js';

const UCUM = 'http://unitsofmeasure.org';

/** What is measured, and how many of its base unit one of this unit is. */
type Unit = readonly [dimension: string, factor: number];

/** Units of UCUM that take prefixes. */
const METRIC = new Map<string, Unit>([
  ['g', ['mass', 1]],
  ['m', ['length', 1]],
  ['L', ['volume', 1]],
  ['l', ['volume', 1]],
  ['s', ['time', 1]],
  ['mol', ['amount', 1]],
  ['J', ['energy', 1]],
  ['cal', ['energy', 4.184]],
  ['Pa', ['pressure', 1]],
  ['bar', ['pressure', 100000]],
  ['m[Hg]', ['pressure', 133322]],
  ['m[H2O]', ['pressure', 9806.65]],
]);
/** Units of UCUM that take none. */
const OTHER = new Map<string, Unit>([
  ['min', ['time', 60]],
  ['h', ['time', 3600]],
  ['d', ['time', 86400]],
  ['wk', ['time', 604800]],
  ['mo', ['time', 2629800]],
  ['a', ['time', 31557600]],
  ['t', ['mass', 1000000]],
  ['[oz_av]', ['mass', 28.349523125]],
  ['[lb_av]', ['mass', 453.59237]],
  ['[stone_av]', ['mass', 6350.29318]],
  ['[in_i]', ['length', 0.0254]],
  ['[ft_i]', ['length', 0.3048]],
  ['[yd_i]', ['length', 0.9144]],
  ['[mi_i]', ['length', 1609.344]],
  ['1', ['number', 1]],
  ['%', ['number', 0.01]],
]);
const PREFIXES = new Map([
  ['', 1],
  ['k', 1e3],
  ['h', 1e2],
  ['da', 1e1],
  ['d', 1e-1],
  ['c', 1e-2],
  ['m', 1e-3],
  ['u', 1e-6],
  ['n', 1e-9],
  ['p', 1e-12],
]);

function simple(code: string): Unit | undefined {
  const own = OTHER.get(code);
  if (own) return own;
  for (const [prefix, power] of PREFIXES) {
    const unit = code.startsWith(prefix) && METRIC.get(code.slice(prefix.length));
    if (unit) return [unit[0], unit[1] * power];
  }
  return undefined;
}

/** A unit, or one by another (`mg/dL`). */
function read(code: string): Unit | undefined {
  const [over, under, ...more] = code.split('/').map((part) => simple(part || '1'));
  if (!over || more.length) return undefined;
  if (!code.includes('/')) return over;
  return under && [`${over[0]}/${under[0]}`, over[1] / under[1]];
}

/**
 * The number of a quantity in the unit of another one. Units that are not said to be others are UCUM's.
 *
 * @returns null if one cannot be converted to the other, undefined if that is not known here
 */
export function inUnitOf(to: Quantity, { value, unit, code, system }: Quantity): number | null | undefined {
  if (value === undefined) return undefined;
  if ((to.system ?? UCUM) !== (system ?? UCUM)) return null;
  const [from, target] = [code ?? unit, to.code ?? to.unit];
  if (from === target) return value;
  if ((system ?? UCUM) !== UCUM || !from || !target) return null;
  const [mine, wanted] = [read(from), read(target)];
  if (!mine || !wanted) return undefined;
  return mine[0] === wanted[0] ? (value * mine[1]) / wanted[1] : null;
}
