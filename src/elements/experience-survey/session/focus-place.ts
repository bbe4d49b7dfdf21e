/** Where a person is in what is on the screen. */
export interface FocusPlace {
  /** The question's id. */
  readonly id: string;
  /** Whether the focus is in it. */
  readonly hasFocus: boolean;
}

/** The question with the focus, else the first one that begins in sight; undefined where none is. */
export function placeIn(root: ParentNode): FocusPlace | undefined {
  const focused = (root as ShadowRoot).activeElement?.closest('.question');
  if (focused) return { id: focused.id, hasFocus: true };
  const inSight = [...root.querySelectorAll('.question')].filter((question) => {
    const { top, bottom } = question.getBoundingClientRect();
    return bottom > 1 && top < innerHeight;
  });
  // As the width changes, what is above grows, and pushes the end of the question before into sight.
  const seen = inSight.find((question) => question.getBoundingClientRect().top > -1) ?? inSight[0];
  return seen && { id: seen.id, hasFocus: false };
}

export const elementIn = (root: ParentNode, id: string): HTMLElement | null =>
  root.querySelector<HTMLElement>(`#${CSS.escape(id)}`);

/** Has whatever hides an element, such as a tab that is not open, show it. */
export function reveal(root: ParentNode, id: string): void {
  elementIn(root, id)?.dispatchEvent(new Event('reveal', { bubbles: true }));
}

/** Moves the focus to a control, or to the first one inside an element, or to its heading. */
export function focusIn(root: ParentNode, id: string): void {
  const target = elementIn(root, id);
  const isTarget = target?.matches('input, select, textarea, button, [tabindex]');
  const control = target?.querySelector<HTMLElement>('input:checked, input, select, textarea, button');
  const heading = target?.querySelector<HTMLElement>('[tabindex]');
  reveal(root, id);
  (isTarget ? target : (control ?? heading))?.focus();
}
