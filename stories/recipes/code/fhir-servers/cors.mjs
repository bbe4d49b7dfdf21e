/** What a FHIR server on another origin answers to each request, beside Access-Control-Allow-Origin. */
export default {
  'Access-Control-Allow-Methods': 'GET, POST',
  'Access-Control-Allow-Headers': 'Accept, Authorization, Content-Type, If-None-Exist, Prefer',
  'Access-Control-Expose-Headers': 'ETag, Location, Retry-After, X-Request-Id, X-Correlation-Id',
};
