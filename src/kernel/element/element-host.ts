import type { LitElement } from 'lit';
import type { ErrorDetail } from '../page/events.js';

/** What a part of an element may ask of it, beside what every element of the page can do. */
export interface ElementHost extends LitElement {
  /** @internal Has a screen reader say `text` when it is next idle. */
  announce(text: string): void;
  /** @internal Tells the page's developer about a bad setting, once. */
  warn(text: string): void;
  /** @internal Reports a fault to the page. */
  fail(detail: ErrorDetail): void;
  /** @internal Draws at once what would be drawn next. */
  drawNow(): void;
}
