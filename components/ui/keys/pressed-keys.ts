/** Keys as the help shows them, with the message that says what they do. */
export type Shortcut = readonly [keys: readonly string[], does: string];

/** Whether a key press writes text: in a field, or by an input method (`keyCode` 229), which may still name the letter. */
export const isTyping = ({ isComposing, keyCode }: KeyboardEvent, target: Element | null) =>
  isComposing ||
  keyCode === 229 ||
  target?.closest('input, textarea, select, [contenteditable]') != null;

/** Whether Enter and Space already mean something where the focus is. */
export const isControl = (target: Element | null): boolean => target?.closest('a, button') != null;
