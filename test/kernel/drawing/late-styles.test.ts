import { expect } from '@open-wc/testing';
import { css, html } from 'lit';
import { LateStyles } from '../../../src/kernel/drawing/late-styles.js';
import { PartnershipElement } from '../../../src/kernel/element/partnership-element.js';

const own = { one: new LateStyles(), other: new LateStyles() };
const shared = new LateStyles();

/** An element that draws a table, with the late styles of its own and those that both have. */
const element = (late: LateStyles) =>
  class extends PartnershipElement {
    protected override update(changed: Map<PropertyKey, unknown>): void {
      for (const styles of [shared, late]) styles.adopt(this.renderRoot as ShadowRoot);
      super.update(changed);
    }
    protected override renderContent(): unknown {
      return html`<div class="table">A table</div>`;
    }
  };
customElements.define('late-styles-one', element(own.one));
customElements.define('late-styles-other', element(own.other));

describe('late styles', () => {
  it('of one element are not those of another one that calls its parts the same', async () => {
    const tags = ['late-styles-one', 'late-styles-other'] as const;
    const both = tags.map((tag) => document.createElement(tag) as PartnershipElement);
    document.body.append(...both);
    await Promise.all(both.map((one) => one.updateComplete));
    own.one.add(css`
      .table {
        padding-block-start: 11px;
      }
    `);
    own.other.add(css`
      .table {
        padding-block-end: 13px;
      }
    `);
    shared.add(css`
      .table {
        margin-block-start: 17px;
      }
    `);
    for (const one of both) one.requestUpdate();
    await Promise.all(both.map((one) => one.updateComplete));
    const looks = both.map((one) => {
      const { paddingTop, paddingBottom, marginTop } = getComputedStyle(one.renderRoot.querySelector('.table')!);
      return { paddingTop, paddingBottom, marginTop };
    });
    expect(looks).to.deep.equal([
      { paddingTop: '11px', paddingBottom: '0px', marginTop: '17px' },
      { paddingTop: '0px', paddingBottom: '13px', marginTop: '17px' },
    ]);
    // What is there already is not put in twice.
    const count = both[0]!.shadowRoot!.adoptedStyleSheets.length;
    both[0]!.requestUpdate();
    await both[0]!.updateComplete;
    expect(both[0]!.shadowRoot!.adoptedStyleSheets).to.have.length(count);
    for (const one of both) one.remove();
  });
});
