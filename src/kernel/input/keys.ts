/** What a control makes something of, by the first selector that it matches; one letter stands for all: it takes text. */
const KEYS: readonly (readonly [control: string, keys: RegExp])[] = [
  ['textarea', /^(.|Arrow.*|Home|End|Page.*|Backspace|Delete|Enter)$/u],
  // Letters look for an option.
  ['select', /^(.|Arrow.*|Home|End|Page.*)$/u],
  ['[type=radio]', /^( |Arrow.*)$/],
  ['[type=checkbox]', /^ $/],
  ['[type=range]', /^( |Enter|Arrow.*|Home|End|Page.*)$/],
  ['button, summary, [type=file]', /^( |Enter)$/],
  ['a', /^Enter$/],
  ['input', /^(.|Arrow.*|Home|End|Backspace|Delete)$/u],
];

/**
 * Whether the control that a key press is for makes something of it: text, a step of the caret, a choice. Escape, Tab,
 * the function keys and whatever is pressed with Ctrl, Alt or Meta are the page's as well, but for AltGr, which writes.
 */
export function consumes(event: KeyboardEvent): boolean {
  // A browser that fills in a form says "keydown" by an event without a key.
  if (!(event instanceof KeyboardEvent)) return false;
  const { key, ctrlKey, altKey, metaKey, isComposing } = event;
  const keys = KEYS.find(([control]) => (event.target as Element).matches(control))?.[1];
  const takesText = keys?.test('a');
  // A letter that is still being made: by a dead key, an input method, a keyboard on the screen.
  if (takesText && (isComposing || /^(Dead|Process|Unidentified)$/.test(key))) return true;
  const writes = takesText && /^.$/u.test(key) && event.getModifierState('AltGraph');
  if (metaKey || ((ctrlKey || altKey) && !writes)) return false;
  // Our own controls say so, such as tabs, and fields with a list.
  return keys?.test(key) || (event.defaultPrevented && !/^(Escape|Tab)$/.test(key));
}
