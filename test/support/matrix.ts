declare const __MATRIX__: boolean;

/** Whether everything is tried with everything, by `npm run test:matrix`. Otherwise it is spread over what is tried. */
export const isMatrix = __MATRIX__;

/** How many of `count` trials by chance there are. Each run has other ones. */
export const runs = (count: number): number => (isMatrix ? count : Math.ceil(count / 3));
