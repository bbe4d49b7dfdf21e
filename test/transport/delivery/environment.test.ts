import { expect } from '@open-wc/testing';
import { browserEnvironment, type Word } from '../../../src/transport/delivery/environment.js';

describe('what tabs say to each other', () => {
  it('reaches the others, not the one who says it, and not those who left; what is not ours is not heard', async () => {
    const heard: [string, Word][] = [];
    const listen = (name: string) => browserEnvironment.talk((word) => heard.push([name, word]));
    const [one, two, gone] = [listen('one'), listen('two'), listen('gone')];
    gone.stop();
    const stranger = new BroadcastChannel('patient-partnership');
    for (const nonsense of [null, 7, 'x', {}, { identifier: 7 }]) stranger.postMessage(nonsense);
    one.tell({ identifier: 'a', mark: 1.5 });
    const reply = new Promise<void>(
      (resolve) => (stranger.onmessage = ({ data }) => (data as Word).isQuestion && resolve()),
    );
    two.tell({ identifier: 'a', isQuestion: true });
    await reply;
    expect(heard).to.deep.equal([
      ['two', { identifier: 'a', mark: 1.5 }],
      ['one', { identifier: 'a', isQuestion: true }],
    ]);
    for (const end of [one, two]) end.stop();
    stranger.close();
  });
});
