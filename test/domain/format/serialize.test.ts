import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { serialize } from '../../../src/domain/format/serialize.js';
import { copy } from '../../../src/domain/questionnaire/model/json.js';

describe('serialize()', () => {
  it('writes what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(serialize(value)).to.equal(JSON.stringify(value));
      }),
    );
  });

  it('writes it on a page with an old Prototype.js, too', () => {
    const response = { item: [{ linkId: '1', answer: [{ valueString: 'a "b"' }, { valueDecimal: 1.5 }] }], list: [] };
    const expected = JSON.stringify(response);
    const prototypes: object[] = [Array.prototype, Object.prototype, String.prototype, Number.prototype];
    for (const prototype of prototypes)
      Object.defineProperty(prototype, 'toJSON', {
        configurable: true,
        value(this: unknown) {
          return `bent: ${String(this)}`;
        },
      });
    let bent: string;
    let written: string;
    try {
      bent = JSON.stringify(response);
      written = serialize(response);
    } finally {
      for (const prototype of prototypes) delete (prototype as { toJSON?: unknown }).toJSON;
    }
    expect(bent).not.to.equal(expected);
    expect(written).to.equal(expected);
  });

  it('keeps keys that mean something to the language', () => {
    const json = '{"__proto__":{"polluted":true},"constructor":1,"toJSON":"mine","a":{"__proto__":[1]}}';
    const value = JSON.parse(json) as unknown;
    const written = serialize(value);
    expect(JSON.parse(written)).to.have.own.property('__proto__');
    expect(written).to.contain('"__proto__":{"polluted":true}').and.contain('"a":{"__proto__":[1]}');
    expect(({} as { polluted?: boolean }).polluted).to.equal(undefined);
  });

  it('leaves what it was given as it was', () => {
    const value = Object.freeze({ list: Object.freeze([1, 2]) });
    expect(serialize(value)).to.equal('{"list":[1,2]}');
    expect(Object.getOwnPropertyNames(value)).to.deep.equal(['list']);
  });
});

describe('copy()', () => {
  it('keeps keys that mean something to the language, and gives nothing a prototype', () => {
    const json = '{"__proto__":{"polluted":true},"constructor":1,"a":[{"__proto__":[1]}]}';
    const copied = copy(JSON.parse(json) as { a: object[] });
    expect(JSON.stringify(copied)).to.equal(json);
    for (const one of [copied, copied.a[0]!]) {
      expect(one).to.have.own.property('__proto__');
      expect(Object.getPrototypeOf(one)).to.equal(Object.prototype);
    }
    expect(({} as { polluted?: boolean }).polluted).to.equal(undefined);
  });
});
