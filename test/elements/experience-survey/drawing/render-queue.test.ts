import { expect } from '@open-wc/testing';
import { Queue } from '../../../../src/elements/experience-survey/drawing/render-queue.js';

describe('what is drawn later', () => {
  it('comes to its end, in order, also where one piece cannot be drawn', async () => {
    const told: unknown[] = [];
    const { reportError } = window;
    window.reportError = (error) => void told.push(error);
    const drawn: string[] = [];
    const fault = new Error('broken');
    const queue = new Queue();
    queue.add(() => drawn.push('first'));
    queue.add(() => {
      throw fault;
    });
    queue.add(() => drawn.push('last'));
    await queue.finished;
    window.reportError = reportError;
    expect(drawn).to.deep.equal(['first', 'last']);
    expect(told).to.deep.equal([fault]);
    expect(queue.finished).to.equal(undefined);
  });

  it('gives way as soon as somebody does something, where the browser says so', async () => {
    const goes = async (isPending: boolean): Promise<number> => {
      const value = { isInputPending: () => isPending };
      Object.defineProperty(navigator, 'scheduling', { configurable: true, value });
      const queue = new Queue();
      let drawn = 0;
      let go = 0;
      const ends = new Set<number>();
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        go++;
        if (queue.finished) port2.postMessage(null);
      };
      for (let index = 0; index < 5; index++)
        queue.add(() => {
          drawn++;
          ends.add(go);
        });
      port2.postMessage(null);
      await queue.finished;
      port1.close();
      expect(drawn).to.equal(5);
      return ends.size;
    };
    try {
      expect(await goes(false), 'nobody waits').to.equal(1);
      expect(await goes(true), 'somebody does').to.be.greaterThan(1);
    } finally {
      Reflect.deleteProperty(navigator, 'scheduling');
    }
  });
});
