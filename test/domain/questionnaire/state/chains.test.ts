import { expect } from '@open-wc/testing';
import { parseQuestionnaire, ResponseState } from '../../../../src/domain/questionnaire.js';

/** Questions of which each is asked where the one after it is answered. */
const chained = (length: number): object => ({
  resourceType: 'Questionnaire',
  item: Array.from({ length }, (_, i) => ({
    linkId: `q${i}`,
    type: 'integer',
    initial: [{ valueInteger: 1 }],
    ...(i + 1 < length && { enableWhen: [{ question: `q${i + 1}`, operator: 'exists', answerBoolean: true }] }),
  })),
});

describe('a chain of conditions', () => {
  it('may be longer than calls can be deep', () => {
    const { survey, problems } = parseQuestionnaire(chained(10_000));
    expect(problems).to.deep.equal([]);
    expect(survey!.items[0]!.rank).to.equal(9999);
  });

  it('is followed from one end to the other', () => {
    expect(new ResponseState(parseQuestionnaire(chained(3000)).survey!).answered).to.equal(3000);
  });
});
