import type { PaperId } from '../../../utils/paper/ids/paper-id';
import { maker } from '../dom/dom';
import type { Filters } from '../listing/filters';
import { type PageParts, sharedParts } from '../scripts/page-parts';
import { brought } from '../scripts/shared';
import type { Drawing } from './drawing';
import type { SessionNeeds } from './session-needs';
import type { SessionState } from './session-state';
import type { UserActs } from './user-acts';

/** What can be open above the bar. */
export type OpenPart = 'filter' | 'keys' | undefined;

/** The parts of the interface that are loaded on first use, and what opens and closes them. */
export function createOnDemand(
  needs: SessionNeeds,
  state: SessionState,
  { entries, bar, drawBarNow }: Drawing,
  acts: UserActs,
  filter: (change: Partial<Filters>) => void,
) {
  const { words, extension, signal } = needs;
  const { reader, walked } = state;
  const make = maker(needs.document);
  let open: OpenPart;
  /** The part that was requested last. */
  let wanted: OpenPart;
  /**
   * What the user types while the panel of filters is loading: it goes into the panel's field, and triggers no keys.
   */
  let typed: string | undefined;

  /** Returns the parts; reports to the user if they can't be loaded. */
  async function parts(): Promise<PageParts | undefined> {
    const ask = () => extension.send({ type: 'page parts' });
    const found = await brought(sharedParts, ask);
    if (!found) acts.say(words.say('partsMissing'));
    return found;
  }

  /** Opens the small menu of a paper's entry, or shows its abstract over it, or removes what hangs there. */
  async function hang(id: PaperId, what: 'openMenu' | 'unfold'): Promise<void> {
    const controls = entries.controlsOf(id);
    if (!controls || controls.hung) return controls?.hang();
    const { markShownRead } = acts;
    (await parts())?.[what](controls, make, { ...needs, reader, walked, id, markShownRead });
  }

  return {
    parts,
    hang,

    /** The part that is open above the bar. */
    get open(): OpenPart {
      return open;
    },

    /** Opens a part above the bar, or closes the open one. */
    async show(part: OpenPart): Promise<void> {
      wanted = part;
      typed = part === 'filter' ? '' : undefined;
      const found = part && (await parts());
      const text = typed;
      if (wanted !== part || signal.aborted) return;
      typed = undefined;
      if (part && !found) return;
      if (found) bar().equip(found);
      open = part;
      // Set before the field gets the focus, because a field that the user edits is not overwritten.
      if (text) filter({ words: text, matches: found?.matcher(text) });
      drawBarNow();
      bar().focus(part !== undefined);
    },

    /** Takes what is typed for the panel while it loads. Returns whether it did. */
    type(text: string): boolean {
      if (typed === undefined) return false;
      typed += text;
      return true;
    },
  };
}
