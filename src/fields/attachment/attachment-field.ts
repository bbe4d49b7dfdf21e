import { html, nothing } from 'lit';
import type { AnswerValue, QuestionNode } from '../../domain/questionnaire.js';
import { fileRules, fileType, isWanted } from '../../domain/questionnaire/model/files.js';
import { direction, isolate, language, msg, str } from '../../i18n/index.js';
import { lateFieldStyles } from '../late-styles.js';
import { attachmentStyles } from './attachment-field.css.js';
import { describedBy, type FieldContext, textId } from '../context.js';
import { accepted, sizeText, typeNames } from './file-rules.js';

lateFieldStyles.add(attachmentStyles);

/** What goes on beside the answers: files that are being read, and what was wrong with the last ones. */
interface Reading {
  files: readonly File[];
  faults: readonly string[];
  /** The only answer there may be, while a file is being read that will take its place. */
  before: readonly AnswerValue[];
}

const readings = new WeakMap<QuestionNode, Reading>();

const readingOf = (question: QuestionNode): Reading => {
  let reading = readings.get(question);
  if (!reading) readings.set(question, (reading = { files: [], faults: [], before: [] }));
  return reading;
};

const answersOf = (question: QuestionNode): AnswerValue[] => question.answers.flatMap(({ value }) => value ?? []);

const readingText = ({ name }: File): string => {
  const shown = isolate(name);
  return msg(str`Reading “${shown}”…`, { id: 'field.file.reading' });
};

/** Sets the answers. Each file that is being read has one that is not valid yet, so that nothing is sent without it. */
function put(context: FieldContext, question: QuestionNode, given: readonly AnswerValue[]): void {
  const { files } = readingOf(question);
  const { repeats } = question.item;
  context.setAnswers(question, repeats ? [...given, ...files.map(() => ({}))] : files.length > 0 ? [] : given);
  const held = question.answers.filter(({ value }) => !value);
  files.slice(0, held.length).forEach((file, index) => {
    const answer = held[index]!;
    context.faults.set(answer, () => readingText(file));
    context.setAnswer(answer, null, file.name);
  });
}

const nameOf = (value: AnswerValue): string => {
  const { title, url } = value.valueAttachment ?? {};
  return [title, url].find((one): one is string => typeof one === 'string') ?? msg('A file', { id: 'field.file' });
};

/** The bytes of a file in base64. */
function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve((reader.result as string).replace(/^[^,]*,?/, ''));
    reader.onerror = () => reject(reader.error ?? new Error('not read'));
    reader.readAsDataURL(file);
  });
}

/** Why a file cannot be taken; undefined where it can. Nothing of it is read yet. */
function faultOf(question: QuestionNode, file: File): string | undefined {
  const rules = fileRules(question.item.extensions);
  const name = isolate(file.name);
  if (!isWanted(rules, fileType(file.name, file.type))) {
    const kinds = typeNames(rules);
    return msg(str`“${name}” is the wrong kind of file. You can choose: ${kinds}.`, { id: 'field.file.type' });
  }
  if (file.size > rules.largest) {
    const most = sizeText(rules.largest);
    return msg(str`“${name}” is too large. Each file can be up to ${most}.`, { id: 'field.file.size' });
  }
  return file.size === 0 ? msg(str`“${name}” is empty.`, { id: 'field.file.empty' }) : undefined;
}

/** Reads files, one after the other, and makes answers of them. They stay on this page until the answers are sent. */
async function take(context: FieldContext, question: QuestionNode, files: readonly File[]): Promise<void> {
  const reading = readingOf(question);
  const { repeats } = question.item;
  const faults = files.map((file) => faultOf(question, file));
  const good = files.filter((_, index) => !faults[index]);
  reading.faults = faults.filter((fault) => fault !== undefined);
  if (reading.files.length === 0) reading.before = answersOf(question);
  if (good.length > 0) {
    reading.files = repeats ? [...reading.files, ...good] : good;
    put(context, question, answersOf(question));
  }
  context.refresh(question);
  for (const file of good) {
    const { name, size, type } = file;
    const shown = isolate(name);
    let added: AnswerValue[] = [];
    try {
      const data = await base64(file);
      const contentType = fileType(name, type);
      added = [{ valueAttachment: { contentType, data, size, title: name } }];
    } catch {
      reading.faults = [
        ...reading.faults,
        msg(str`“${shown}” could not be read. Choose it again, or choose another file.`, { id: 'field.file.read' }),
      ];
    }
    // Else another file took its place in the meantime, or an answer to another question took all of them away.
    const isWanted = reading.files.includes(file) && question.answers.some(({ raw }) => raw === name);
    reading.files = reading.files.filter((one) => one !== file);
    if (isWanted) {
      if (added.length > 0) {
        reading.before = added;
        context.announce(msg(str`Added: ${shown}`, { id: 'field.search.added' }));
      }
      put(context, question, repeats ? [...answersOf(question), ...added] : reading.before);
    }
    context.refresh(question);
  }
  if (reading.faults.length > 0) context.announce(reading.faults.join(' '));
  context.settle(question);
}

/** Files as answers: each with its name and size, a button to take it back, and one to choose more. */
export function attachmentField(context: FieldContext, question: QuestionNode, invalid: boolean) {
  const { item } = question;
  const { id } = question.answers[0]!;
  const rules = fileRules(item.extensions);
  const { files, faults } = readingOf(question);
  const given = answersOf(question);
  const kinds = typeNames(rules);
  const most = sizeText(rules.largest);
  const onChange = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const chosen = [...(input.files ?? [])];
    // Else the same file could not be chosen again after it was removed.
    input.value = '';
    if (chosen.length > 0) void take(context, question, chosen);
  };
  const remove = (value: AnswerValue) => (event: Event) => {
    const root = (event.currentTarget as Element).getRootNode() as ShadowRoot;
    put(
      context,
      question,
      given.filter((one) => one !== value),
    );
    const shown = isolate(nameOf(value));
    context.announce(msg(str`Removed: ${shown}`, { id: 'field.search.removed' }));
    context.settle(question);
    root.getElementById(question.answers[0]!.id)?.focus();
  };
  return html`<div class="files" lang=${language()} dir=${direction()}>
    <p class="hint" id="${id}-rules">
      ${kinds ? msg(str`You can choose: ${kinds}.`, { id: 'field.file.kinds' }) : nothing}
      ${msg(str`Each file can be up to ${most}.`, { id: 'field.file.most' })}
    </p>
    ${
      given.length > 0
        ? html`<ul class="chosen">
          ${given.map(
            (value) =>
              html`<li>
              <span><bdi>${nameOf(value)}</bdi> ${sizeOf(value)}</span>
              <button class="button button-quiet" type="button" @click=${remove(value)}>
                ${msg('Remove', { id: 'survey.answer.remove' })}
                <span class="visually-hidden">${nameOf(value)}</span>
              </button>
            </li>`,
          )}
        </ul>`
        : nothing
    }
    ${faults.map((fault) => html`<p class="file-fault">${fault}</p>`)}
    ${files.map((file) => html`<p class="hint">${readingText(file)}</p>`)}
    <input
      class="visually-hidden"
      type="file"
      id=${id}
      accept=${accepted(rules) || nothing}
      ?multiple=${item.repeats}
      aria-labelledby="${textId(question)} ${id}-button"
      aria-describedby="${describedBy(question, invalid)} ${id}-rules"
      aria-invalid=${invalid ? 'true' : nothing}
      aria-required=${question.now.required ? 'true' : nothing}
      @change=${onChange}
    />
    <label class="button file-button" for=${id} id="${id}-button">${buttonText(item.repeats, given.length > 0)}</label>
  </div>`;
}

function sizeOf(value: AnswerValue) {
  const size = value.valueAttachment?.['size'];
  return typeof size === 'number' ? html`<span class="hint">${sizeText(size)}</span>` : nothing;
}

function buttonText(repeats: boolean, hasFile: boolean): string {
  if (!hasFile) return msg('Choose a file', { id: 'field.file.choose' });
  return repeats
    ? msg('Add another file', { id: 'field.file.more' })
    : msg('Choose a different file', { id: 'field.file.other' });
}
