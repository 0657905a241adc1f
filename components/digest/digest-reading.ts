import { batch, type ReadonlySignal, signal } from '@preact/signals';
import { stopAll } from '../../utils/basics/stop-all';
import type { Desk } from '../../utils/desk/desk';
import { type Digest, type DigestGroup, digestOf, groupsOf } from '../../utils/digest/digest';
import { type Period, readPeriod, spanOf } from '../../utils/digest/period';
import type { FeedId } from '../../utils/feeds/feed';
import type { PaperState } from '../../utils/paper/state/paper-state-schema';
import { createJudge } from '../../utils/rules/rules';
import type { Settings } from '../../utils/settings/settings-schema';
import { createReadings } from '../ui/view/readings';
import { statesOf } from '../ui/view/states-of';
import { type View, viewWithout } from '../ui/view/view';

/** The settings that concern the digest. */
export type DigestSettings = Pick<Settings, 'feeds' | 'rules' | 'readOnOpen'>;

/** What reading a digest needs. */
export interface DigestReadingNeeds {
  readonly desk: Desk;
  settings(): Promise<DigestSettings>;
  /** Calls back when the settings changed. Returns a function that stops it. */
  onSettings(listener: () => void): () => void;
  /** ms since 1970 */
  now(): number;
  report(part: string, cause: unknown): void;
}

/** The period that was asked for, and the time it is relative to. */
export interface Asked {
  readonly period: Period;
  /** ms since 1970 */
  readonly now: number;
}

/** A digest as it was read. */
export interface Shown extends Asked {
  readonly digest: Digest;
  readonly groups: readonly DigestGroup[];
  /** What the feeds' documents call themselves. */
  readonly titles: ReadonlyMap<FeedId, string>;
  readonly followsAny: boolean;
  /** Whether any of the feeds that the user follows was checked yet. */
  readonly isChecked: boolean;
  /** Whether the user wants opened papers marked read. */
  readonly readOnOpen: boolean;
}

/** What was asked for, and what was read of it. */
export interface DigestReading {
  readonly view: ReadonlySignal<View>;
  readonly asked: ReadonlySignal<Asked>;
  readonly shown: ReadonlySignal<Shown | undefined>;
  /** Reads, and follows changes by other contexts and by the clock. Returns a function that stops it. */
  start(): () => void;
  /** Shows the days that a page's hash names. */
  go(hash: string): void;
  /** Reads again. Calls during a read are merged into one read after it. Never rejects. */
  again(): Promise<void>;
}

/** How often the clock is asked whether the day has changed, in ms. */
const minute = 60_000;

/** @param tell Takes the states of the digest's papers, drawn together with the digest. */
export function createDigestReading(
  { desk, now, ...needs }: DigestReadingNeeds,
  tell: (states: readonly PaperState[]) => void,
): DigestReading {
  const { library } = desk;
  const view = signal<View>('loading');
  const shown = signal<Shown | undefined>(undefined);
  let hash = '';
  const ask = (): Asked => ({ period: readPeriod(hash, now()), now: now() });
  const asked = signal(ask());
  /** The hash of what is shown. */
  let held: string | undefined;

  async function read(): Promise<void> {
    const wanted = hash;
    const at = ask();
    await desk.ready();
    const { from, until } = spanOf(at.period, at.now);
    const [rows, feeds, settings] = await Promise.all([
      library.brought(from, until),
      library.feeds(),
      needs.settings(),
    ]);
    const states = await statesOf(library, rows);
    const digest = digestOf(rows, createJudge(settings.rules));
    held = wanted;
    batch(() => {
      tell(states);
      // The user may have gone to other days meanwhile; those are read next.
      if (wanted === hash) asked.value = at;
      shown.value = {
        ...at,
        digest,
        groups: groupsOf(digest, settings.feeds),
        titles: new Map(feeds.flatMap(({ id, title }) => (title ? [[id, title]] : []))),
        followsAny: settings.feeds.length > 0,
        isChecked: feeds.some(({ id, checked }) => checked && settings.feeds.includes(id)),
        readOnOpen: settings.readOnOpen,
      };
      view.value = 'ready';
    });
  }

  function failed(cause: unknown): void {
    needs.report('digest', cause);
    // After a failed read, the last result stays, unless it is of other days.
    if (view.peek() === 'ready' && held === hash) return;
    view.value = viewWithout(cause);
  }

  const { again } = createReadings(read, failed);
  const startOfToday = (time: number) => spanOf({ days: 1 }, time).from;

  return {
    view,
    asked,
    shown,
    again,
    start() {
      const refresh = () => void again();
      refresh();
      const timer = setInterval(() => {
        if (startOfToday(now()) !== startOfToday(asked.peek().now)) refresh();
      }, minute);
      return stopAll(desk.onChange(refresh), needs.onSettings(refresh), () => clearInterval(timer));
    },
    go(to) {
      hash = to;
      asked.value = ask();
      void again();
    },
  };
}
