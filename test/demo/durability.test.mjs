import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { it } from 'node:test';
import { runDemo, temporaryStore } from './support/demo-process.mjs';
import { aResponse, onlyOnce, post } from './support/responses.mjs';

const WRITERS = 8;
const BEFORE_KILL = 60;

it('loses nothing that was acknowledged when it is killed in the middle of writing, and stores nothing twice', async (t) => {
  const store = temporaryStore(t);
  const acknowledged = new Map();

  for (let round = 0; round < 2; round += 1) {
    const demo = runDemo(t, { PORT: '0', FHIR_STORE: store });
    const base = await demo.ready;
    const target = acknowledged.size + BEFORE_KILL;
    const cutOff = [];
    const write = async () => {
      for (;;) {
        const response = aResponse(randomUUID());
        try {
          const answer = await post(base, response, onlyOnce(response));
          assert.equal(answer.status, 201);
          acknowledged.set(answer.headers.get('location').replace(base, ''), response);
        } catch (error) {
          if (error instanceof assert.AssertionError) throw error;
          cutOff.push(response);
          return;
        }
        if (acknowledged.size >= target) demo.child.kill('SIGKILL');
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, write));
    assert.equal((await demo.ended).signal, 'SIGKILL');

    // What the kill cut off may or may not be stored: sending it again must not make a second one.
    const again = runDemo(t, { PORT: '0', FHIR_STORE: store });
    const next = await again.ready;
    for (const response of cutOff) {
      assert.ok((await post(next, response, onlyOnce(response))).ok);
      const found = await fetch(`${next}/QuestionnaireResponse?identifier=${response.identifier.value}`);
      assert.equal((await found.json()).total, 1);
    }
    for (const [path, response] of acknowledged) {
      const { id, meta, ...content } = await (await fetch(next + path)).json();
      assert.ok(id && meta, `${path} is lost`);
      assert.deepEqual(content, response);
    }
    again.child.kill('SIGKILL');
    await again.ended;
  }
  assert.ok(acknowledged.size >= 2 * BEFORE_KILL);
});

it('starts with a torn or damaged line, says so, and keeps the rest', async (t) => {
  const store = temporaryStore(t);
  const first = runDemo(t, { PORT: '0', FHIR_STORE: store });
  const base = await first.ready;
  const paths = [];
  for (const line of [
    '{"resourceType":"Patient"}\n',
    'damaged\n',
    '{"resourceType":"QuestionnaireResponse","id":"torn"',
  ]) {
    const answer = await post(base, aResponse());
    paths.push(answer.headers.get('location').replace(base, ''));
    await appendFile(join(store, 'resources.ndjson'), line);
  }
  first.child.kill('SIGKILL');
  await first.ended;

  const second = runDemo(t, { PORT: '0', FHIR_STORE: store });
  const next = await second.ready;
  for (const path of paths) assert.equal((await fetch(next + path)).status, 200);
  assert.equal((await fetch(`${next}/QuestionnaireResponse/torn`)).status, 404);
  assert.match(second.output(), /line 2 is not a FHIR resource/);
  assert.match(second.output(), /line 4 is not a FHIR resource/);
  assert.equal((await post(next, aResponse())).status, 201);
});
