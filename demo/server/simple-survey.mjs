import { readBody } from './read-body.mjs';

const LIMIT = 16 * 1024;

/**
 * Takes the plain form that a page shows where the survey widget cannot run (no script, an old browser), and stores it as
 * the FHIR resource it would have been.
 * @param {import('./durable-repository.mjs').DurableRepository} repository
 */
export function createSimpleSurvey(repository) {
  return async function handle(request, response, thanks) {
    const foreign = comesFromElsewhere(request.headers);
    const form = new URLSearchParams(foreign ? '' : await readBody(request, LIMIT));
    const item = ['overall', 'comment'].flatMap((linkId) => {
      const valueString = form.get(linkId)?.trim().slice(0, 5000);
      return valueString ? [{ linkId, answer: [{ valueString }] }] : [];
    });
    if (item.length > 0) {
      await repository.createResource({
        resourceType: 'QuestionnaireResponse',
        questionnaire: 'https://example.org/fhir/Questionnaire/visit-in-short|1.0.0',
        status: 'completed',
        authored: new Date().toISOString(),
        item,
      });
    }
    response
      .writeHead(303, { location: item.length > 0 ? thanks : '/visit-survey', 'cache-control': 'no-store' })
      .end();
  };
}

/** Another site must not be able to send answers in a visitor's name. */
function comesFromElsewhere({ origin, host, 'sec-fetch-site': site = 'same-origin' }) {
  const sameOrigin = origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
  return !sameOrigin || !['same-origin', 'none'].includes(site);
}
