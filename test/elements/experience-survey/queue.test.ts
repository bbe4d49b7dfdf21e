import { expect } from '@open-wc/testing';
import { Queue } from '../../../src/elements/experience-survey/queue.js';

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
});
