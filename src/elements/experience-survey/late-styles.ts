import { LateStyles } from '../../kernel/drawing/late-styles.js';

/** Of the parts of the survey that are loaded later. */
export const lateSurveyStyles = new LateStyles();
