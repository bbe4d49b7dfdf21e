import { claim } from '../../kernel/page/claim.js';
import { ExperienceSurvey } from './experience-survey.js';

if (claim('pp-experience-survey')) customElements.define('pp-experience-survey', ExperienceSurvey);
