/** What the popup loads when it is first wanted, so that its first rows come sooner. */
import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { SearchModel } from './search/search-model';

export type InboxView = typeof import('./inbox/inbox-view');

/** The popup's search, once it is loaded. */
export interface LoadedSearch {
  readonly view: typeof import('./search/search-view');
  readonly model: SearchModel;
}

/** The search; nothing while it is closed. */
export function useSearch(load: () => Promise<LoadedSearch>) {
  const shown = useSignal<LoadedSearch | undefined>(undefined);
  return useMemo(
    () => ({
      shown,
      open() {
        void load().then((loaded) => {
          shown.value = loaded;
        });
      },
      close() {
        shown.value = undefined;
        document.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
      },
    }),
    [load, shown],
  );
}

/** The inbox's view, once `isShown` was first true and it is loaded. */
export function useInboxView(
  load: () => Promise<InboxView>,
  isShown: boolean,
): ReadonlySignal<InboxView | undefined> {
  const view = useSignal<InboxView | undefined>(undefined);
  useEffect(() => {
    if (!isShown) return;
    void load().then((loaded) => {
      view.value = loaded;
    });
  }, [load, isShown, view]);
  return view;
}
