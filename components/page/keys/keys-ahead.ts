import type { PageParts } from '../scripts/page-parts';
import type { KeyNeeds, Keys } from './key-commands';
import { targetsOf } from './key-press';

/**
 * Keys on a page. What handles them comes with the parts that few visits need, when the first one is pressed that may be
 * ours; presses meanwhile wait, in their order, and each counts for where it was pressed.
 */
export function createKeysAhead(needs: KeyNeeds, parts: () => Promise<PageParts | undefined>) {
  const { document, state, signal } = needs;
  const waiting: ((keys: Keys) => void)[] = [];
  let keys: Keys | undefined;

  async function load(): Promise<void> {
    const found = await parts();
    const due = waiting.splice(0);
    if (!found || signal.aborted) return;
    keys = found.createKeys(needs);
    for (const act of due) act(keys);
  }

  function whenLoaded(act: (keys: Keys) => void): void {
    if (keys) act(keys);
    else if (waiting.push(act) === 1) void load();
  }

  return {
    /** A key was pressed on the page, or, as the shield says, in a closed root of ours. */
    press(event: KeyboardEvent, inOurs: boolean): void {
      const own = state.keys();
      if (!own || event.defaultPrevented) return;
      // By the time the keys have come, the focus may have left the field that this press was for.
      const at = targetsOf(event, document);
      if (!keys) {
        // No other key does anything before these have come.
        const { isTrusted, ctrlKey, altKey, metaKey, key } = event;
        if (!isTrusted || ctrlKey || altKey || metaKey || key.length > 1) return;
        // Firefox would open its own search for some characters.
        if (import.meta.env.FIREFOX && document.activeElement === document.body) {
          if (Object.values(own).includes(key)) event.preventDefault();
        }
      }
      whenLoaded(({ press }) => press(event, at, inOurs));
    },

    /** Steps to the next new entry. Returns whether there is one. */
    nextNew(): boolean {
      if (keys) return keys.run('nextNew');
      const can = state.walked().some(({ id }) => state.isNew(id));
      if (can) whenLoaded(({ run }) => run('nextNew'));
      return can;
    },
  };
}
