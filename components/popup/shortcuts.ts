import type { PaperId } from '../../utils/paper/ids/paper-id';
import { latinKey } from '../../utils/settings/chosen-command';
import { isControl, isTyping, type Shortcut } from '../ui/keys/pressed-keys';
import type { OwnWordsDialogModel } from './own-words/own-words-dialog-model';
import type { QueueModel } from './queue/queue-model';

/** The keys of the queue. */
export const shortcuts: readonly Shortcut[] = [
  [['↑', '↓'], 'popupKeyStep'],
  [['Home', 'End'], 'popupKeyEnds'],
  [['Enter', 'o'], 'popupKeyOpen'],
  [['Shift+o'], 'popupKeyOpenBehind'],
  [['m'], 'popupKeyRead'],
  [['s'], 'popupKeyStar'],
  [['b', 'Delete'], 'popupKeyRemove'],
  [['c'], 'popupKeyCite'],
  [['t'], 'popupKeyTag'],
  [['e'], 'popupKeyNote'],
  [['Alt+↑', 'Alt+↓'], 'popupKeyMove'],
  [['/'], 'libraryKeySearch'],
  [['z'], 'popupKeyUndo'],
  [['?'], 'popupKeyHelp'],
];

/** Keys that step through rows. */
const steps: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  k: -1,
  ArrowDown: 1,
  j: 1,
  Home: -Infinity,
  End: Infinity,
};
const moves: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

/** Controls from which the stepping keys lead into the rows. */
export const besideRows = '.this-paper, [role="tab"]';

/**
 * Runs the command of a key. Returns whether the key was one of ours. Keys for rows work in the queue and when nothing
 * has focus, not on other buttons.
 */
export function pressKey(
  event: KeyboardEvent,
  model: QueueModel,
  ownWords: OwnWordsDialogModel,
  help: () => void,
): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (isTyping(event, target) || event.ctrlKey || event.metaKey) return false;
  const inRows = target?.closest('[data-queue]') != null || !isControl(target);
  const row = inRows ? model.current.peek() : undefined;

  // On a keyboard without Latin letters, the key at the same place.
  const key = latinKey(event);

  if (event.altKey) {
    // On a Mac, Option changes the character, so only the key's position counts.
    const by = moves[event.code];
    if (by === undefined || row === undefined) return false;
    model.move(row, by);
    return true;
  }
  if (inRows || target?.closest(besideRows)) {
    const step = steps[key];
    if (step !== undefined) {
      // The first key after opening selects the row that is already current.
      model.step(Math.abs(step) === 1 && target?.closest('[data-queue]') == null ? 0 : step);
      return true;
    }
  }
  // A held key would run through the whole queue.
  if (event.repeat) return false;
  if (key === 'z') return done(model.undoLast());
  if (key === '?') return done(help());
  if (row === undefined) return false;
  switch (key) {
    case 'Enter':
      return !isControl(target) && done(model.open(row, true));
    case 'o':
      return done(model.open(row, true));
    case 'O':
      return done(model.open(row, false));
    case 'm':
      return done(model.markRead(row));
    case 's':
      return done(model.toggleStar(row));
    case 'b':
    case 'Delete':
      return done(model.remove(row));
    case 'c':
      return done(model.cite(row));
    case 't':
    case 'e':
      return done(ownWordsOf(row, model, ownWords, key === 't' ? 'tags' : 'note'));
    default:
      return false;
  }
}

function ownWordsOf(
  row: PaperId,
  model: QueueModel,
  ownWords: OwnWordsDialogModel,
  field: 'tags' | 'note',
): void {
  const item = model.rows.peek().find(({ id }) => id === row);
  if (item) ownWords.open(item, field);
}

const done = (_: unknown): true => true;
