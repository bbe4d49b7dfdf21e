import { claim } from '../../kernel/claim.js';
import { OptionGrid } from './option-grid.js';

if (claim('pp-option-grid')) customElements.define('pp-option-grid', OptionGrid);
