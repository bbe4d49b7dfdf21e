import { populateQuestionnaire } from '@aehrc/sdc-populate';
import 'patient-partnership/elements/experience-survey.js';

/** Shows a form in which the record has answered already what it knows. */
export async function prepopulate(survey, { questionnaire, patient, server, terminology, token }) {
  const ask = async (query, { base }) => {
    const headers = { Accept: 'application/fhir+json', ...(base === server && { Authorization: `Bearer ${token}` }) };
    const answer = await fetch(new URL(query, base), { headers });
    if (!answer.ok) throw new Error(`${answer.status} for a query of the form`);
    return answer.json();
  };
  const { populateSuccess, populateResult } = await populateQuestionnaire({
    questionnaire,
    patient,
    fetchResourceCallback: ask,
    fetchResourceRequestConfig: { sourceServerUrl: server, base: server },
    fetchTerminologyCallback: ask,
    fetchTerminologyRequestConfig: { terminologyServerUrl: terminology, base: terminology },
  });
  // Without it, people answer everything themselves
  if (populateSuccess) survey.response = populateResult.populatedResponse;
  survey.launchContext = { patient };
  survey.questionnaire = questionnaire;
}
