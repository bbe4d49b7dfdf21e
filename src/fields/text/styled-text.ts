import type { Extensions } from '../../domain/questionnaire.js';
import type * as Rich from '../../kernel/drawing/rich-text.js';
import type { LateModule } from '../late-module.js';
import type * as Styles from './styled-text-view.js';

/** What styles a text, and what makes paragraphs, lists and links of one. Without them there is still the plain text. */
export const styles: LateModule<typeof Styles> = {};
export const rich: LateModule<typeof Rich> = {};

/**
 * A text as its author styled it, once what that takes is there; else the plain text. For what stands between tags, never for
 * an attribute.
 *
 * @param isBlock - whether there is room for paragraphs and lists; a label holds a phrase
 */
export const styledText = (text: string | undefined, extensions?: Extensions, isBlock = false): unknown =>
  text !== undefined && extensions?.size && styles.module
    ? styles.module.styledNodes(text, extensions, isBlock, rich.module)
    : text;
