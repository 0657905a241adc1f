import { type ReadonlySignal, signal } from '@preact/signals';
import type { Progress } from '../../../utils/messages/checks-channel';
import type { Phrases } from '../../ui/phrases/phrases';
import type { InboxReading } from './inbox-reading';

export interface CheckNeeds {
  readonly reading: InboxReading;
  readonly phrases: Phrases;
  /** Checks the feeds that are due. `progress` is never called if another context is checking. */
  check(progress: (done: number, of: number) => void): Promise<void>;
  isOnline(): boolean;
  /** Shows the result. */
  tell(text: string): void;
  report(part: string, cause: unknown): void;
}

/** A check of feeds that the user asked for. */
export interface Check {
  /** Absent while no check runs; `of` is 0 until it is known. */
  readonly progress: ReadonlySignal<Progress | undefined>;
  /** Checks, shows what came, and reports what failed. Never rejects. */
  start(): Promise<void>;
}

export function createCheck(needs: CheckNeeds): Check {
  const { reading, tell } = needs;
  const { say, count, times } = needs.phrases;
  const progress = signal<Progress | undefined>(undefined);

  /** Runs a check. Resolves to how many feeds were asked; nothing if another context is checking. */
  async function run(): Promise<number | undefined> {
    let asked: number | undefined;
    progress.value = { done: 0, of: 0 };
    try {
      await needs.check((done, of) => {
        asked = of;
        progress.value = { done, of };
      });
      return asked;
    } finally {
      progress.value = undefined;
    }
  }

  /** The message about a check; nothing if the new papers speak for themselves. */
  function result(asked: number | undefined, begun: number, wasEmpty: boolean): string | undefined {
    const feeds = reading.feeds.peek();
    if (asked === undefined) return say('inboxCheckElsewhere');
    if (asked === 0) {
      const next = Math.min(...feeds.map((feed) => feed.next));
      return say('inboxNotDue', times.ahead(next, Date.now()));
    }
    const failed = feeds.filter((row) => row.failures > 0 && (row.checked ?? 0) >= begun).length;
    if (failed > 0) return count('inboxNotRead', failed);
    const came = reading.hasNews.peek() || (wasEmpty && reading.portions.peek().flat().length > 0);
    return came ? undefined : say('inboxNothingCame');
  }

  return {
    progress,
    async start() {
      if (progress.peek()) return;
      if (!needs.isOnline()) return tell(say('inboxOffline'));
      const begun = Date.now();
      const wasEmpty = reading.portions.peek().flat().length === 0;
      try {
        const asked = await run();
        if (!(await reading.again())) return;
        const text = result(asked, begun, wasEmpty);
        if (text !== undefined) tell(text);
      } catch (cause) {
        needs.report('inbox', cause);
        tell(say('inboxNotChecked'));
      }
    },
  };
}
