import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { parseQuery, type Query } from '../../../utils/library/search/query';
import type { Ask, Order } from '../../../utils/library/search/search';
import type { LibraryView } from '../../../utils/library/search/views';
import type { LibraryAddress } from '../views/library-address';

/** What the user asks of the library: words, a view, an order. */
export interface Asked {
  readonly text: ReadonlySignal<string>;
  readonly query: ReadonlySignal<Query>;
  readonly shownView: ReadonlySignal<LibraryView>;
  readonly order: ReadonlySignal<Order>;
  /** Whether what was only marked read in bulk or hidden is shown, too. */
  readonly all: ReadonlySignal<boolean>;
  go(address: LibraryAddress): void;
  /** Calls back when the user asks for something else. */
  onAddress(listener: (address: LibraryAddress) => void): void;
  type(text: string): void;
  show(view: LibraryView): void;
  sort(order: Order): void;
  showAll(all: boolean): void;
}

/** `Asked`, and what the catalogue is asked by it. */
interface AskedNow extends Asked {
  ask(): Ask;
}

/** @param changed Called after each change. */
export function createAsked(changed: () => void): AskedNow {
  const text = signal('');
  const query = computed(() => parseQuery(text.value));
  const shownView = signal<LibraryView>({ kind: 'everything' });
  const order = signal<Order>('best');
  const all = signal(false);

  function change(how: () => void): void {
    batch(how);
    changed();
  }

  return {
    text,
    query,
    shownView,
    order,
    all,
    ask: () => ({
      view: shownView.peek(),
      query: query.peek(),
      order: order.peek(),
      all: all.peek(),
    }),
    go(address) {
      change(() => {
        text.value = address.query;
        shownView.value = address.view;
      });
    },
    onAddress(listener) {
      effect(() => listener({ query: text.value, view: shownView.value }));
    },
    type(now) {
      change(() => {
        text.value = now;
      });
    },
    show(view) {
      change(() => {
        shownView.value = view;
      });
    },
    sort(by) {
      change(() => {
        order.value = by;
      });
    },
    showAll(now) {
      change(() => {
        all.value = now;
      });
    },
  };
}
