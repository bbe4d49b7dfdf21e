// One person's pass through a survey needs no page: what it decides can be tried where there is none.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, it } from 'node:test';
import { root } from '../../../../.scripts/elements.mjs';
import { parseQuestionnaire } from '../../../../dist/domain/questionnaire.js';
import { bringBack, screenOf } from '../../../../dist/elements/experience-survey/session/screen-state.js';
import { shownNodes } from '../../../../dist/elements/experience-survey/session/shown-nodes.js';
import { SurveySession } from '../../../../dist/elements/experience-survey/session/survey-session.js';

const nobody = { subject: null, encounter: null, author: null, source: null, basedOn: null };
const { survey } = parseQuestionnaire({
  resourceType: 'Questionnaire',
  status: 'active',
  url: 'https://example.org/Questionnaire/node',
  item: [
    { linkId: 'n', type: 'integer', text: 'How many?' },
    { linkId: 'why', type: 'string', text: 'Why?', enableWhen: [{ question: 'n', operator: '=', answerInteger: 2 }] },
    { linkId: 'drug', type: 'group', text: 'Medicine', repeats: true, item: [{ linkId: 'name', type: 'string' }] },
  ],
});

describe('a session in Node', () => {
  let told;
  let shown;
  /** A session that its host shows, with what the host is told. */
  function begin(response) {
    const host = {
      element: { requestUpdate: () => told.push('drawn') },
      isDisabled: () => false,
      isReadOnly: () => false,
      edited: (type) => told.push(type),
      focusOn: (id) => told.push(`focus ${id}`),
      announce: (text) => told.push(`said ${text}`),
      typedFault: (_item, raw) => `no number: ${raw}`,
      session: () => shown,
    };
    return (shown = new SurveySession(host, survey, response));
  }
  const find = (session, linkId) => [...shownNodes(session.state.children)].find(({ item }) => item.linkId === linkId);
  const answer = (session, linkId, value, raw) => session.setAnswer(find(session, linkId).answers[0], value, raw);
  beforeEach(() => (told = []));

  it('runs without a page, and without what draws', () => {
    assert.equal(globalThis.document, undefined);
    const seen = new Set();
    const look = (file) => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const [, to] of readFileSync(file, 'utf8').matchAll(/from "(\.[^"]+)"/g)) look(join(file, '..', to));
      assert.doesNotMatch(readFileSync(file, 'utf8'), /from "(?:lit|@lit)/, file);
    };
    look(join(root, 'dist/elements/experience-survey/session/survey-session.js'));
    assert.ok(seen.size > 5);
  });

  it('keeps its identifier until an answer changes', () => {
    const session = begin();
    answer(session, 'n', { valueInteger: 1 });
    const first = session.response.build(nobody, 'completed');
    assert.equal(session.response.build(nobody, 'completed'), first, 'a second attempt sends the same');
    answer(session, 'n', { valueInteger: 2 });
    const second = session.response.build(nobody, 'completed');
    assert.notEqual(second.identifier.value, first.identifier.value);
    assert.equal(second.status, 'completed');
  });

  it('is another response about another person', () => {
    const session = begin();
    const [one, other] = ['Patient/1', 'Patient/2'].map((subject) =>
      session.response.build({ ...nobody, subject }, 'completed'),
    );
    assert.notEqual(one.identifier.value, other.identifier.value);
    assert.equal(other.subject.reference, 'Patient/2');
  });

  it('keeps the identifier of a draft, whatever changes, until it was given away', () => {
    const session = begin();
    session.response.isDraft = true;
    const before = session.response.build(nobody, 'in-progress').identifier.value;
    answer(session, 'n', { valueInteger: 1 });
    assert.equal(session.response.build(nobody, 'completed').identifier.value, before);
    answer(session, 'n', { valueInteger: 2 });
    assert.notEqual(session.response.build(nobody, 'completed').identifier.value, before);
  });

  it('tells its host what the person does, as long as it is the one that is shown', () => {
    const session = begin();
    session.addGroup(find(session, 'drug').parent ?? find(session, 'drug'));
    assert.deepEqual(
      told.filter((one) => !one.startsWith('focus')),
      ['input', 'change'],
    );
    assert.ok(told.some((one) => one.startsWith('focus')));
    begin();
    told = [];
    answer(session, 'n', { valueInteger: 1 });
    session.announce('a file was read');
    assert.deepEqual(told, [], 'what ends late is no business of whoever came after');
  });

  it('asks what its conditions say, and counts what can be seen and changed as answered', () => {
    const session = begin();
    assert.equal(find(session, 'why'), undefined);
    assert.equal(session.isAnswered, false);
    answer(session, 'n', { valueInteger: 2 });
    assert.ok(find(session, 'why'));
    assert.equal(session.isAnswered, true);
    assert.equal(session.isEmpty, false);
  });

  it('takes what is on the screen to another pass through the same survey', () => {
    const session = begin();
    answer(session, 'n', null, 'about 2');
    session.queries.set(find(session, 'n'), 'sea');
    session.settle(find(session, 'n'));
    const kept = JSON.parse(JSON.stringify(screenOf(session, nobody)));
    const next = begin(kept.response);
    bringBack(next, kept);
    const node = find(next, 'n');
    assert.equal(node.answers[0].raw, 'about 2');
    assert.equal(next.queries.get(node), 'sea');
    assert.ok(next.settled.has(node));
    assert.equal(next.faults.get(node.answers[0])(), 'no number: about 2');
  });
});
