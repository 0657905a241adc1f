import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { IndexRow } from '../../../utils/library/search/row';
import type { PaperId } from '../../../utils/paper/ids/paper-id';

/** The papers that the user chose of a list. */
export interface Selection {
  /** In the order of the list. */
  readonly rows: ReadonlySignal<readonly IndexRow[]>;
  readonly ids: ReadonlySignal<ReadonlySet<PaperId>>;
  toggle(id: PaperId): void;
  /** Selects everything from the one that was toggled last to this one. */
  extend(id: PaperId): void;
  all(): void;
  clear(): void;
}

export function createSelection(list: ReadonlySignal<readonly IndexRow[]>): Selection {
  const chosen = signal<ReadonlySet<PaperId>>(new Set());
  let anchor: PaperId | undefined;
  const rows = computed(() =>
    chosen.value.size === 0 ? [] : list.value.filter(({ id }) => chosen.value.has(id)),
  );
  const indexOf = (id: PaperId | undefined) => list.peek().findIndex((row) => row.id === id);

  return {
    rows,
    // What has left the list can't be acted on unseen.
    ids: computed(() => new Set(rows.value.map(({ id }) => id))),
    toggle(id) {
      const next = new Set(chosen.peek());
      if (!next.delete(id)) next.add(id);
      chosen.value = next;
      anchor = id;
    },
    extend(id) {
      const [from, to] = [indexOf(anchor), indexOf(id)].sort((a, b) => a - b);
      if (from === undefined || to === undefined || from < 0) return this.toggle(id);
      const between = list.peek().slice(from, to + 1);
      chosen.value = new Set([...chosen.peek(), ...between.map((row) => row.id)]);
    },
    all() {
      chosen.value = new Set(list.peek().map(({ id }) => id));
    },
    clear() {
      chosen.value = new Set();
      anchor = undefined;
    },
  };
}
