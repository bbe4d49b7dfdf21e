/** The tags of all elements, as a page writes them. */
export const elementNames = ['pp-experience-survey', 'pp-maturity-radar', 'pp-option-grid'] as const;

export type ElementName = (typeof elementNames)[number];
