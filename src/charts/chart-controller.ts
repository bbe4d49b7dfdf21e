import type { LitElement, ReactiveController } from 'lit';
import { ElementWidth } from '../kernel/controllers/element-width.js';
import { PrintMode } from '../kernel/controllers/print-mode.js';
import type { Caption, ChartModule, DrawnChart } from './chart.js';
import { onPaper, type Palette, readPalette } from './palette.js';

/** System settings that change colours without any token changing. */
const SETTINGS = ['(forced-colors: active)', '(prefers-contrast: more)', '(prefers-color-scheme: dark)'];

/** What is drawn (`P`), and what is told of a place in it (`H`). */
export interface ChartOptions<P, H> {
  /** Brings the code that draws. */
  load(): Promise<ChartModule<P, H>>;
  /** Narrower than this many times the base text size there is no room for the chart. */
  readonly narrowest: number;
  /** What to draw now; `null`: nothing. */
  picture(): P | null;
  /** What to point out. */
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
export class ChartController<P, H> implements ReactiveController {
  #chart: DrawnChart<P, H> | undefined;
  #canvas: HTMLCanvasElement | null = null;
  #module: ChartModule<P, H> | undefined;
  #loading: Promise<ChartModule<P, H>> | undefined;
  #sizes: ResizeObserver | undefined;
  #observed = new Set<Element>();
  #media: MediaQueryList[] = [];
  readonly #width: ElementWidth<boolean>;
  readonly #print: PrintMode;

  constructor(
    private readonly host: LitElement,
    private readonly options: ChartOptions<P, H>,
  ) {
    this.#width = new ElementWidth(host, (em) => em >= options.narrowest);
    this.#print = new PrintMode(host, () => this.#draw());
    host.addController(this);
  }

  /** Whether the element has room for the chart; `undefined` until it was measured. */
  get wide(): boolean | undefined {
    return this.#width.fit;
  }

  hostConnected(): void {
    const home = this.host.ownerDocument.defaultView ?? window;
    this.#sizes = new home.ResizeObserver(this.#resized);
    this.#watchScreen();
    if (this.host.hasUpdated) this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#sizes?.disconnect();
    this.#observed.clear();
    this.#leaveScreen();
    this.#drop();
  }

  hostUpdated(): void {
    if (!this.host.isConnected) return;
    const root = this.host.renderRoot;
    this.#observe([root.querySelector('.probe'), root.querySelector('.chart')]);
    const canvas = root.querySelector('canvas');
    if (canvas !== this.#canvas) {
      this.#drop();
      this.#canvas = canvas;
    }
    if (canvas) void this.#show(canvas);
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
  hit({ clientX, clientY }: { clientX: number; clientY: number }): H | null {
    const box = this.#canvas?.getBoundingClientRect();
    return (box && this.#chart?.hit(clientX - box.left, clientY - box.top)) ?? null;
  }

  /**
   * Makes the picture that a person can download, also where there is no room to show the chart.
   *
   * @throws whatever loading or drawing throws
   */
  async picture(caption: Caption): Promise<Blob> {
    const { file } = await this.#load();
    return file(this.options.picture()!, this.#palette(), caption);
  }

  #load(): Promise<ChartModule<P, H>> {
    // A chunk that could not be loaded may be there the next time.
    this.#loading ??= this.options.load().catch((error: unknown) => {
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
    const palette = this.#print.isPrinting ? onPaper(this.#palette()) : this.#palette();
    try {
      if (this.#chart) this.#chart.update(picture, palette, size);
      else this.#chart = this.#module.draw(canvas, picture, palette, size);
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

  /** The probe holds text, so its size also changes when a typeface arrives late. */
  readonly #resized = (): void => this.#draw();

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
