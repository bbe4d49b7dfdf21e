import type { LitElement, ReactiveController } from 'lit';
import type * as Chart from './chart/index.js';
import type { Hit, RadarChart } from './chart/radar-chart.js';
import { onPaper, type Palette, readPalette } from './chart/palette.js';
import type { Caption, Picture } from './chart/picture.js';

type ChartModule = typeof Chart;

/** Narrower than this many times the base text size (480 px at the usual size), a radar's names no longer fit. */
export const NARROW_EM = 26.66;

/** System settings that change colours without any token changing. */
const SETTINGS = ['(forced-colors: active)', '(prefers-contrast: more)', '(prefers-color-scheme: dark)'];

export interface ChartOptions {
  /** What to draw now; `null`: nothing. */
  picture(): Picture | null;
  /** The axis to point out. */
  highlighted(): number | null;
  /** The chart cannot be loaded or drawn: the table has to do. */
  failed(error: unknown): void;
  /** The picture is on the screen. */
  drawn(): void;
}

/**
 * Keeps the host's `<canvas>` drawn: loads the chart's code when there is a canvas to draw on, and draws again when the
 * picture, the size, the text size, the theme, the screen or the medium changes. Everything that it listens to, it
 * leaves when the host is disconnected.
 */
export class ChartController implements ReactiveController {
  /** Whether the element has room for a radar; `undefined` until it was measured. */
  wide: boolean | undefined;

  #chart: RadarChart | undefined;
  #canvas: HTMLCanvasElement | null = null;
  #module: ChartModule | undefined;
  #loading: Promise<ChartModule> | undefined;
  #sizes: ResizeObserver | undefined;
  #observed = new Set<Element>();
  #media: MediaQueryList[] = [];
  #print: MediaQueryList | undefined;
  #onPaper = false;
  #frame = 0;

  constructor(
    private readonly host: LitElement,
    private readonly options: ChartOptions,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#sizes = new ResizeObserver(this.#resized);
    this.#print = matchMedia('print');
    this.#print.addEventListener('change', this.#printChanged);
    addEventListener('beforeprint', this.#printChanged);
    addEventListener('afterprint', this.#printChanged);
    this.#watchScreen();
    if (this.host.hasUpdated) this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#sizes?.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#observed.clear();
    this.#print?.removeEventListener('change', this.#printChanged);
    removeEventListener('beforeprint', this.#printChanged);
    removeEventListener('afterprint', this.#printChanged);
    this.#leaveScreen();
    this.#drop();
  }

  hostUpdated(): void {
    if (!this.host.isConnected) return;
    const root = this.host.renderRoot;
    this.#observe([root.querySelector('.base'), root.querySelector('.probe'), root.querySelector('.chart')]);
    const canvas = root.querySelector('canvas');
    if (canvas !== this.#canvas) {
      this.#drop();
      this.#canvas = canvas;
    }
    if (canvas) void this.#show(canvas);
    // After this update, and still before anything is painted.
    if (this.wide === undefined) void this.host.updateComplete.then(this.#measure);
  }

  /** Whether the chart shows what there is to draw now. */
  get isDrawn(): boolean {
    return this.#chart !== undefined && this.#chart.picture === this.options.picture();
  }

  /** Reads the theme again and redraws. */
  refresh(): void {
    this.#draw();
  }

  /** What is under a pointer. */
  hit({ clientX, clientY }: { clientX: number; clientY: number }): Hit | null {
    const box = this.#canvas?.getBoundingClientRect();
    return (box && this.#chart?.hit(clientX - box.left, clientY - box.top)) ?? null;
  }

  /**
   * Makes the picture that a person can download, also where there is no room to show the chart.
   *
   * @throws whatever loading or drawing throws
   */
  async picture(caption: Caption): Promise<Blob> {
    const { drawPicture } = await this.#load();
    return drawPicture(this.options.picture()!, this.#palette(), caption);
  }

  #load(): Promise<ChartModule> {
    // A chunk that could not be loaded may be there the next time.
    this.#loading ??= import('./chart/index.js').catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  async #show(canvas: HTMLCanvasElement): Promise<void> {
    try {
      this.#module = await this.#load();
    } catch (error) {
      this.options.failed(error);
      return;
    }
    if (canvas !== this.#canvas) return;
    if (this.#chart?.picture !== this.options.picture()) this.#draw();
    this.#chart?.highlight(this.options.highlighted());
  }

  #draw(): void {
    const picture = this.options.picture();
    const canvas = this.#canvas;
    if (!canvas || !this.#module || !picture || !this.host.isConnected) return;
    const { clientWidth: width, clientHeight: height } = canvas.parentElement!;
    if (width === 0 || height === 0) return;
    const size = { width, height, ratio: devicePixelRatio };
    const palette = this.#onPaper ? onPaper(this.#palette()) : this.#palette();
    try {
      if (this.#chart) this.#chart.update(picture, palette, size);
      else this.#chart = new this.#module.RadarChart(canvas, picture, palette, size);
      this.options.drawn();
    } catch (error) {
      // Pages that replace built-in functions (old Prototype.js, MooTools) break chart.js.
      this.#drop();
      this.options.failed(error);
    }
  }

  #drop(): void {
    try {
      this.#chart?.destroy();
    } catch {
      // A chart that could not be drawn may not be able to clean up either; it is left to the garbage collector.
    }
    this.#chart = undefined;
    this.#canvas = null;
  }

  #palette(): Palette {
    return readPalette(this.host.renderRoot.querySelector('.probe')!);
  }

  #observe(elements: readonly (Element | null)[]): void {
    for (const element of this.#observed) {
      if (elements.includes(element)) continue;
      this.#sizes?.unobserve(element);
      this.#observed.delete(element);
    }
    for (const element of elements) {
      if (!element || this.#observed.has(element)) continue;
      this.#observed.add(element);
      this.#sizes?.observe(element);
    }
  }

  readonly #resized = (entries: readonly ResizeObserverEntry[]): void => {
    // In the next frame: what is rendered here and now would change sizes that are still being reported, which the
    // browser reports to the page as an error.
    if (entries.some(({ target }) => target.matches('.base'))) {
      cancelAnimationFrame(this.#frame);
      this.#frame = requestAnimationFrame(this.#measure);
    }
    // The probe holds text, so its size also changes when a typeface arrives late.
    if (entries.some(({ target }) => !target.matches('.base'))) this.#draw();
  };

  readonly #measure = (): void => {
    const base = this.host.renderRoot.querySelector('.base')!;
    const { clientWidth } = base;
    if (clientWidth === 0) return;
    const { fontSize, paddingInlineStart, paddingInlineEnd } = getComputedStyle(base);
    const width = clientWidth - parseFloat(paddingInlineStart) - parseFloat(paddingInlineEnd);
    const wide = width >= NARROW_EM * parseFloat(fontSize);
    if (wide === this.wide) return;
    this.wide = wide;
    this.host.requestUpdate();
  };

  readonly #printChanged = (event: Event): void => {
    const onPaper = event.type === 'change' ? (event as MediaQueryListEvent).matches : event.type === 'beforeprint';
    if (onPaper === this.#onPaper) return;
    this.#onPaper = onPaper;
    this.#draw();
  };

  /** The resolution is watched by its present value, so the list is made anew with each change. */
  #watchScreen(): void {
    this.#media = [...SETTINGS, `(resolution: ${devicePixelRatio}dppx)`].map((query) => matchMedia(query));
    for (const query of this.#media) query.addEventListener('change', this.#screenChanged);
  }

  #leaveScreen(): void {
    for (const query of this.#media) query.removeEventListener('change', this.#screenChanged);
    this.#media = [];
  }

  readonly #screenChanged = (): void => {
    this.#leaveScreen();
    this.#watchScreen();
    this.#draw();
  };
}
