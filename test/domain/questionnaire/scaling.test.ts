import { expect } from '@open-wc/testing';
import { parseQuestionnaire, ResponseState, validateResponse } from '../../../src/domain/questionnaire.js';

type Json = Record<string, unknown>;
const HL7 = 'http://hl7.org/fhir/StructureDefinition/';
const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
const form = (item: Json[], more: Json = {}): Json => ({ resourceType: 'Questionnaire', item, ...more });
const response = (item: Json[]): Json => ({ resourceType: 'QuestionnaireResponse', status: 'completed', item });
const coding = (i: number): Json => ({ valueCoding: { system: 's', code: `c${i}`, display: 'd' } });
const concepts = (n: number): Json => ({
  resourceType: 'ValueSet',
  id: 'v',
  compose: { include: [{ system: 's', concept: times(n, (i) => ({ code: `c${i}`, display: 'd' })) }] },
});
const chained = (n: number, before: (i: number) => number): Json =>
  form(
    times(n, (i) => ({
      linkId: `q${i}`,
      type: 'integer',
      initial: [{ valueInteger: 1 }],
      ...(before(i) >= 0 &&
        before(i) < n && { enableWhen: [{ question: `q${before(i)}`, operator: 'exists', answerBoolean: true }] }),
    })),
  );
const open = (questionnaire: Json, given?: Json): ResponseState =>
  new ResponseState(parseQuestionnaire(questionnaire).survey!, given);

/** What grows, its first size, and what is done with it. */
const CASES: [what: string, size: number, prepare: (n: number) => () => unknown][] = [
  [
    'response items with one linkId',
    10_000,
    (n) => {
      const survey = form([{ linkId: 'q', type: 'string' }]);
      const given = response(times(n, () => ({ linkId: 'q', answer: [{ valueString: 'x' }] })));
      return () => [open(survey, given), validateResponse(survey, given)];
    },
  ],
  [
    'extensions with one address',
    10_000,
    (n) => {
      const extension = times(n, () => ({ url: `${HL7}minLength`, valueInteger: 1 }));
      const survey = form([{ linkId: 'q', type: 'string', extension }]);
      return () => parseQuestionnaire(survey);
    },
  ],
  [
    'ticked options',
    1500,
    (n) => {
      const survey = form([{ linkId: 'q', type: 'choice', repeats: true, answerOption: times(n, coding) }]);
      const given = response([{ linkId: 'q', answer: times(n, coding) }]);
      return () => validateResponse(survey, given);
    },
  ],
  [
    'options that stand alone',
    1500,
    (n) => {
      const extension = [{ url: `${HL7}questionnaire-optionExclusive`, valueBoolean: true }];
      const answerOption = times(n, (i) => ({ ...coding(i), extension }));
      const survey = form([{ linkId: 'q', type: 'choice', repeats: true, answerOption }]);
      const given = response([{ linkId: 'q', answer: times(n, coding) }]);
      return () => open(survey, given);
    },
  ],
  [
    'items with one value set of as many concepts',
    400,
    (n) => {
      const item = times(n, (i) => ({ linkId: `q${i}`, type: 'choice', answerValueSet: '#v' }));
      const survey = form(item, { contained: [concepts(n)] });
      return () => parseQuestionnaire(survey);
    },
  ],
  [
    'code systems that one value set includes',
    2000,
    (n) => {
      const systems = times(n, (i) => ({ resourceType: 'CodeSystem', url: `s${i}`, concept: [{ code: 'c' }] }));
      const set = { resourceType: 'ValueSet', id: 'v', compose: { include: times(n, (i) => ({ system: `s${i}` })) } };
      const survey = form([{ linkId: 'q', type: 'choice', answerValueSet: '#v' }], { contained: [...systems, set] });
      return () => parseQuestionnaire(survey);
    },
  ],
  [
    'contained value sets',
    2000,
    (n) => {
      const contained = times(n, (i) => ({ ...concepts(1), id: `v${i}` }));
      const survey = form(
        times(n, (i) => ({ linkId: `q${i}`, type: 'choice', answerValueSet: `#v${i}` })),
        { contained },
      );
      return () => parseQuestionnaire(survey);
    },
  ],
  [
    'instances of a group that goes',
    1500,
    (n) => {
      const enableWhen = [{ question: 'a', operator: 'exists', answerBoolean: true }];
      const survey = form([
        { linkId: 'a', type: 'integer' },
        { linkId: 'g', type: 'group', repeats: true, enableWhen, item: [{ linkId: 'b', type: 'integer' }] },
      ]);
      const answer = [{ valueInteger: 1 }];
      const given = response([
        { linkId: 'a', answer },
        ...times(n, () => ({ linkId: 'g', item: [{ linkId: 'b', answer }] })),
      ]);
      return () => {
        const state = open(survey, given);
        const [question] = state.children;
        if (question?.kind === 'question') state.setAnswer(question, 0, null);
      };
    },
  ],
  [
    'conditions that depend on the one before',
    1500,
    (n) => {
      const survey = chained(n, (i) => i - 1);
      return () => {
        const state = open(survey);
        const [question] = state.children;
        if (question?.kind === 'question') state.setAnswer(question, 0, null);
      };
    },
  ],
  [
    'zeros behind a second',
    5000,
    (n) => {
      const valueTime = `10:00:00.${'0'.repeat(n)}1`;
      const survey = form([{ linkId: 'q', type: 'choice', answerOption: [{ valueTime }] }]);
      const given = response([{ linkId: 'q', answer: [{ valueTime }] }]);
      return () => validateResponse(survey, given);
    },
  ],
];

/** The best of several runs: what else the computer does only makes them longer. */
function duration(run: () => unknown): number {
  let best = Infinity;
  for (let left = 3; left > 0; left--) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

describe('What grows with a form or a response takes time in proportion', () => {
  for (const [what, size, prepare] of CASES) {
    it(what, () => {
      prepare(size)();
      let ratio = Infinity;
      // Four times as much takes 16 times as long where it goes by the square.
      for (let left = 4; left > 0 && ratio > 8; left--) {
        ratio = Math.min(ratio, duration(prepare(size * 4)) / Math.max(duration(prepare(size)), 1));
      }
      expect(ratio).to.be.below(8);
    }).timeout(30_000);
  }

  it('a chain of conditions may be longer than calls can be deep', () => {
    const { survey, problems } = parseQuestionnaire(chained(30_000, (i) => i + 1));
    expect(problems).to.deep.equal([]);
    expect(survey!.items[0]!.rank).to.equal(29_999);
    expect(open(chained(3000, (i) => i + 1)).answered).to.equal(3000);
  });
});
