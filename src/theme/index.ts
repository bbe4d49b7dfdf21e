export { base } from './base.css.js';
export { tokens } from './tokens.css.js';
