import type { AnswerValue, Quantity, QuestionNode } from '../../domain/questionnaire.js';
import { sameUnit, unitPart } from '../../domain/questionnaire/model/values.js';

export interface SliderRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

type Unit = Pick<Quantity, 'unit' | 'system' | 'code'>;

/** The unit that a scale is in: the first one that the question offers, else that of its limits. */
export function scaleUnit({ now: item }: QuestionNode): Unit | undefined {
  const [offered] = item.units;
  if (offered) return unitPart({ ...offered, unit: offered.display ?? offered.code });
  const given = [item.minValue, item.maxValue].map((limit) => limit?.valueQuantity);
  const found = given.find((limit) => limit?.unit ?? limit?.code);
  return found && unitPart(found);
}

/** A number of the scale; a quantity in the unit of the scale, and undefined where it cannot be converted to that. */
export function onScale(question: QuestionNode, value: AnswerValue | null | undefined): number | undefined {
  const { valueQuantity: quantity } = value ?? {};
  if (!quantity) return value?.valueInteger ?? value?.valueDecimal;
  const unit = scaleUnit(question);
  const isBare = !(quantity.unit ?? quantity.code);
  if (!unit || isBare || sameUnit(quantity, unit)) return quantity.value;
  return question.item.convert?.(unit, quantity) ?? undefined;
}

/**
 * From where to where a scale goes, and in which steps: the form's `sliderStepValue`, else 1 for whole numbers and about a
 * hundredth of the scale for others. Undefined where the form does not say both ends: it is no scale then.
 */
export function sliderRange(question: QuestionNode): SliderRange | undefined {
  const { now: item } = question;
  const min = onScale(question, item.minValue);
  const max = onScale(question, item.maxValue);
  if (min === undefined || max === undefined || !(max > min)) return undefined;
  const [extension] = item.extensions.get('sliderStepValue') ?? [];
  const own = extension?.['valueInteger'] ?? extension?.['valueDecimal'];
  if (typeof own === 'number' && own > 0 && own <= max - min) return { min, max, step: own };
  if (item.type === 'integer') return { min, max, step: 1 };
  const places = Math.min(item.maxDecimalPlaces ?? 10, Math.max(0, 2 - Math.floor(Math.log10(max - min))));
  return { min, max, step: Number((10 ** -places).toFixed(places)) };
}
