/** The tags of all elements, as a page writes them. */
export const elementNames: readonly string[] = ['pp-experience-survey', 'pp-maturity-radar', 'pp-option-grid'];
