import type { Extensions, Item, Survey } from '../domain/questionnaire.js';
import { lazy, loadLazy } from './lazy.js';

/** Extensions of a text, by name. */
export type TextExtensions = Extensions;

const asks = (pattern: RegExp) => {
  const isStyled = (extensions?: TextExtensions): boolean =>
    extensions !== undefined && [...extensions.keys()].some((name) => pattern.test(name));
  return ({ textExtensions, prefixExtensions, options }: Item): boolean =>
    isStyled(textExtensions) || isStyled(prefixExtensions) || options.some((option) => isStyled(option.textExtensions));
};

// Without it there is still the plain text, so a survey does not wait for what cannot be loaded.
const view = lazy(asks(/^rendering-/), () => import('./styled-text-view.js').catch(() => undefined));
const rich = lazy(asks(/^rendering-(?:markdown|xhtml)$/), () =>
  import('../kernel/rich-text.js').catch(() => undefined),
);

/**
 * A text as its author styled it, once {@link loadStyledText} has brought what that takes; else the plain text. For what
 * stands between tags, never for an attribute.
 *
 * @param isBlock - whether there is room for paragraphs and lists; a label holds a phrase
 */
export const styledText = (text: string | undefined, extensions?: TextExtensions, isBlock = false): unknown =>
  text !== undefined && extensions?.size && view.module
    ? view.module.styledNodes(text, extensions, isBlock, rich.module)
    : text;

/** Brings what styled texts need, if a survey has any and it is not there yet. */
export const loadStyledText = (survey: Survey): Promise<unknown> | undefined => loadLazy(survey, [view, rich]);
