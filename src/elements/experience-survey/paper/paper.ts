import { html, nothing } from 'lit';
import type { Item, Option, Survey } from '../../../domain/questionnaire.js';
import { hasNested } from '../../../fields/nested.js';
import { optionText } from '../../../fields/text/value-text.js';
import { contentDirection, dateFieldOrder, direction, isolate, language, msg, str } from '../../../i18n/index.js';
import { lateSurveyStyles } from '../late-styles.js';
import { listed } from '../questions/late-views.js';
import type { SurveyHost } from '../session/host.js';
import { licence } from '../about/licence.js';
import { paperStyles } from './paper.css.js';
import { conditionTexts, firstNumber, goTo, numbersOf } from './paper-rules.js';

lateSurveyStyles.add(paperStyles);

interface Sheet {
  readonly host: SurveyHost;
  readonly numbers: ReadonlyMap<Item, string>;
  /** Which answers the questions are about, to stand before their texts. */
  readonly about: string;
}

/** So many options have what they open each under it. */
const FEW = 12;

/**
 * The survey as a form for pen and paper, with every question, whatever was answered on the screen.
 *
 * @param isLarge - in large print: 18 pt
 * @param about - what stands before the questions
 */
export function paper(host: SurveyHost, survey: Survey, isLarge: boolean, about: unknown) {
  const sheet = { host, numbers: numbersOf(survey.items), about: '' };
  const { language: lang, title, items } = survey;
  const dir = contentDirection(lang, [title, ...items.map(({ text }) => text)]);
  return html`<div class="paper ${isLarge ? 'paper-large' : ''}" lang=${lang ?? nothing} dir=${dir}>
    ${title ? host.heading(title, { id: 'title', depth: -1 }) : nothing} ${about ? html`<div lang=${language()} dir=${direction()}>${about}</div>` : nothing}
    <p lang=${language()} dir=${direction()}>
      ${
        [...survey.byLinkId.values()].some(needsAnswer)
          ? msg(
              'Please use a pen. Put a cross in the box of your answer. Some questions need an answer. You can leave out all others.',
              { id: 'paper.how.required' },
            )
          : msg('Please use a pen. Put a cross in the box of your answer. You can leave out any question.', {
              id: 'paper.how',
            })
      }
    </p>
    ${itemsOf(sheet, survey.items, 0)} ${licence(survey)}
  </div>`;
}

const needsAnswer = ({ type, required, hidden }: Item): boolean => required && !hidden && type !== 'group';

const itemsOf = (sheet: Sheet, items: readonly Item[], depth: number): unknown =>
  listed(
    sheet.host.session()!,
    items.filter(({ hidden }) => !hidden).map((item) => ({ item })),
    ({ item }) => itemOf(sheet, item, items, depth),
  );

function itemOf(sheet: Sheet, item: Item, siblings: readonly Item[], depth: number): unknown {
  const { type, prefix } = item;
  const text = item.text && `${sheet.about}${item.text}`;
  if (type === 'display') return html`<p>${prefix ? `${prefix} ` : nothing}${text}</p>`;
  if (type === 'group') {
    const heading = text ? sheet.host.heading(prefix ? `${prefix} ${text}` : text, { depth }) : nothing;
    return html`${item.parent ? html`<div class="paper-caption">${heading}</div>` : heading}
      ${onlyIf(sheet, item)}
      ${item.repeats ? html`<p class="paper-only" lang=${language()} dir=${direction()}>${severalTimes(item)}</p>` : nothing}
      ${itemsOf(sheet, item.children, text ? depth + 1 : depth)}`;
  }
  const number = sheet.numbers.get(item);
  return html`<div class="paper-item">
      ${onlyIf(sheet, item)}
      <div class="paper-text">
        ${number ? html`<span>${number}</span> ` : nothing}<span>${text}${
          needsAnswer(item)
            ? html` <span class="hint" lang=${language()} dir=${direction()}>${msg('(needs an answer)', { id: 'survey.required' })}</span>`
            : nothing
        }</span>
      </div>
      ${notes(item)} ${space(sheet, item, siblings, depth)}
    </div>
    ${hasOptionsThatOpen(sheet, item) ? nothing : opened(sheet, item, depth)}`;
}

/** The options on paper. Those of a value set may have come since. */
const optionsOf = (sheet: Sheet, item: Item): readonly Option[] =>
  item.type === 'boolean' ? yesNo() : sheet.host.session()!.state.optionsOf(item);

/** Whether each option has what it opens under it: where several may be chosen, and they are not too many. */
function hasOptionsThatOpen(sheet: Sheet, item: Item): boolean {
  const { length } = optionsOf(sheet, item);
  return item.repeats && hasNested(item) && length > 0 && length <= FEW;
}

/**
 * The questions that an answer opens.
 *
 * @param answer - its words; without them, where there may be several, there is room to write which one it is
 */
function opened(sheet: Sheet, item: Item, depth: number, answer?: string): unknown {
  if (!hasNested(item)) return nothing;
  const about = answer === undefined ? sheet.about : `${sheet.about}${answer}: `;
  return html`<div class="paper-nested">${
    item.repeats && answer === undefined
      ? html`<p class="paper-only" lang=${language()} dir=${direction()}>${severalTimes(item)}</p>
          <div class="paper-row" lang=${language()} dir=${direction()}>
            ${msg('This part is about your answer:', { id: 'paper.about' })}${line}
          </div>`
      : nothing
  }${itemsOf(
    { ...sheet, about },
    item.children.filter(({ type }) => type !== 'display'),
    depth,
  )}</div>`;
}

/** How to fill in a part that repeats. */
function severalTimes({ text }: Item): string {
  const label = text && isolate(text);
  return label
    ? msg(
        str`Is there more than one for “${label}”? Fill in this part once for each. Ask for another sheet if you need one.`,
        { id: 'paper.repeats' },
      )
    : msg('You can fill in this part more than once. Ask for another sheet if you need one.', {
        id: 'paper.repeats.unnamed',
      });
}

const notes = ({ children }: Item) =>
  children.filter(({ type, hidden }) => type === 'display' && !hidden).map(({ text }) => html`<p>${text}</p>`);

/** For whom a question is, in words. */
function onlyIf(sheet: Sheet, item: Item) {
  const texts = conditionTexts(item, sheet.numbers);
  if (item.extensions.has('enableWhenExpression')) {
    return html`<p class="paper-only" lang=${language()} dir=${direction()}>
      ${
        item.type === 'group'
          ? msg('Not sure if this part is for you? Ask a member of staff.', { id: 'paper.if.ask.part' })
          : msg('Not sure if this question is for you? Ask a member of staff.', { id: 'paper.if.ask' })
      }
    </p>`;
  }
  if (texts.length === 0) return nothing;
  if (texts.length === 1) {
    return html`<p class="paper-only" lang=${language()} dir=${direction()}>${msg('Answer this only if this is true:', { id: 'paper.if.one' })} ${texts[0]}</p>`;
  }
  return html`<div class="paper-only" lang=${language()} dir=${direction()}>
    <p>${
      item.enableBehavior === 'any'
        ? msg('Answer this only if one of these is true:', { id: 'paper.if.any' })
        : msg('Answer this only if all of these are true:', { id: 'paper.if.all' })
    }</p>
    <ul>${texts.map((text) => html`<li>${text} </li>`)}</ul>
  </div>`;
}

const yesNo = (): Option[] =>
  [true, false].map((valueBoolean) => ({
    value: { valueBoolean },
    label: '',
    initialSelected: false,
    exclusive: false,
  }));

const line = html`<div class="paper-line"></div>`;
const lines = (count: number) => html`<div class="paper-lines">${Array(count).fill(line)}</div>`;

/** Room for the answer. */
function space(sheet: Sheet, item: Item, siblings: readonly Item[], depth: number): unknown {
  const { type, units, repeats } = item;
  const options = optionsOf(sheet, item);
  if (options.length > 0) return boxes(sheet, item, options, siblings, depth);
  switch (type) {
    case 'text':
      return lines(5);
    case 'date':
    case 'dateTime':
      return dateParts(type === 'dateTime');
    case 'integer':
    case 'decimal':
    case 'quantity':
    case 'time':
      return html`<div class="paper-row">
        <div class="paper-line paper-short"></div>
        ${units.map((unit) => unit.display ?? unit.code ?? '').join(' / ')}
      </div>`;
    case 'attachment':
    case 'reference':
    case 'choice':
      return html`<p class="paper-only" lang=${language()} dir=${direction()}>
        ${msg('This question does not work on paper. Ask a member of staff.', { id: 'paper.unsupported' })}
      </p>`;
    default:
      return lines(repeats ? 3 : 1);
  }
}

function boxes(sheet: Sheet, item: Item, options: readonly Option[], siblings: readonly Item[], depth: number) {
  const below = (answer: string) => (hasOptionsThatOpen(sheet, item) ? opened(sheet, item, depth, answer) : nothing);
  const other = msg('Something else', { id: 'field.other' });
  return html`${
    item.repeats
      ? html`<p class="paper-only" lang=${language()} dir=${direction()}>${msg('You can put a cross in more than one box.', { id: 'paper.many' })}</p>`
      : nothing
  }
    <ul class="paper-options">
      ${options.map(
        (option) =>
          html`<li>
            <span class="paper-box"></span>
            <span lang=${item.type === 'boolean' ? language() : nothing}>${option.prefix ? `${option.prefix} ` : nothing}${optionText(option)} ${next(sheet, item, option, siblings)}</span>${below(optionText(option))}
          </li>`,
      )}
      ${
        item.type === 'open-choice'
          ? html`<li><span class="paper-box"></span><span lang=${language()} dir=${direction()}>${other}</span>${line}${below(other)}</li>`
          : nothing
      }
    </ul>`;
}

/** Where to go on after an answer that leaves questions out. */
function next({ numbers }: Sheet, item: Item, option: Option, siblings: readonly Item[]) {
  const to = goTo(item, option, siblings);
  if (!to) return nothing;
  const number = to === 'end' ? undefined : firstNumber(to, numbers);
  if (to !== 'end' && !number) return nothing;
  return html`<span class="paper-goto" lang=${language()} dir=${direction()}>– ${
    number
      ? msg(str`Go on with question ${number}.`, { id: 'paper.goto' })
      : msg('Then you are done.', { id: 'paper.goto.end' })
  }</span>`;
}

function dateParts(withTime: boolean) {
  const names: Record<string, string> = {
    day: msg('Day', { id: 'field.day' }),
    month: msg('Month', { id: 'field.month' }),
    year: msg('Year', { id: 'field.year' }),
    time: msg('Time', { id: 'field.time' }),
  };
  const parts = [...dateFieldOrder(), ...(withTime ? ['time'] : [])];
  return html`<div class="paper-row" lang=${language()} dir=${direction()}>
    ${parts.map((part) => html`<span class="paper-part">${line}${names[part]}</span>`)}
  </div>`;
}
