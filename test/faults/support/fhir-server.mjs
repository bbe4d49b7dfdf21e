const FHIR = 'application/fhir+json';
const HTML = 'text/html';
const PAGE = '<!doctype html><title>Sign in</title>';

/** What can go wrong with a create: whether it is stored, and what comes back. `commit` and `answer` are times in ms. */
export const CREATE_FAULTS = {
  reset: { answer: 'reset' },
  'commit then reset': { commit: 200, answer: 'reset' },
  'slow commit': { commit: 55_000, answer: 'stored' },
  'slow commit, gateway gives up': { commit: 50_000, answer: 504, at: 30_000, type: HTML, body: PAGE },
  'slow commit, then reset': { commit: 40_000, answer: 'reset', at: 300 },
  'never arrives': { answer: 'nothing' },
  'commit, never answers': { commit: 20_000, answer: 'nothing' },
  500: { answer: 500 },
  'commit and 500': { commit: 300, answer: 500 },
  '500, commit goes on': { commit: 30_000, answer: 500, at: 100 },
  '502 of a gateway': { answer: 502, type: HTML, body: PAGE },
  '502 while it commits': { commit: 45_000, answer: 502, at: 500, type: HTML, body: PAGE },
  '503 of a gateway while it commits': { commit: 45_000, answer: 503, at: 500, type: HTML, body: PAGE },
  '503 with seconds': { answer: 503, headers: { 'Retry-After': '20' } },
  '503 with a date': { answer: 503, retryDate: 30_000 },
  429: { answer: 429, headers: { 'Retry-After': '7' } },
  'captive portal': { answer: 200, type: HTML, body: PAGE },
  'redirect to a login page': { answer: 'redirect', at: 900 },
  'commit, then a redirect': { commit: 300, answer: 'redirect' },
  'login page said to be JSON': { answer: 200, body: PAGE },
  'JSON of somebody else': { answer: 200, body: '{"ok":true}' },
  'slow drip': { commit: 100, answer: 'drip' },
  'slow drip of nothing': { answer: 'drip' },
  'truncated JSON': { commit: 100, answer: 201, body: '{"resourceType":"QuestionnaireResp' },
  'truncated JSON of nothing': { answer: 201, body: '{"resourceType":"QuestionnaireResp' },
  204: { answer: 204 },
  'commit and 204': { commit: 100, answer: 204 },
  'commit, Location alone': {
    commit: 100,
    answer: 201,
    body: '',
    headers: { Location: '/R4/QuestionnaireResponse/x' },
  },
  'commit, 201 of an outcome': { commit: 100, answer: 201, body: '{"resourceType":"OperationOutcome","issue":[]}' },
  401: { answer: 401 },
  403: { answer: 403 },
  404: { answer: 404 },
  408: { answer: 408 },
  409: { answer: 409 },
  'commit and 409': { commit: 200, answer: 409 },
  412: { answer: 412 },
  413: { answer: 413 },
  422: { answer: 422, body: '{"resourceType":"OperationOutcome","issue":[{"severity":"error","diagnostics":"no"}]}' },
};

/** What can go wrong with a search. */
export const SEARCH_FAULTS = ['none', '403', '401', 'reset', 'nothing', 'page', 'anything', 'truncated'];

/**
 * A FHIR server as bad as real ones: a conditional create looks first and commits later, so that two of them may both
 * find nothing.
 */
export class FhirServer {
  /** How often each identifier is stored. */
  stored = new Map();
  requests = 0;
  /** By identifier: what was answered, as it was stored first. */
  #items = new Map();
  #world;
  #hit;
  #plan;
  /** From this time on nothing goes wrong any more. */
  #calmFrom;
  #isUnconditional;
  #cannotSearch;

  /**
   * @param {object} plan what goes wrong
   * @param {boolean} plan.isUnconditional it does not know conditional creates, and stores whatever it is sent
   * @param {boolean} plan.cannotSearch it refuses every search, always
   */
  constructor(world, plan, calmFrom, hit) {
    this.#world = world;
    this.#isUnconditional = plan.isUnconditional;
    this.#cannotSearch = plan.cannotSearch;
    this.#hit = hit;
    this.#plan = { creates: [...plan.creates], searches: [...plan.searches] };
    this.#calmFrom = calmFrom;
  }

  fetch(url, { method = 'GET', headers, body, signal }) {
    this.requests++;
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      if (method === 'POST') this.#create(headers.get('If-None-Exist'), body, resolve, reject, signal);
      else this.#search(new URL(url).searchParams.get('identifier'), resolve, reject);
    });
  }

  /** What was answered, of what is stored. */
  answers(identifier) {
    return JSON.stringify(this.#items.get(identifier));
  }

  #next(list) {
    const next = this.#world.elapsed < this.#calmFrom ? this.#plan[list].shift() : undefined;
    if (next !== undefined) this.#hit(`${list === 'creates' ? 'create' : 'search'}: ${next}`);
    return next;
  }

  #create(condition, body, resolve, reject, signal) {
    const identifier = condition.split('|')[1];
    const { item } = JSON.parse(body);
    const world = this.#world;
    const {
      commit,
      answer,
      at = (commit ?? 100) + 50,
      type = FHIR,
      ...more
    } = CREATE_FAULTS[this.#next('creates')] ?? {
      commit: 150,
      answer: 'stored',
    };
    world.at(30, () => {
      const before = this.#isUnconditional ? 0 : (this.stored.get(identifier) ?? 0);
      if (commit !== undefined && before === 0)
        world.at(commit, () => {
          this.stored.set(identifier, (this.stored.get(identifier) ?? 0) + 1);
          if (!this.#items.has(identifier)) this.#items.set(identifier, item);
        });
      if (answer === 'nothing') return;
      world.at(at, () => {
        if (answer === 'reset') return reject(new TypeError('Failed to fetch'));
        // As a browser gives it to whoever does not follow: nothing can be read of it.
        if (answer === 'redirect') return resolve({ ...reply(0, '', {}, ''), type: 'opaqueredirect' });
        const resource = JSON.stringify({ resourceType: 'QuestionnaireResponse', id: identifier, ...JSON.parse(body) });
        if (answer === 'drip') return resolve(reply(200, FHIR, {}, new Promise((_, cut) => onAbort(signal, cut))));
        if (answer === 'stored') return resolve(reply(before > 1 ? 412 : before ? 200 : 201, FHIR, {}, resource));
        const headers = more.retryDate
          ? { 'Retry-After': new Date(world.now + more.retryDate).toUTCString() }
          : more.headers;
        resolve(reply(answer, type, headers, more.body ?? ''));
      });
    });
  }

  #search(token, resolve, reject) {
    const identifier = token.split('|')[1];
    const fault = this.#cannotSearch ? '403' : this.#next('searches');
    if (fault === 'nothing') return;
    this.#world.at(120, () => {
      if (fault === 'reset') return reject(new TypeError('Failed to fetch'));
      if (fault === '403' || fault === '401') return resolve(reply(Number(fault), FHIR, {}, ''));
      if (fault === 'page') return resolve(reply(200, HTML, {}, PAGE));
      if (fault === 'truncated') return resolve(reply(200, FHIR, {}, '{"resourceType":"Bundle","type":"search'));
      const found = fault === 'anything' ? ['somebody-else'] : Array(this.stored.get(identifier) ?? 0).fill(identifier);
      const entry = found.map((value) => ({
        resource: {
          resourceType: 'QuestionnaireResponse',
          identifier: { value },
          item: this.#items.get(value) ?? [],
        },
      }));
      resolve(
        reply(200, FHIR, {}, JSON.stringify({ resourceType: 'Bundle', type: 'searchset', total: found.length, entry })),
      );
    });
  }
}

const onAbort = (signal, run) => signal.addEventListener('abort', () => run(signal.reason));

const reply = (status, type, headers, body) => ({
  status,
  ok: status >= 200 && status < 300,
  headers: new Headers({ ...(type && { 'Content-Type': type }), ...headers }),
  text: () => Promise.resolve(body),
});
