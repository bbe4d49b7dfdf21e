import { expect } from '@open-wc/testing';
import { claim } from '../../../src/kernel/page/claim.js';
import { version } from '../../../src/kernel/page/version.js';
import { said } from '../console.js';

const KEY = Symbol.for('patient-partnership');
const page = globalThis as { [KEY]?: unknown };

describe('claim()', () => {
  it('gives the first copy every tag that is free', () => {
    expect(claim('pp-claimed-one')).to.equal(true);
    expect(claim('pp-claimed-two')).to.equal(true);
    customElements.define('pp-claimed-one', class extends HTMLElement {});
    expect(claim('pp-claimed-one')).to.equal(false);
  });

  it('leaves its version on the page, for a copy that comes later', () => {
    claim('pp-claimed-three');
    expect(page[KEY]).to.deep.equal({ version });
    expect(Object.isFrozen(page[KEY])).to.equal(true);
  });

  it('keeps a second copy out, with one warning that names both versions', async () => {
    const own = page[KEY];
    page[KEY] = Object.freeze({ version: '9.8.7' });
    try {
      const lines = await said(() => {
        expect(claim('pp-claimed-four')).to.equal(false);
        expect(claim('pp-claimed-five')).to.equal(false);
      });
      expect(lines).to.have.length(1);
      expect(lines[0]).to.contain('9.8.7').and.contain(version);
    } finally {
      page[KEY] = own;
    }
  });
});
