import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { askedPause, pause } from '../../../src/transport/delivery/retry.js';

const NOW = Date.parse('2026-05-01T12:00:00Z');
const MINUTES_5 = 300_000;

describe('pause()', () => {
  it('lies between two seconds and five minutes, and anywhere below a limit that doubles', () => {
    expect([1, 2, 3, 8, 50].map((failed) => pause(failed, 0))).to.deep.equal([2000, 2000, 2000, 2000, 2000]);
    expect([1, 2, 3].map((failed) => pause(failed, 1))).to.deep.equal([4000, 8000, 16_000]);
    expect(pause(50, 1)).to.equal(MINUTES_5);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.double({ min: 0, max: 1, noNaN: true }), (failed, random) => {
        const milliseconds = pause(failed, random);
        return milliseconds >= 2000 && milliseconds <= MINUTES_5;
      }),
    );
  });
});

describe('askedPause()', () => {
  const cases: [string | null, number | undefined][] = [
    [null, undefined],
    ['', undefined],
    ['soon', undefined],
    ['0', 0],
    ['120', 120_000],
    [' 7 ', 7000],
    ['Fri, 01 May 2026 12:00:30 GMT', 30_000],
    ['Fri, 01 May 2026 11:00:00 GMT', 0],
  ];
  for (const [header, milliseconds] of cases)
    it(`reads ${JSON.stringify(header)}`, () => expect(askedPause(header, NOW)).to.equal(milliseconds));

  it('waits no longer than an hour for a date: the clock may be a day off', () => {
    expect(askedPause('Sat, 02 May 2026 12:00:00 GMT', NOW)).to.equal(3_600_000);
    expect(askedPause('86400', NOW), 'seconds need no clock').to.equal(86_400_000);
    expect(askedPause('999999999', NOW)).to.equal(86_400_000);
  });
});
