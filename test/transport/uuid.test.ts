import { expect } from '@open-wc/testing';
import { uuidUrn } from '../../src/transport/uuid.js';

describe('uuidUrn()', () => {
  const urns = Array.from({ length: 2000 }, uuidUrn);

  it('makes version 4 UUIDs', () => {
    for (const urn of urns)
      expect(urn).to.match(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('makes a new one each time', () => {
    expect(new Set(urns).size).to.equal(urns.length);
  });

  it('works on plain http, where crypto.randomUUID is not', () => {
    const { randomUUID } = Crypto.prototype;
    Object.defineProperty(Crypto.prototype, 'randomUUID', { configurable: true, value: undefined });
    try {
      expect(uuidUrn()).to.match(/^urn:uuid:/);
    } finally {
      Object.defineProperty(Crypto.prototype, 'randomUUID', { configurable: true, value: randomUUID });
    }
  });

  it('uses every bit that is free', () => {
    const seen = Array.from({ length: 36 }, () => new Set<string>());
    for (const urn of urns) [...urn.slice(9)].forEach((digit, index) => seen[index]!.add(digit));
    const sizes = seen.map(({ size }) => size);
    expect(sizes.filter((size) => size === 16)).to.have.length(30);
    expect(sizes[19]).to.equal(4);
  });
});
