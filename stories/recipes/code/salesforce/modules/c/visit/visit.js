import { api, LightningElement } from 'lwc';
import { loadScript } from 'lightning/platformResourceLoader';
import patientPartnership from '@salesforce/resourceUrl/patientPartnership';
import save from '@salesforce/apex/Surveys.save';

export default class Visit extends LightningElement {
  @api questionnaire;
  stored = '';
  isStarted = false;

  async renderedCallback() {
    if (this.isStarted) return;
    this.isStarted = true;
    await loadScript(this, patientPartnership);
    const survey = document.createElement('pp-experience-survey');
    survey.questionnaire = this.questionnaire ?? null;
    survey.layout = 'page';
    survey.addEventListener('pp-submit', (event) =>
      event.respondWith(save({ response: JSON.stringify(event.detail.response) })),
    );
    survey.addEventListener('pp-submitted', () => (this.stored = 'Your team has your answers.'));
    this.template.querySelector('.survey').append(survey);
  }
}
