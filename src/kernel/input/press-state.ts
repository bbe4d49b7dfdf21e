/** What is known of presses, of a pointer and of keys, once `press.ts` is there. */
export const press: {
  /** Settles when the press is over; undefined where none is: nothing has to wait. */
  over?: Promise<void> | undefined;
  /**
   * Whether a piece has to wait; then it is drawn when the press is over.
   *
   * @param id - of what is in the piece
   */
  holds?(piece: object, id: string | undefined, draw: () => void): boolean;
  /** Whether the control that a key press is for makes something of it. */
  consumes?(event: KeyboardEvent): boolean;
} = {};
