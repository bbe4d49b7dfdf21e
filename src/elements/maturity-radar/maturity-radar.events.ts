/** The dimension that a person chose. */
export interface DimensionSelectDetail {
  /** Id of the dimension. */
  dimension: string;
  /** Id of the series, where a point of it was chosen on the chart. */
  series?: string;
}

/** A person chose a dimension, on the chart or in the table. Bubbles, so that one listener serves a page. */
export class DimensionSelectEvent extends CustomEvent<DimensionSelectDetail> {
  constructor(detail: DimensionSelectDetail) {
    super('pp-select', { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'pp-select': DimensionSelectEvent;
  }
}
