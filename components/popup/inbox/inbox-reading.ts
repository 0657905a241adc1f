import { batch, type Signal, signal } from '@preact/signals';
import { bulkLimit } from '../../../utils/actions/bulk-limit';
import { startOfDay } from '../../../utils/basics/calendar';
import type { Desk } from '../../../utils/browser/desk';
import { unchecked } from '../../../utils/checks/schedule';
import type { FeedRow, InboxRow } from '../../../utils/library/inbox-rows';
import type { InboxCounts } from '../../../utils/library/library';
import { StorageUnavailable } from '../../../utils/library/store/connection';
import type { PaperState } from '../../../utils/paper/paper-state-schema';
import type { Settings } from '../../../utils/settings/settings-schema';
import type { View } from '../../ui/view';

/** Papers shown at a time. */
export const inboxPage = 50;
/** So many of the newest rows are looked at for papers that came meanwhile. */
const newsDepth = 100;

/** What of the user's choice concerns the inbox. */
export type InboxSettings = Pick<Settings, 'feeds' | 'rules' | 'keys'>;

/** What the popup has read of the inbox. */
export interface InboxReading {
  /** Of the list; `loading` until it was asked for. */
  readonly view: Signal<View>;
  /** The rows that waited when the list was asked for, newest first, whole days each. */
  readonly portions: Signal<readonly (readonly InboxRow[])[]>;
  readonly hasMore: Signal<boolean>;
  /** Papers have come that the list does not hold. */
  readonly hasNews: Signal<boolean>;
  readonly counts: Signal<InboxCounts | undefined>;
  /** How the feeds stand that the user follows. */
  readonly feeds: Signal<readonly FeedRow[]>;
  readonly settings: Signal<InboxSettings | undefined>;
  /**
   * Reads again how all that is shown stands, and the counts; the list itself keeps its rows. Calls during a read are
   * one read after it. Gives whether the library could be read and holds all that was done. Never rejects.
   */
  again(): Promise<boolean>;
  /** Asks for the list anew. Never rejects. */
  anew(): Promise<boolean>;
  /** Reads further days. Never rejects. */
  more(): Promise<boolean>;
  /** The list is not shown any more. */
  close(): void;
}

interface Needs {
  readonly desk: Desk;
  settings(): Promise<InboxSettings>;
  /** Hears how papers stand by the library, in one drawing with all else that was read. */
  tell(states: readonly PaperState[]): void;
  report(part: string, cause: unknown): void;
}

export function createInboxReading({ desk, settings, tell, report }: Needs): InboxReading {
  const { library } = desk;
  const reading = {
    view: signal<View>('loading'),
    portions: signal<InboxReading['portions']['value']>([]),
    hasMore: signal(false),
    hasNews: signal(false),
    counts: signal<InboxCounts | undefined>(undefined),
    feeds: signal<readonly FeedRow[]>([]),
    settings: signal<InboxSettings | undefined>(undefined),
  };
  let isOpen = false;
  let turn: Promise<unknown> = Promise.resolve();
  let next: Promise<boolean> | undefined;

  const loaded = () => reading.portions.peek().flat();

  /** The states of all the papers; those of which nothing is known have one, too. */
  async function statesOf(rows: readonly InboxRow[]): Promise<PaperState[]> {
    const ids = rows.map(({ id }) => id);
    const found = ids.length > 0 ? await library.lookUp(ids) : [];
    return [...ids.map((id) => ({ id, marks: {} })), ...found];
  }

  /** Reads what is told in few words, and draws it together with what `draw` does. */
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
      reading.feeds.value = chosen.feeds.map((id) => known.get(id) ?? unchecked(id));
      draw();
    });
  }

  async function readAgain(): Promise<void> {
    await desk.ready();
    if (!isOpen) return readAround(() => undefined);
    const rows = loaded();
    // Nothing stands there that could move.
    if (reading.view.peek() !== 'ready' || rows.length === 0) return readAnew();
    const [states, newest] = await Promise.all([statesOf(rows), library.inbox(newsDepth)]);
    await readAround(() => {
      tell(states);
      reading.hasNews.value = newest.some(isNews(rows));
    });
  }

  /** Muted ones are no news; those further down than what was read come by themselves. */
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
    const isNewer = cause instanceof StorageUnavailable && cause.reason === 'newer';
    if (reading.view.peek() !== 'ready') reading.view.value = isNewer ? 'newer' : 'unavailable';
    return false;
  }

  const inTurn = (work: () => Promise<void>): Promise<boolean> => {
    // After a failure the journal still holds actions that are in nothing that was read.
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
 * Reads whole days that come after a row, at least one: within a day the raised ones stand first, and a row that came
 * later would have to go above others. Only a day of more than 2,000 papers is cut.
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
