import type { Signal } from '@preact/signals';
import { listedOf } from '../../utils/library/search/listed';
import type { MarkName } from '../../utils/paper/state/marks';
import { latinKey } from '../../utils/settings/chosen-command';
import { paperUrl } from '../../utils/sites/sites';
import { isControl, isTyping, type Shortcut } from '../ui/keys/pressed-keys';
import type { LibraryProps } from './library-props';

/** The key of each mark, as on a listing. */
export const markKeys: Readonly<Record<MarkName, string>> = {
  read: 'm',
  queued: 'b',
  starred: 's',
  hidden: 'h',
};

/** The keys of the library page. */
export const libraryShortcuts: readonly Shortcut[] = [
  [['/'], 'libraryKeySearch'],
  [['j', '↓', 'k', '↑'], 'popupKeyStep'],
  [['Home', 'End'], 'popupKeyEnds'],
  [['Enter', 'o'], 'popupKeyOpen'],
  [['Shift+o'], 'popupKeyOpenBehind'],
  [['i'], 'libraryKeyDetails'],
  [['x', 'Shift+x'], 'libraryKeySelect'],
  [['m', 'b', 's', 'h'], 'libraryKeyMarks'],
  [['c'], 'popupKeyCite'],
  [['t'], 'popupKeyTag'],
  [['e'], 'popupKeyNote'],
  [['z'], 'popupKeyUndo'],
  [['Esc'], 'libraryKeyEscape'],
  [['?'], 'popupKeyHelp'],
];

const steps: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  k: -1,
  ArrowDown: 1,
  j: 1,
  PageUp: -10,
  PageDown: 10,
  Home: -Infinity,
  End: Infinity,
};

type Row = Pick<NonNullable<ReturnType<typeof currentRow>>, 'id'>;

interface Around {
  help(): void;
  /** Whether the details are open over the list. */
  readonly details: Signal<boolean>;
}

/** Runs the command of a key. Returns whether the key was one of ours. */
export function pressLibraryKey(
  event: KeyboardEvent,
  props: LibraryProps,
  around: Around,
): boolean {
  const { model } = props;
  const target = event.target instanceof Element ? event.target : null;
  if (event.altKey || event.ctrlKey || event.metaKey || target?.closest('dialog')) return false;
  if (target?.id === 'search') return inSearch(event, props);
  // A check is pressed by Space; letters and arrows on it are ours.
  const isCheck = target instanceof HTMLInputElement && target.type === 'checkbox';
  if (!isCheck && isTyping(event, target)) return false;
  const key = latinKey(event);
  const step = steps[key];
  if (step !== undefined) return done(model.step(step));
  if (event.repeat) return false;
  switch (key) {
    case '/':
      return done(search()?.focus());
    case '?':
      return done(around.help());
    case 'z':
      return done(model.undoLast());
    case 'Escape':
      if (around.details.peek()) return done(closeDetails(around));
      return done(model.selection.clear());
  }
  const row = currentRow(props);
  if (!row) return false;
  switch (key) {
    case 'Enter':
      return !isControl(target) && open(props, true);
    case 'o':
      return open(props, true);
    case 'O':
      return open(props, false);
    case 'i':
      return done(showDetails(around));
    case 't':
      return done(toTags(props, around));
    case 'e':
      return done(toNote(around));
    case 'x':
      return done(model.selection.toggle(row.id));
    case 'X':
      return done(model.selection.extend(row.id));
  }
  const chosen = model.selection.rows.peek();
  const rows = chosen.length > 0 ? chosen : [row];
  if (key === 'c') return done(cite(props, rows));
  const mark = Object.entries(markKeys).find(([, each]) => each === key)?.[0] as
    | MarkName
    | undefined;
  if (!mark) return false;
  const isSet = rows.every((each) => model.standing(each).marks[mark]);
  return done(model.mark(rows, mark, !isSet));
}

/** In the search field: Down and Enter lead to the papers, Escape clears what is typed. */
function inSearch(event: KeyboardEvent, { model }: LibraryProps): boolean {
  if (event.isComposing) return false;
  switch (event.key) {
    case 'ArrowDown':
    case 'Enter':
      return done(model.step(-Infinity));
    case 'Escape':
      if (model.text.peek() === '') return done(search()?.blur());
      return done(model.type(''));
    default:
      return false;
  }
}

const search = () => document.querySelector<HTMLInputElement>('#search');

function currentRow({ model }: LibraryProps) {
  const id = model.current.peek();
  return model.found.peek().rows.find((row) => row.id === id);
}

async function cite({ model, phrases, ...props }: LibraryProps, rows: readonly Row[]) {
  const isDone = await props.cite(rows.map(({ id }) => id));
  model.message.say(phrases.say(isDone ? 'citeCopied' : 'citeFailed'));
}

function open(props: LibraryProps, inFront: boolean): boolean {
  const row = currentRow(props);
  if (!row) return false;
  const address = paperUrl(row.id, listedOf(row).listing);
  return done(props.open(props.model, { paper: row.id, address, inFront }));
}

/** To the tags of the selected papers, or of the current one. */
function toTags({ model }: LibraryProps, around: Around): void {
  const isMany = model.selection.rows.peek().length > 0;
  if (isMany) document.querySelector<HTMLElement>('.tag-many[aria-expanded="false"]')?.click();
  else around.details.value = true;
  document.querySelector<HTMLElement>(`${isMany ? '.selection' : '#details'} .add-tag`)?.focus();
}

/** To the field of the current paper's note, which its button opens. */
function toNote(around: Around): void {
  around.details.value = true;
  const field = document.querySelector<HTMLElement>('#details .note-editor textarea');
  if (field) field.focus();
  else document.querySelector<HTMLElement>('#details .note-editor > button')?.click();
}

function showDetails({ details }: Around): void {
  details.value = true;
  document.querySelector<HTMLElement>('#details :is(button, a)')?.focus();
}

function closeDetails({ details }: Around): void {
  details.value = false;
  document.querySelector<HTMLElement>('[data-current="true"] .title')?.focus();
}

const done = (_: unknown): true => true;
