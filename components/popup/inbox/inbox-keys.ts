import { type CommandName, commandTitles } from '../../../utils/settings/choices';
import { chosenCommand } from '../../../utils/settings/chosen-command';
import type { Settings } from '../../../utils/settings/settings-schema';
import { isControl, isTyping, type Shortcut } from '../../ui/keys/pressed-keys';
import { keyInWords } from '../../ui/phrases/key-words';
import type { Phrases } from '../../ui/phrases/phrases';
import type { OwnWordsDialogModel } from '../own-words/own-words-dialog-model';
import type { QueueModel } from '../queue/queue-model';
import { besideRows } from '../shortcuts';
import { paperOf } from './inbox-item';
import type { InboxModel } from './inbox-model';

type Keys = Settings['keys'];

/** The inbox's commands, in the order of the help. */
const inInbox = [
  'open',
  'openBehind',
  'read',
  'queue',
  'star',
  'hide',
  'abstract',
  'cite',
  'tag',
  'nextNew',
  'markShownRead',
  'undo',
  'help',
] as const satisfies readonly CommandName[];

/** Titles of commands that mean something else than on a listing, or that have extra keys here. */
const titles: Partial<Readonly<Record<CommandName, string>>> = {
  tag: 'popupKeyTag',
  markShownRead: 'inboxKeySee',
  undo: 'popupKeyUndo',
  help: 'popupKeyHelp',
};

/** The keys of the inbox: the user's own keys for listings. */
export function inboxShortcuts(keys: Keys, { say }: Phrases): Shortcut[] {
  const own = (...commands: CommandName[]) =>
    commands.flatMap((command) => (keys[command] ? [keyInWords(keys[command], { say })] : []));
  const rows = inInbox.map((command): Shortcut => {
    const all = command === 'open' ? ['Enter', ...own(command)] : own(command);
    return [all, titles[command] ?? commandTitles[command]];
  });
  return [
    [['↑', '↓', ...own('previous', 'next')], 'popupKeyStep'],
    [['Home', 'End'], 'popupKeyEnds'],
    ...rows.filter(([all]) => all.length > 0),
    // A key that the user gave to a command does that.
    ...(Object.values(keys).includes('e') ? [] : [noteKey]),
  ];
}

/** For notes there is no command of listings. */
const noteKey: Shortcut = [['e'], 'popupKeyNote'];

const ends: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  Home: -Infinity,
  End: Infinity,
};

/**
 * Runs the command of a key. Returns whether the key was one of ours. Keys for rows work in the list and when nothing
 * has focus, not on other buttons.
 */
export function pressInboxKey(
  event: KeyboardEvent,
  model: InboxModel,
  queue: QueueModel,
  ownWords: OwnWordsDialogModel,
  help: () => void,
): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (isTyping(event, target) || event.ctrlKey || event.metaKey || event.altKey) return false;
  const inList = target?.closest('[data-inbox]') != null;
  const inRows = inList || !isControl(target);
  const command = chosenCommand(event, model.keys.peek());

  const by = ends[event.key] ?? { next: 1, previous: -1 }[String(command)];
  if (by !== undefined) {
    if (!inRows && !target?.closest(besideRows)) return false;
    // The first key after opening selects the row that is already current.
    model.step(Math.abs(by) === 1 && !inList ? 0 : by);
    return true;
  }
  // A held key would run through the whole inbox.
  if (event.repeat) return false;
  if (command === undefined) {
    if (inRows && event.key === 'e') return ownWordsOf(model, ownWords, 'note');
    return event.key === 'Enter' && !isControl(target) && onRow('open', model);
  }
  if (command in always) return done(always[command as Always](model, queue, help));
  if (command === 'cite') return inRows && cite(model, queue);
  if (command === 'tag') return inRows && ownWordsOf(model, ownWords, 'tags');
  return inRows && onRow(command, model);
}

/** Opens the tags or the note of the current row. */
function ownWordsOf(
  model: InboxModel,
  ownWords: OwnWordsDialogModel,
  field: 'tags' | 'note',
): boolean {
  const item = currentItem(model);
  if (!item) return false;
  return done(ownWords.open(paperOf(item), field));
}

function currentItem(model: InboxModel) {
  const current = model.current.peek();
  const items = model.groups.peek().flatMap((group) => group.items);
  return items.find(({ id }) => id === current);
}

/** Copies the citation of the current row, with what its feed told. */
function cite(model: InboxModel, queue: QueueModel): boolean {
  const item = currentItem(model);
  return item !== undefined && done(queue.cite(item.id, item.details));
}

/** Commands that need no row. */
const always = {
  nextNew: (model: InboxModel, _queue: QueueModel, _help: () => void) => model.stepToWaiting(),
  markShownRead: (model: InboxModel) => model.seeShown(),
  undo: (_model: InboxModel, queue: QueueModel) => void queue.undoLast(),
  help: (_model: InboxModel, _queue: QueueModel, help: () => void) => help(),
};
type Always = keyof typeof always;

/** Runs a key's command on the current row. Returns whether the key was one of ours. */
function onRow(command: CommandName, model: InboxModel): boolean {
  const row = model.current.peek();
  if (row === undefined) return false;
  switch (command) {
    case 'open':
      return done(model.open(row, true));
    case 'openBehind':
      return done(model.open(row, false));
    case 'read':
      return done(model.toggle(row, 'read'));
    case 'queue':
      return done(model.toggle(row, 'queued'));
    case 'star':
      return done(model.toggle(row, 'starred'));
    case 'hide':
      return done(model.toggle(row, 'hidden'));
    case 'abstract':
      return done(model.toggleAbstract(row));
    default:
      return false;
  }
}

const done = (_: unknown): true => true;
