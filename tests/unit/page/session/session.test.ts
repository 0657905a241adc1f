import { JSDOM } from 'jsdom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BarPresses, BarState } from '../../../../components/page/bar/bar-types';
import type { Drawn } from '../../../../components/page/controls/entry-controls';
import { createKeys } from '../../../../components/page/keys/key-commands';
import { matcher } from '../../../../components/page/listing/filters';
import { type PageParts, sharedParts } from '../../../../components/page/scripts/page-parts';
import { createSession } from '../../../../components/page/session/session';
import { onEntries } from '../../../../components/page/stand/on-entries';
import type { Request } from '../../../../utils/messages/messages-schema';
import { ShownPapersSchema } from '../../../../utils/messages/messages-schema';
import { arxivPaperId, type PaperId } from '../../../../utils/paper/ids/paper-id';
import type { PaperState } from '../../../../utils/paper/state/paper-state-schema';
import { createJudge } from '../../../../utils/rules/rules';
import type { Rule } from '../../../../utils/rules/rules-schema';
import { defaultSettings } from '../../../../utils/settings/settings';
import type { Settings } from '../../../../utils/settings/settings-schema';
import { arxivIdOf, arxivNew } from '../../../bench/listings.ts';
import { demoListing } from '../../../pages/demo/listing.ts';
import { demoPapers } from '../../../pages/demo/papers.ts';
import { siteFor } from '../../../read-page/readers';
import { mark } from '../../make';
import { english } from '../../popup/english';

const paper = (n: number): PaperId => {
  const id = arxivPaperId(demoPapers[n]?.id ?? '');
  if (!id) throw new Error(`no paper ${n}`);
  return id;
};
const read = (n: number, value = true): PaperState => ({
  id: paper(n),
  marks: { read: mark(value, 5) },
});
const off: Settings = {
  ...defaultSettings,
  sites: { ...defaultSettings.sites, huggingface: { on: false, keys: true } },
};

const ends: AbortController[] = [];
beforeEach(() => {
  class Observer {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
  vi.stubGlobal('IntersectionObserver', Observer);
  vi.stubGlobal('ResizeObserver', Observer);
});
afterEach(() => {
  for (const end of ends.splice(0)) end.abort();
  vi.unstubAllGlobals();
});

/** A box a hundred pixels high. */
const boxAt = (top: number, left = 0) =>
  ({ x: left, y: top, height: 100, top, bottom: top + 100, left, right: left + 100 }) as DOMRect;

const noBox = { x: 0, y: 0, height: 0, top: 0, bottom: 0, left: 0, right: 0 } as DOMRect;

/** A session on a page of our own, with a library that answers what it is told to. */
async function setUp(
  options: {
    html?: string;
    url?: string;
    settings?: Settings;
    follows?: boolean;
    /** The page's own script brought it to its address. */
    moved?: boolean;
    papers?: PaperState[];
    /** The library answers no look-up until it is told to. */
    deaf?: boolean;
    prepare?: (window: JSDOM['window']) => void;
  } = {},
) {
  const url = new URL(options.url ?? 'https://huggingface.co/papers/date/2026-11-23');
  const { window } = new JSDOM(options.html ?? demoListing({ date: '2026-11-23' }), {
    url: url.href,
    pretendToBeVisual: true,
  });
  const { document } = window;
  // jsdom lays nothing out: everything is on screen.
  window.Element.prototype.getBoundingClientRect = () => boxAt(0);
  options.prepare?.(window);
  // A document takes only the signals of its own window.
  for (const name of [
    'AbortController',
    'AbortSignal',
    'HTMLElement',
    'Element',
    'Node',
  ] as const) {
    vi.stubGlobal(name, window[name]);
  }
  const site = siteFor(url);
  const view = site?.view(url);
  if (!site || !view) throw new Error('no view');
  const sent: Request[] = [];
  const written: object[] = [];
  const library = { papers: options.papers ?? [], settings: options.settings ?? defaultSettings };
  let deaf = options.deaf === true;
  let isFull = false;
  const draws = new Map<string, Drawn>();
  const troublesAt = new Map<string, string | undefined>();
  const bar = { state: undefined as BarState | undefined, shown: false };
  let press: BarPresses | undefined;
  const end = new AbortController();
  ends.push(end);
  const session = createSession({
    document,
    url,
    site,
    view,
    earned: options.moved !== true,
    words: english,
    stand: onEntries(document),
    wordsLoaded: Promise.resolve(),
    signal: end.signal,
    extension: {
      alive: () => true,
      read: async () => undefined,
      async write(items) {
        if (isFull) throw new Error('quota');
        written.push(...Object.values(items).map((value) => JSON.parse(String(value))));
      },
      async send(request) {
        sent.push(request);
        if (request.type === 'look up') {
          if (deaf) return false;
          const { follows } = options;
          const told = follows !== undefined && { follows };
          return {
            tab: 'a:1',
            visit: { begun: 10, first: false },
            counts: [],
            ...told,
            ...library,
          };
        }
        if (request.type === 'page parts') sharedParts.value = parts;
        return request.type === 'drain' ? { outcomes: [], papers: library.papers } : undefined;
      },
    },
    makeControls: () => () => {
      const host = document.createElement('div');
      host.dataset['offprint'] = 'controls';
      let title = '';
      return {
        host,
        draw(drawn) {
          title = drawn.title;
          draws.set(title, drawn);
        },
        trouble: (words) => void troublesAt.set(title, words),
        hang: () => undefined,
        hung: undefined,
        focusMore: () => undefined,
      };
    },
    mountBar: (presses) => {
      press = presses;
      return {
        draw(state) {
          bar.state = state;
          bar.shown = true;
        },
        remove() {
          bar.shown = false;
        },
        equip: () => undefined,
        focus: () => undefined,
      };
    },
  });
  await session.read();
  session.draw();
  const drawnOf = (n: number) => draws.get(demoPapers[n]?.title ?? '');
  const entries = () => document.querySelectorAll('[data-offprint-entry]').length;
  return {
    session,
    document,
    library,
    sent,
    written,
    bar,
    drawnOf,
    entries,
    end,
    press: () => press,
    /** What the n-th entry that was drawn says is wrong. */
    troubleAt: (n: number) => [...troublesAt.values()][n],
    /** From now on nothing can be written. */
    full: () => {
      isFull = true;
    },
    hear: () => {
      deaf = false;
    },
  };
}

/**
 * Lays entries of arXiv out a hundred pixels apart, or where `at` says; the screen is 768 pixels high. `scroll` moves
 * them, `idle` is when the browser has nothing else to do.
 */
async function setUpLong(
  papers: PaperState[] = [],
  { count = 40, scrolled = 0, at = (place: number) => place * 100 } = {},
) {
  const measured = new Set<Element>();
  const places = new Map<Element, number>();
  const waiting: (() => void)[] = [];
  const page = await setUp({
    html: arxivNew(count),
    url: 'https://arxiv.org/list/cs.CL/new',
    papers,
    prepare(window) {
      const { Element } = window;
      window.requestIdleCallback = (run) => waiting.push(run as () => void);
      Element.prototype.getBoundingClientRect = function box(this: Element) {
        measured.add(this);
        if (this.getAttribute('data-offprint-look') === 'away') return noBox;
        if (!places.has(this)) {
          const same = window.document.querySelectorAll(this.tagName);
          for (const [place, element] of same.entries()) places.set(element, place);
        }
        return boxAt(at(places.get(this) ?? 0) - scrolled);
      };
      Element.prototype.scrollIntoView = () => undefined;
    },
  });
  const { document } = page;
  const entriesOf = () => [...document.querySelectorAll('dt')];
  return {
    ...page,
    measured,
    idle() {
      for (const run of waiting.splice(0)) run();
    },
    scroll(to: number) {
      scrolled = to;
      document.dispatchEvent(new (document.defaultView ?? window).Event('scroll'));
    },
    /** Places of the entries that are dimmed, both of their elements. */
    dimmed: () =>
      entriesOf().flatMap((entry, place) =>
        [entry, entry.nextElementSibling].every(
          (part) => part?.getAttribute('data-offprint-look') === 'dimmed',
        )
          ? [place]
          : [],
      ),
    /** Places of the entries that carry controls. */
    carrying: () =>
      entriesOf().flatMap((entry, place) =>
        entry.querySelector('[data-offprint=controls]') ||
        entry.nextElementSibling?.querySelector('[data-offprint=controls]')
          ? [place]
          : [],
      ),
  };
}

const parts: PageParts = {
  barCss: '',
  createBarParts: () => [],
  matcher,
  createJudge,
  openMenu: () => undefined,
  unfold: () => undefined,
  createKeys,
};

describe('following the list of the page', () => {
  it('is offered where it can be, and follows nothing by itself', async () => {
    const page = await setUp({ follows: false });
    await vi.waitFor(() => expect(page.bar.state?.follows).toBe(false));
    page.press()?.ask('ask to follow');
    expect(page.sent.at(-1)).toEqual({ type: 'ask to follow' });
    expect(page.bar.state?.follows).toBe(false);
  });

  it('is not offered elsewhere', async () => {
    const page = await setUp();
    await vi.waitFor(() => expect(page.bar.state).toBeDefined());
    expect(page.bar.state?.follows).toBeUndefined();
  });
});

describe('a paper of the library without a mark', () => {
  it('carries a quiet sign, which can be switched off', async () => {
    const page = await setUp();
    page.session.changed([{ id: paper(0), marks: {}, onlyTagged: true }]);
    expect(page.drawnOf(0)).toMatchObject({ since: 'in your library' });
    page.session.changed([], { ...defaultSettings, librarySign: false });
    expect(page.drawnOf(0)).not.toHaveProperty('since', 'in your library');
  });
});

describe('exporting what the page lists', () => {
  it('is left to a page of ours, which gets the papers that are shown', async () => {
    const page = await setUp();
    await vi.waitFor(() => expect(page.bar.state).toBeDefined());
    const all = page.bar.state?.shown ?? 0;
    expect(all).toBe(demoPapers.length);
    page.press()?.ask('ask to export');
    expect(page.sent.at(-1)).toEqual({ type: 'ask to export' });
    const [first] = demoPapers;
    page.press()?.filter({ words: first?.title ?? '', matches: matcher(first?.title ?? '') });
    await vi.waitFor(() => expect(page.bar.state?.shown).toBe(1));
    const told = ShownPapersSchema.parse(page.session.papers());
    expect(told.map(({ details }) => details.title)).toEqual([first?.title]);
  });

  it('tells of those that are asked for, shown or not', async () => {
    const page = await setUp();
    await vi.waitFor(() => expect(page.bar.state).toBeDefined());
    const [first, second] = demoPapers;
    page.press()?.filter({ words: first?.title ?? '', matches: matcher(first?.title ?? '') });
    const told = ShownPapersSchema.parse(
      page.session.papers([paper(1), arxivPaperId('2603.09999') ?? paper(1)]),
    );
    expect(told.map(({ id, details }) => [id, details.title])).toEqual([[paper(1), second?.title]]);
  });
});

describe('the rules of the user', () => {
  const [first, second] = demoPapers;
  const rules: Rule[] = [
    { does: 'mute', by: 'words', value: first?.title ?? '' },
    { does: 'raise', by: 'words', value: second?.title ?? '' },
  ];
  const muted = 'article[data-offprint-look=dimmed]';

  it('mute and raise entries, and say why', async () => {
    const page = await setUp({ settings: { ...defaultSettings, rules } });
    await vi.waitFor(() => expect(page.document.querySelectorAll(muted)).toHaveLength(1));
    expect(page.drawnOf(1)?.since).toMatch(`matched: ${second?.title}`);
    expect(page.drawnOf(2)?.since).toBeUndefined();
    await vi.waitFor(() => expect(page.bar.state).toMatchObject({ muted: 1, hidden: 0 }));
  });

  it('act anew as soon as they change', async () => {
    const page = await setUp({ settings: { ...defaultSettings, rules } });
    await vi.waitFor(() => expect(page.document.querySelectorAll(muted)).toHaveLength(1));
    page.session.changed([], defaultSettings);
    await vi.waitFor(() => expect(page.document.querySelectorAll(muted)).toHaveLength(0));
    expect(page.drawnOf(1)?.since).toBeUndefined();
  });

  it('ask for nothing where there are none', async () => {
    const { sent } = await setUp();
    expect(sent.map(({ type }) => type)).not.toContain('page parts');
  });
});

describe('one display of a page', () => {
  it('draws every entry and the bar, with what the library says', async () => {
    const { entries, bar, drawnOf } = await setUp();
    expect(entries()).toBe(demoPapers.length);
    const counts = { papers: demoPapers.length, unseen: demoPapers.length, read: 0 };
    await vi.waitFor(() => expect(bar.state).toMatchObject(counts));
    expect(drawnOf(0)).toMatchObject({ isNew: true, pressed: { read: false } });
  });

  it('draws what changed elsewhere while it was away', async () => {
    const page = await setUp();
    page.library.papers = [{ ...read(0), noted: true }];
    await page.session.askAgain();
    expect(page.drawnOf(0)).toMatchObject({ pressed: { read: true }, since: 'Note' });
    await vi.waitFor(() => expect(page.bar.state?.read).toBe(1));
  });

  it('leaves a page alone whose site is off, and comes when it is switched on', async () => {
    const page = await setUp({ settings: off });
    expect(page.entries()).toBe(0);
    expect(page.bar.shown).toBe(false);
    expect(page.session.changed([], defaultSettings)).toMatchObject({ papers: expect.anything() });
    expect(page.entries()).toBe(demoPapers.length);
    expect(page.session.changed([], off)).toBeUndefined();
    expect(page.entries()).toBe(0);
    expect(page.sent.at(-1)).toEqual({ type: 'leave' });
  });

  it('hides and shows read entries at once when the settings say so', async () => {
    const page = await setUp();
    page.session.changed([read(0)]);
    page.session.changed([], { ...defaultSettings, readLook: 'hide' });
    expect(page.document.querySelectorAll('[data-offprint-look=away]')).toHaveLength(1);
    page.session.changed([], defaultSettings);
    expect(page.document.querySelectorAll('[data-offprint-look=away]')).toHaveLength(0);
  });

  it('counts a paper as opened once its own page was in sight for a second', async () => {
    vi.useFakeTimers();
    const html = '<main data-target="PaperContent"><h1>A paper</h1></main>';
    const page = await setUp({ html, url: 'https://huggingface.co/papers/2603.00001' });
    expect(page.bar.shown).toBe(false);
    expect(page.session.about()).toMatchObject({
      view: 'paper',
      paper: { id: 'arxiv:2603.00001' },
    });
    await vi.advanceTimersByTimeAsync(900);
    expect(page.written).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(page.written).toEqual([
      expect.objectContaining({ kind: 'opened', paper: 'arxiv:2603.00001' }),
    ]);
    vi.useRealTimers();
  });

  it('counts nothing as opened where the page gave itself the address of a paper', async () => {
    vi.useFakeTimers();
    const html = '<main data-target="PaperContent"><h1>A paper</h1></main>';
    const url = 'https://huggingface.co/papers/2603.00001';
    const page = await setUp({ html, url, moved: true });
    expect(page.session.about()).toMatchObject({ paper: { id: 'arxiv:2603.00001' } });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(page.written).toEqual([]);
    vi.useRealTimers();
  });

  describe('that gets no answer from a busy machine', () => {
    beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
    afterEach(() => void vi.useRealTimers());
    const lookUps = (sent: readonly Request[]) =>
      sent.filter(({ type }) => type === 'look up').length;

    it('asks again by itself, ever more rarely, until it is answered', async () => {
      const page = await setUp({ deaf: true });
      await vi.waitFor(() => expect(page.bar.state?.trouble).toBeDefined());
      expect(page.bar.state?.settings).toBeUndefined();
      await vi.advanceTimersByTimeAsync(120_000);
      expect(lookUps(page.sent)).toBeGreaterThan(8);
      expect(lookUps(page.sent)).toBeLessThan(16);
      page.hear();
      await vi.advanceTimersByTimeAsync(15_000);
      await vi.waitFor(() => expect(page.bar.state?.settings).toBeDefined());
      expect(page.bar.state).toMatchObject({ unseen: demoPapers.length });
      expect(page.bar.state?.trouble).toBeUndefined();
      const asked = lookUps(page.sent);
      await vi.advanceTimersByTimeAsync(120_000);
      expect(lookUps(page.sent)).toBe(asked);
    });

    it('still does once a mark was filed meanwhile (faults, seed 200008)', async () => {
      const page = await setUp({ deaf: true });
      await vi.waitFor(() => expect(page.press()).toBeDefined());
      page.press()?.markRead();
      await vi.waitFor(() => expect(page.sent.some(({ type }) => type === 'drain')).toBe(true));
      page.hear();
      await vi.advanceTimersByTimeAsync(15_000);
      await vi.waitFor(() => expect(page.bar.state?.settings).toBeDefined());
    });

    it('asks no more once it is left', async () => {
      const page = await setUp({ deaf: true });
      page.end.abort();
      const asked = lookUps(page.sent);
      await vi.advanceTimersByTimeAsync(120_000);
      expect(lookUps(page.sent)).toBe(asked);
    });
  });

  it('does nothing when an undo is asked for and there is nothing to undo', async () => {
    const page = await setUp();
    page.press()?.undo();
    expect(page.written).toEqual([]);
  });
});

/** A key as the user's own: the browser marks it as trusted, which no test can. */
function keyOf(key: string): KeyboardEvent {
  const event = {
    key,
    isTrusted: true,
    defaultPrevented: false,
    view: null,
    composedPath: () => [],
    preventDefault() {
      event.defaultPrevented = true;
    },
  };
  return event as unknown as KeyboardEvent;
}

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => from + n);

describe('a long page', () => {
  it('has controls where it is in sight, and one screen around', async () => {
    const { carrying, bar, scroll } = await setUpLong();
    expect(carrying()).toEqual(range(0, 15));
    // All count, whether they are in sight or not.
    await vi.waitFor(() => expect(bar.state).toMatchObject({ papers: 40, unseen: 40 }));
    scroll(1_800);
    // Up to two screens away they stay.
    expect(carrying()).toEqual(range(2, 33));
    scroll(0);
    expect(carrying()).toEqual(range(0, 23));
  });

  it('of hundreds is measured where it is in sight, and as a whole when the browser is idle', async () => {
    const page = await setUpLong([], { count: 400, scrolled: 20_000 });
    expect(page.carrying()).toEqual(range(192, 215));
    expect(page.measured.size).toBeLessThan(100);
    page.idle();
    expect(page.measured.size).toBeGreaterThanOrEqual(400);
    // Two screens more.
    expect(page.carrying()).toEqual(range(176, 230));
  });

  it('of hundreds has controls out of the order of the document once the browser is idle', async () => {
    const at = (place: number) => (place === 350 ? 50 : place * 100);
    const page = await setUpLong([], { count: 400, at });
    expect(page.carrying()).toEqual(range(0, 15));
    page.idle();
    expect(page.carrying()).toContain(350);
  });

  it('loses copies that the page made of our controls: one of hundreds when the browser is idle', async () => {
    for (const count of [40, 400]) {
      const page = await setUpLong([], { count });
      page.idle();
      const before = page.carrying();
      const copy = page.document.querySelector('[data-offprint=controls]')?.cloneNode(true) as Node;
      page.document.body.append(copy);
      page.session.draw();
      expect(copy.isConnected).toBe(count === 400);
      page.idle();
      expect(copy.isConnected).toBe(false);
      expect(page.carrying()).toEqual(before);
    }
  });

  it('that was left takes nothing from the page when the browser is idle', async () => {
    const page = await setUpLong([], { count: 400 });
    page.end.abort();
    const next = page.document.createElement('div');
    next.dataset['offprint'] = 'controls';
    page.document.body.append(next);
    page.idle();
    expect(next.isConnected).toBe(true);
  });

  it('takes controls away so that it does not look as if the page had', async () => {
    const { document, scroll } = await setUpLong();
    const observer = new (document.defaultView ?? window).MutationObserver(() => undefined);
    observer.observe(document.body, { childList: true, subtree: true });
    scroll(3_200);
    const removed = observer.takeRecords().flatMap(({ removedNodes }) => [...removedNodes]);
    expect(removed).toHaveLength(16);
    for (const host of removed) expect(host).not.toHaveProperty('dataset.offprint');
  });

  it('measures nothing anew for a small step', async () => {
    const { carrying, scroll } = await setUpLong();
    scroll(150);
    expect(carrying()).toEqual(range(0, 15));
    scroll(250);
    expect(carrying()).toEqual(range(0, 17));
  });

  it('has controls wherever it is scrolled, also where its first entry is left out', async () => {
    const first = arxivPaperId(arxivIdOf(0)) as PaperId;
    const page = await setUpLong([{ id: first, marks: { read: mark(true, 5) } }]);
    await vi.waitFor(() => expect(page.press()).toBeDefined());
    page.press()?.filter({ hideRead: true });
    page.scroll(1_000);
    page.scroll(2_000);
    expect(page.carrying()).toEqual(expect.arrayContaining(range(21, 35)));
  });

  it('hides what is out of sight by one attribute, and nothing else', async () => {
    const [hidden, seen] = [39, 38].map((n) => arxivPaperId(arxivIdOf(n)) as PaperId);
    const { document, carrying } = await setUpLong([
      { id: hidden as PaperId, marks: { hidden: mark(true, 5) } },
      { id: seen as PaperId, marks: { read: mark(true, 5) } },
    ]);
    const ours = [...document.querySelectorAll('dt:nth-of-type(n+30), dd:nth-of-type(n+30)')]
      .flatMap((element) => element.getAttributeNames())
      .filter((name) => name.startsWith('data-offprint'));
    expect(new Set(ours)).toEqual(new Set(['data-offprint-look']));
    expect(document.querySelectorAll('[data-offprint-look=away]').length).toBeGreaterThan(0);
    expect(document.querySelectorAll('[data-offprint-look=dimmed]')).toHaveLength(0);
    expect(carrying()).toEqual(range(0, 15));
  });

  it('dims what is out of sight when it comes near, with its controls', async () => {
    const page = await setUpLong(
      range(0, 39).map((n) => ({
        id: arxivPaperId(arxivIdOf(n)) as PaperId,
        marks: { read: mark(true, 5) },
      })),
    );
    expect(page.dimmed()).toEqual(range(0, 15));
    page.scroll(3_000);
    expect(page.dimmed()).toEqual(expect.arrayContaining(page.carrying()));
    expect(page.dimmed()).toEqual(expect.arrayContaining(range(30, 39)));
  });

  it('shows far entries that were hidden as they are, and dims them when they come near', async () => {
    const id = arxivPaperId(arxivIdOf(39)) as PaperId;
    const page = await setUpLong([{ id, marks: { hidden: mark(true, 5) } }]);
    const looks = () => page.document.querySelectorAll('[data-offprint-look]').length;
    expect(looks()).toBe(2);
    await vi.waitFor(() => expect(page.press()).toBeDefined());
    page.press()?.showHidden(true);
    expect(looks()).toBe(0);
    page.scroll(3_500);
    expect(page.dimmed()).toEqual([39]);
    page.press()?.showHidden(false);
    expect(page.document.querySelectorAll('[data-offprint-look=away]')).toHaveLength(2);
  });

  it('goes on dimming an entry whose controls the page removed too often', async () => {
    const id = arxivPaperId(arxivIdOf(3)) as PaperId;
    const page = await setUpLong([{ id, marks: { read: mark(true, 5) } }]);
    for (let n = 0; n < 5; n++) {
      page.document.querySelectorAll('dt')[3]?.querySelector('[data-offprint]')?.remove();
      await page.session.read();
      page.session.draw();
    }
    expect(page.carrying()).not.toContain(3);
    expect(page.dimmed()).toEqual([3]);
  });

  it('marks all read that are shown, also where they were never in sight', async () => {
    const page = await setUpLong();
    await vi.waitFor(() => expect(page.press()).toBeDefined());
    page.press()?.markRead();
    expect(page.dimmed()).toEqual(range(0, 15));
    expect(page.written).toMatchObject([{ kind: 'mark', mark: 'read', papers: { length: 40 } }]);
    page.scroll(3_000);
    expect(page.dimmed()).toEqual(expect.arrayContaining(range(30, 39)));
    // The worker has answered: it tells no paper as read.
    await vi.waitFor(() => expect(page.dimmed()).toEqual([]));
    page.scroll(0);
    expect(page.dimmed()).toEqual([]);
  });

  it('gives controls to the entry that keys come to, and leaves them there', async () => {
    const page = await setUpLong();
    for (let n = 0; n < 20; n++) page.session.key(keyOf('j'));
    await vi.waitFor(() => expect(page.carrying()).toEqual(range(0, 19)));
    for (let n = 0; n < 20; n++) page.session.key(keyOf('j'));
    expect(page.carrying()).toEqual([...range(0, 23), 39]);
  });

  it('gives controls to the entry that has the focus, and to those beside it', async () => {
    const page = await setUpLong();
    page.document.querySelectorAll('dt')[30]?.querySelector<HTMLElement>('a[href]')?.focus();
    expect(page.carrying()).toEqual([...range(0, 15), 29, 30, 31]);
    page.scroll(50);
    expect(page.carrying()).toEqual([...range(0, 15), 29, 30, 31]);
  });

  it('says where a click was not stored, also at an entry that comes into sight later', async () => {
    const page = await setUpLong();
    await vi.waitFor(() => expect(page.press()).toBeDefined());
    page.full();
    page.press()?.markRead();
    await vi.waitFor(() => expect(page.troubleAt(0)).toBeDefined());
    page.scroll(3_000);
    expect(page.troubleAt(30)).toBe(page.troubleAt(0));
  });

  it('is left as it was, out of sight, too', async () => {
    const hidden = arxivPaperId(arxivIdOf(39)) as PaperId;
    const page = await setUpLong([{ id: hidden, marks: { hidden: mark(true, 5) } }]);
    page.end.abort();
    expect(page.document.documentElement.outerHTML).not.toContain('data-offprint');
  });
});

describe('keys that go through a listing', () => {
  function press(page: Awaited<ReturnType<typeof setUp>>, key: string): boolean {
    const event = keyOf(key);
    page.session.key(event);
    return event.defaultPrevented;
  }
  const current = ({ document }: Awaited<ReturnType<typeof setUp>>) =>
    document.querySelectorAll('[data-offprint-current]').length;
  const scrolls = ({ Element }: JSDOM['window']) => {
    Element.prototype.scrollIntoView = () => undefined;
  };

  it('wait, each in its turn, until their script has come', async () => {
    const page = await setUp({ prepare: scrolls });
    for (const key of ['j', 'j', 's']) press(page, key);
    expect(current(page)).toBe(0);
    await vi.waitFor(() => expect(current(page)).toBe(1));
    expect(page.drawnOf(1)).toMatchObject({ isCurrent: true });
    expect(page.written).toMatchObject([
      { kind: 'mark', mark: 'starred', value: true, papers: [{ id: paper(1) }] },
    ]);
    expect(press(page, 'Escape')).toBe(true);
    expect(current(page)).toBe(0);
  });

  it('are the page’s own where they could do nothing', async () => {
    const page = await setUp({ prepare: scrolls });
    for (const key of ['s', 'j', 'Escape']) press(page, key);
    await vi.waitFor(() => expect(current(page)).toBe(1));
    expect(press(page, 'Escape')).toBe(true);
    expect(['Escape', 'Enter', 's', 'z', 'x'].map((key) => press(page, key))).toEqual(
      Array(5).fill(false),
    );
    expect(page.written).toEqual([]);
  });

  it('are left alone where the page used them', async () => {
    const page = await setUp({ prepare: scrolls });
    const used = keyOf('j');
    used.preventDefault();
    page.session.key(used);
    press(page, 'j');
    await vi.waitFor(() => expect(page.drawnOf(0)?.isCurrent).toBe(true));
    expect(page.drawnOf(1)?.isCurrent).toBe(false);
  });
});

describe('a page that is not in sight', () => {
  async function setUpHidden() {
    let sight = 'hidden';
    const page = await setUp({
      papers: [read(0)],
      prepare: ({ document }) =>
        Object.defineProperty(document, 'visibilityState', { get: () => sight }),
    });
    const show = () => {
      sight = 'visible';
    };
    return { ...page, show };
  }

  it('asks without beginning a visit, and draws nothing', async () => {
    const { session, sent, entries } = await setUpHidden();
    expect(sent).toEqual([expect.objectContaining({ type: 'look up', hidden: true })]);
    session.draw();
    expect(entries()).toBe(0);
  });

  it('asks again when it is first shown, and draws by what is known then', async () => {
    const { session, sent, entries, library, drawnOf, show } = await setUpHidden();
    library.papers = [{ id: paper(1), marks: {}, seen: 5 }];
    show();
    await session.askAgain();
    expect(sent.at(-1)).toMatchObject({ type: 'look up', hidden: false });
    expect(entries()).toBe(demoPapers.length);
    expect(drawnOf(1)?.isNew).toBe(false);
    expect(drawnOf(2)?.isNew).toBe(true);
  });

  it('keeps its visit while it is away', async () => {
    let sight = 'visible';
    const { session, drawnOf, library } = await setUp({
      prepare: ({ document }) =>
        Object.defineProperty(document, 'visibilityState', { get: () => sight }),
    });
    sight = 'hidden';
    // Seen in this visit: new as long as it lasts.
    library.papers = [{ id: paper(1), marks: {}, seen: 15 }];
    await session.askAgain();
    expect(drawnOf(1)?.isNew).toBe(true);
  });
});
