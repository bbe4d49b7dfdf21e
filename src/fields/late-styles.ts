import { LateStyles } from '../kernel/drawing/late-styles.js';

/** Of the fields that are loaded later, for every element that has fields. */
export const lateFieldStyles = new LateStyles();
