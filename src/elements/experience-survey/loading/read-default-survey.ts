import type { Option, Survey } from '../../../domain/questionnaire.js';
import { NONE } from '../../../domain/questionnaire/model/model.js';
import type { Json } from '../../../domain/questionnaire/model/json.js';
import { link } from '../../../domain/questionnaire/read/link.js';
import { newItem, placed } from '../../../domain/questionnaire/read/new-item.js';
import type { Draft } from '../../../domain/questionnaire/read/report.js';
import { type DefaultItem, defaultSurvey } from './default-survey.js';

const optionOf = ({ valueCoding }: NonNullable<DefaultItem['answerOption']>[number]): Option => ({
  value: { valueCoding },
  label: valueCoding.display,
  ordinal: valueCoding.extension?.[0]?.valueDecimal,
  initialSelected: false,
  exclusive: false,
});

/**
 * Reads the default survey. There is nothing in it but texts and choices, so that a page which shows it need not load
 * what reads the questionnaires of others; that would find the same in it.
 */
export function readDefaultSurvey(): Survey {
  const questionnaire = defaultSurvey();
  const { url, version, language, status, title } = questionnaire;
  const all: Draft[] = [];
  const read = (list: readonly DefaultItem[], parent?: Draft): Draft[] =>
    placed(
      list.map((definition) => {
        const { linkId, type, text, repeats, maxLength, answerOption = [], enableWhen = [] } = definition;
        const item: Draft = Object.assign(newItem(linkId, type, definition as unknown as Json, all.length, parent), {
          text,
          repeats: !!repeats,
          maxLength,
          control: definition.extension?.[0]?.valueCodeableConcept.coding[0].code,
          options: answerOption.map(optionOf),
          enableWhen: enableWhen.map(({ question, operator, answerCoding }) => ({
            question,
            operator,
            answer: { valueCoding: answerCoding },
          })),
        });
        all.push(item);
        item.children = read(definition.item ?? [], item);
        return item;
      }),
      parent,
    );
  const items = read(questionnaire.item);
  const byLinkId = new Map(all.map((item) => [item.linkId, item]));
  link(all, byLinkId, () => undefined);
  return {
    questionnaire: questionnaire as unknown as Json,
    canonical: `${url}|${version}`,
    title,
    language,
    isTranslated: false,
    languages: [language],
    hasExpressions: false,
    extensions: NONE,
    titleExtensions: NONE,
    status,
    items,
    byLinkId,
  };
}
