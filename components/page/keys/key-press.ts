import type { CommandName } from '../../../utils/settings/choices';
import { chosenCommand } from '../../../utils/settings/chosen-command';
import type { PageSettings } from '../../../utils/settings/settings-schema';
import { rootOf } from './root-of';

/** Where keys mean text, or belong to something that is open on the page. */
const busy =
  'input,textarea,select,dialog,[contenteditable]:not([contenteditable=false]),' +
  // Boxes for text, search, choice, lists, and checks, which are fields, too.
  '[role$=box],[role^=menu],[role=dialog]';

/** Where Enter already means something. */
const control = 'a[href],button,summary,[role=button],[role=link],[data-offprint]';

/** Only these repeat while their key is held down. Marks would run through the whole list. */
const repeatable: readonly CommandName[] = ['next', 'previous'];

/**
 * What a key press on the page asks for; nothing where it is the page's, the browser's or text.
 * `taken` are keys that the site itself uses, `at` is where the press went (`targetsOf`).
 */
export function commandOf(
  event: KeyboardEvent,
  keys: PageSettings['keys'],
  taken: readonly string[],
  at: readonly unknown[],
): CommandName | 'close' | undefined {
  if (!isForUs(event, at)) return undefined;
  if (event.key === 'Escape') return 'close';
  if (event.key === 'Enter') return event.repeat || isIn(at, control) ? undefined : 'open';
  if (taken.includes(event.key)) return undefined;
  const command = chosenCommand(event, keys);
  return command && event.repeat && !repeatable.includes(command) ? undefined : command;
}

/** Whether a key press writes a character that no handler took: it is meant for a field of ours that is yet to come. */
export const isTyped = (event: KeyboardEvent, at: readonly unknown[]): boolean =>
  event.key.length === 1 && isForUs(event, at);

/** What an input method (IME) works with: it may still name the letter. */
const byInputMethod = 229;

/** Whether a key press is the user's own, plain, and not meant for what is open or has focus on the page. */
function isForUs(event: KeyboardEvent, at: readonly unknown[]): boolean {
  if (!event.isTrusted) return false;
  if (event.isComposing || event.keyCode === byInputMethod) return false;
  if (event.ctrlKey || event.altKey || event.metaKey) return false;
  return event.view?.document.designMode !== 'on' && !isIn(at, busy);
}

/**
 * Where a key press goes now: where it began, and where the focus is, which a handler of the page may just have moved to
 * its search field; each with what has the focus within its roots, the page's or another extension's, closed ones too.
 */
export function targetsOf(event: KeyboardEvent, { activeElement }: Document): readonly unknown[] {
  const at: unknown[] = [event.composedPath()[0], activeElement];
  // The loop also visits the targets that it adds.
  for (const target of at) {
    try {
      const inner = rootOf(target as Element)?.activeElement;
      if (inner) at.push(inner);
    } catch {
      // The target is no element, or none that can have a root.
    }
  }
  return at;
}

/** Whether a target is an element of a kind, or lies in one. */
const isIn = (at: readonly unknown[], kind: string): boolean =>
  at.some((target) => {
    // Throws where there is no element, and at a form with a field that is called like the method.
    try {
      return (target as Element).closest(kind) !== null;
    } catch {
      return false;
    }
  });
