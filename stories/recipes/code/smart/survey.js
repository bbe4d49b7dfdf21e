import FHIR from 'fhirclient';
import 'patient-partnership/elements/experience-survey.js';

// The page that people come back to. Its <pp-experience-survey defer-hydration> waits until all is set
const survey = document.querySelector('pp-experience-survey');
const client = await FHIR.oauth2.ready();
const { serverUrl } = client.state;
const patient = await client.patient.read();

survey.authorize = async ({ reason }) => {
  await (reason === 'expired' ? client.refresh() : client.refreshIfNeeded());
  return { Authorization: client.getAuthorizationHeader() };
};
survey.launchContext = { patient };
survey.subject = `Patient/${patient.id}`;
if (client.encounter.id) survey.encounter = `Encounter/${client.encounter.id}`;
survey.endpoint = serverUrl;
survey.src = `${serverUrl}/Questionnaire/knee-check`;
survey.removeAttribute('defer-hydration');
