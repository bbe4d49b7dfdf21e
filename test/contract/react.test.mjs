// The React components: drawn by React alone, and taken over from what a server wrote, they give the element everything.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { ExperienceSurvey, MaturityRadar, OptionGrid } from 'patient-partnership/react';
import { elementNames } from '../../.scripts/elements.mjs';
import { bundle } from '../support/bundle.mjs';
import { MODULE, Portal } from '../support/portal.mjs';

const questionnaire = {
  resourceType: 'Questionnaire',
  status: 'active',
  title: 'Knee check',
  item: [{ linkId: 'walk', type: 'boolean', text: 'Can you climb stairs?' }],
};

const client = `
  import { createElement, useState } from 'react';
  import { createRoot, hydrateRoot } from 'react-dom/client';
  import { ExperienceSurvey, MaturityRadar, OptionGrid } from 'patient-partnership/react';

  const seen = (globalThis.seen = []);
  const launchContext = { patient: { resourceType: 'Patient' } };
  const authorize = () => ({ Authorization: 'Bearer token' });

  function App() {
    const [data, setData] = useState({});
    const [caption, setCaption] = useState('Hello');
    Object.assign(globalThis, { setData, setCaption });
    return [
      createElement(
        ExperienceSurvey,
        {
          key: 'survey',
          className: 'wide',
          layout: 'page',
          headingLevel: data.level,
          questionnaire: data.questionnaire,
          authorize,
          launchContext,
          onPpSubmit: (event) => {
            seen.push(['pp-submit', event.detail.response.status]);
            event.respondWith(Promise.resolve({ location: '/stored' }));
          },
          onPpSubmitted: ({ detail }) => seen.push(['pp-submitted', detail.location]),
          onPpError: ({ detail }) => seen.push(['pp-error', detail.code]),
          onChange: () => seen.push(['change']),
        },
        createElement('p', { slot: 'intro' }, caption),
      ),
      createElement(OptionGrid, { key: 'grid', grid: data.grid, name: 'decision' }),
      createElement(MaturityRadar, { key: 'radar', data: data.profile }),
    ];
  }
  const root = document.querySelector('#root');
  globalThis.draw = () => createRoot(root).render(createElement(App));
  globalThis.hydrate = () => hydrateRoot(root, createElement(App));
`;

/** The same, as a server writes it: it has neither data nor listeners to give. */
const written = renderToString([
  createElement(
    ExperienceSurvey,
    { key: 'survey', className: 'wide', layout: 'page' },
    createElement('p', { slot: 'intro' }, 'Hello'),
  ),
  createElement(OptionGrid, { key: 'grid', name: 'decision' }),
  createElement(MaturityRadar, { key: 'radar' }),
]);

/** What the survey shows; nothing where it is not drawn. */
const survey = (page) =>
  page.evaluate(
    () => document.querySelector('pp-experience-survey').shadowRoot?.querySelector('.base')?.innerText ?? '',
  );

describe('the React components', () => {
  let portal;
  before(async () => {
    portal = await Portal.start();
    const versions = { 19: {}, 18: { packages: { 'react-dom': 'react-dom-18', react: 'react-18' } } };
    for (const [version, settings] of Object.entries(versions)) {
      const body = await bundle(client, settings);
      portal.server.routes[`/react-${version}.js`] = () => ({ type: 'text/javascript', body });
    }
  });
  after(() => portal?.stop());

  it('are written by a server as elements that wait', () => {
    assert.match(written, /<pp-experience-survey [^>]*defer-hydration=""[^>]*><p slot="intro">Hello<\/p>/);
    assert.match(written, /class="wide"/);
  });

  /** What each way of drawing ends in: everything set, nothing of our own survey on the way. */
  async function check({ page, settled, log }) {
    await settled();
    assert.match(await survey(page), /Loading/);
    await page.evaluate((given) => globalThis.setData({ questionnaire: given, level: 3 }), questionnaire);
    await settled();
    assert.match(await survey(page), /Knee check[^]*Can you climb stairs\?/);
    const set = await page.evaluate(async () => {
      const element = document.querySelector('pp-experience-survey');
      return [
        element.layout,
        element.className,
        element.headingLevel,
        element.launchContext,
        await element.authorize({ reason: 'load' }),
        element.hasAttribute('defer-hydration'),
        document.querySelector('pp-option-grid').name,
      ];
    });
    assert.deepEqual(set, [
      'page',
      'wide',
      3,
      { patient: { resourceType: 'Patient' } },
      { Authorization: 'Bearer token' },
      false,
      'decision',
    ]);
    await page.locator('pp-experience-survey input[type=radio]').first().click();
    await page.evaluate(() => document.querySelector('pp-experience-survey').submit());
    await settled();
    assert.deepEqual(await page.evaluate(() => globalThis.seen), [
      ['change'],
      ['pp-submit', 'completed'],
      ['pp-submitted', '/stored'],
    ]);
    // React draws again: what is there stays
    await page.evaluate(() => globalThis.setCaption('Hello again'));
    await settled();
    assert.match(await page.locator('pp-experience-survey p[slot=intro]').textContent(), /again/);
    assert.deepEqual(
      log.filter((text) => !/Lit is in dev mode|React DevTools|second copy/.test(text)),
      [],
    );
  }

  /** Whether something of our own survey was ever drawn. */
  function watchForDefault() {
    globalThis.sawDefault = false;
    setInterval(() => {
      const text = document.querySelector('pp-experience-survey')?.shadowRoot?.textContent ?? '';
      if (text.includes('Your visit')) globalThis.sawDefault = true;
    }, 1);
  }
  const sawDefault = (page) => page.evaluate(() => globalThis.sawDefault);

  for (const version of [19, 18]) {
    const script = `<script type="module" src="/react-${version}.js"></script>`;

    it(`are drawn by React ${version}`, async () => {
      const opened = await portal.open({ head: script, body: '<div id="root"></div>', init: watchForDefault });
      await opened.page.evaluate(() => globalThis.draw());
      await check(opened);
      assert.equal(await sawDefault(opened.page), false);
      await opened.close();
    });

    for (const [title, head] of Object.entries({ '': script, ', defined before': MODULE + script }))
      it(`take over what a server wrote, by React ${version}${title}`, async () => {
        const body = `<div id="root">${written}</div>`;
        const opened = await portal.open({ head, body, init: watchForDefault });
        assert.equal(await survey(opened.page), '');
        await opened.page.evaluate(() => globalThis.hydrate());
        await check(opened);
        assert.equal(await sawDefault(opened.page), false);
        await opened.close();
      });
  }
});

describe('a shadow root that a server wrote', () => {
  let portal;
  before(async () => (portal = await Portal.start()));
  after(() => portal?.stop());

  it('is emptied before the element is drawn', async () => {
    const root = '<template shadowrootmode="open"><p>What do you want to know? Your visit</p></template>';
    const body = elementNames()
      .map((name) => `<pp-${name}>${root}</pp-${name}>`)
      .join('');
    const { page, log, close } = await portal.open({ body });
    const tree = await page.locator('body').ariaSnapshot();
    assert.doesNotMatch(tree, /What do you want/);
    assert.match(tree, /Your visit/);
    assert.deepEqual(log, []);
    await close();
  });
});
