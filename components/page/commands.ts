import type { States } from '../../utils/actions/states';
import type { Words } from '../../utils/basics/words';
import type { Notice } from '../../utils/messages/messages-schema';
import type { MarkName } from '../../utils/paper/marks';
import type { PaperId } from '../../utils/paper/paper-id';
import type { CommandName } from '../../utils/settings/choices';
import type { Entry, Site } from '../../utils/sites/site';
import { entryInWords } from '../ui/actions-in-words';
import type { Extension } from './acts';
import type { Reader } from './reader';
import type { UserActs } from './user-acts';
import type { Walk } from './walk';

export type BrowserCommand = Extract<Notice, { type: 'do' }>['command'];

interface Needs {
  readonly document: Document;
  readonly site: Site;
  readonly words: Words;
  readonly extension: Extension;
  readonly reader: Reader;
  readonly states: States;
  readonly walk: Walk;
  readonly acts: UserActs;
  isNew(id: PaperId): boolean;
  /** Shows or folds an entry's abstract. */
  unfold(entry: Entry): void;
  /** Says, and draws, which entry is current now, and that another one was. */
  stepped(from: PaperId | undefined, text: string): void;
  show(part: 'filter' | 'keys'): void;
  /** No entry is current any more, nothing stands open. */
  letGo(from: PaperId | undefined): void;
}

/** What keys do on a page. Each command tells whether there was anything to do; if not, the key is the page's. */
export function createCommands(needs: Needs) {
  const { document, site, words, extension, reader, states, walk, acts } = needs;
  const isListing = () => reader.paper === undefined && reader.entries.length > 0;

  /** Steps to an entry, brings it into sight and says it. */
  function goTo(step: () => Entry | undefined): boolean {
    const from = walk.current;
    const entry = isListing() ? step() : undefined;
    if (!entry) return false;
    const { at, of } = walk.place(entry.id);
    const place = words.say('entryPlace', String(at), String(of), entry.title);
    const what = entryInWords(words, states.get(entry.id), needs.isNew(entry.id));
    needs.stepped(from, what ? `${place}. ${what}` : place);
    entry.element.scrollIntoView({ block: 'nearest' });
    return true;
  }

  /** The paper whose page this is, or the entry that is current. */
  const actedOn = (): Entry | undefined => (isListing() ? walk.entry() : reader.drawable()[0]);

  function withEntry(entry: Entry | undefined, act: (entry: Entry) => void): boolean {
    if (entry) act(entry);
    return entry !== undefined;
  }

  const toggle = (mark: MarkName) => () =>
    withEntry(actedOn(), (entry) => {
      acts.mark(entry, mark, states.get(entry.id)?.marks[mark]?.value !== true);
    });

  const open = (behind: boolean) => () =>
    isListing() &&
    withEntry(walk.entry(), (entry) => {
      acts.opened(entry);
      const { id } = entry;
      const { listing = '' } = reader;
      if (behind) void extension.send({ type: 'open', paper: id, listing });
      else document.location.assign(site.paperUrl(id));
    });

  function show(part: 'filter' | 'keys'): boolean {
    if (isListing()) needs.show(part);
    return isListing();
  }

  const commands: Readonly<Record<CommandName | 'close', () => boolean>> = {
    next: () => goTo(() => walk.step(1)),
    previous: () => goTo(() => walk.step(-1)),
    open: open(false),
    openBehind: open(true),
    read: toggle('read'),
    queue: toggle('queued'),
    star: toggle('starred'),
    hide: toggle('hidden'),
    abstract: () => isListing() && withEntry(walk.entry(), needs.unfold),
    nextNew: () => goTo(walk.nextNew),
    markShownRead() {
      if (isListing()) acts.markShownRead();
      return isListing();
    },
    undo() {
      const can = reader.undoable !== undefined;
      if (can) acts.undo();
      return can;
    },
    filter: () => show('filter'),
    help: () => show('keys'),
    close() {
      const from = walk.current;
      walk.letGo();
      needs.letGo(from);
      return from !== undefined;
    },
  };

  return {
    run: (command: CommandName | 'close'): boolean => commands[command](),

    /** Does a command of the browser's own shortcuts: absolute, where keys on the page toggle. */
    fromBrowser(command: BrowserCommand): boolean {
      if (command === 'nextNew') return commands.nextNew();
      return withEntry(actedOn(), (entry) => {
        acts.mark(entry, command === 'queue' ? 'queued' : 'read', true);
      });
    },
  };
}
