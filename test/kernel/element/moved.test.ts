import { expect } from '@open-wc/testing';
import '../../../src/elements/option-grid/define.js';

describe('an element that is moved into a frame', () => {
  for (const isDrawn of [false, true])
    it(`${isDrawn ? 'after' : 'before'} it was drawn has its styles, and leaves no fault behind when the frame goes`, async () => {
      const faults: unknown[] = [];
      const { onerror } = window;
      window.onerror = (message) => faults.push(message);
      const frame = document.createElement('iframe');
      const element = document.createElement('pp-option-grid');
      document.body.append(frame, element);
      if (isDrawn) await element.updateComplete;
      frame.contentDocument!.body.append(element);
      await element.updateComplete;
      expect(getComputedStyle(element).display).to.equal('block');
      // Sizes are told after a frame; what follows from them is drawn in another one.
      const frames = async () => {
        for (let count = 0; count < 10; count++) await new Promise((resolve) => requestAnimationFrame(resolve));
      };
      await frames();
      frame.remove();
      await frames();
      window.onerror = onerror;
      expect(faults).to.deep.equal([]);
    });
});
