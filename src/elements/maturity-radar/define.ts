import { claim } from '../../kernel/page/claim.js';
import { MaturityRadar } from './maturity-radar.js';

if (claim('pp-maturity-radar')) customElements.define('pp-maturity-radar', MaturityRadar);
