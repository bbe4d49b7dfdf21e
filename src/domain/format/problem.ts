/** Something that is wrong in data from outside, for the person who wrote them. */
export interface DataProblem {
  /** `error`: something cannot be shown as given. `warning`: shown, but the author should look. */
  readonly severity: 'error' | 'warning';
  /** Stable, kebab-case. */
  readonly code: string;
  /** JSON path, such as `rows[2].cells.surgery.outcome`, or `row 4, column 2` of a table; empty for the whole. */
  readonly path: string;
  /** English: where, what is wrong, and what to write or what was done about it. */
  readonly message: string;
}
