import type { Changes, Item, Node } from '../../../domain/questionnaire.js';
import type { SurveyContext } from './survey-context.js';

/** What a session needs from the element that shows it. */
export interface SessionHost {
  isDisabled(): boolean;
  isReadOnly(): boolean;
  heading(content: unknown, options: { id?: string; depth: number }): unknown;
  /** Draws nodes below each other, each one as a piece that can be drawn again by itself. */
  nodes(context: SurveyContext, list: readonly Node[], depth: number): unknown;
  /** Why a field cannot take what was typed for an item. */
  typedFault(item: Item, raw: string): string | undefined;
  /** The person changed something. */
  edited(type: 'input' | 'change', changes: Changes): void;
  /** Moves the focus to a control, or to the first one inside an element. */
  focusOn(id: string): void;
  readonly element: { requestUpdate(): void };
  /** Has a screen reader say something. */
  announce(text: string): void;
  /** What the element shows now: another session, once the person began anew. */
  session(): unknown;
}
