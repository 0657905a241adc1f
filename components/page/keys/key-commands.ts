import type { States } from '../../../utils/actions/states';
import type { Words } from '../../../utils/basics/words';
import type { PaperId } from '../../../utils/paper/ids/paper-id';
import { isOn, type MarkName } from '../../../utils/paper/state/marks';
import type { CommandName } from '../../../utils/settings/choices';
import type { PageSettings } from '../../../utils/settings/settings-schema';
import type { Entry, Site } from '../../../utils/sites/site';
import { entryInWords } from '../../ui/phrases/actions-in-words';
import { afterEvent } from '../dom/listen';
import { citationOf } from '../scripts/citation';
import type { Reader } from '../session/reader';
import type { Extension } from '../to-worker/acts';
import { askForOwnWords } from '../to-worker/own-words';
import { commandOf, isTyped } from './key-press';
import { createWalk } from './walk';

type Command = CommandName | 'close';

/** What keys need of a page's session. */
export interface KeyNeeds {
  readonly document: Document;
  readonly site: Site;
  readonly words: Words;
  readonly extension: Extension;
  readonly signal: AbortSignal;
  readonly state: {
    current: PaperId | undefined;
    readonly states: States;
    readonly reader: Pick<Reader, 'listing' | 'entries' | 'details' | 'undoable'>;
    isListing(): boolean;
    /** The entries in the flow of the page, each paper once. */
    walked(): readonly Entry[];
    /** The entry that keys act on. */
    actedOn(): Entry | undefined;
    isNew(id: PaperId): boolean;
    /** The keys that work here; none where they are switched off. */
    keys(): PageSettings['keys'] | undefined;
  };
  readonly acts: {
    mark(entry: Entry, mark: MarkName, value: boolean): void;
    markShownRead(): void;
    opened(entry: Entry): void;
    undo(): void;
    say(text: string): void;
  };
  /** Opens a part above the bar. */
  show(part: 'filter' | 'keys'): void;
  /** Takes text for the field that is about to open. Returns whether there is one. */
  type(text: string): boolean;
  /** Shows or folds an entry's abstract. */
  unfold(entry: Entry): void;
  /** Draws and announces the entry that is current now; `from` was current before. */
  stepped(from: PaperId | undefined, text: string): void;
  /** Leaves no entry current and closes what is open. */
  letGo(from: PaperId | undefined): void;
}

/** What keys do on a page. It comes with the parts that few visits need, at the first press (`keys-ahead.ts`). */
export function createKeys(needs: KeyNeeds) {
  const { document, site, words, extension, state, acts } = needs;
  const walk = createWalk({ state, walked: state.walked, isNew: state.isNew });
  const isList = () => state.isListing() && state.reader.entries.length > 0;

  /** Steps to an entry, brings it into sight and says it. */
  function goTo(step: () => Entry | undefined): boolean {
    const from = state.current;
    const entry = isList() ? step() : undefined;
    if (!entry) return false;
    const { at, of } = walk.ordinal(entry.id);
    const which = words.say('entryPlace', String(at), String(of), entry.title);
    const what = entryInWords(words, state.states.get(entry.id), state.isNew(entry.id));
    needs.stepped(from, what ? `${which}. ${what}` : which);
    entry.element.scrollIntoView({ block: 'nearest' });
    return true;
  }

  function withEntry(act: (entry: Entry) => void): boolean {
    const entry = state.actedOn();
    if (entry) act(entry);
    return entry !== undefined;
  }

  const toggle = (mark: MarkName) => () =>
    withEntry((entry) => acts.mark(entry, mark, !isOn(state.states.get(entry.id), mark)));

  const open = (behind: boolean) => () =>
    isList() &&
    withEntry((entry) => {
      acts.opened(entry);
      const { id } = entry;
      const { listing = '' } = state.reader;
      if (behind) void extension.send({ type: 'open', paper: id, listing });
      else document.location.assign(site.paperUrl(id));
    });

  /** Copies an entry's BibTeX. The browser lets a page's script do that shortly after a key press. */
  async function cite({ id, element }: Entry): Promise<void> {
    const entry = state.reader.entries.find((each) => each.id === id);
    const details = entry && state.reader.details(entry);
    const ask = () => extension.send({ type: 'citing' });
    const done = await citationOf({ id, ...(details && { details }) }, ask)
      .then((text) => element.ownerDocument.defaultView?.navigator.clipboard.writeText(text))
      .then(
        () => true,
        () => false,
      );
    acts.say(words.say(done ? 'citeCopied' : 'citeFailed'));
  }

  function onList(act: () => void): boolean {
    const can = isList();
    if (can) act();
    return can;
  }

  const commands: Readonly<Record<Command, () => boolean>> = {
    next: () => goTo(() => walk.step(1)),
    previous: () => goTo(() => walk.step(-1)),
    open: open(false),
    openBehind: open(true),
    read: toggle('read'),
    queue: toggle('queued'),
    star: toggle('starred'),
    hide: toggle('hidden'),
    cite: () => withEntry((entry) => void cite(entry)),
    tag: () => withEntry(({ id }) => askForOwnWords(extension, state.reader, id)),
    abstract: () => isList() && withEntry(needs.unfold),
    nextNew: () => goTo(walk.nextNew),
    markShownRead: () => onList(() => acts.markShownRead()),
    undo() {
      const can = state.reader.undoable !== undefined;
      if (can) acts.undo();
      return can;
    },
    filter: () => onList(() => needs.show('filter')),
    help: () => onList(() => needs.show('keys')),
    close() {
      const from = state.current;
      state.current = undefined;
      needs.letGo(from);
      return from !== undefined;
    },
  };

  return {
    /** Does a command. Returns whether there was anything to do. */
    run: (command: Command): boolean => commands[command](),

    /**
     * A key was pressed: `at` says where, on the page or, as the shield says, in a closed root of ours. Takes the press
     * from the page if there was anything to do.
     */
    press(event: KeyboardEvent, at: readonly unknown[], inOurs: boolean): void {
      const keys = state.keys();
      const command = keys && commandOf(event, keys, site.keys ?? [], at);
      const isDone = () => command !== undefined && commands[command]();
      if (import.meta.env.FIREFOX && inOurs && command) {
        event.preventDefault();
        afterEvent(isDone);
      } else if ((isTyped(event, at) && needs.type(event.key)) || isDone()) event.preventDefault();
    },
  };
}
export type Keys = ReturnType<typeof createKeys>;
