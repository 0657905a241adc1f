import { createStates } from '../../../utils/actions/states';
import type { PaperId } from '../../../utils/paper/ids/paper-id';
import { isNew } from '../../../utils/paper/state/newness';
import type { PageSettings } from '../../../utils/settings/settings-schema';
import type { Entry } from '../../../utils/sites/site';
import { sinceInWords } from '../../ui/phrases/actions-in-words';
import type { Filters } from '../listing/filters';
import { applyFilters, createLooks, inFlow, type Known, type Look, lookOf } from '../listing/look';
import type { Order, Sort } from '../listing/order';
import { createReader } from './reader';
import type { SessionNeeds } from './session-needs';

/** What is known of one display of a page, and what follows from it. Draws nothing and stores nothing. */
export function createSessionState(needs: SessionNeeds) {
  const { site, words } = needs;
  const states = createStates();
  const looks = createLooks();
  const reader = createReader({ ...needs, states });

  const state = {
    states,
    looks,
    reader,
    /** The paper whose entry keys act on. */
    current: undefined as PaperId | undefined,
    order: 'listing' as Order,
    sort: undefined as Sort | undefined,
    folded: false,
    /** The current entry in words, for screen readers. */
    spoken: '',
    /** The page has come to rest: nothing is drawn before. */
    mayDraw: false,
    /** Something was drawn. */
    drawn: false,

    isListing: (): boolean => reader.paper === undefined,
    /** On a paper's own page nothing is dimmed or hidden. */
    lookNow: (id: PaperId): Look =>
      state.isListing() && !needs.stand.isBare?.(reader.settings)
        ? lookOf(id, states.get(id), looks)
        : 'plain',
    isOff: (): boolean => reader.settings?.sites[site.name].on === false,

    /** Whether the entry of a paper carries the New sign. */
    isNew: (id: PaperId): boolean =>
      state.isListing() && Number.isFinite(reader.begun) && isNew(states.get(id), reader.begun),

    /** Whether to watch for a paper being seen. If the user took that back, it doesn't count again in this visit. */
    toBeSeen(id: PaperId): boolean {
      const seen = states.get(id)?.seen;
      return state.isListing() && (seen === undefined || (seen < 0 && -seen < reader.begun));
    },

    known: (): Known => ({ state: states.get, begun: reader.begun, details: reader.details }),

    filter(change: Partial<Filters>): void {
      looks.filters = { ...looks.filters, ...change };
      applyFilters(looks, reader.entries, state.known());
    },

    /** The entries in the order in which they are seen. */
    inOrder(): readonly Entry[] {
      const entries = reader.drawable();
      return state.sort?.sorted(entries, reader.details) ?? entries;
    },

    /** The entries in the flow of the page, in that order, each paper once. */
    walked: (): Entry[] => inFlow(state.inOrder(), states.get, looks),

    /** The entry that keys act on: the current one, or the paper whose page this is. */
    actedOn: (): Entry | undefined =>
      state.isListing()
        ? state.walked().find(({ id }) => id === state.current)
        : reader.drawable()[0],

    /** The keys that work here; none where they are switched off. */
    keys(): PageSettings['keys'] | undefined {
      const { settings } = reader;
      return settings?.sites[site.name].keys ? settings.keys : undefined;
    },

    /** Why an entry is raised, what has come to it since it was last seen, and whether the user has a note on it. */
    signOf(entry: Entry): string | undefined {
      const because = looks.verdicts.get(entry.id)?.because;
      const since = sinceInWords(words, reader.counts.get(entry.id), () => reader.details(entry));
      const why = because && words.say('entryMatched', because.value);
      const noted = states.get(entry.id)?.noted && words.say('entryNoted');
      const kept = states.get(entry.id)?.onlyTagged && reader.settings?.librarySign;
      return (
        [why, since, noted, kept && words.say('entryKept')].filter(Boolean).join(' · ') || undefined
      );
    },
  };
  return state;
}
export type SessionState = ReturnType<typeof createSessionState>;
