import { noChange } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import { language } from '../../i18n/index.js';
import { lateFieldStyles } from '../late-styles.js';
import type * as RichText from '../../kernel/drawing/rich-text.js';
import { richTextStyles } from './styled-text.css.js';
import type { Extensions } from '../../domain/questionnaire.js';

lateFieldStyles.add(richTextStyles);

/** What an author may say about how words look. Colours are not among it: they would have to fit dark and other grounds. */
const STYLES: Readonly<Record<string, RegExp>> = {
  'font-style': /^(?:normal|italic|oblique)$/,
  'font-weight': /^(?:normal|bold|bolder|lighter|[1-9]00)$/,
  'text-decoration': /^(?:none|underline|line-through|overline)$/,
  'text-decoration-line': /^(?:none|underline|line-through|overline)$/,
};

/** The declarations of a style that are safe and legible everywhere. */
export function safeStyles(style: string): [property: string, value: string][] {
  return style.split(';').flatMap((declaration): [string, string][] => {
    const [, property = '', value = ''] = /^\s*([a-z-]+)\s*:\s*([a-z0-9-]+)\s*$/i.exec(declaration) ?? [];
    const [name, given] = [property.toLowerCase(), value.toLowerCase()];
    return Object.hasOwn(STYLES, name) && STYLES[name]!.test(given) ? [[name, given]] : [];
  });
}

type Json = Readonly<Record<string, unknown>>;
const list = (value: unknown) => (Array.isArray(value) ? (value as (Json | undefined)[]) : []);

/** The translations that stand beside a string. */
const translations = (extensions: readonly (Json | undefined)[]): unknown[] =>
  extensions.flatMap((one) =>
    list(one?.['extension'])
      .filter((part) => part?.['url'] === 'content')
      .map((part) => part?.['valueString'] ?? part?.['valueMarkdown']),
  );

/** A text in a format, if there is one in the language of the plain text. */
function formatted(text: string, extensions: Extensions, name: string, key: string): string | undefined {
  const extension = extensions.get(name)?.[0];
  const value = extension?.[key];
  if (typeof value !== 'string') return undefined;
  if (!translations(extensions.get('translation') ?? []).includes(text)) return value;
  // The words are a translation: what is in the form's own language does not go with them.
  const own = list((extension?.[`_${key}`] as Json | undefined)?.['extension']);
  return translations(own).includes(value) ? value : undefined;
}

class StyledText extends Directive {
  #shown: readonly unknown[] = [];

  render(text: string, extensions: Extensions, isBlock: boolean, rich: typeof RichText | undefined): unknown {
    const shown = [text, extensions, isBlock, language()];
    // Drawn again, the same nodes stay: a person may have selected words in them.
    if (shown.every((part, at) => part === this.#shown[at])) return noChange;
    this.#shown = shown;
    return nodes(text, extensions, isBlock, rich);
  }
}

function nodes(
  text: string,
  extensions: Extensions,
  isBlock: boolean,
  rich: typeof RichText | undefined,
): string | Node {
  const xhtml = formatted(text, extensions, 'rendering-xhtml', 'valueString');
  const markdown = formatted(text, extensions, 'rendering-markdown', 'valueMarkdown');
  const content =
    (xhtml && rich?.richText(xhtml, 'xhtml', isBlock)) ||
    (markdown && rich?.richText(markdown, 'markdown', isBlock)) ||
    text;
  if (typeof content !== 'string') scrollTables(content);
  const style = extensions.get('rendering-style')?.[0]?.['valueString'];
  const styles = typeof style === 'string' ? safeStyles(style) : [];
  if (styles.length === 0) return content;
  const box = document.createElement(isBlock ? 'div' : 'span');
  for (const [property, value] of styles) box.style.setProperty(property, value);
  box.append(content);
  return box;
}

/** Puts each table into a box of its own, which scrolls with the keyboard, too. */
function scrollTables(content: ParentNode): void {
  for (const table of content.querySelectorAll('table')) {
    const box = document.createElement('div');
    box.className = 'rich-table';
    box.tabIndex = 0;
    table.replaceWith(box);
    box.append(table);
  }
}

/** A text as nodes, drawn anew only when the text is another one. */
export const styledNodes = directive(StyledText);
