import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { Desk } from '../../../utils/desk/desk';
import { followIndex } from '../../../utils/library/search/follow-index';
import { parseQuery, type Query } from '../../../utils/library/search/query';
import type { IndexRow } from '../../../utils/library/search/row';
import { search } from '../../../utils/library/search/search';

/** How many papers the popup shows; the library page shows all. */
const firstFound = 10;

/** The search of the popup. */
export interface SearchModel {
  readonly text: ReadonlySignal<string>;
  readonly query: ReadonlySignal<Query>;
  /** The best matches; nothing until the library has answered, or nothing is typed. */
  readonly found: ReadonlySignal<Found | undefined>;
  /** The library couldn't be read. */
  readonly failed: ReadonlySignal<boolean>;
  type(text: string): void;
  /** Reads the library, and follows what changes. Returns a function that stops it. */
  start(): () => void;
}

interface Found {
  readonly rows: readonly IndexRow[];
  /** How many there are in all. */
  readonly total: number;
}

interface Needs {
  readonly desk: Pick<Desk, 'library' | 'ready' | 'onChange'>;
  report(part: string, cause: unknown): void;
}

export function createSearch({ desk, report }: Needs): SearchModel {
  const text = signal('');
  const query = signal<Query>(parseQuery(''));
  const found = signal<Found | undefined>(undefined);
  const failed = signal(false);
  const index = followIndex(desk.library);
  let turn: Promise<void> = Promise.resolve();

  function find(): void {
    const asked = query.peek();
    if (!index.isWhole || asked.terms.length === 0) {
      found.value = undefined;
      return;
    }
    const ask = { view: { kind: 'everything' }, query: asked, order: 'best', all: true } as const;
    const { rows } = search(index.catalogue, ask);
    found.value = { rows: rows.slice(0, firstFound), total: rows.length };
  }

  async function read(): Promise<void> {
    try {
      await desk.ready();
      await index.read();
      failed.value = false;
      find();
    } catch (cause) {
      report('search', cause);
      failed.value = true;
    }
  }
  const again = () => {
    turn = turn.then(read);
  };

  return {
    text,
    query,
    found,
    failed,
    type(now) {
      batch(() => {
        text.value = now;
        query.value = parseQuery(now);
        find();
      });
    },
    start() {
      again();
      return desk.onChange(again);
    },
  };
}
