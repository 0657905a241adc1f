import { createStates } from '../../utils/actions/states';
import { soon } from '../../utils/basics/soon';
import { foldedKey } from '../../utils/basics/storage-keys';
import type { Words } from '../../utils/basics/words';
import type { About, Shown } from '../../utils/messages/messages-schema';
import { isNew } from '../../utils/paper/newness';
import type { PaperId } from '../../utils/paper/paper-id';
import type { PaperState } from '../../utils/paper/paper-state-schema';
import type { PageSettings } from '../../utils/settings/settings-schema';
import type { Entry, Site } from '../../utils/sites/site';
import { sinceInWords } from '../ui/actions-in-words';
import type { Extension } from './acts';
import { pause } from './ask';
import type { BarPresses } from './bar/bar-types';
import type { MountedBar } from './bar/mount-bar';
import { countPapers } from './bar-state';
import { type BrowserCommand, createCommands } from './commands';
import type { CreateControls } from './controls/controls';
import { createEntries } from './entries';
import { type Filters, noFilters } from './filters';
import { commandOf } from './keys';
import { afterEvent } from './listen';
import { applyFilters, createLooks, type Known, placeFresh } from './look';
import { createOnDemand } from './on-demand';
import type { Order, Sort } from './order';
import { createReader } from './reader';
import { watchSeen } from './seen';
import { createUserActs } from './user-acts';
import { createWalk, dividerOf } from './walk';
import { afterVisible } from './when-displayed';

export interface SessionNeeds {
  readonly document: Document;
  readonly url: URL;
  readonly site: Site;
  readonly view: string;
  /** The page came to its address by a load or a click of the user's, not by its own script. */
  readonly earned: boolean;
  readonly extension: Extension;
  readonly words: Words;
  readonly makeControls: () => CreateControls;
  readonly mountBar: (press: BarPresses) => MountedBar;
  /** Ends the session: everything of ours leaves the page. */
  readonly signal: AbortSignal;
}

/** How long entries out of sight wait for the browser to have nothing else to do, in ms. */
const idlePatience = 500;

/** An unanswered page asks again after the first time, then each time after twice as long, up to the second, in ms. */
const [retryAfter, retryAtMost] = [1_000, 15_000];

/** A paper's own page counts as opened after this long in sight, in ms. */
const openedAfter = 1_000;

/**
 * One display of one page: ties together what reads it, what draws on it and what the user does.
 * It reads and draws when it is told to; `follow-page.ts` knows when.
 */
export function createSession(needs: SessionNeeds) {
  const { document, site, view, extension, words, signal } = needs;
  const states = createStates();
  const looks = createLooks();
  const reader = createReader({ ...needs, states });
  const acts = createUserActs({
    ...needs,
    reader,
    states,
    looks,
    redraw,
    drawBar,
    entryTrouble: (papers, text) => entries.trouble(new Set(papers), text),
  });
  const seenWatch = watchSeen(document, signal, (elements) => {
    const papers = [...new Set(entries.idsOf(elements))].filter(toBeSeen);
    if (papers.length > 0) acts.onScreen(papers);
  });
  const isNewHere = (id: PaperId) =>
    reader.paper === undefined &&
    Number.isFinite(reader.begun) &&
    isNew(states.get(id), reader.begun);
  const walk = createWalk({ looks, state: states.get, isNew: isNewHere, entries: inSight });
  let order: Order = 'listing';
  let sort: Sort | undefined;
  let divider: ReturnType<typeof dividerOf>;
  const createControls = soon(needs.makeControls);
  const entries = createEntries(document, {
    createControls: (...given) => createControls()(...given),
    seenWatch,
    looks,
    placement: site.placement(view),
    presses: (entry) => ({
      toggle: (mark, value) => acts.mark(entry, mark, value),
      undoHide: () => acts.mark(entry, 'hidden', false),
      more: () => void onDemand.openMenu(entry.id),
    }),
    state: states.get,
    isNew: isNewHere,
    since: signOf,
    divider: ({ id }) =>
      divider?.before === id ? words.say('entryDivider', String(divider.count)) : undefined,
    isCurrent: (id) => id === walk.current,
    toLook: () => reader.paper === undefined,
    toBeSeen,
  });
  const bar = soon(() => {
    // The first count takes the browser milliseconds, and it has them while the library is asked.
    if (reader.paper === undefined) words.count('barPapers', 0);
    return needs.mountBar({
      markRead: () => acts.markShownRead(),
      filter,
      undo: acts.undo,
      treatAsSeen: acts.treatAsSeen,
      showAsNew() {
        acts.showAsNew();
        entries.watchAgain();
      },
      showHidden(on) {
        looks.hiddenShown = on;
        redraw();
      },
      sort(by, sorted) {
        order = by;
        sort?.place(reader.entries, false);
        sort = sorted;
        putInOrder();
        redraw();
      },
      open: (part) => void onDemand.show(part),
      openSettings: () => void extension.send({ type: 'open settings' }),
      follow: () => void extension.send({ type: 'ask to follow' }),
      fold(on) {
        folded = on;
        void extension.write({ [foldedKey]: on }).catch(() => undefined);
        drawBar();
      },
    });
  });
  let folded = false;
  let drawn = false;
  /** The page has come to rest: nothing is drawn before. */
  let mayDraw = false;
  let spoken = '';
  let barDue = false;
  let judgedBy = '[]';
  void extension
    .read(foldedKey)
    .then((value) => {
      folded = value === true;
      drawBar();
    })
    .catch(() => undefined);
  signal.addEventListener('abort', leave);

  /** Leaves the page as it was. */
  function leave(): void {
    sort?.place(reader.entries, false);
    delete document.documentElement.dataset['offprintPaper'];
    entries.remove();
    bar().remove();
  }

  const isOff = () => reader.settings?.sites[site.name].on === false;

  /** What has come to an entry since it was last seen, and why it is raised. */
  function signOf(entry: Entry): string | undefined {
    const verdict = looks.verdicts.get(entry.id);
    const since = sinceInWords(words, reader.counts.get(entry.id), () => reader.details(entry));
    const why = verdict?.because && words.say('entryMatched', verdict.because.value);
    return why ? [why, since].filter(Boolean).join(' · ') : since;
  }

  /** Judges by the user's rules, which come with the parts that few pages need. */
  async function judge(): Promise<void> {
    const rules = reader.settings?.rules ?? [];
    if (JSON.stringify(rules) === judgedBy) return;
    judgedBy = JSON.stringify(rules);
    const parts = rules.length > 0 ? await onDemand.parts() : undefined;
    looks.judge = parts?.createJudge(rules);
    looks.verdicts.clear();
    looks.placed.clear();
    if (!mayDraw) return;
    draw();
    redraw();
  }

  /** What was taken back in this visit by hand is not noticed again until the next one. */
  function toBeSeen(id: PaperId): boolean {
    const seen = states.get(id)?.seen;
    if (reader.paper !== undefined) return false;
    return seen === undefined || (seen < 0 && -seen < reader.begun);
  }

  const known = (): Known => ({
    state: states.get,
    begun: reader.begun,
    details: reader.details,
  });

  function filter(change: Partial<Filters>): void {
    looks.filters = { ...looks.filters, ...change };
    applyFilters(looks, reader.entries, known());
    redraw();
  }

  /** The entries in the order in which they are seen. */
  function inSight(): readonly Entry[] {
    const entries = reader.drawable();
    return sort?.sorted(entries, reader.details) ?? entries;
  }

  const putInOrder = () => sort?.place(inSight(), true);

  function redraw(ids?: ReadonlySet<PaperId>): void {
    entries.redraw(ids);
    drawBar();
  }

  /** In the next frame: what was clicked, and its way into the journal, go first. */
  function drawBar(): void {
    if (!barDue) document.defaultView?.requestAnimationFrame(drawBarNow);
    barDue = true;
  }

  function drawBarNow(): void {
    barDue = false;
    if (!drawn || signal.aborted || reader.paper !== undefined || isOff()) return;
    const { message } = acts;
    const trouble =
      acts.trouble ?? (reader.reachable ? undefined : words.say('waitingUnavailable'));
    bar().draw({
      ...countPapers(new Set(reader.shown()), states.get, looks, reader.begun),
      hiddenShown: looks.hiddenShown,
      filters: looks.filters,
      order,
      undoable: reader.undoable !== undefined,
      offerSeen: reader.firstVisit,
      folded,
      follows: reader.follows,
      spoken,
      ...(reader.settings && { settings: reader.settings.bar }),
      ...(onDemand.open === 'filter' && { panel: panelState() }),
      ...(onDemand.open === 'keys' && { help: { keys: keysHere() } }),
      ...(message && { message }),
      ...(trouble !== undefined && { trouble }),
    });
  }

  function panelState() {
    const shown = reader.drawable();
    return { entries: shown, details: shown.map(reader.details) };
  }

  /** The keys that work here; none where they are switched off. */
  function keysHere(): PageSettings['keys'] | undefined {
    const { settings } = reader;
    return settings?.sites[site.name].keys ? settings.keys : undefined;
  }

  const onDemand = createOnDemand({
    ...needs,
    entries,
    reader,
    acts,
    walk,
    bar,
    drawBar: drawBarNow,
    filter,
  });
  const commands = createCommands({
    document,
    site,
    words,
    extension,
    reader,
    states,
    walk,
    acts,
    isNew: isNewHere,
    unfold: ({ id }) => void onDemand.unfold(id),
    stepped(from, text) {
      spoken = text;
      redraw(new Set([from, walk.current].filter((id) => id !== undefined)));
    },
    show(part) {
      folded = false;
      void onDemand.show(part);
    },
    letGo(from) {
      spoken = '';
      redraw(new Set(from === undefined ? [] : [from]));
      void onDemand.show(undefined);
    },
  });

  /** The user chose something else in the settings. */
  function choose(settings: PageSettings): void {
    const before = reader.settings?.readLook;
    reader.settings = settings;
    if (isOff()) void extension.send({ type: 'leave' });
    if (!mayDraw) return;
    draw();
    const { readLook } = settings;
    if (before !== readLook && !isOff()) filter({ hideRead: readLook === 'hide' });
    else redraw();
  }

  /** What happens once, when there is something to draw for the first time. */
  function begin(): void {
    drawn = true;
    if (reader.paper === undefined) {
      looks.filters = { ...noFilters, hideRead: reader.settings?.readLook === 'hide' };
      return;
    }
    // A page can give itself any paper's address and heading; a load of that address it can't make up.
    if (!needs.earned) return;
    afterVisible(document, openedAfter, signal, () => {
      const [entry] = reader.entries;
      if (entry && entry.id === reader.paper) acts.opened(entry);
    });
  }

  /** Puts controls on all entries that the library was asked about, and the bar. */
  function draw(): void {
    if (signal.aborted) return;
    mayDraw = true;
    if (isOff()) {
      leave();
      return;
    }
    // Out of sight: until it is first shown, papers may be read and hidden elsewhere.
    if (reader.reachable && !Number.isFinite(reader.begun)) return;
    const drawable = reader.drawable();
    // Pages that mount let the browser skip what is out of sight themselves.
    const which = drawn || site.mounts ? 'all' : 'near';
    if (!drawn && drawable.length > 0) begin();
    // One group on a page of its own need not be quiet.
    if (reader.paper !== undefined) document.documentElement.dataset['offprintPaper'] = '';
    const height = document.defaultView?.innerHeight ?? 0;
    placeFresh(looks, drawable, known(), height);
    void judge();
    divider = site.placement(view) === 'line' ? dividerOf(walk.walked(), isNewHere) : undefined;
    placeEntries(which, drawable);
    putInOrder();
    drawBar();
    void askUntilHeard();
  }

  let isRetrying = false;

  /** Asks until the worker answers: a busy machine is slow. A hidden tab stops, and asks when it is shown again. */
  async function askUntilHeard(): Promise<void> {
    if (isRetrying) return;
    isRetrying = true;
    for (let wait = retryAfter; !reader.reachable; wait = Math.min(wait * 2, retryAtMost)) {
      await pause(wait);
      if (signal.aborted || document.visibilityState !== 'visible') break;
      await askAgain();
    }
    isRetrying = false;
  }

  /** Places what is in sight first: entries out of sight would take most of the time to the first frame. */
  function placeEntries(which: 'all' | 'near', drawable: readonly Entry[]): void {
    if (!entries.place(drawable, which)) return;
    document.defaultView?.requestIdleCallback(
      () => {
        if (!signal.aborted && !isOff()) placeEntries('all', reader.drawable());
      },
      { timeout: idlePatience },
    );
  }

  /** Asks anew about everything: the tab was away, and papers may have been marked elsewhere. */
  async function askAgain(): Promise<void> {
    await reader.ask();
    acts.retry();
    if (!mayDraw) return;
    draw();
    if (!isOff()) entries.redraw();
  }

  return {
    draw,
    read: reader.read,
    isNothing: () => reader.listing === undefined && reader.notUnderstood === undefined,
    sample: reader.sample,

    askAgain,

    /** Takes over what changed elsewhere, and says what is shown here. */
    changed(papers: readonly PaperState[], settings?: PageSettings): Shown | undefined {
      states.tell(papers);
      acts.retry();
      // The worker is reachable after all.
      if (!reader.reachable) void askAgain();
      if (settings) choose(settings);
      else if (!isOff()) redraw(new Set(papers.map(({ id }) => id)));
      const { listing, paper } = reader;
      if (listing === undefined || isOff()) return undefined;
      return { listing, papers: reader.shown(), ...(paper !== undefined && { paper }) };
    },

    /** What this page is, for the popup. */
    about(): About {
      const entry = reader.paper === undefined ? undefined : reader.entries[0];
      return {
        site: site.name,
        view,
        papers: reader.shown().length,
        ...(entry && {
          paper: { id: entry.id, details: reader.details(entry), same: [...reader.same] },
        }),
        ...(reader.notUnderstood !== undefined && { notUnderstood: reader.notUnderstood }),
      };
    },

    /** Does a command of the browser's own shortcuts. Returns whether there was anything to do. */
    command: (command: BrowserCommand): boolean => !isOff() && commands.fromBrowser(command),

    /** A key was pressed on the page, or, as the shield says, in a closed root of ours. */
    key(event: KeyboardEvent, inOurs = false): void {
      const keys = isOff() || !drawn ? undefined : keysHere();
      const command = keys && commandOf(event, keys, site.keys);
      const isDone = () => command !== undefined && commands.run(command);
      if (import.meta.env.FIREFOX && inOurs && command) {
        event.preventDefault();
        afterEvent(isDone);
      } else if (onDemand.takes(event) || isDone()) event.preventDefault();
    },

    /** The user followed a link of the page. */
    followed(link: Element): void {
      const entry = entries.holding(link);
      const identifier = entry?.id.slice(entry.id.indexOf(':') + 1);
      if (!entry || !identifier || !link.getAttribute('href')?.includes(identifier)) return;
      if (reader.paper === undefined) acts.opened(entry);
    },

    left: acts.left,
  };
}
export type Session = ReturnType<typeof createSession>;
