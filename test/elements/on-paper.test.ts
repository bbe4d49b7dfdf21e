// Each element on paper: all of it, no wider than the sheet, and the same on the screen afterwards.
import { expect } from '@open-wc/testing';
import { until } from '../kernel/events.js';
import { showOnPaper, showOnScreen } from '../support/paper.js';
import { draw, examples, isPressed, press, textOf } from './examples.js';

/** A4 without its margins, at 96 dots an inch. */
const SHEET = 718;

describe('on paper', () => {
  for (const example of examples)
    it(`<${example.tag}> is whole, and on the screen it is as it was`, async function () {
      const element = await draw(example, 'To be printed');
      await press(element, example);
      const before = textOf(element);
      element.parentElement!.style.inlineSize = `${SHEET}px`;
      await showOnPaper(this);
      try {
        dispatchEvent(new Event('beforeprint'));
        await element.updateComplete;
        expect(textOf(element)).to.contain('To be printed');
        expect(element.scrollWidth).to.be.at.most(SHEET);
        const { color, backgroundColor } = getComputedStyle(element.shadowRoot!.querySelector('.base')!);
        expect(color).to.equal('rgb(0, 0, 0)');
        expect(backgroundColor).to.match(/^(?:rgb\(255, 255, 255\)|rgba\(0, 0, 0, 0\))$/);
      } finally {
        await showOnScreen();
        dispatchEvent(new Event('afterprint'));
      }
      element.parentElement!.style.inlineSize = '';
      await until(() => textOf(element) === before);
      expect(isPressed(element, example)).to.equal(true);
    });
});
