import type { Extensions, Item } from '../../domain/questionnaire.js';
import { optional, someItem } from '../lazy.js';

/** Extensions of a text, by name. */
export type TextExtensions = Extensions;

const asks = (pattern: RegExp) => {
  const isStyled = (extensions?: TextExtensions): boolean =>
    extensions !== undefined && [...extensions.keys()].some((name) => pattern.test(name));
  return someItem(
    ({ textExtensions, prefixExtensions, options }: Item) =>
      isStyled(textExtensions) ||
      isStyled(prefixExtensions) ||
      options.some((option) => isStyled(option.textExtensions)),
  );
};

// Without it there is still the plain text.
const view = optional(asks(/^rendering-/), () => import('./styled-text-view.js'));
const rich = optional(asks(/^rendering-(?:markdown|xhtml)$/), () => import('../../kernel/drawing/rich-text.js'));

/**
 * A text as its author styled it, once what that takes is there; else the plain text. For what
 * stands between tags, never for an attribute.
 *
 * @param isBlock - whether there is room for paragraphs and lists; a label holds a phrase
 */
export const styledText = (text: string | undefined, extensions?: TextExtensions, isBlock = false): unknown =>
  text !== undefined && extensions?.size && view.module
    ? view.module.styledNodes(text, extensions, isBlock, rich.module)
    : text;

/** What styled texts need. */
export const lateTextStyles = [view, rich];
