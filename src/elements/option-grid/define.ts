import { claim } from '../../kernel/page/claim.js';
import { OptionGrid } from './option-grid.js';

if (claim('pp-option-grid')) customElements.define('pp-option-grid', OptionGrid);
