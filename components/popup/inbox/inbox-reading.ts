import { batch, type Signal, signal } from '@preact/signals';
import type { Desk } from '../../../utils/desk/desk';
import type { InboxRow } from '../../../utils/library/inbox/inbox-rows';
import type { PaperState } from '../../../utils/paper/state/paper-state-schema';
import { createReadings } from '../../ui/view/readings';
import { statesOf } from '../../ui/view/states-of';
import { type View, viewWithout } from '../../ui/view/view';
import { createInboxAround, type InboxAround, type InboxSettings } from './inbox-around';
import { newsTo, readDays } from './inbox-days';

/** How many of the newest rows are checked for papers that came meanwhile. */
const newsDepth = 100;

/** What the popup has read of the inbox. */
export interface InboxReading extends InboxAround {
  /** The state of the list; `loading` until it is first read. */
  readonly view: Signal<View>;
  /** The rows that waited when the list was read, newest first, in whole days. */
  readonly portions: Signal<readonly (readonly InboxRow[])[]>;
  readonly hasMore: Signal<boolean>;
  /** Papers have come that aren't in the list. */
  readonly hasNews: Signal<boolean>;
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

export function createInboxReading(needs: InboxReadingNeeds): InboxReading {
  const { desk, tell } = needs;
  const { library } = desk;
  const { around, read: readAround } = createInboxAround(library, needs.settings);
  const view = signal<View>('loading');
  const portions = signal<InboxReading['portions']['value']>([]);
  const hasMore = signal(false);
  const hasNews = signal(false);
  let isOpen = false;

  const loaded = () => portions.peek().flat();

  async function readAgain(): Promise<void> {
    await desk.ready();
    if (!isOpen) return readAround();
    const rows = loaded();
    // No rows are shown that could move.
    if (view.peek() !== 'ready' || rows.length === 0) return readAnew();
    const [states, newest] = await Promise.all([statesOf(library, rows), library.inbox(newsDepth)]);
    await readAround(() => {
      tell(states);
      hasNews.value = newest.some(newsTo({ rows, hasMore: hasMore.peek() }));
    });
  }

  async function readAnew(): Promise<void> {
    await desk.ready();
    const days = await readDays(library);
    const states = await statesOf(library, days.rows);
    await readAround(() => {
      if (!isOpen) return;
      tell(states);
      portions.value = [days.rows];
      hasMore.value = days.hasMore;
      hasNews.value = false;
      view.value = 'ready';
    });
  }

  async function readMore(): Promise<void> {
    const last = loaded().at(-1);
    if (!last || !hasMore.peek()) return;
    const days = await readDays(library, last);
    const states = await statesOf(library, days.rows);
    batch(() => {
      if (!isOpen) return;
      tell(states);
      portions.value = [...portions.peek(), days.rows];
      hasMore.value = days.hasMore;
    });
  }

  function failed(cause: unknown): boolean {
    needs.report('inbox', cause);
    if (view.peek() !== 'ready') view.value = viewWithout(cause);
    return false;
  }

  /** After a failure the journal still holds actions that no read includes. */
  const isComplete = () => desk.failure === undefined;
  const readings = createReadings(() => readAgain().then(isComplete), failed);
  const inTurn = (read: () => Promise<void>) => readings.inTurn(() => read().then(isComplete));

  return {
    ...around,
    view,
    portions,
    hasMore,
    hasNews,
    again: readings.again,
    anew() {
      isOpen = true;
      if (view.peek() !== 'ready') view.value = 'loading';
      return inTurn(readAnew);
    },
    more: () => inTurn(readMore),
    close() {
      isOpen = false;
      batch(() => {
        view.value = 'loading';
        portions.value = [];
        hasMore.value = false;
        hasNews.value = false;
      });
    },
  };
}
