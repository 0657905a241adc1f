import { batch, type Signal, signal } from '@preact/signals';
import { bulkLimit } from '../../../utils/actions/bulk-limit';
import { startOfDay } from '../../../utils/basics/calendar';
import { unchecked } from '../../../utils/checks/schedule';
import type { Desk } from '../../../utils/desk/desk';
import type { FeedId } from '../../../utils/feeds/feed';
import type { FeedRow, InboxRow } from '../../../utils/library/inbox-rows';
import type { InboxCounts } from '../../../utils/library/library';
import type { PaperState } from '../../../utils/paper/state/paper-state-schema';
import type { Settings } from '../../../utils/settings/settings-schema';
import { type View, viewWithout } from '../../ui/view/view';

/** Papers shown at a time. */
export const inboxPage = 50;
/** How many of the newest rows are checked for papers that came meanwhile. */
const newsDepth = 100;

/** The settings that concern the inbox. */
export type InboxSettings = Pick<Settings, 'feeds' | 'rules' | 'keys'>;

/** What the popup has read of the inbox. */
export interface InboxReading {
  /** The state of the list; `loading` until it is first read. */
  readonly view: Signal<View>;
  /** The rows that waited when the list was read, newest first, in whole days. */
  readonly portions: Signal<readonly (readonly InboxRow[])[]>;
  readonly hasMore: Signal<boolean>;
  /** Papers have come that aren't in the list. */
  readonly hasNews: Signal<boolean>;
  readonly counts: Signal<InboxCounts | undefined>;
  /** The state of the followed feeds. */
  readonly feeds: Signal<readonly FeedRow[]>;
  /** What the feeds' documents call themselves, also of feeds that are no longer followed. */
  readonly titles: Signal<ReadonlyMap<FeedId, string>>;
  readonly settings: Signal<InboxSettings | undefined>;
  /**
   * Reads the states of all papers shown, and the counts; the list keeps its rows. Calls during a read are merged into
   * one read after it. Resolves to whether the library could be read and holds all actions. Never rejects.
   */
  again(): Promise<boolean>;
  /** Reads the list anew. Never rejects. */
  anew(): Promise<boolean>;
  /** Reads further days. Never rejects. */
  more(): Promise<boolean>;
  /** The list is no longer shown. */
  close(): void;
}

/** What reading the inbox needs. */
export interface InboxReadingNeeds {
  readonly desk: Desk;
  settings(): Promise<InboxSettings>;
  /** Takes papers' states from the library, drawn together with everything else that was read. */
  tell(states: readonly PaperState[]): void;
  report(part: string, cause: unknown): void;
}

export function createInboxReading({
  desk,
  settings,
  tell,
  report,
}: InboxReadingNeeds): InboxReading {
  const { library } = desk;
  const reading = {
    view: signal<View>('loading'),
    portions: signal<InboxReading['portions']['value']>([]),
    hasMore: signal(false),
    hasNews: signal(false),
    counts: signal<InboxCounts | undefined>(undefined),
    feeds: signal<readonly FeedRow[]>([]),
    titles: signal<ReadonlyMap<FeedId, string>>(new Map()),
    settings: signal<InboxSettings | undefined>(undefined),
  };
  let isOpen = false;
  let turn: Promise<unknown> = Promise.resolve();
  let next: Promise<boolean> | undefined;

  const loaded = () => reading.portions.peek().flat();

  /** The states of all the papers, including empty ones for unknown papers. */
  async function statesOf(rows: readonly InboxRow[]): Promise<PaperState[]> {
    const ids = rows.map(({ id }) => id);
    const found = ids.length > 0 ? await library.lookUp(ids) : [];
    return [...ids.map((id) => ({ id, marks: {} })), ...found];
  }

  /** Reads the counts and the feeds' state, and draws them together with what `draw` does. */
  async function readAround(draw: () => void): Promise<void> {
    const [counts, rows, chosen] = await Promise.all([
      library.inboxCounts(),
      library.feeds(),
      settings(),
    ]);
    const known = new Map(rows.map((row) => [row.id, row]));
    batch(() => {
      reading.counts.value = counts;
      reading.settings.value = chosen;
      reading.titles.value = new Map(rows.flatMap(({ id, title }) => (title ? [[id, title]] : [])));
      reading.feeds.value = chosen.feeds.map((id) => known.get(id) ?? unchecked(id));
      draw();
    });
  }

  async function readAgain(): Promise<void> {
    await desk.ready();
    if (!isOpen) return readAround(() => undefined);
    const rows = loaded();
    // No rows are shown that could move.
    if (reading.view.peek() !== 'ready' || rows.length === 0) return readAnew();
    const [states, newest] = await Promise.all([statesOf(rows), library.inbox(newsDepth)]);
    await readAround(() => {
      tell(states);
      reading.hasNews.value = newest.some(isNews(rows));
    });
  }

  /** Muted papers are no news; papers below what was read come with later reads. */
  function isNews(rows: readonly InboxRow[]): (row: InboxRow) => boolean {
    const known = new Set(rows.map(({ id }) => id));
    const last = rows.at(-1);
    const isAbove = (row: InboxRow) =>
      !reading.hasMore.peek() ||
      !last ||
      row.at > last.at ||
      (row.at === last.at && row.id > last.id);
    return (row) => row.rank > 0 && !known.has(row.id) && isAbove(row);
  }

  async function readAnew(): Promise<void> {
    await desk.ready();
    const { rows, hasMore } = await readDays(library);
    const states = await statesOf(rows);
    await readAround(() => {
      if (!isOpen) return;
      tell(states);
      reading.portions.value = [rows];
      reading.hasMore.value = hasMore;
      reading.hasNews.value = false;
      reading.view.value = 'ready';
    });
  }

  async function readMore(): Promise<void> {
    const last = loaded().at(-1);
    if (!last || !reading.hasMore.peek()) return;
    const { rows, hasMore } = await readDays(library, last);
    const states = await statesOf(rows);
    batch(() => {
      if (!isOpen) return;
      tell(states);
      reading.portions.value = [...reading.portions.peek(), rows];
      reading.hasMore.value = hasMore;
    });
  }

  function failed(cause: unknown): boolean {
    report('inbox', cause);
    if (reading.view.peek() !== 'ready') reading.view.value = viewWithout(cause);
    return false;
  }

  const inTurn = (work: () => Promise<void>): Promise<boolean> => {
    // After a failure the journal still holds actions that no read includes.
    const done = turn.then(work).then(() => desk.failure === undefined, failed);
    turn = done;
    return done;
  };

  return {
    ...reading,
    again() {
      next ??= inTurn(() => {
        next = undefined;
        return readAgain();
      });
      return next;
    },
    anew() {
      isOpen = true;
      if (reading.view.peek() !== 'ready') reading.view.value = 'loading';
      return inTurn(readAnew);
    },
    more: () => inTurn(readMore),
    close() {
      isOpen = false;
      batch(() => {
        reading.view.value = 'loading';
        reading.portions.value = [];
        reading.hasMore.value = false;
        reading.hasNews.value = false;
      });
    },
  };
}

/**
 * Reads whole days after a row, at least one: within a day the raised papers come first, and a row read later would
 * have to move above others. Only a day of more than 2,000 papers is cut.
 */
async function readDays(
  library: Desk['library'],
  after?: InboxRow,
): Promise<{ rows: readonly InboxRow[]; hasMore: boolean }> {
  for (let limit = inboxPage + 1; ; limit = Math.min(limit * 4, bulkLimit)) {
    const rows = await library.inbox(limit, after);
    if (rows.length < limit) return { rows, hasMore: false };
    const lastDay = startOfDay(rows.at(-1)?.at ?? 0);
    const whole = rows.filter((row) => startOfDay(row.at) > lastDay);
    if (whole.length > 0) return { rows: whole, hasMore: true };
    if (limit === bulkLimit) return { rows, hasMore: true };
  }
}
