/** Marks a listing as the content script does, with an extension that answers at once; runs inside the page. */

import type { BarPresses } from '../../../components/page/bar/bar-types';
import { type MountedBar, mountBar } from '../../../components/page/bar/mount-bar';
import { createControlsFactory } from '../../../components/page/controls/entry-controls';
import { followPage } from '../../../components/page/follow-page';
import { onEntries } from '../../../components/page/stand/on-entries';
import onPage from '../../../components/page/stand/on-page.css?inline';
import type { Extension } from '../../../components/page/to-worker/acts';
import english from '../../../public/_locales/en/messages.json';
import { createWords } from '../../../utils/basics/words';
import type { Request } from '../../../utils/messages/messages-schema';
import type { PaperId } from '../../../utils/paper/ids/paper-id';
import type { ActionId } from '../../../utils/paper/state/action-id';
import type { PaperState } from '../../../utils/paper/state/paper-state-schema';
import { defaultSettings } from '../../../utils/settings/settings';
import type { Site } from '../../../utils/sites/site';
import { siteFor } from '../../read-page/readers';

/** A month ago, so that papers seen then are not new. */
const before = Date.now() - 30 * 24 * 60 * 60 * 1_000;

/** Of ten papers six are new, three were seen before, and one of those was read; every twentieth is queued. */
function stateOf(id: PaperId, n: number): PaperState[] {
  if (n % 10 < 6) return [];
  const mark = { value: true, time: before, by: 'hand', action: '0-0' as ActionId } as const;
  const name = n % 20 === 9 ? 'queued' : 'read';
  return [{ id, marks: n % 10 === 9 ? { [name]: mark } : {}, seen: before }];
}

const answers = new Map<string, unknown>();

/** The answer is made in advance: making it takes the worker's time, not the page's. */
function answerTo(request: Request): unknown {
  if (request.type !== 'look up') return undefined;
  const { listing, papers } = request;
  const known = answers.get(listing);
  if (known) return known;
  const answer = {
    tab: 'bench:1',
    visit: { begun: Date.now(), first: false },
    papers: papers.flatMap(stateOf),
    counts: [],
    settings: defaultSettings,
  };
  answers.set(listing, answer);
  return answer;
}

const extension: Extension = {
  alive: () => true,
  read: async () => undefined,
  write: async () => undefined,
  send: async (request) => answerTo(request),
};

const messages: Readonly<Record<string, { message: string } | undefined>> = english;
const words = createWords((name) => messages[name]?.message ?? '', 'en');

/** The page's adapter. The bench itself waits until the page is mounted. */
function siteHere(): Site {
  const site = siteFor(new URL(location.href));
  if (!site) throw new Error(`no site at ${location.href}`);
  // No such element, so there is nothing to wait for.
  return site.mounts === undefined ? site : { ...site, mounts: 'no-element' };
}

const site = siteHere();
const ourSheet = new CSSStyleSheet();
ourSheet.replaceSync(onPage);

const forceLayout = (): number => document.documentElement.getBoundingClientRect().height;
const nextTask = () => new Promise((resolve) => setTimeout(resolve, 0));

/** All that the script does at once runs in microtasks; no chain of ours is longer than a hundred. */
async function microtasks(): Promise<void> {
  for (let n = 0; n < 200; n++) await undefined;
}

const stand = onEntries(document);

/** ms to make the bar, which happens in a task of its own. */
let barTime = 0;

function timedBar(press: BarPresses): MountedBar {
  const start = performance.now();
  const bar = mountBar(document, words, press, stand);
  barTime = performance.now() - start;
  return bar;
}

async function mark(signal: AbortSignal): Promise<void> {
  barTime = 0;
  const page = followPage(
    {
      document,
      site,
      extension,
      words,
      loadWords: async () => undefined,
      stand,
      makeControls: () => createControlsFactory(document, words),
      mountBar: timedBar,
    },
    signal,
  );
  page.at(new URL(location.href), false);
  await microtasks();
}

/** Runs work on a clean page and returns the ms until it is laid out. */
async function timed(sheet: CSSStyleSheet, work: () => void | Promise<void>): Promise<number> {
  document.adoptedStyleSheets = [sheet];
  await nextTask();
  // So that no run pays for the garbage of the one before.
  (globalThis as { gc?: () => void }).gc?.();
  forceLayout();
  const start = performance.now();
  await work();
  forceLayout();
  return performance.now() - start;
}

/** ms to read and mark the page, which is then restored. */
async function ours(): Promise<number> {
  const end = new AbortController();
  const time = await timed(ourSheet, () => mark(end.signal));
  // The next task makes the bar at the latest.
  await nextTask();
  const marked = document.querySelectorAll('[data-offprint="controls"]').length;
  end.abort();
  if (marked === 0) throw new Error('nothing was marked');
  return time + barTime;
}

/** ms to read the page's entries, and how many there are. */
function reading(): { time: number; entries: number } {
  const start = performance.now();
  const read = site.read(document, new URL(location.href));
  const time = performance.now() - start;
  return { time, entries: 'entries' in read ? read.entries.length : 0 };
}

const bench = { ours, reading };
export type MarkBench = typeof bench;
Object.assign(globalThis, { offprintBench: bench });
