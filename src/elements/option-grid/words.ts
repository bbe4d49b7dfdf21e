import type { Certainty, Difference, Importance, Share, Stale } from '../../domain/decisions.js';
import { counted, formatDate, formatNumber, msg, str } from '../../i18n/index.js';

/** "12 of 100 people". */
export function shareText({ count, of, bound }: Share): string {
  const some = formatNumber(count);
  const all = counted(of);
  if (bound === 'fewer') return msg(str`Fewer than ${some} of ${all} people`, { id: 'grid.share.fewer' });
  if (bound === 'more') return msg(str`More than ${some} of ${all} people`, { id: 'grid.share.more' });
  return msg(str`${some} of ${all} people`, { id: 'grid.share' });
}

const bound = (share: Share) => ({ exact: '', fewer: '<', more: '>' })[share.bound] + formatNumber(share.count);

export function rangeText({ low, high }: { low: Share; high: Share }): string {
  return msg(str`It could be from ${bound(low)} to ${bound(high)} of ${counted(high.of)}.`, { id: 'grid.range' });
}

export function certaintyText(certainty: Certainty): string {
  switch (certainty) {
    case 'high':
      return msg('We are very sure of this number.', { id: 'grid.certainty.high' });
    case 'moderate':
      return msg('We are fairly sure of this number.', { id: 'grid.certainty.moderate' });
    case 'low':
      return msg('We are not very sure of this number.', { id: 'grid.certainty.low' });
    case 'very-low':
      return msg('We are not at all sure of this number.', { id: 'grid.certainty.very-low' });
  }
}

export function differenceText(differences: readonly Difference[]): string {
  if (differences.length > 1)
    return msg('These numbers are about different people and different lengths of time. They cannot be compared.', {
      id: 'grid.differs.both',
    });
  return differences[0] === 'group'
    ? msg('These numbers are about different groups of people. They cannot be compared.', { id: 'grid.differs.group' })
    : msg('These numbers are about different lengths of time. They cannot be compared.', { id: 'grid.differs.time' });
}

export const RATINGS: readonly Importance[] = [0, 1, 2, 3];

export function ratingText(rating: Importance): string {
  switch (rating) {
    case 0:
      return msg('Not at all', { id: 'grid.matters.0' });
    case 1:
      return msg('A little', { id: 'grid.matters.1' });
    case 2:
      return msg('Quite a lot', { id: 'grid.matters.2' });
    case 3:
      return msg('Very much', { id: 'grid.matters.3' });
  }
}

export function staleText({ reason, date }: Stale): string {
  const day = formatDate(date);
  return reason === 'expired'
    ? msg(str`This page was meant to be used until ${day}. What it says may be out of date.`, {
        id: 'grid.stale.expired',
      })
    : msg(str`This page is from ${day}, more than five years ago. What it says may be out of date.`, {
        id: 'grid.stale.old',
      });
}
