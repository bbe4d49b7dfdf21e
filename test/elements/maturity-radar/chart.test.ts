import { expect } from '@open-wc/testing';
import { errorsOf, until } from '../../kernel/events.js';
import { all, canvasOf, countColour, drawn, inked, one, profile, radar, snapshot, tableOf, text } from './support.js';
import { showOnPaper, showOnScreen } from '../../support/paper.js';

const RED = [255, 0, 0] as const;
const GREEN = [0, 128, 0] as const;

describe('the chart of a maturity radar', () => {
  it('has the title as its name and the sentence as its description', async () => {
    const canvas = canvasOf(await drawn())!;
    const root = canvas.getRootNode() as ShadowRoot;
    expect(canvas.getAttribute('role')).to.equal('img');
    expect(root.getElementById(canvas.getAttribute('aria-labelledby')!)!.textContent).to.include('Our levels');
    expect(root.getElementById(canvas.getAttribute('aria-describedby')!)!.textContent).to.include('highest in');
  });

  it('is as fine as the screen and as large as its box', async () => {
    const element = await drawn();
    const canvas = canvasOf(element)!;
    const box = one(element, '.chart');
    expect(canvas.width).to.equal(Math.floor(box.clientWidth * devicePixelRatio));
    expect(canvas.getBoundingClientRect().width).to.equal(box.clientWidth);
    const before = canvas.width;
    element.parentElement!.style.inlineSize = '600px';
    await until(() => canvas.width !== before && canvas.width === box.clientWidth * devicePixelRatio);
    expect(inked(element)).to.be.true;
  });

  it('breaks the line at a gap and does not close over it', async () => {
    const only = (values: (number | null)[]) =>
      profile({ series: [{ id: 'now', label: 'N', values }], target: undefined });
    const count = async (values: (number | null)[]) => {
      const element = await radar(only(values));
      element.style.setProperty('--pp-color-data-1', 'red');
      await until(() => countColour(element, RED) > 0);
      const red = countColour(element, RED);
      element.remove();
      return red;
    };
    const whole = await count([5, 5, 5, 5, 5, 5, 5, 5]);
    const gap = await count([5, 5, 5, null, 5, 5, 5, 5]);
    const lonely = await count([5, null, null, null, null, null, null, null]);
    // A gap takes two of eight sides and a point away; a point between gaps is still a point.
    expect(gap).to.be.within(whole * 0.65, whole * 0.85);
    expect(lonely).to.be.within(30, whole * 0.2);
  });

  it('is drawn again when a token, the language, the data or the choice changes', async () => {
    const element = await drawn();
    const changes = async (change: () => void) => {
      const before = snapshot(element);
      change();
      await until(() => inked(element) && snapshot(element) !== before);
    };
    await changes(() => element.style.setProperty('--pp-color-data-1', 'rgb(255 0 0)'));
    expect(countColour(element, RED)).to.be.above(200);
    await changes(() => element.style.setProperty('--pp-font-family', 'monospace'));
    await changes(() => (element.selected = 'access'));
    await changes(() => (element.data = profile({ target: undefined })));
    document.documentElement.lang = 'ar';
    try {
      await changes(() => undefined);
      expect(element.shadowRoot!.querySelector('.base')!.getAttribute('dir')).to.equal('rtl');
    } finally {
      document.documentElement.lang = 'en';
      await until(() => element.shadowRoot!.querySelector('.base[dir="ltr"]'));
    }
  });

  it('follows tokens that come back as mixed colours', async () => {
    const element = await drawn();
    element.style.setProperty('--pp-color-data-1', 'color-mix(in oklab, red, red)');
    await until(() => countColour(element, RED) > 200);
  });

  it('reads the theme again when told to', async () => {
    const element = await drawn();
    const canvas = canvasOf(element)!;
    canvas.getContext('2d')!.clearRect(0, 0, 9999, 9999);
    element.refresh();
    expect(inked(element)).to.be.true;
  });

  it('follows the dark scheme of its surroundings', async () => {
    const element = await drawn();
    const before = snapshot(element);
    element.parentElement!.style.colorScheme = 'dark';
    await until(() => snapshot(element) !== before);
  });

  it('goes to paper in black on white, and comes back', async function () {
    const element = await drawn();
    element.style.setProperty('--pp-color-data-1', 'rgb(255 0 0)');
    element.style.setProperty('--pp-color-data-2', 'rgb(0 128 0)');
    await until(() => countColour(element, RED) > 0 && countColour(element, GREEN) > 0);
    dispatchEvent(new Event('beforeprint'));
    expect(countColour(element, RED) + countColour(element, GREEN)).to.equal(0);
    expect(countColour(element, [0, 0, 0])).to.be.above(200);
    dispatchEvent(new Event('afterprint'));
    expect(countColour(element, RED)).to.be.above(0);
    await showOnPaper(this);
    await until(() => countColour(element, RED) === 0);
    await showOnScreen();
    await until(() => countColour(element, RED) > 0);
  });

  it('survives being taken out and put back, and leaves nothing behind', async () => {
    const counts = new Map<string, number>();
    const count = (name: string, by: number) => counts.set(name, (counts.get(name) ?? 0) + by);
    const restore = [window, document, document.documentElement, MediaQueryList.prototype].map(
      (target: EventTarget) => {
        const add = target.addEventListener.bind(target);
        const remove = target.removeEventListener.bind(target);
        const own = target !== MediaQueryList.prototype;
        const { addEventListener, removeEventListener } = EventTarget.prototype;
        target.addEventListener = function (this: EventTarget, type: string, ...rest: [never]) {
          count(type, 1);
          if (own) add(type, ...rest);
          else addEventListener.call(this, type, ...rest);
        };
        target.removeEventListener = function (this: EventTarget, type: string, ...rest: [never]) {
          count(type, -1);
          if (own) remove(type, ...rest);
          else removeEventListener.call(this, type, ...rest);
        };
        return () => {
          delete (target as Partial<EventTarget>).addEventListener;
          delete (target as Partial<EventTarget>).removeEventListener;
        };
      },
    );
    const { ResizeObserver: Original } = window;
    let observing = 0;
    window.ResizeObserver = class extends Original {
      override observe(...args: Parameters<ResizeObserver['observe']>) {
        observing += 1;
        super.observe(...args);
      }
      override disconnect() {
        observing = 0;
        super.disconnect();
      }
    };
    try {
      const element = await drawn();
      expect(counts.get('beforeprint')).to.equal(1);
      // One of them begins in the next frame
      await until(() => observing === 3);
      const parent = element.parentElement!;
      for (let times = 0; times < 3; times += 1) {
        element.remove();
        expect([...counts].filter(([, left]) => left > 0)).to.deep.equal([]);
        expect(observing).to.equal(0);
        parent.append(element);
        await until(() => inked(element));
      }
      expect(counts.get('beforeprint')).to.equal(1);
      element.style.setProperty('--pp-color-data-1', 'rgb(255 0 0)');
      await until(() => countColour(element, RED) > 0);
    } finally {
      restore.forEach((undo) => undo());
      window.ResizeObserver = Original;
    }
  });

  it('that cannot be drawn leaves everything to the table, and says so once', async () => {
    const { getContext } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.getContext = () => {
      throw new TypeError('not here');
    };
    try {
      const element = await radar();
      const errors = errorsOf(element);
      await until(() => errors.length > 0);
      await element.updateComplete;
      expect(errors.map(({ phase, code }) => [phase, code])).to.deep.equal([['data', 'chart-unavailable']]);
      expect(canvasOf(element)).to.be.null;
      expect(tableOf(element)).to.have.length(9);
      expect(text(element, '.notice')).to.include('The table has all the levels');
      element.selected = 'access';
      element.data = profile({ title: 'Again' });
      await element.updateComplete;
      expect(errors).to.have.length(1);
    } finally {
      HTMLCanvasElement.prototype.getContext = getContext;
    }
  });

  it('runs the table, and the scale of the dots, in the direction of its words, whatever the page speaks', async () => {
    const element = await drawn();
    const side = () => one(element, 'table').getAttribute('dir');
    const places = () => all(element, 'tbody tr:first-child .line-1 > svg').map((dot) => dot.getAttribute('x'));
    expect([side(), ...places()]).to.deep.equal(['ltr', '77.6%']);
    element.data = profile({ language: 'ar' });
    await element.updateComplete;
    expect([side(), ...places()]).to.deep.equal(['rtl', '22.400000000000006%']);
    element.data = profile({ dimensions: profile().dimensions.map(({ id }) => ({ id, label: 'المعلومات' })) });
    await element.updateComplete;
    expect(side()).to.equal('rtl');
    element.data = profile();
    document.documentElement.lang = 'ar';
    try {
      await until(() => element.shadowRoot!.querySelector('.base[dir="rtl"]'));
      expect([side(), ...places()]).to.deep.equal(['ltr', '77.6%']);
    } finally {
      document.documentElement.lang = 'en';
      await until(() => element.shadowRoot!.querySelector('.base[dir="ltr"]'));
    }
  });
});
