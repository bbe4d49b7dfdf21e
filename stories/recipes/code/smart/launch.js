import FHIR from 'fhirclient';

// The page that the record opens, with ?iss=…&launch=…
FHIR.oauth2.authorize({
  clientId: 'experience-survey',
  scope:
    'launch openid fhirUser offline_access patient/Patient.r patient/Questionnaire.r patient/QuestionnaireResponse.cs',
  redirectUri: '/survey.html',
});
