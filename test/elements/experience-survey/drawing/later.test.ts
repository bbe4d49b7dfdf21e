import { expect, fixture } from '@open-wc/testing';
import { html, render } from 'lit';
import { later } from '../../../../src/elements/experience-survey/drawing/later.js';
import { Queue } from '../../../../src/elements/experience-survey/drawing/render-queue.js';

describe('a piece that is drawn later', () => {
  it('is drawn again later, too, and stays as it is until then', async () => {
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const queue = new Queue();
    const pieces = 300;
    let drawn = 0;
    const draw = (word: string) =>
      render(
        Array.from({ length: pieces }, () =>
          later(queue, () => {
            drawn++;
            return html`<p>${word}</p>`;
          }),
        ),
        host,
      );
    const words = () => new Set([...host.querySelectorAll('p')].map(({ textContent }) => textContent));
    draw('first');
    expect(drawn).to.equal(0);
    await queue.finished;
    expect([drawn, ...words()]).to.deep.equal([pieces, 'first']);
    const [paragraph] = host.querySelectorAll('p');
    draw('second');
    expect([drawn, ...words()], 'not at once').to.deep.equal([pieces, 'first']);
    await queue.finished;
    expect([drawn, ...words()]).to.deep.equal([2 * pieces, 'second']);
    expect(host.querySelector('p'), 'what was there is used again').to.equal(paragraph);
  });
});
