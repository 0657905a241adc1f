import type { CommandName } from './choices';
import type { PageSettings } from './settings-schema';

/**
 * A character of a script other than Latin. Arabic keyboards write × where O is. What both have (`§` of a French
 * keyboard, digits) is none, nor are the names of keys (`Process` of an input method, `Dead`, `ArrowUp`).
 */
const ofOtherScript = /[^\p{scx=Latn}\p{scx=Zyyy}\p{scx=Zinh}]|×/u;

/**
 * What a key press means as a shortcut: what it writes or, on a keyboard without Latin letters, what the key at the same
 * place writes on a US keyboard. Users who have Latin letters, in whatever order, go by what is on their keys.
 */
export function latinKey({ key, code, shiftKey }: KeyboardEvent): string {
  if (!ofOtherScript.test(key)) return key;
  if (code === 'Slash') return shiftKey ? '?' : '/';
  // `KeyJ`; what is left of other names is no character.
  const letter = code.slice(3);
  return shiftKey ? letter : letter.toLowerCase();
}

/** The command that the user chose a key for; one that is on their keyboard comes first. */
export function chosenCommand(
  event: KeyboardEvent,
  keys: PageSettings['keys'],
): CommandName | undefined {
  // Caps Lock makes a capital of every letter; only Shift means one.
  if (!event.shiftKey && /\p{Lu}/u.test(event.key)) return undefined;
  const commandOf = (key: string) =>
    Object.entries(keys).find(([, own]) => own && own === key)?.[0] as CommandName | undefined;
  return commandOf(event.key) ?? commandOf(latinKey(event));
}
