import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { Desk } from '../../utils/desk/desk';
import type { Catalogue } from '../../utils/library/search/catalogue';
import { followIndex } from '../../utils/library/search/follow-index';
import { createReadings } from '../ui/view/readings';
import { type View, viewWithout } from '../ui/view/view';

/** The catalogue of the open page, which follows the library. */
export interface CatalogueReading {
  readonly catalogue: Catalogue;
  readonly view: ReadonlySignal<View>;
  /** Increases whenever the catalogue changes. */
  readonly version: ReadonlySignal<number>;
  /** Whether all of it has been read: until then results are incomplete. */
  readonly isWhole: ReadonlySignal<boolean>;
  /** The part of the library that is read where the index has to be built, 0 to 1. */
  readonly built: ReadonlySignal<number | undefined>;
  /** Reads what changed. Calls during a read are merged into one read after it. Never rejects. */
  again(): Promise<void>;
}

export function createCatalogueReading(
  desk: Desk,
  report: (part: string, cause: unknown) => void,
): CatalogueReading {
  const index = followIndex(desk.library);
  const { catalogue } = index;
  const view = signal<View>('loading');
  const version = signal(0);
  const isWhole = signal(false);
  const built = signal<number | undefined>(undefined);

  function drawn(): void {
    version.value++;
    view.value = 'ready';
  }

  async function read(): Promise<void> {
    await desk.ready();
    // The first rows fill the screen; the rest is drawn once, at the end.
    let isDrawn = view.peek() === 'ready';
    const changed = await index.read({
      more() {
        if (isDrawn || catalogue.rows.length === 0) return;
        isDrawn = true;
        drawn();
      },
      building(part) {
        built.value = part;
        drawn();
      },
    });
    const isFirst = !isWhole.peek();
    batch(() => {
      built.value = undefined;
      isWhole.value = true;
      if (changed) drawn();
      view.value = 'ready';
    });
    // Changes of months without this page, or of an import.
    if (isFirst) await desk.library.tend();
  }

  function failed(cause: unknown): void {
    report('library page', cause);
    built.value = undefined;
    // After a failed read, the last result stays.
    if (view.peek() === 'ready' && isWhole.peek()) return;
    view.value = viewWithout(cause);
  }

  return {
    catalogue,
    view,
    version,
    isWhole,
    built,
    again: createReadings(read, failed).again,
  };
}
