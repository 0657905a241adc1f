import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { matchOf } from '../../../utils/library/search/find';
import type { IndexRow } from '../../../utils/library/search/row';
import { type Found, search } from '../../../utils/library/search/search';
import { isIn, isSwept, leavesOut } from '../../../utils/library/search/views';
import type { PaperId } from '../../../utils/paper/ids/paper-id';
import { createCurrentRow } from '../../ui/focus/current-row';
import type { CatalogueReading } from '../catalogue-reading';
import { type Asked, createAsked } from './asked';
import { createSelection, type Selection } from './selection';

/** The list of the library page: what is asked, what was found, where in it the user is. */
export interface ListModel extends Asked {
  /** The list. It stands still: after the user's own marks each paper keeps its row until the next search. */
  readonly found: ReadonlySignal<Found>;
  /** How many more papers a new search would find, because of what changed elsewhere. */
  readonly waiting: ReadonlySignal<number>;
  readonly current: ReadonlySignal<PaperId | undefined>;
  /** Increases when the current row is to get the focus. */
  readonly focusWanted: ReadonlySignal<number>;
  readonly selection: Selection;
  /** Searches again with what is asked now. */
  refresh(): void;
  select(paper: PaperId | undefined): void;
  /** Selects and focuses the row that many rows from the current one. */
  step(by: number): void;
}

/** The list, and what only the model of the page asks of it. */
interface List extends ListModel {
  /** Whether a row, drawn with the user's latest marks, doesn't belong to the list any more. */
  isOut(drawn: IndexRow): boolean;
  /** Follows the catalogue. Returns a function that stops it. */
  start(): () => void;
}

export function createList({ catalogue, version, isWhole }: CatalogueReading): List {
  const { ask, ...asked } = createAsked(refresh);
  const found = signal<Found>({ rows: [], leftOut: 0 });
  const waiting = signal(0);
  const rows = computed(() => found.value.rows);
  const selection = createSelection(rows);
  const { current, selected, focusWanted, select, step } = createCurrentRow(rows);

  /** Whether the list was searched in all of the library. */
  let wasWhole = false;

  function refresh(): void {
    const result = search(catalogue, ask());
    wasWhole = isWhole.peek();
    batch(() => {
      found.value = result;
      waiting.value = 0;
      if (!result.rows.some(({ id }) => id === selected.peek())) select(undefined);
    });
  }

  /** After a change: the list stays, and says how many more there would be. */
  function follow(): void {
    if (!wasWhole || document.visibilityState !== 'visible') {
      refresh();
      return;
    }
    const shown = new Set(rows.peek().map(({ id }) => id));
    const more = search(catalogue, ask()).rows.filter(({ id }) => !shown.has(id));
    waiting.value = more.length;
  }

  return {
    ...asked,
    found,
    waiting,
    current,
    focusWanted,
    selection,
    refresh,
    show(view) {
      batch(() => {
        selection.clear();
        asked.show(view);
      });
    },
    isOut: (drawn) =>
      drawn.is === 0 ||
      !isIn(asked.shownView.value, drawn) ||
      matchOf(drawn, asked.query.value) === 0 ||
      (!asked.all.value && leavesOut(asked.shownView.value) && isSwept(catalogue, drawn)),
    select,
    step,
    start() {
      const onShown = () => {
        if (document.visibilityState === 'visible') refresh();
      };
      document.addEventListener('visibilitychange', onShown);
      const stop = effect(() => {
        if (version.value > 0) follow();
      });
      return () => {
        document.removeEventListener('visibilitychange', onShown);
        stop();
      };
    },
  };
}
