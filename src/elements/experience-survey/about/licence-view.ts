import { css, html, nothing } from 'lit';
import { safeLink } from '../../../domain/format/safe-link.js';
import type { Survey } from '../../../domain/questionnaire.js';
import { direction, isolate, language, msg, str, textDirection } from '../../../i18n/index.js';
import { lateSurveyStyles } from '../late-styles.js';

lateSurveyStyles.add(css`
  .licence {
    margin-block-start: var(--_space-6);
    border-block-start: 1px solid var(--_line);
    padding-block-start: var(--_space-3);
    color: var(--_muted);
    overflow-wrap: anywhere;
  }
  .licence p {
    margin-block: 0 var(--_space-2);
    font-size: 0.875em;
  }
`);

/** `[words](address)` or a bare address, without the full stop that ends its sentence. */
const LINK = /\[([^[\]\n]+)\]\((\S{1,500}?)\)|(https:\/\/[^\s<>"]*[^\s<>".,;:!?)])/g;

/** A line of Markdown as text, with links. Of a licence, nothing else needs a look of its own. */
function line(text: string): unknown[] {
  const parts: unknown[] = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const [all, words, named, bare] = match;
    parts.push(text.slice(end, match.index));
    const address = safeLink(named ?? bare ?? '');
    parts.push(
      address
        ? html`<a href=${address} target="_blank" rel="noopener noreferrer"
            >${words ?? bare}<span class="visually-hidden" lang=${language()} dir=${direction()}
              >${` ${msg('(opens in a new tab)', { id: 'survey.new-tab' })}`}</span
            ></a
          >`
        : (words ?? all),
    );
    end = match.index + all.length;
  }
  parts.push(text.slice(end));
  return parts;
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** The copyright of a Questionnaire (Markdown), or its short form, and who published it. */
export function licenceView({ questionnaire, extensions }: Survey) {
  const label = extensions.get('artifact-copyrightLabel')?.[0]?.['valueString'];
  const copyright = text(questionnaire['copyright']) || text(label);
  if (!copyright) return nothing;
  const publisher = text(questionnaire['publisher']);
  const house = isolate(publisher);
  const lang = text(questionnaire['language']);
  return html`<div class="licence">
    <div lang=${lang || nothing} dir=${lang ? direction(lang) : textDirection(copyright)}>
      ${copyright.split(/\n\s*\n/).map((paragraph) => html`<p>${line(paragraph)}</p>`)}
    </div>
    ${
      publisher && !copyright.includes(publisher)
        ? html`<p lang=${language()} dir=${direction()}>${msg(str`Published by ${house}`, { id: 'survey.publisher' })}</p>`
        : nothing
    }
  </div>`;
}
