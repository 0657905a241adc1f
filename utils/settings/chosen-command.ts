import type { CommandName } from './choices';
import type { PageSettings } from './settings-schema';

/** The command that the user chose a key for. */
export function chosenCommand(
  { key, shiftKey }: KeyboardEvent,
  keys: PageSettings['keys'],
): CommandName | undefined {
  // Caps Lock makes a capital of every letter; only Shift means one.
  if (/\p{Lu}/u.test(key) && !shiftKey) return undefined;
  const found = Object.entries(keys).find(([, own]) => own !== '' && own === key);
  return found?.[0] as CommandName | undefined;
}
