/** Lists while they are put together from rows that stand in different parents. */
import { contextOf, contextsOf, type Row, rowAt, upwards } from './rows';

/** Rows that are alike, and the contexts of such rows. */
interface Gathered {
  readonly rows: Row[];
  readonly contexts: Set<string>;
  /** Its number among the lists. */
  readonly nth: number;
}

export class Lists {
  readonly placed = new Set<Row>();
  readonly #all = new Set<Gathered>();
  /** The lists that have rows in a context: few have more than one. */
  readonly #at = new Map<string, Gathered[]>();

  get all(): readonly (readonly Row[])[] {
    return [...this.#all].map(({ rows }) => rows);
  }

  /** Adds rows that are alike: to the list of their kind, or as a new one. */
  add(group: readonly Row[]): void {
    const contexts = contextsOf(group);
    for (const row of group) this.placed.add(row);
    const known = [...contexts].flatMap((context) => this.#at.get(context) ?? []);
    const list = known.toSorted((one, other) => one.nth - other.nth)[0] ?? this.#begun();
    for (const row of group) list.rows.push(row);
    for (const context of contexts) {
      if (list.contexts.has(context)) continue;
      list.contexts.add(context);
      this.#at.set(context, [...(this.#at.get(context) ?? []), list]);
    }
  }

  /** Adds rows to the list that another one is in. */
  join(rows: readonly Row[], known: Row): void {
    const list = [...this.#all].find((each) => each.rows.includes(known));
    for (const row of list ? rows : []) {
      list?.rows.push(row);
      this.placed.add(row);
    }
  }

  /**
   * Adds a row to the list of its kind, or an element in it that is of a list's kind: the box of a day with one paper
   * is no entry.
   */
  take(row: Row, from?: Gathered): boolean {
    const found = this.#listFor(row, from);
    found?.list.rows.push(rowAt(found.element, row));
    return found !== undefined;
  }

  /**
   * Takes apart lists whose rows all hold an entry of another list: three days with one paper each look like a list of
   * their own.
   */
  dissolve(): void {
    for (const list of [...this.#all]) {
      if (!list.rows.every((row) => this.#listFor(row, list))) continue;
      for (const row of list.rows) this.take(row, list);
      this.#all.delete(list);
      for (const context of list.contexts) {
        const others = this.#at.get(context)?.filter((each) => each !== list);
        this.#at.set(context, others ?? []);
      }
    }
  }

  #begun(): Gathered {
    const list = { rows: [], contexts: new Set<string>(), nth: this.#all.size };
    this.#all.add(list);
    return list;
  }

  /** The list of a row's kind, or of an element in it, and that element. */
  #listFor({ link, core, element }: Row, except?: Gathered) {
    // A row with a short title may hold another id of its paper, which other rows have beside them.
    for (const at of [...upwards(core, element), ...upwards(link, core)]) {
      const lists = this.#at.get(contextOf(at))?.filter((list) => list !== except) ?? [];
      const list = lists.toSorted((one, other) => one.nth - other.nth)[0];
      if (list) return { list, element: at };
    }
    return undefined;
  }
}
