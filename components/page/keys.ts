import type { CommandName } from '../../utils/settings/choices';
import { chosenCommand } from '../../utils/settings/chosen-command';
import type { PageSettings } from '../../utils/settings/settings-schema';

/** Where keys mean text, or belong to something that is open on the page. */
const busy =
  'input, textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"], ' +
  '[role="searchbox"], [role="combobox"], [role="menu"], [role="listbox"], dialog, [role="dialog"]';

/** Where Enter already means something. */
const control = 'a[href], button, summary, [role="button"], [role="link"], [data-offprint]';

/** Held down, these go on; all others would run through the whole list. */
const repeatable: ReadonlySet<CommandName> = new Set(['next', 'previous']);

/**
 * What a key press on the page asks for; nothing where it is the page's, the browser's or text.
 * `taken` are keys that the site itself uses.
 */
export function commandOf(
  event: KeyboardEvent,
  keys: PageSettings['keys'],
  taken: readonly string[] = [],
): CommandName | 'close' | undefined {
  if (!isForUs(event)) return undefined;
  const element = targetOf(event);
  if (event.key === 'Escape') return 'close';
  if (event.key === 'Enter') return event.repeat || element?.closest(control) ? undefined : 'open';
  if (taken.includes(event.key)) return undefined;
  const command = chosenCommand(event, keys);
  return command && event.repeat && !repeatable.has(command) ? undefined : command;
}

/** Whether a key press writes a character that nobody else takes: meant for a field of ours that is yet to come. */
export const isTyped = (event: KeyboardEvent): boolean => event.key.length === 1 && isForUs(event);

/** Whether a key press is the user's own, plain, and not meant for what is open or has focus on the page. */
function isForUs(event: KeyboardEvent): boolean {
  if (!event.isTrusted || event.defaultPrevented || event.isComposing) return false;
  if (event.ctrlKey || event.altKey || event.metaKey) return false;
  return !targetOf(event)?.closest(busy);
}

function targetOf(event: KeyboardEvent): Element | undefined {
  const [target] = event.composedPath();
  // A form's field may be called so.
  return typeof (target as Element).closest === 'function' ? (target as Element) : undefined;
}
