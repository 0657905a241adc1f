import type { ListingKey, TabKey } from '../../../utils/actions/actions-schema';
import { bulkLimit } from '../../../utils/actions/bulk-limit';
import { journalItem } from '../../../utils/actions/journal';
import type { States } from '../../../utils/actions/states';
import type { PaperCounts, PaperDetails } from '../../../utils/paper/details/details-schema';
import type { PaperId } from '../../../utils/paper/ids/paper-id';
import type { ActionId } from '../../../utils/paper/state/action-id';
import type { PageSettings } from '../../../utils/settings/settings-schema';
import type { Entry, Reading, Site } from '../../../utils/sites/site';
import type { Extension } from '../to-worker/acts';
import { lookUp } from '../to-worker/look-up';
import { leftAction } from '../to-worker/make-action';

interface Needs {
  readonly document: Document;
  readonly url: URL;
  readonly site: Site;
  readonly extension: Extension;
  readonly states: States;
  readonly signal: AbortSignal;
}

const entriesOf = (reading: Reading): readonly Entry[] =>
  'entries' in reading ? reading.entries : [];

/** Reads a page's entries and asks the library about them. Draws nothing. */
export function createReader({ document, url, site, extension, states, signal }: Needs) {
  /** Papers whose states were asked for and answered. */
  const known = new Set<PaperId>();
  /** What the page tells of its entries, read on demand, and kept until the page changes. */
  let details = new WeakMap<Entry, PaperDetails>();
  /** Other ids that the page states for its own paper. */
  let asking = Promise.resolve(false);

  /** A page can do what no adapter expects: `<form name="querySelectorAll">` hides the document's own method. */
  function tryToRead(): Reading {
    try {
      return site.read(document, url);
    } catch (error) {
      return { kind: 'not understood', why: String(error).slice(0, 200) };
    }
  }

  /**
   * A visit lasts as long as its tab is in sight, even if nothing is asked for an hour. So this says that the tab still
   * is, before it asks.
   */
  async function stay(): Promise<void> {
    const { tab, listing } = reader;
    if (tab === undefined || listing === undefined || document.visibilityState !== 'visible')
      return;
    const action = leftAction(tab, listing);
    await extension.write(journalItem(action)).catch(() => undefined);
  }

  const reader = {
    entries: [] as readonly Entry[],
    listing: undefined as ListingKey | undefined,
    /** The page is this paper's own. */
    paper: undefined as PaperId | undefined,
    /** Other ids that it states for it. */
    same: [] as readonly PaperId[],
    /** Why the page is not understood, if it is not. */
    notUnderstood: undefined as string | undefined,
    /** What the user chose; nothing until the library has answered. */
    settings: undefined as PageSettings | undefined,
    /** The counts (upvotes, comments) of marked papers before this visit. */
    counts: new Map<PaperId, PaperCounts>(),
    tab: undefined as TabKey | undefined,
    /** When the visit began; nothing is new until the page is in sight and the library has answered. */
    begun: Number.POSITIVE_INFINITY,
    firstVisit: false,
    /** The last action of this tab that can be undone. */
    undoable: undefined as ActionId | undefined,
    /** False where the list of the page can be followed and is not. */
    follows: undefined as false | undefined,
    /** Whether the library answered the last time. */
    reachable: true,

    /** The papers of the listing, each once, in its order. */
    shown: (): PaperId[] => [...new Set(reader.entries.map(({ id }) => id))].slice(0, bulkLimit),

    /** The entries whose papers the library was asked about. */
    drawable: (): Entry[] =>
      reader.entries.filter(({ id, element }) => known.has(id) && element.isConnected),

    details(entry: Entry): PaperDetails {
      let known = details.get(entry);
      if (!known) {
        known = site.details(entry, document);
        details.set(entry, known);
      }
      return known;
    },

    /** Reads the page; resolves once the library was asked about papers not met before, to whether it was. */
    async read(): Promise<boolean> {
      const reading = tryToRead();
      reader.entries = entriesOf(reading);
      details = new WeakMap();
      reader.paper = reading.kind === 'paper' ? reading.entries[0].id : undefined;
      reader.same = (reading.kind === 'paper' && reading.same) || [];
      const why = reading.kind === 'not understood' ? reading.why : undefined;
      if (why !== undefined && why !== reader.notUnderstood) {
        void extension.send({ type: 'not understood', why });
      }
      // Ask even if all papers are known: the badge still says that the page wasn't understood.
      let isDue = reader.notUnderstood !== undefined;
      reader.notUnderstood = why;
      if (reading.kind === 'nothing' || reading.kind === 'not understood') return false;
      if (reading.listing !== reader.listing) {
        reader.listing = reading.listing;
        known.clear();
        isDue = true;
      }
      const ask = async () => {
        if (!isDue && reader.shown().every((id) => known.has(id))) return false;
        isDue = false;
        await stay();
        await reader.ask();
        return true;
      };
      asking = asking.then(ask);
      return asking;
    },

    /** Asks the library for the visit and for all papers shown. */
    async ask(): Promise<void> {
      const { listing } = reader;
      if (listing === undefined) return;
      const papers = reader.shown();
      const { paper, same } = reader;
      const about = paper !== undefined && { paper, same: [...same] };
      const hidden = document.visibilityState === 'hidden';
      const request = { type: 'look up', listing, papers, hidden, ...about } as const;
      const answer = await lookUp(extension, request);
      if (signal.aborted || listing !== reader.listing) return;
      reader.reachable = answer !== undefined;
      for (const id of papers) known.add(id);
      if (!answer) return;
      states.tell(answer.papers);
      reader.tab = answer.tab;
      reader.settings = answer.settings;
      reader.follows = answer.follows;
      if (states.pending().length === 0) reader.undoable = answer.undoable;
      if (hidden) return;
      if (reader.begun !== answer.visit.begun) reader.counts.clear();
      reader.begun = answer.visit.begun;
      reader.firstVisit = answer.visit.first;
      // The first counts stay: what this visit counted is no news to it.
      for (const count of answer.counts) {
        if (!reader.counts.has(count.id)) reader.counts.set(count.id, count);
      }
    },

    /** An element of the part that the page's framework will mount anew, if there is one. */
    sample: (): Element | undefined => entriesOf(tryToRead())[0]?.element,
  };
  return reader;
}
export type Reader = ReturnType<typeof createReader>;
