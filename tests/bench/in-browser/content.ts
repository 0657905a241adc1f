/**
 * Runs before the content script, in that script's world, in a copy of the extension, and records what can't be seen
 * from outside. It is queried over the debugging protocol.
 */
interface Times {
  clicked?: number;
  /** The key that was stored last. */
  key?: string;
  acknowledged?: number;
}

interface Api {
  readonly storage: { readonly local: { set(items: Record<string, unknown>): Promise<void> } };
  readonly runtime: { sendMessage(message: unknown): Promise<unknown> };
  readonly dom: { openOrClosedShadowRoot(host: Element): ShadowRoot | null };
}

const apis = globalThis as unknown as { readonly browser?: Api; readonly chrome: Api };
const api = apis.browser ?? apis.chrome;
/** When this script began, which is the earliest that the content script may begin. */
const begun = performance.now();

/** Observers that are active now. */
const observing = new Set<object>();
for (const Observer of [MutationObserver, IntersectionObserver, ResizeObserver]) {
  const { observe, disconnect } = Observer.prototype;
  Observer.prototype.observe = function noted(this: object, ...given: unknown[]) {
    observing.add(this);
    Reflect.apply(observe, this, given);
  };
  Observer.prototype.disconnect = function noted(this: object) {
    observing.delete(this);
    Reflect.apply(disconnect, this, []);
  };
}
const observers = observing.size;

const set = api.storage.local.set.bind(api.storage.local);
const send = api.runtime.sendMessage.bind(api.runtime);
let times: Times = {};
/** The next click measures the floor: only what it stores and asks. */
let isFloorNext = false;
let lastItems: Record<string, unknown> = {};

api.storage.local.set = (items) => {
  if (times.clicked !== undefined && times.key === undefined) {
    const [key] = Object.keys(items);
    if (key !== undefined) times.key = key;
    lastItems = items;
  }
  return set(items);
};
api.runtime.sendMessage = async (message) => {
  const answer = await send(message);
  // The library may be asked before the page hears that the journal has the action, and then may not have it yet.
  const { outcomes } = Object(answer) as { outcomes?: unknown[] };
  if (times.clicked !== undefined && outcomes?.length !== 0)
    times.acknowledged ??= performance.now();
  return answer;
};

/** When the first frame after this script's start was over, with or without marks. */
let firstFrameAt: number | undefined;
requestAnimationFrame(() => setTimeout(() => (firstFrameAt = performance.now())));

/** When the first frame that showed the marks was over. */
let markedAt: number | undefined;
const firstMarks = new (MutationObserver as typeof MutationObserver)((_, observer) => {
  if (!document.querySelector('[data-offprint="controls"]')) return;
  observer.disconnect();
  requestAnimationFrame(() => setTimeout(() => (markedAt = performance.now())));
});
firstMarks.observe(document, { childList: true, subtree: true });
observing.delete(firstMarks);

const dimmed = '[data-offprint-look="dimmed"]';

/** The time and frame at which the whole listing had changed after the last click. */
let drawn: { readonly frames: number; readonly time: number } | undefined;

/**
 * Counts the frames from a click until one in which `isDone` holds, and the ms until that frame's work is over. A
 * callback before a frame sees what the frame will show.
 */
function countFrames(from: number, isDone: () => boolean): Promise<NonNullable<typeof drawn>> {
  return new Promise((resolve) => {
    let frames = 0;
    const before = () => {
      frames++;
      if (!isDone()) requestAnimationFrame(before);
      else setTimeout(() => resolve({ frames, time: performance.now() - from }));
    };
    requestAnimationFrame(before);
  });
}

/** ms of an empty question to the worker, asked as early as the content script asks its own. */
const pinged = location.search.includes('ping')
  ? send({ bench: 'ping' }).then(() => performance.now() - begun)
  : undefined;

async function clickFloor(): Promise<void> {
  const [item] = Object.values(lastItems);
  // Draws something, as a mark does.
  const heading = document.querySelector('h1');
  if (heading) heading.style.opacity = heading.style.opacity ? '' : '0.6';
  await api.storage.local.set({ [`bench:${crypto.randomUUID()}`]: item });
  await api.runtime.sendMessage({ bench: 'put' });
}

const bench = {
  observers: () => observing.size - observers,

  /** The place of the first entry's star. */
  star() {
    const host = document.querySelector('[data-offprint="controls"]');
    const root = host && api.dom.openOrClosedShadowRoot(host);
    const box = root?.querySelector('button.starred')?.getBoundingClientRect();
    return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  },

  /**
   * Waits for the next click; ms from then until its action was in the journal, as another context hears, and until the
   * page heard that the library has it.
   */
  async click(): Promise<{ stored: number; acknowledged: number } | undefined> {
    const { clicked, key, acknowledged } = times;
    if (clicked === undefined || key === undefined || acknowledged === undefined) return undefined;
    times = {};
    const stored = (await send({ bench: 'stored', key })) as number;
    return {
      stored: stored - performance.timeOrigin - clicked,
      acknowledged: acknowledged - clicked,
    };
  },

  /**
   * Makes the next click store what the last one stored, without Offprint's code, and then ask an empty question that a
   * strict put in the worker answers. Between a click and the next frame Chromium delivers nothing to a page, so both
   * measurements must include that. Returns a place that hits no control of Offprint's.
   */
  floorNext() {
    isFloorNext = true;
    const box = document.querySelector('h1')?.getBoundingClientRect();
    return box && { x: box.x + 2, y: box.y + box.height / 2 };
  },

  /** The place of the bar's button "Mark these N read", once it can be pressed. */
  markRead() {
    const bar = document.querySelector('[data-offprint="bar"]');
    const button = bar && api.dom.openOrClosedShadowRoot(bar)?.querySelector('.buttons > .wide');
    const box = button?.getBoundingClientRect();
    return box && box.width > 0
      ? { x: box.x + box.width / 2, y: box.y + box.height / 2 }
      : undefined;
  },

  /** How many of the listing's entries are drawn as read, and how many there are. */
  read() {
    const all = [...document.querySelectorAll('[data-offprint="controls"]')];
    return { read: all.filter((each) => each.closest(dimmed)).length, all: all.length };
  },

  /** How many frames and ms after the click all entries were shown as read. */
  allRead: () => drawn,

  /** The same for setting the same attributes on the same elements, and nothing else. */
  async dim(): Promise<NonNullable<typeof drawn>> {
    const all = [...document.querySelectorAll(dimmed)];
    for (const each of all) each.removeAttribute('data-offprint-look');
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const from = performance.now();
    for (const each of all) each.setAttribute('data-offprint-look', 'dimmed');
    return countFrames(from, () => true);
  },

  /** ms from the start of the scripts, and from a page's rest after load, until the marks were on screen. */
  marked() {
    if (markedAt === undefined) return undefined;
    const [load] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return { sinceStart: markedAt - begun, sinceLoad: markedAt - (load?.loadEventEnd ?? 0) };
  },

  /** ms from the start of the scripts until the page's first frame was over. */
  firstFrame: () => firstFrameAt && firstFrameAt - begun,

  ping: () => pinged,
};
export type ContentBench = typeof bench;
window.addEventListener(
  'click',
  ({ timeStamp }) => {
    times = { clicked: performance.now() };
    drawn = undefined;
    if (isFloorNext) {
      isFloorNext = false;
      void clickFloor();
      return;
    }
    const isDone = () => {
      const { read, all } = bench.read();
      return read === all;
    };
    void countFrames(timeStamp, isDone).then((found) => (drawn = found));
  },
  { capture: true },
);
Object.assign(globalThis, { offprintContent: bench });
