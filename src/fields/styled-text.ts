import type { Item, Survey } from '../domain/questionnaire.js';

/** Extensions of a text, by name. */
export type TextExtensions = Item['extensions'];

/** A text as its author styled it, once {@link loadStyledText} has brought what that takes; else the plain text. */
export const styledText = (text: string | undefined, _extensions?: TextExtensions): unknown => text;

/** Brings what styled texts need, if a survey has any and it is not there yet. */
export const loadStyledText = (_survey: Survey): Promise<void> | undefined => undefined;
