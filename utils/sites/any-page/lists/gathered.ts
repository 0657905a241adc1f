/** Lists while they are put together from rows that stand in different parents. */
import { placeOf, placesOf, type Row, rowAt, upwards } from './rows';

/** Rows that are alike, and the places that such rows stand in. */
interface Gathered {
  readonly rows: Row[];
  readonly places: Set<string>;
  /** Its number among the lists. */
  readonly nth: number;
}

export class Lists {
  readonly placed = new Set<Row>();
  readonly #all = new Set<Gathered>();
  /** The lists that have rows in a place: few have more than one. */
  readonly #at = new Map<string, Gathered[]>();

  get all(): readonly (readonly Row[])[] {
    return [...this.#all].map(({ rows }) => rows);
  }

  /** Adds rows that are alike: to the list of their kind, or as a new one. */
  add(group: readonly Row[]): void {
    const places = placesOf(group);
    for (const row of group) this.placed.add(row);
    const known = [...places].flatMap((place) => this.#at.get(place) ?? []);
    const list = known.toSorted((one, other) => one.nth - other.nth)[0] ?? this.#begun();
    for (const row of group) list.rows.push(row);
    for (const place of places) {
      if (list.places.has(place)) continue;
      list.places.add(place);
      this.#at.set(place, [...(this.#at.get(place) ?? []), list]);
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

  /** Adds a row to the list whose kind it is of, or something in it: what is around the only paper of a day is no entry. */
  take(row: Row, from?: Gathered): boolean {
    const found = this.#listFor(row, from);
    found?.list.rows.push(rowAt(found.element, row));
    return found !== undefined;
  }

  /** Three days with one paper each look like a list; they are part of the one that the other days make. */
  dissolve(): void {
    for (const list of [...this.#all]) {
      if (!list.rows.every((row) => this.#listFor(row, list))) continue;
      for (const row of list.rows) this.take(row, list);
      this.#all.delete(list);
      for (const place of list.places) {
        const others = this.#at.get(place)?.filter((each) => each !== list);
        this.#at.set(place, others ?? []);
      }
    }
  }

  #begun(): Gathered {
    const list = { rows: [], places: new Set<string>(), nth: this.#all.size };
    this.#all.add(list);
    return list;
  }

  /** The list that has the kind of a row, or of something in it, and that element. */
  #listFor({ link, core, element }: Row, except?: Gathered) {
    // One with a short title may hold another id of its paper, which others have beside them.
    for (const at of [...upwards(core, element), ...upwards(link, core)]) {
      const lists = this.#at.get(placeOf(at))?.filter((list) => list !== except) ?? [];
      const list = lists.toSorted((one, other) => one.nth - other.nth)[0];
      if (list) return { list, element: at };
    }
    return undefined;
  }
}
