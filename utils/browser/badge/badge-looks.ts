/** What the toolbar button shows: text, tooltip, icon and colour. */
import type { InboxCounts } from '../../library/answers';
import type { Shown } from '../../messages/messages-schema';
import type { PaperId } from '../../paper/ids/paper-id';
import { markStates } from '../../paper/state/mark-states';
import { type MarkName, markNames } from '../../paper/state/marks';
import type { Marks } from '../../paper/state/marks-schema';
import { isUnseen } from '../../paper/state/newness';
import type { PaperState } from '../../paper/state/paper-state-schema';
import type { Settings } from '../../settings/settings-schema';
import { words } from '../words';

/** What the toolbar button of one tab shows. */
export interface Look {
  /** On the badge; '' for none, null for the one that isn't a tab's own. */
  readonly text: string | null;
  /** The tooltip; null for the one that isn't a tab's own. */
  readonly title: string | null;
  readonly icon: IconName;
}

/** The badge for a number of new papers: empty at 0, at most four characters. */
function badgeText(count: number): string {
  if (count <= 0) return '';
  return count > 999 ? '999+' : String(count);
}

/** What a tab's button shows of its page, by the states of the page's papers. */
export const lookOf = (
  { paper, papers }: Shown,
  states: readonly PaperState[],
  { badge }: Settings,
): Look =>
  paper ? paperLook(states.find(({ id }) => id === paper)) : listingLook(papers, states, badge);

/** What the button shows away from listings. `failing`: how many feeds could not be read for a while. */
export function buttonLook(
  { waiting, raised }: InboxCounts,
  failing: number,
  { badgeElsewhere }: Pick<Settings, 'badgeElsewhere'>,
): { text: string; title: string; colour: string } {
  const counted = { inbox: waiting, raised, nothing: 0 }[badgeElsewhere];
  const title = [
    words.say('extensionName'),
    waiting > 0 && words.count('badgeInbox', waiting),
    raised > 0 && words.count('badgeRaised', raised),
    failing > 0 && words.count('badgeFailing', failing),
  ].filter((part) => part !== false);
  const isSign = failing > 0 && counted === 0 && badgeElsewhere !== 'nothing';
  return {
    text: isSign ? '!' : badgeText(counted),
    title: title.join(' · '),
    colour: isSign ? failingColour : badgeColour,
  };
}

/** How many papers of a listing are new and not yet seen. */
function listingLook(
  shown: readonly PaperId[],
  states: readonly PaperState[],
  badge: Settings['badge'],
): Look {
  const known = new Map(states.map((state) => [state.id, state]));
  let unseen = 0;
  for (const id of new Set(shown)) if (isUnseen(known.get(id))) unseen++;
  // With the number switched off, it is still in the tooltip.
  const text = badge === 'nothing' ? '' : badgeText(unseen);
  return { text, title: words.count('badgeNew', unseen), icon: 'plain' };
}

export const markInWords = (name: MarkName): string => words.say(markStates[name]);

/** The marks of one paper: in words, and queued and starred on the icon. */
function paperLook(state: PaperState | undefined): Look {
  const marks = markNames.filter((name) => state?.marks[name]?.value);
  const said = marks.map(markInWords).join(', ');
  return {
    text: '',
    title: said ? words.say('badgePaper', said) : words.say('extensionName'),
    icon: iconOf(state?.marks ?? {}),
  };
}

/** Folders of `public/icon`; `tests/setup/icons.ts` draws them. */
type IconName = 'plain' | 'queued' | 'starred' | 'queued-starred';

function iconOf({ queued, starred }: Marks): IconName {
  if (queued?.value) return starred?.value ? 'queued-starred' : 'queued';
  return starred?.value ? 'starred' : 'plain';
}

/** The files of an icon by their sizes. */
export function iconPaths(name: IconName): Record<string, string> {
  const folder = name === 'plain' ? '/icon' : `/icon/${name}`;
  return Object.fromEntries([16, 32, 48].map((size) => [size, `${folder}/${size}.png`]));
}

/** A calm brown, with white text at a contrast of 5.6: something needs a look, but isn't urgent. */
const failingColour = '#8a5a00';

/** The same calm blue in light and dark toolbars, with white text at a contrast of 5.9. */
export const badgeColour = '#2457c5';
