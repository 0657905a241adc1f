import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { PaperId } from '../../../utils/paper/ids/paper-id';

type Rows = ReadonlySignal<readonly { readonly id: PaperId }[]>;

/** The row of a list that keys act on, and when it is to get the focus. */
export interface CurrentRow {
  /** The selected row if the list shows it, else the first one. */
  readonly current: ReadonlySignal<PaperId | undefined>;
  /** The row that was last selected, shown or not. */
  readonly selected: ReadonlySignal<PaperId | undefined>;
  /** Increases when the current row is to get the focus. */
  readonly focusWanted: ReadonlySignal<number>;
  select(paper: PaperId | undefined): void;
  /** Has the current row focused. */
  focus(): void;
  /** Selects a row and has it focused. */
  focusOn(paper: PaperId | undefined): void;
  /** Selects and focuses the row that many rows from the current one, at most the first or last. */
  step(by: number): void;
}

export function createCurrentRow(rows: Rows): CurrentRow {
  const selected = signal<PaperId | undefined>(undefined);
  const focusWanted = signal(0);
  const current = computed(() => {
    const shown = rows.value;
    return shown.some(({ id }) => id === selected.value) ? selected.value : shown[0]?.id;
  });

  function focusOn(paper: PaperId | undefined): void {
    batch(() => {
      selected.value = paper;
      focusWanted.value++;
    });
  }
  return {
    current,
    selected,
    focusWanted,
    select(paper) {
      selected.value = paper;
    },
    focus() {
      focusWanted.value++;
    },
    focusOn,
    step(by) {
      const shown = rows.peek();
      const index = shown.findIndex(({ id }) => id === current.peek()) + by;
      const row = shown[Math.min(Math.max(index, 0), shown.length - 1)];
      if (row) focusOn(row.id);
    },
  };
}
