import type { AnswerValue, QuestionNode } from '../domain/questionnaire.js';

export interface SliderRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

const numberOf = (value: AnswerValue | undefined): number | undefined =>
  value?.valueInteger ?? value?.valueDecimal ?? value?.valueQuantity?.value;

/**
 * From where to where a scale goes, and in which steps: the form's `sliderStepValue`, else 1 for whole numbers and about a
 * hundredth of the scale for others. Undefined where the form does not say both ends: it is no scale then.
 */
export function sliderRange({ now: item }: QuestionNode): SliderRange | undefined {
  const min = numberOf(item.minValue);
  const max = numberOf(item.maxValue);
  if (min === undefined || max === undefined || !(max > min)) return undefined;
  const [extension] = item.extensions.get('sliderStepValue') ?? [];
  const own = extension?.['valueInteger'] ?? extension?.['valueDecimal'];
  if (typeof own === 'number' && own > 0 && own <= max - min) return { min, max, step: own };
  if (item.type === 'integer') return { min, max, step: 1 };
  const places = Math.min(item.maxDecimalPlaces ?? 10, Math.max(0, 2 - Math.floor(Math.log10(max - min))));
  return { min, max, step: Number((10 ** -places).toFixed(places)) };
}
