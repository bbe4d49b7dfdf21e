import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  addStrings,
  dateFieldOrder,
  formatDate,
  formatNumber,
  isDoubtful,
  language,
  LocaleController,
  parseNumber,
  plural,
  westernDigits,
} from '../../src/i18n/index.js';
import { until } from '../kernel/events.js';
import { runs } from '../support/matrix.js';

/** Languages with every kind of digits, decimal sign and group sign that the world has. */
const LOCALES = [
  'en',
  'en-IN',
  'es',
  'es-MX',
  'ar',
  'ar-EG',
  'ar-MA',
  'fa',
  'hi-u-nu-deva',
  'de',
  'de-CH',
  'fr',
  'pl',
  'sv',
  'pt-BR',
];
for (const code of ['fa', 'hi', 'de', 'fr', 'pl', 'sv', 'pt']) addStrings(code, {});

new LocaleController({
  addController: (controller) => controller.hostConnected?.(),
  removeController: () => undefined,
  requestUpdate: () => undefined,
  updateComplete: Promise.resolve(true),
});

async function speak(locale: string): Promise<void> {
  document.documentElement.lang = locale;
  await until(() => language() === locale);
}

const numbers = fc.oneof(
  fc.integer(),
  fc.integer({ min: -2000, max: 2000 }),
  fc
    .tuple(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.nat(6))
    .map(([digits, places]) => digits / 10 ** places),
);

describe('numbers', () => {
  after(() => speak('en'));

  for (const locale of LOCALES)
    describe(locale, () => {
      before(() => speak(locale));

      it('are read as they are written here, with and without groups', () => {
        fc.assert(
          fc.property(numbers, fc.boolean(), (number, useGrouping) => {
            const text = formatNumber(number, { maximumFractionDigits: 20, useGrouping });
            expect(parseNumber(text), text).to.equal(number);
          }),
          { numRuns: runs(300) },
        );
      });

      it('are written as the platform writes them, small ones too', () => {
        const platform = new Intl.NumberFormat(language(), { maximumFractionDigits: 10 });
        for (const number of [0, 1, 7, 10, 42, 999, 1000, 1023, 12345, 999999, 1234567, -1, -42, 0.5, 3.25])
          expect(formatNumber(number)).to.equal(platform.format(number));
      });

      it('are read with a decimal comma, a decimal point and digits of any script', () => {
        for (const text of ['72,5', '72.5', '٧٢٫٥', '٧٢,٥', '۷۲٫۵', '७२.५', ' 72,5 ', '+72,5', '72,50'])
          expect(parseNumber(text), text).to.equal(72.5);
        for (const text of ['-3', '\u22123', '\u061c-\u0663', '\u200e-3', '-۳'])
          expect(parseNumber(text), text).to.equal(-3);
        expect(parseNumber('١٬٠٠٠٬٠٠٠')).to.equal(1e6);
        expect(parseNumber('0,125')).to.equal(0.125);
        expect(parseNumber('.5')).to.equal(0.5);
        expect(parseNumber('1,')).to.equal(1);
      });

      it('may have any sign between groups that this language has, a plain one for a fine one, and no other', () => {
        const group = new Intl.NumberFormat(locale).formatToParts(1e6).find(({ type }) => type === 'group')!.value;
        const plain = /\s/.test(group) ? ' ' : group === '’' ? "'" : group;
        expect(parseNumber(`1${plain}234${plain}567`)).to.equal(1234567);
        expect(parseNumber(`-1${group}234`)).to.equal(-1234);
        for (const sign of [' ', "'", '.', ',', '\u202f'])
          if (sign !== plain && !(plain === ' ' && sign === '\u202f'))
            for (const text of [`1${sign}234${sign}567`, `120${sign}80${sign}1`])
              expect(parseNumber(text), text).to.equal(undefined);
      });

      it('of which it is open what they are, are not read', () => {
        for (const text of [
          '120 80',
          "5'10",
          '5’10',
          '120/80',
          '1/2',
          '½',
          '1½',
          '1,5 kg',
          '38°',
          '1  234',
          '1,2,3',
          '12 34 56',
          '1-2',
          '1.2.34',
          '5′10″',
          '10 000 00',
          '0 123',
          '1,,5',
          '1 ,5',
        ])
          expect(parseNumber(text), text).to.equal(undefined);
      });

      it('that are none are not read', () => {
        for (const text of [
          '',
          ' ',
          '-',
          ',',
          '1,2,3',
          '1.2.3',
          'ten',
          '1a',
          '--1',
          '1-1',
          '12/5',
          '0x10',
          'Infinity',
          'NaN',
          '1e999',
        ])
          expect(parseNumber(text), text).to.equal(undefined);
      });

      it('never throw, and never are anything but a finite number', () => {
        fc.assert(
          fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[-+., '’0-9٠-٩e]*$/)), (text) => {
            const number = parseNumber(text);
            expect(number === undefined || Number.isFinite(number), text).to.equal(true);
          }),
          { numRuns: runs(100) },
        );
      });
    });

  it('with one sign and three digits after it are read as this language writes them', async () => {
    await speak('en');
    expect(parseNumber('1,234')).to.equal(1234);
    expect(parseNumber('1.234')).to.equal(1.234);
    await speak('de');
    expect(parseNumber('1,234')).to.equal(1.234);
    expect(parseNumber('1.234')).to.equal(1234);
    await speak('es-MX');
    expect(parseNumber('1,234')).to.equal(1234);
  });

  it('are read in groups of two and three in India', async () => {
    await speak('en-IN');
    for (const [text, number] of [
      ['12,34,567', 1234567],
      ['1,234,567', 1234567],
      ['12,34,567.5', 1234567.5],
      ['1,23', 1.23],
    ] as const)
      expect(parseNumber(text), text).to.equal(number);
    for (const text of ['1,23,45', '123,45,678', '12,345,67']) expect(parseNumber(text), text).to.equal(undefined);
    await speak('en');
    expect(parseNumber('12,34,567')).to.equal(undefined);
  });

  it('may be doubtful, where somebody could mean another one by the same signs', async () => {
    await speak('es');
    for (const text of ['3.250', '1,234', '-12.345', '1e5', '1234.567']) expect(isDoubtful(text), text).to.equal(true);
    for (const text of ['3250', '3,25', '0,125', '1.234.567', '1.234,5'])
      expect(isDoubtful(text), text).to.equal(false);
  });

  it('are read in the digits of every script', () => {
    let scripts = 0;
    for (let code = 0x30; code < 0x20000; code++) {
      const digit = String.fromCodePoint(code);
      if (!/\p{Nd}/u.test(digit) || /\p{Nd}/u.test(String.fromCodePoint(code - 1))) continue;
      scripts++;
      const all = Array.from({ length: 10 }, (_, number) => String.fromCodePoint(code + number)).join('');
      expect(westernDigits(all), code.toString(16)).to.equal('0123456789');
    }
    expect(scripts).to.be.above(50);
    expect(westernDigits('𝟎𝟗𝟘𝟡𝟢𝟿')).to.equal('090909');
    expect(parseNumber('๑๒,๕')).to.equal(12.5);
  });

  it('digits of other scripts become western ones, and the rest stays', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom('arab', 'arabext', 'deva', 'latn'), (number, numberingSystem) => {
        const text = new Intl.NumberFormat('en', { numberingSystem, useGrouping: false }).format(number);
        expect(westernDigits(`a ${text} é`)).to.equal(`a ${number} é`);
      }),
    );
  });
});

describe('dates', () => {
  after(() => speak('en'));

  const orders: Record<string, string> = {
    en: 'month day year',
    'en-US': 'month day year',
    'en-GB': 'day month year',
    // Which of two it is has changed over the years, and with it the browsers
    'en-CA': /^\d{4}/.test(new Date(0).toLocaleDateString('en-CA')) ? 'year month day' : 'month day year',
    es: 'day month year',
    'es-MX': 'day month year',
    ar: 'day month year',
    de: 'day month year',
    sv: 'year month day',
    fa: 'year month day',
  };
  for (const [locale, order] of Object.entries(orders))
    it(`are asked for as ${order} in ${locale}`, async () => {
      await speak(locale);
      expect(dateFieldOrder().join(' ')).to.equal(order);
    });

  it('are written whole and in part, in the Gregorian calendar, whatever the time zone', async () => {
    await speak('en');
    expect(formatDate('2024')).to.equal('2024');
    expect(formatDate('2024-02')).to.equal('February 2024');
    expect(formatDate('2024-02-29')).to.equal('February 29, 2024');
    await speak('es');
    expect(formatDate('2024-02-29')).to.equal('29 de febrero de 2024');
    await speak('fa');
    expect(westernDigits(formatDate('2024-02-29'))).to.contain('2024');
  });

  it('with a time are shown at the reader’s own', async () => {
    await speak('en');
    const here = new Date(2024, 4, 6, 15, 30);
    const text = formatDate(here.toISOString());
    expect(text).to.contain('May 6, 2024').and.match(/3:30/);
  });

  it('that are none stay as they are', () => {
    for (const text of ['', 'soon', '2024-13-45', '24-01-01', '2024-1-1', '12:30:00'])
      expect(formatDate(text)).to.equal(text);
  });
});

describe('plural()', () => {
  after(() => speak('en'));

  it('takes the form that the language asks for, else the general one', async () => {
    const forms = { zero: 'none', one: 'one', two: 'two', few: 'few', many: 'many', other: 'other' };
    await speak('en');
    expect([0, 1, 2, 5].map((n) => plural(n, forms))).to.deep.equal(['other', 'one', 'other', 'other']);
    await speak('ar');
    expect([0, 1, 2, 5, 11, 100].map((n) => plural(n, forms))).to.deep.equal([
      'none',
      'one',
      'two',
      'few',
      'many',
      'other',
    ]);
    expect(plural(2, { other: 'x' })).to.equal('x');
  });
});

describe('formatters', () => {
  it('are made once, as each takes as long as a thousand dates', () => {
    const { DateTimeFormat } = Intl;
    let made = 0;
    Intl.DateTimeFormat = new Proxy(DateTimeFormat, {
      construct: (of, args) => (made++, Reflect.construct(of, args) as object),
    });
    try {
      for (let year = 1000; year < 2000; year++) formatDate(`${year}-02-03`);
    } finally {
      Intl.DateTimeFormat = DateTimeFormat;
    }
    expect(made).to.be.below(2);
  });
});
