import { expect } from '@open-wc/testing';
import type { AnswerValue } from '../../../../src/domain/questionnaire.js';
import { checkAnswers, parseQuestionnaire } from '../../../../src/domain/questionnaire.js';

type Json = Record<string, unknown>;
const HL7 = 'http://hl7.org/fhir/StructureDefinition/';
const coding = (code: string, system = 's') => ({ valueCoding: { system, code } });
const exclusive = { url: `${HL7}questionnaire-optionExclusive`, valueBoolean: true };
const options = { answerOption: [coding('a'), coding('b'), { ...coding('none'), extension: [exclusive] }] };
const extension = (name: string, value: Json) => ({ extension: [{ url: HL7 + name, ...value }] });

function codes(item: Json, values: AnswerValue[], raw?: string[]): string[] {
  const questionnaire = { resourceType: 'Questionnaire', item: [{ linkId: 'q', ...item }] };
  const found = checkAnswers(parseQuestionnaire(questionnaire).survey!.items[0]!, values, raw);
  return found.map(({ code, index }) => (index === undefined ? code : `${code} ${index}`));
}

/** Item, answers, findings. */
const CASES: [Json, AnswerValue[], string[]][] = [
  [{ type: 'boolean', required: true }, [], ['required']],
  [{ type: 'boolean', required: true }, [{ valueBoolean: false }], []],
  [{ type: 'boolean' }, [{ valueString: 'true' }], ['invalidAnswerType 0']],
  [{ type: 'boolean' }, [{ valueBoolean: true }, { valueBoolean: true }], ['repeats']],
  [{ type: 'integer' }, [{ valueInteger: 2147483647 }], []],
  [{ type: 'integer' }, [{ valueInteger: 2147483648 }], ['invalidAnswerType 0']],
  [{ type: 'integer' }, [{ valueInteger: 1.5 }], ['invalidAnswerType 0']],
  [{ type: 'integer' }, [{ valueDecimal: 1 }], ['invalidAnswerType 0']],
  [{ type: 'decimal' }, [{ valueDecimal: NaN }], ['invalidAnswerType 0']],
  [{ type: 'integer', ...extension('minValue', { valueInteger: 0 }) }, [{ valueInteger: -1 }], ['minValue 0']],
  [{ type: 'integer', ...extension('maxValue', { valueInteger: 9 }) }, [{ valueInteger: 9 }], []],
  [{ type: 'integer', ...extension('maxValue', { valueInteger: 9 }) }, [{ valueInteger: 10 }], ['maxValue 0']],
  [
    { type: 'decimal', ...extension('maxDecimalPlaces', { valueInteger: 1 }) },
    [{ valueDecimal: 1.25 }],
    ['maxDecimalPlaces 0'],
  ],
  [{ type: 'decimal', ...extension('maxDecimalPlaces', { valueInteger: 1 }) }, [{ valueDecimal: 1.5 }], []],
  [{ type: 'date' }, [{ valueDate: '2024' }], []],
  [{ type: 'date' }, [{ valueDate: '2024-02' }], []],
  [{ type: 'date' }, [{ valueDate: '2024-02-29' }], []],
  [{ type: 'date' }, [{ valueDate: '2025-02-29' }], ['invalidAnswerType 0']],
  [{ type: 'date' }, [{ valueDate: '1900-02-29' }], ['invalidAnswerType 0']],
  [{ type: 'date' }, [{ valueDate: '2000-02-29' }], []],
  [{ type: 'date' }, [{ valueDate: '0000' }], ['invalidAnswerType 0']],
  [{ type: 'date' }, [{ valueDate: '2024-13' }], ['invalidAnswerType 0']],
  [{ type: 'date' }, [{ valueDate: '2024-02-01T10:00:00Z' }], ['invalidAnswerType 0']],
  [{ type: 'date', ...extension('minValue', { valueDate: '2024-03-15' }) }, [{ valueDate: '2024-03' }], []],
  [{ type: 'date', ...extension('minValue', { valueDate: '2024-03-15' }) }, [{ valueDate: '2024-02' }], ['minValue 0']],
  [{ type: 'date', ...extension('maxValue', { valueDate: '2024-03' }) }, [{ valueDate: '2024-04-01' }], ['maxValue 0']],
  [{ type: 'dateTime' }, [{ valueDateTime: '2024-02-01' }], []],
  [{ type: 'dateTime' }, [{ valueDateTime: '2024-02-01T10:00:00' }], ['invalidAnswerType 0']],
  [{ type: 'dateTime' }, [{ valueDateTime: '2024-02-01T10:00:00.123+14:00' }], []],
  [{ type: 'dateTime' }, [{ valueDateTime: '2024-02-01T24:00:00Z' }], ['invalidAnswerType 0']],
  [
    { type: 'dateTime', ...extension('maxValue', { valueDateTime: '2024-02-01T10:00:00+02:00' }) },
    [{ valueDateTime: '2024-02-01T08:00:00Z' }],
    [],
  ],
  [
    { type: 'dateTime', ...extension('maxValue', { valueDateTime: '2024-02-01T10:00:00+02:00' }) },
    [{ valueDateTime: '2024-02-01T08:00:01Z' }],
    ['maxValue 0'],
  ],
  [{ type: 'time' }, [{ valueTime: '23:59:60' }], []],
  [{ type: 'time' }, [{ valueTime: '10:00' }], ['invalidAnswerType 0']],
  [{ type: 'time', ...extension('minValue', { valueTime: '09:00:00' }) }, [{ valueTime: '08:59:59' }], ['minValue 0']],
  [{ type: 'string' }, [{ valueString: 'a\nb' }], ['invalidNewLine 0']],
  [{ type: 'text' }, [{ valueString: 'a\nb' }], []],
  [{ type: 'string' }, [{ valueString: '' }], ['invalidAnswerType 0']],
  [{ type: 'string' }, [{ valueString: 'a\0' }], ['invalidAnswerType 0']],
  [{ type: 'string' }, [{ valueString: 'un\u00a0mot 👩‍⚕️' }], []],
  [{ type: 'string', maxLength: 3 }, [{ valueString: 'abcd' }], ['maxLength 0']],
  // As an input counts: a pair of surrogates is two.
  [{ type: 'string', maxLength: 1 }, [{ valueString: '👍' }], ['maxLength 0']],
  [{ type: 'string', maxLength: 2 }, [{ valueString: '👍' }], []],
  [{ type: 'string', ...extension('minLength', { valueInteger: 3 }) }, [{ valueString: 'ab' }], ['minLength 0']],
  [{ type: 'string', ...extension('regex', { valueString: '[0-9]{3}' }) }, [{ valueString: '1234' }], ['regex 0']],
  [{ type: 'string', ...extension('regex', { valueString: '[0-9]{3}' }) }, [{ valueString: '123' }], []],
  [{ type: 'string', ...extension('regex', { valueString: '(' }) }, [{ valueString: '123' }], ['notChecked 0']],
  [{ type: 'url' }, [{ valueUri: 'https://example.org/a?b=c' }], []],
  [{ type: 'url' }, [{ valueUri: 'urn:uuid:1b4e28ba-2fa1-11d2-883f-0016d3cca427' }], []],
  [{ type: 'url' }, [{ valueUri: 'urn:uuid:1234' }], ['invalidUrlValue 0']],
  [{ type: 'url' }, [{ valueUri: 'two words' }], ['invalidUrlValue 0']],
  [{ type: 'url' }, [{ valueString: 'https://example.org' }], ['invalidAnswerType 0']],
  [{ type: 'choice', ...options }, [coding('a')], []],
  [{ type: 'choice', ...options }, [coding('z')], ['invalidAnswerOption 0']],
  [{ type: 'choice', ...options }, [coding('a', 'other')], ['invalidAnswerOption 0']],
  [{ type: 'choice', ...options }, [{ valueString: 'a' }], ['invalidAnswerType 0']],
  [{ type: 'choice', answerOption: [{ valueInteger: 1 }] }, [{ valueInteger: 1 }], []],
  [{ type: 'choice', answerOption: [{ valueInteger: 1 }] }, [{ valueInteger: 2 }], ['invalidAnswerOption 0']],
  [{ type: 'choice', answerOption: [{ valueString: 'x' }] }, [coding('x')], ['invalidAnswerType 0']],
  [{ type: 'choice', answerValueSet: 'http://example.org/vs' }, [coding('x')], ['notChecked 0']],
  [{ type: 'choice', repeats: true, ...options }, [coding('a'), coding('b')], []],
  [{ type: 'choice', repeats: true, ...options }, [coding('a'), coding('none')], ['exclusiveAnswerOption 1']],
  [{ type: 'open-choice', ...options }, [{ valueString: 'my own' }], []],
  [{ type: 'open-choice', ...options }, [coding('z')], ['invalidAnswerOption 0']],
  [
    {
      type: 'quantity',
      ...extension('questionnaire-unitOption', { valueCoding: { system: 'u', code: 'kg', display: 'kg' } }),
    },
    [{ valueQuantity: { value: 1, unit: 'g', system: 'u', code: 'g' } }],
    ['invalidUnit 0'],
  ],
  [
    {
      type: 'quantity',
      ...extension('questionnaire-unitOption', { valueCoding: { system: 'u', code: 'kg', display: 'kg' } }),
    },
    [{ valueQuantity: { value: 1, unit: 'kg', system: 'u', code: 'kg' } }],
    [],
  ],
  [{ type: 'quantity' }, [{ valueQuantity: { value: '1' } as never }], ['invalidAnswerType 0']],
  [
    { type: 'quantity', ...extension('minValue', { valueQuantity: { value: 5, unit: 'kg' } }) },
    [{ valueQuantity: { value: 4, unit: 'kg' } }],
    ['minValue 0'],
  ],
  [
    { type: 'string', repeats: true, ...extension('questionnaire-maxOccurs', { valueInteger: 1 }) },
    [{ valueString: 'a' }, { valueString: 'b' }],
    ['maxCount'],
  ],
  [
    { type: 'string', repeats: true, ...extension('questionnaire-minOccurs', { valueInteger: 2 }) },
    [{ valueString: 'a' }],
    ['minCount'],
  ],
  [{ type: 'string', ...extension('targetConstraint', {}) }, [{ valueString: 'a' }], ['notChecked']],
  [{ type: 'attachment' }, [{ valueAttachment: { title: 'a' } }], []],
  [{ type: 'new-in-r7' }, [{ valueString: 'a' }], ['notChecked 0']],
];

describe('the rules of one question', () => {
  for (const [item, values, expected] of CASES) {
    it(`${JSON.stringify(item).slice(0, 120)} with ${JSON.stringify(values)}: ${expected.join() || 'fine'}`, () => {
      expect(codes(item, values)).to.deep.equal(expected);
    });
  }

  it('takes what was typed and is no value as an answer of the wrong type, not as a missing one', () => {
    expect(codes({ type: 'integer', required: true }, [null as never], ['abc'])).to.deep.equal(['invalidAnswerType 0']);
  });

  it('refuses patterns that could hang the page, and looks at harmless ones', () => {
    const verdict = (regex: string, value: string) =>
      codes({ type: 'string', ...extension('regex', { valueString: regex }) }, [{ valueString: value }]).join();
    const long = 'a'.repeat(40);
    for (const [pattern, fits] of [
      ['(a+)+$', true],
      ['(a|a)*b', false],
      ['(.a+)*b', false],
      ['(-?a+)*b', false],
      ['(-*a*)*b', false],
      ['(\\x61a*)*b', false],
      // The same character as a number: `-`
      ['(-\\x2d?)*b', false],
      ['a?'.repeat(40) + long, true],
    ] as const) {
      expect(verdict(pattern, long), pattern).to.equal(fits ? '' : 'regex 0');
    }
    expect(verdict('(,a?)*'.repeat(8), ','.repeat(60))).to.equal('');
    expect(verdict('(,a?)*'.repeat(8), `${','.repeat(60)}!`)).to.equal('regex 0');
    // What it found before cannot be looked up in bounded time.
    expect(verdict('(a)\\1*', long)).to.equal('notChecked 0');
    expect(verdict('.*.*.*.*.*x', 'a'.repeat(5e5))).to.equal('notChecked 0');
    expect(verdict('a+', 'a'.repeat(1e6))).to.equal('');
    const email = '[a-z.]+@[a-z](?:[a-z-]{0,61}[a-z])?(?:\\.[a-z](?:[a-z-]{0,61}[a-z])?)*';
    expect(verdict(email, 'someone@mail.example.org')).to.equal('');
    expect(verdict(email, 'someone@mail..org')).to.equal('regex 0');
  });
});
