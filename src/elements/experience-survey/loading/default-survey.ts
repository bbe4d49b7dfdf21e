import { language, msg } from '../../../i18n/index.js';

const ORDINAL_VALUE = 'http://hl7.org/fhir/StructureDefinition/ordinalValue';

/** Names the default survey in every response, whatever language it was answered in. */
const CANONICAL = { url: 'urn:uuid:2b9f3c4e-7a51-4d0e-9c38-5f6a1d2e8b70', version: '1.0.0' };

/** The members of an item that the default survey has: it asks nothing that takes more. */
export interface DefaultItem {
  readonly linkId: string;
  readonly type: 'display' | 'choice' | 'text';
  readonly text: string;
  readonly repeats?: boolean;
  readonly maxLength?: number;
  readonly answerOption?: ReturnType<typeof answerOption>;
  readonly enableWhen?: ReturnType<typeof onlyIf>['enableWhen'];
  /** An itemControl. */
  readonly extension?: readonly {
    readonly url: string;
    readonly valueCodeableConcept: { readonly coding: readonly [{ readonly system: string; readonly code: string }] };
  }[];
  readonly item?: readonly DefaultItem[];
}

type Option = [code: string, text: string, ordinal?: number];

const answerOption = (options: Option[]) =>
  options.map(([code, display, ordinal]) => ({
    valueCoding: {
      code,
      display,
      ...(ordinal !== undefined && { extension: [{ url: ORDINAL_VALUE, valueDecimal: ordinal }] }),
    },
  }));

const extent = (): Option[] => [
  ['fully', msg('Yes, fully', { id: 'default.fully' }), 3],
  ['mostly', msg('Mostly', { id: 'default.mostly' }), 2],
  ['a-little', msg('A little', { id: 'default.a-little' }), 1],
  ['no', msg('No', { id: 'default.no' }), 0],
  ['does-not-apply', msg('Does not apply to me', { id: 'default.does-not-apply' })],
];

const choice = (linkId: string, text: string, options: Option[], more: Partial<DefaultItem> = {}): DefaultItem => ({
  linkId,
  type: 'choice',
  text,
  answerOption: answerOption(options),
  ...more,
});

const onlyIf = (question: string, code: string) => ({
  enableWhen: [{ question, operator: '=' as const, answerCoding: { code } }],
});

/** The default survey as a FHIR R4 Questionnaire. */
export interface DefaultSurvey {
  readonly resourceType: 'Questionnaire';
  readonly url: string;
  readonly version: string;
  readonly language: string;
  readonly status: 'active';
  readonly title: string;
  readonly item: readonly DefaultItem[];
}

/**
 * The survey that is shown where the page brings none: eleven questions of our own on one visit, concrete ones first and
 * the overall one last, in the document's language. A FHIR R4 Questionnaire.
 */
export const defaultSurvey = (): DefaultSurvey => ({
  resourceType: 'Questionnaire',
  ...CANONICAL,
  language: language(),
  status: 'active',
  title: msg('Your visit', { id: 'default.title' }),
  item: [
    {
      linkId: 'about',
      type: 'display',
      text: msg('Please think of your last visit. There are no right or wrong answers.', { id: 'default.about' }),
    },
    choice('who', msg('Who is answering?', { id: 'default.who' }), [
      ['patient', msg('I am the patient', { id: 'default.who.patient' })],
      ['proxy', msg('I am helping the patient, or answering for them', { id: 'default.who.proxy' })],
    ]),
    choice(
      'help',
      msg('How are you helping?', { id: 'default.help' }),
      [
        ['read', msg('I read the questions out', { id: 'default.help.read' })],
        ['wrote', msg('I fill in what the patient says', { id: 'default.help.wrote' })],
        ['translated', msg('I translate', { id: 'default.help.translated' })],
        ['answered', msg('I answer for the patient', { id: 'default.help.answered' })],
      ],
      { repeats: true, ...onlyIf('who', 'proxy') },
    ),
    choice('heard', msg('Did you feel heard when you said what was on your mind?', { id: 'default.heard' }), extent()),
    choice('clear', msg('Were things put to you in words that you know?', { id: 'default.clear' }), extent()),
    choice('choice', msg('Was there a choice to make about your tests or treatment?', { id: 'default.choice' }), [
      ['yes', msg('Yes', { id: 'default.yes' })],
      ['no', msg('No', { id: 'default.no' })],
      ['unsure', msg('I am not sure', { id: 'default.unsure' })],
    ]),
    choice(
      'together',
      msg('Did you and the team weigh the choices together?', { id: 'default.together' }),
      extent(),
      onlyIf('choice', 'yes'),
    ),
    choice('matters', msg('Did the plan fit what matters most to you?', { id: 'default.matters' }), extent()),
    choice('next', msg('Do you know what to do next to look after yourself?', { id: 'default.next' }), extent()),
    choice('reach', msg('Could you get hold of someone when you needed help?', { id: 'default.reach' }), extent()),
    choice('overall', msg('All in all, how was your visit?', { id: 'default.overall' }), [
      ['very-good', msg('Very good', { id: 'default.very-good' }), 4],
      ['good', msg('Good', { id: 'default.good' }), 3],
      ['so-so', msg('Neither good nor bad', { id: 'default.so-so' }), 2],
      ['bad', msg('Bad', { id: 'default.bad' }), 1],
      ['very-bad', msg('Very bad', { id: 'default.very-bad' }), 0],
    ]),
    {
      linkId: 'comment',
      type: 'text',
      text: msg('What should we keep doing, and what should we do better?', { id: 'default.comment' }),
      maxLength: 2000,
      item: [
        {
          linkId: 'comment-help',
          type: 'display',
          text: msg('Please leave out names and anything else that shows who you are.', { id: 'default.comment.help' }),
          extension: [
            {
              url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl',
              valueCodeableConcept: {
                coding: [{ system: 'http://hl7.org/fhir/questionnaire-item-control', code: 'help' }],
              },
            },
          ],
        },
      ],
    },
  ],
});
