import { html, nothing } from 'lit';
import { live } from '../../../kernel/drawing/live.js';
import type { Survey } from '../../../domain/questionnaire.js';
import { direction, language, msg } from '../../../i18n/index.js';
import { lateSurveyStyles } from '../late-styles.js';
import { ruleStyles } from '../issues/rules.css.js';

export { inLanguage } from '../../../domain/questionnaire/read/translated.js';

lateSurveyStyles.add(ruleStyles);

/** A language in its own words; `und` is one that the form does not name. */
function nameOf(tag: string): string {
  if (tag === 'und') return msg('Original language', { id: 'survey.language.own' });
  try {
    const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
    return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
  } catch {
    // Not a language tag at all; the form's author means something by it.
    return tag;
  }
}

/** The languages of a survey to choose from; not while the answers are being sent, as that would begin anew with them. */
export function languageChoice(
  { languages, language: now }: Survey,
  choose: ((language: string) => void) | false,
): unknown {
  if (languages.length < 2) return nothing;
  return html`<p class="language" lang=${language()} dir=${direction()}>
    <label for="language">${msg('Language', { id: 'survey.language' })}</label>
    <select
      class="control"
      id="language"
      ?disabled=${!choose}
      @change=${(event: Event) => {
        event.stopPropagation();
        if (choose) choose((event.target as HTMLSelectElement).value);
      }}
    >
      ${languages.map(
        (tag) =>
          html`<option value=${tag} lang=${tag === 'und' ? nothing : tag} .selected=${live(tag === (now ?? 'und'))}>
            ${nameOf(tag)}
          </option>`,
      )}
    </select>
  </p>`;
}
