import { expect } from '@open-wc/testing';
import { isoDay, type Stale, staleness } from '../../../src/domain/decisions.js';

describe('staleness', () => {
  const cases: [given: { expires?: string; published?: string }, today: string, stale: Stale['reason'] | undefined][] =
    [
      [{ expires: '2026-03-31' }, '2026-03-31', undefined],
      [{ expires: '2026-03-31' }, '2026-04-01', 'expired'],
      [{ expires: '2026-03' }, '2026-03-31', undefined],
      [{ expires: '2026-03' }, '2026-04-01', 'expired'],
      [{ expires: '2026' }, '2026-12-31', undefined],
      [{ expires: '2026' }, '2027-01-01', 'expired'],
      [{ published: '2021-11-22' }, '2026-11-22', undefined],
      [{ published: '2021-11-22' }, '2026-11-23', 'old'],
      [{ published: '2021-11' }, '2026-11-01', undefined],
      [{ published: '2021-11' }, '2026-11-02', 'old'],
      [{ published: '2021' }, '2026-01-01', undefined],
      [{ published: '2021' }, '2026-01-02', 'old'],
      [{ published: '2020-02-29' }, '2025-02-28', undefined],
      [{ published: '2020-02-29' }, '2025-03-01', 'old'],
      [{ published: '2020-01-01', expires: '2029-12-31' }, '2026-11-22', 'old'],
      [{ published: '2020-01-01', expires: '2024-12-31' }, '2026-11-22', 'expired'],
      [{}, '2026-11-22', undefined],
    ];
  for (const [given, today, reason] of cases)
    it(`${JSON.stringify(given)} on ${today}: ${reason ?? 'in date'}`, () => {
      expect(staleness(given, today)?.reason).to.equal(reason);
    });

  it('gives the date that the authors wrote', () => {
    expect(staleness({ expires: '2025-06' }, '2026-01-01')).to.deep.equal({ reason: 'expired', date: '2025-06' });
  });

  it('takes the day where the person is, not that of Greenwich', () => {
    expect(isoDay(new Date(2026, 0, 5, 23, 59))).to.equal('2026-01-05');
    expect(isoDay(new Date(2026, 10, 30, 0, 0))).to.equal('2026-11-30');
  });
});
