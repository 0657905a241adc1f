import { batch, type ReadonlySignal, signal } from '@preact/signals';
import { openedActions } from '../../utils/actions/opened';
import type { Words } from '../../utils/basics/words';
import type { Desk } from '../../utils/desk/desk';
import { type Digest, type DigestGroup, digestOf, groupsOf } from '../../utils/digest/digest';
import { type Period, readPeriod, spanOf } from '../../utils/digest/period';
import type { FeedId } from '../../utils/feeds/feed';
import type { PaperId } from '../../utils/paper/ids/paper-id';
import { createJudge } from '../../utils/rules/rules';
import type { Settings } from '../../utils/settings/settings-schema';
import { type View, viewWithout } from '../ui/view/view';
import { createDigestMarks, type DigestMarks } from './digest-marks';

/** The settings that concern the digest. */
export type DigestSettings = Pick<Settings, 'feeds' | 'rules' | 'readOnOpen'>;

/** What the digest needs. */
export interface DigestNeeds {
  readonly desk: Desk;
  readonly words: Words;
  /** Whether a rejected action never reached the journal; otherwise it waits there. */
  isNotStored(error: unknown): boolean;
  settings(): Promise<DigestSettings>;
  /** Calls back when the settings changed. Returns a function that stops it. */
  onSettings(listener: () => void): () => void;
  /** ms since 1970 */
  now(): number;
  copy(text: string): Promise<void>;
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
}

export interface DigestModel {
  readonly view: ReadonlySignal<View>;
  readonly asked: ReadonlySignal<Asked>;
  readonly shown: ReadonlySignal<Shown | undefined>;
  readonly mutedShown: ReadonlySignal<boolean>;
  readonly marks: DigestMarks;
  /** The result of copying; `number` differs each time. */
  readonly copied: ReadonlySignal<{ readonly well: boolean; readonly number: number } | undefined>;
  /** Reads, and follows changes by other contexts and by the clock. Returns a function that stops it. */
  start(): () => void;
  /** Shows the days that a page's hash names. */
  go(hash: string): void;
  /** Reads again. Calls during a read are merged into one read after it. Never rejects. */
  again(): Promise<void>;
  toggleMuted(): void;
  /** Notes that the user opens a paper. */
  open(paper: PaperId): void;
  copy(text: string): Promise<void>;
}

/** How often the model checks whether the day has changed, in ms. */
const minute = 60_000;

export function createDigestModel(needs: DigestNeeds): DigestModel {
  const { desk, now, report } = needs;
  const { library } = desk;
  const view = signal<View>('loading');
  const shown = signal<Shown | undefined>(undefined);
  const mutedShown = signal(false);
  const copied = signal<DigestModel['copied']['value']>(undefined);
  let hash = '';
  const ask = (): Asked => ({ period: readPeriod(hash, now()), now: now() });
  const asked = signal(ask());
  let readOnOpen = false;
  /** The hash of what is shown. */
  let held: string | undefined;
  let turn: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;

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
    const ids = rows.map(({ id }) => id);
    const states = ids.length > 0 ? await library.lookUp(ids) : [];
    const digest = digestOf(rows, createJudge(settings.rules));
    readOnOpen = settings.readOnOpen;
    held = wanted;
    batch(() => {
      marks.tell([...ids.map((id) => ({ id, marks: {} })), ...states]);
      // The user may have gone to other days meanwhile; those are read next.
      if (wanted === hash) asked.value = at;
      shown.value = {
        ...at,
        digest,
        groups: groupsOf(digest, settings.feeds),
        titles: new Map(feeds.flatMap(({ id, title }) => (title ? [[id, title]] : []))),
        followsAny: settings.feeds.length > 0,
        isChecked: feeds.some(({ id, checked }) => checked && settings.feeds.includes(id)),
      };
      view.value = 'ready';
    });
  }

  function failed(cause: unknown): void {
    report('digest', cause);
    // After a failed read, the last result stays, unless it is of other days.
    if (view.peek() === 'ready' && held === hash) return;
    view.value = viewWithout(cause);
  }

  function again(): Promise<void> {
    next ??= turn.then(() => {
      next = undefined;
      return read().catch(failed);
    });
    turn = next;
    return next;
  }

  const { words, isNotStored } = needs;
  const marks = createDigestMarks({ desk, words, isNotStored, again });

  const act = (action: Parameters<Desk['act']>[0]) =>
    void desk.act(action).catch((cause: unknown) => report('digest', cause));

  return {
    view,
    asked,
    shown,
    mutedShown,
    marks,
    copied,
    again,
    start() {
      void again();
      const refresh = () => void again();
      const stops = [desk.onChange(refresh), needs.onSettings(refresh)];
      const timer = setInterval(() => {
        const { from } = spanOf({ days: 1 }, now());
        if (from !== spanOf({ days: 1 }, asked.peek().now).from) refresh();
      }, minute);
      return () => {
        clearInterval(timer);
        for (const stop of stops) stop();
      };
    },
    go(to) {
      hash = to;
      batch(() => {
        asked.value = ask();
        mutedShown.value = false;
        copied.value = undefined;
      });
      void again();
    },
    toggleMuted() {
      mutedShown.value = !mutedShown.peek();
    },
    open(paper) {
      for (const action of openedActions(paper, readOnOpen)) act(action);
    },
    async copy(text) {
      const number = (copied.peek()?.number ?? 0) + 1;
      const well = await needs.copy(text).then(
        () => true,
        (cause: unknown) => {
          report('digest', cause);
          return false;
        },
      );
      copied.value = { well, number };
    },
  };
}
