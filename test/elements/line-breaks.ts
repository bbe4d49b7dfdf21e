/** What stands in an element's shadow, as far as somebody can see it. */
function* shown(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    if (element.closest('.visually-hidden, svg, canvas, select, option')) continue;
    if (element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0) yield element;
  }
}

/** Clipped on purpose: it is there for screen readers alone. */
const isClipped = (element: Element): boolean => {
  for (let up: Element | null = element; up; up = up.parentElement)
    if (getComputedStyle(up).clipPath !== 'none') return true;
  return false;
};

/** What may be wider than the element, because it scrolls by itself. */
const scrolls = (element: Element): boolean => {
  for (let up = element.parentElement; up; up = up.parentElement)
    if (['auto', 'scroll'].includes(getComputedStyle(up).overflowX)) return true;
  return false;
};

const named = (element: Element): string =>
  `<${element.localName}${element.className ? ` class="${String(element.className)}"` : ''}> ${(element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 60)}`;

/** What reaches over an edge of the element, but for what stands in a box that scrolls. */
export function overflowing(host: Element): string[] {
  const { left, right } = host.getBoundingClientRect();
  return [...shown(host.shadowRoot!)]
    .filter((element) => {
      const box = element.getBoundingClientRect();
      // A quiet button's words stand in line with the others; its own box begins before them.
      const start = element.matches('.button-quiet') ? parseFloat(getComputedStyle(element).paddingInlineStart) : 0;
      const isLtr = getComputedStyle(element).direction === 'ltr';
      const over = Math.max(box.right - right - (isLtr ? 0 : start), left - box.left - (isLtr ? start : 0));
      return over > 1 && !scrolls(element) && !isClipped(element);
    })
    .map(named);
}

/** How wide a word is in one piece. */
function wholeWidth(word: string, element: Element): number {
  const canvas = (wholeWidth.canvas ??= document.createElement('canvas').getContext('2d')!);
  const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element);
  canvas.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
  return canvas.measureText(word).width;
}
wholeWidth.canvas = undefined as CanvasRenderingContext2D | undefined;

/**
 * Words that are broken although they would have fitted.
 *
 * @param share - how much of the element's width a line of text has at least
 */
export function brokenWords(host: Element, share: number): string[] {
  const line = host.clientWidth * share;
  const found: string[] = [];
  for (const element of shown(host.shadowRoot!)) {
    for (const text of element.childNodes) {
      if (text.nodeType !== Node.TEXT_NODE || !(text as Text).data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      if (range.getClientRects().length < 2 || isClipped(element)) continue;
      // After these a line may end.
      for (const { 0: word, index } of (text as Text).data.matchAll(/[^\s\-–—/\u200b]+[-–—/]?/g)) {
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const tops = new Set(
          [...range.getClientRects()].filter(({ width }) => width > 1).map(({ top }) => Math.round(top)),
        );
        // Nobody reads an address as a word.
        if (/\d|\w\.\w/.test(word)) continue;
        if (tops.size > 1 && wholeWidth(word, element) <= line) found.push(`${word} in ${named(element)}`);
      }
    }
  }
  return found;
}

/** What is to be touched and is lower or narrower than `pixels`; a row with its label counts as one. */
export function smallTargets(host: Element, pixels: number): string[] {
  return [...shown(host.shadowRoot!)]
    .filter((element) => element.matches('button, input, select, textarea, .option, [role="option"]'))
    .map((element) => element.closest('label, .option') ?? element)
    .filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      return (width < pixels - 0.5 || height < pixels - 0.5) && !isClipped(element);
    })
    .map((element) => {
      const { width, height } = element.getBoundingClientRect();
      return `${Math.round(width)} × ${Math.round(height)} ${named(element)}`;
    });
}

/** How far from the left some letters of an element's own text stand, as somebody sees them. */
export function leftOf(element: Element, letters: string): number {
  for (const text of element.childNodes) {
    const at = text.nodeType === Node.TEXT_NODE ? (text as Text).data.indexOf(letters) : -1;
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + letters.length);
    return range.getBoundingClientRect().left;
  }
  throw new Error(`no ${letters} in ${named(element)}`);
}
