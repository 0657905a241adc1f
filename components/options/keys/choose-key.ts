import * as z from '../../../utils/basics/z';
import { type CommandName, commandNames } from '../../../utils/settings/choices';
import type { Settings } from '../../../utils/settings/settings-schema';
import { KeySchema } from '../../../utils/settings/settings-schema';

type Keys = Settings['keys'];

/** What the user meant by a key press, while a row waits for a new key. */
export type Pressed =
  | { readonly key: string }
  /** Keep the old key. */
  | 'leave'
  /** A modifier on its own, or the previous key still held down. */
  | 'nothing'
  /** The key can't be used. */
  | 'refused';

const modifiers = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Fn']);

/** Reads a key press of the user while a row waits for a new key. */
export function pressedKey(event: KeyboardEvent): Pressed {
  const { key } = event;
  // Tab moves on, as everywhere.
  if (key === 'Escape' || key === 'Tab') return 'leave';
  if (event.repeat || modifiers.has(key)) return 'nothing';
  // An input method (IME) has the key, whatever letter it names.
  if (event.isComposing || event.keyCode === 229) return 'refused';
  if (event.ctrlKey || event.altKey || event.metaKey) return 'refused';
  return key !== '' && z.safeParse(KeySchema, key).success ? { key } : 'refused';
}

/** The command that has a key. */
export const commandOf = (keys: Keys, key: string): CommandName | undefined =>
  commandNames.find((command) => keys[command] === key);

/** Gives a command a key. If another command has it, the two swap keys. */
export function giveKey(keys: Keys, command: CommandName, key: string): Keys {
  const other = key === '' ? undefined : commandOf(keys, key);
  return { ...keys, ...(other && { [other]: keys[command] }), [command]: key };
}
