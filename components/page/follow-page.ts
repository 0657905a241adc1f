import type { About, Notice, Shown, ShownPapers } from '../../utils/messages/messages-schema';
import { listen } from './dom/listen';
import { createSession, type Session } from './session/session';
import type { SessionNeeds } from './session/session-needs';
import type { PageWords } from './to-worker/page-words';
import { domChange, watchChanges } from './watch/page-changes';
import { settled } from './watch/settled';

interface PageNeeds
  extends Omit<SessionNeeds, 'url' | 'view' | 'earned' | 'wordsLoaded' | 'signal'> {
  readonly loadWords: PageWords['load'];
}

/** How long the page's old view may stay after its address changed, in ms. */
const viewPatience = 1_000;

/**
 * Follows one page for as long as it lives: starts a session where its address is a listing,
 * reads again when its elements change, asks again when it comes back, starts over when it moves.
 */
export function followPage(needs: PageNeeds, life: AbortSignal) {
  const { document, site } = needs;
  let running: { session: Session; end: AbortController } | undefined;
  /** The user has clicked since the page last came to a listing or a paper. */
  let clicked = false;
  /** The address that the page was loaded from. A page can change its address before our script runs, but not this. */
  const [load] = performance.getEntriesByType('navigation');
  const loadedPath = load && new URL(load.name).pathname;

  /** Tells the worker that the page is no listing any more, so that its badge goes. */
  function leave(): void {
    void needs.extension.send({ type: 'leave' });
  }

  async function start(url: URL, moved: boolean): Promise<void> {
    const had = running;
    running?.session.left();
    running?.end.abort();
    running = undefined;
    const view = site.view(url);
    if (!view) {
      if (had) leave();
      return;
    }
    const end = new AbortController();
    const signal = AbortSignal.any([life, end.signal]);
    const wordsLoaded = needs.loadWords();
    const session = createSession({
      ...needs,
      wordsLoaded,
      url,
      view,
      earned: clicked || url.pathname === loadedPath,
      signal,
    });
    clicked = false;
    running = { session, end };

    if (moved) await domChange(document, viewPatience, signal);
    // The worker is asked, and so woken, while the page still loads.
    const reading = session.read();
    const changes = watchChanges(document, () => void refresh(session, signal), signal);
    const root = site.mounts === undefined ? null : document.querySelector(site.mounts);
    if (root) await settled(document, root, session.sample, signal);
    await Promise.all([reading, wordsLoaded]);
    if (signal.aborted) return;
    const isStale = changes.begin();
    const readAgain = isStale ? session.read() : undefined;
    if (moved && had && session.isNothing()) leave();
    session.draw();
    if ((await readAgain) && !signal.aborted) session.draw();
  }

  async function refresh(session: Session, signal: AbortSignal): Promise<void> {
    const reading = session.read();
    // Known papers are drawn in this frame; unknown ones when the worker answers.
    session.draw();
    if ((await reading) && !signal.aborted) session.draw();
  }

  const signal = life;
  for (const type of ['click', 'auxclick'] as const) {
    document.addEventListener(type, onFollow, { capture: true, signal });
  }
  function onFollow(event: MouseEvent) {
    if (!event.isTrusted || event.button > 1) return;
    clicked = true;
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (link) running?.session.followed(link);
  }

  const window = document.defaultView;
  // On the window and in the bubbling phase: the page's own handlers come first and keep the keys that they use.
  const key = (event: Event, began: EventTarget | null) => {
    if (event instanceof KeyboardEvent) running?.session.key(event, began !== event.target);
  };
  if (window) listen(window, 'keydown', key, { signal });
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'hidden') running?.session.left();
      else void running?.session.askAgain();
    },
    { signal },
  );
  document.addEventListener('resume', () => void running?.session.askAgain(), { signal });
  window?.addEventListener(
    'pageshow',
    ({ persisted }) => {
      if (persisted) void running?.session.askAgain();
    },
    { signal },
  );

  return {
    /** The page's address, at start and whenever it changed without a load. */
    at(url: URL, moved: boolean): void {
      void start(url, moved);
    },
    /** Handles a notice from the worker. Returns the answer to it. */
    notice(notice: Notice): Shown | ShownPapers | About | boolean | undefined {
      switch (notice.type) {
        case 'changed':
          return running?.session.changed(notice.papers, notice.settings);
        case 'papers':
          return running?.session.papers(notice.of);
        case 'about':
          return running?.session.about();
        case 'do':
          return running?.session.command(notice.command) ?? false;
      }
    },
  };
}
