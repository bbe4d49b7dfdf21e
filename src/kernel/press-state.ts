/** What those who draw know of a press that is under way; `press.ts` says it, once it is there. */
export const press: {
  /** Settles when the press is over; undefined where none is: nothing has to wait. */
  over?: Promise<void> | undefined;
  /**
   * Whether a piece has to wait; then it is drawn when the press is over.
   *
   * @param id - of what is in the piece
   */
  holds?(piece: object, id: string | undefined, draw: () => void): boolean;
} = {};
