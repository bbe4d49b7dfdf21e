// Many people, tabs and bad days, played in no time; and the same with a strategy that is known to fail.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { trials } from './run.mjs';
import { CREATE_FAULTS, SEARCH_FAULTS } from './support/fhir-server.mjs';
import { MOMENTS } from './support/tab.mjs';

/** One more each day, so that what one run misses another one may find; it is printed, and can be given again. */
const SEED = Number(process.env.FAULTS_SEED ?? Math.floor(Date.now() / 86_400_000));

/** What has to have gone wrong in a thousand trials, each a few times. */
const FAULTS = [
  ...Object.keys(CREATE_FAULTS).map((name) => `create: ${name}`),
  ...SEARCH_FAULTS.map((name) => `search: ${name}`),
  ...MOMENTS.map((moment) => `reload: ${moment}`),
  ...['add', 'read', 'mark', 'finish', 'list'].map((name) => `store: ${name} fails`),
  ...['hangs', 'throws', 'rejects', 'nonsense'].map((how) => `authorize: ${how}`),
  ...['sent in another tab, with other answers', 'told that other answers were sent'],
  ...[
    'sent in another tab, too',
    'store: blocked',
    'store: full for all tabs',
    'store: cleared by hand',
    'search: not allowed at all',
  ],
  ...['create: no conditions', 'create: no conditions, and no search'],
  ...['reload: all tabs', 'reload: at any time', 'offline', 'long answers'],
  ...['clock: a day or more off', 'tabs: 1', 'tabs: 2', 'tabs: 3'],
];

describe('delivery under faults', () => {
  it(`loses nothing, stores nothing twice and claims nothing that is not so (seed ${SEED})`, async (test) => {
    const { total, hits, failed, plan } = await trials(1000, SEED);
    test.diagnostic(JSON.stringify(total));
    assert.ok(!failed, `${JSON.stringify(total)} with\n${JSON.stringify(plan)}`);
    assert.ok(total.trials >= 1000 && total.sent > 1000 && total.requests > 2 * total.sent, 'it was hard enough');
    const missing = FAULTS.filter((name) => !(hits[name] >= 5));
    assert.deepEqual(missing, [], 'each fault struck');
  });

  // Each of them breaks one promise of the code; the trials have to notice.
  const broken = (change) => ({ breakStore: (store) => store && { ...store, ...change(store) } });
  const isPage = (response) => response.status === 200 && /html/.test(response.headers.get('Content-Type'));
  for (const [name, strategy, harm] of [
    ['without the time to settle', { options: { settle: 0 } }, 'twice'],
    ['without marks', broken(() => ({ mark: () => Promise.resolve() })), 'twice'],
    ['without locks', { withoutLocks: true }, 'twice'],
    ['if nothing were written down first', broken(() => ({ add: () => Promise.resolve() })), 'lost'],
    ['if what waits were forgotten on the way', broken(() => ({ list: () => Promise.resolve([]) })), 'lost'],
    [
      'if it were done before it is sent',
      broken((store) => ({
        mark: async (id, mark) => {
          await store.mark(id, mark);
          if (mark !== undefined) await store.finish(id, { isConfirmed: true });
        },
      })),
      'falselySent',
    ],
    [
      'if any page said that it is stored',
      {
        breakFetch: (fetch) => async (url, init) => {
          const response = await fetch(url, init);
          if (init.method !== 'POST' || !isPage(response)) return response;
          const headers = new Headers({ 'Content-Type': 'application/fhir+json' });
          return {
            ...response,
            headers,
            text: () => Promise.resolve(JSON.stringify({ resourceType: 'QuestionnaireResponse' })),
          };
        },
      },
      'falselySent',
    ],
  ])
    it(`would go wrong ${name}`, async (test) => {
      const { total, failed } = await trials(1000, 7, strategy);
      test.diagnostic(`${harm} after ${total.trials} trials`);
      assert.ok(failed, 'nothing was noticed');
      assert.ok(total[harm] > 0, JSON.stringify(total));
    });
});
