import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { readNumber } from '../../../src/fields/line/number.js';

describe('a typed number', () => {
  it('is kept to the last digit or refused', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^-?[1-9]\d{0,11}$/), fc.stringMatching(/^\d{0,24}[1-9]$/), (whole, fraction) => {
        const text = `${whole}.${fraction}`;
        const read = readNumber(text, false);
        // What it stands for, digit by digit: the decimal that the number is printed as, without an exponent.
        const digits = (whole.replace('-', '') + fraction).length;
        if ('number' in read) expect(plain(read.number)).to.equal(text);
        else expect(digits, text).to.be.above(15);
        if (digits <= 15) expect(read).to.deep.equal({ number: Number(text) });
      }),
    );
  });

  it('that is whole has to be written as one', () => {
    expect(readNumber('12', true)).to.deep.equal({ number: 12 });
    expect(readNumber('-2147483647', true)).to.deep.equal({ number: -2147483647 });
    expect(readNumber('2147483648', true)).to.deep.equal({ fault: 'size' });
    expect(readNumber('1.5', true)).to.deep.equal({ fault: 'none' });
    expect(readNumber('1.0', true)).to.deep.equal({ fault: 'none' });
    expect(readNumber('007', true)).to.deep.equal({ number: 7 });
    expect(readNumber('٧٢', true)).to.deep.equal({ number: 72 });
    expect(readNumber('twelve', true)).to.deep.equal({ fault: 'none' });
    expect(readNumber('0', true)).to.deep.equal({ number: 0 });
    expect(readNumber('0.00', false)).to.deep.equal({ number: 0 });
    expect(readNumber('1,000', true)).to.deep.equal({ number: 1000 });
    for (const text of ['120 80', "5'10", '38°', '1/2']) {
      expect(readNumber(text, true)).to.deep.equal({ fault: 'unclear' });
      expect(readNumber(text, false)).to.deep.equal({ fault: 'unclear' });
    }
  });
});

/** A number without an exponent. */
const plain = (number: number): string => {
  const [, sign = '', first = '', rest = '', exponent = '0'] =
    /^(-?)(\d)\.?(\d*)e([+-]\d+)$/.exec(number.toExponential()) ?? [];
  const digits = first + rest;
  const point = Number(exponent) + 1;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return point >= digits.length
    ? `${sign}${digits.padEnd(point, '0')}`
    : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
};
