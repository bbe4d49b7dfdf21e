/** Where a person is in what is on the screen. */
export interface Place {
  /** The question's id. */
  readonly id: string;
  /** Whether the focus is in it. */
  readonly hasFocus: boolean;
}

/** The question with the focus, else the first one in sight; undefined where none is. */
export function placeIn(root: ParentNode): Place | undefined {
  const focused = (root as ShadowRoot).activeElement?.closest('.question');
  if (focused) return { id: focused.id, hasFocus: true };
  const seen = [...root.querySelectorAll('.question')].find((question) => {
    const { top, bottom } = question.getBoundingClientRect();
    return bottom > 1 && top < innerHeight;
  });
  return seen && { id: seen.id, hasFocus: false };
}
