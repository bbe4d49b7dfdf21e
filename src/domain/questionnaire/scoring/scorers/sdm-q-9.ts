import { count, type Scorer, scorer } from './scorer.js';

/** Settings of {@link sdmQ9}. */
export interface SdmQ9Options {
  /**
   * How many missing answers may be put in as the mean of the others. 0 unless told: the rule is not part of the
   * scoring that this was made from, and studies differ in it.
   */
  readonly imputeUpTo?: number;
}

/**
 * SDM-Q-9, nine items from 0 to 5. `raw` is their sum, 0 to 45; the value is that times 20/9, 0 to 100. Higher is more
 * shared decision making.
 */
export function sdmQ9({ imputeUpTo = 0 }: SdmQ9Options = {}): Scorer {
  return scorer({
    name: 'SDM-Q-9',
    source: 'Kriston L et al., Patient Educ Couns 2010;80(1):94-9, doi:10.1016/j.pec.2009.09.034',
    items: 9,
    answers: [0, 5],
    range: [0, 100],
    rule(values) {
      const answered = count(values);
      const given = values.reduce<number>((all, value) => all + (value ?? 0), 0);
      const isEnough = answered > 0 && 9 - answered <= imputeUpTo;
      if (!isEnough) return null;
      const raw = (given * 9) / answered;
      return { value: (raw * 20) / 9, details: { raw, imputed: 9 - answered } };
    },
  });
}
