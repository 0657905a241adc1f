import { type ReadonlySignal, signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Phrases } from '../ui/phrases/phrases';

const tabNames = ['queue', 'inbox'] as const;
export type TabName = (typeof tabNames)[number];

const labels: Readonly<Record<TabName, string>> = { queue: 'popupQueue', inbox: 'popupInbox' };

/** Which of the popup's lists is shown. */
export interface TabsModel {
  /** Nothing until it is known which tab was open last. */
  readonly shown: ReadonlySignal<TabName | undefined>;
  show(tab: TabName): void;
}

/**
 * @param last What was remembered of the last time. Where it can't be read, the queue is shown.
 * @param remember Called with the tab that the user opens.
 */
export function createTabs(last: Promise<unknown>, remember: (tab: TabName) => void): TabsModel {
  const shown = signal<TabName | undefined>(undefined);
  const begin = (tab: unknown) => {
    shown.value ??= tab === 'inbox' ? 'inbox' : 'queue';
  };
  last.then(begin, begin);
  return {
    shown,
    show(tab) {
      if (tab === shown.peek()) return;
      shown.value = tab;
      remember(tab);
    },
  };
}

const ids = (tab: TabName) => ({ tab: `tab-${tab}`, panel: `panel-${tab}` });

/** "Queue · 12": a tab's name, with its count once that is known. */
export const tabTitle = ({ say, number }: Phrases, tab: TabName, count: number | undefined) =>
  [say(labels[tab]), ...(count === undefined ? [] : [number(count)])].join(' · ');

interface TabListProps {
  readonly model: TabsModel;
  readonly phrases: Phrases;
  readonly counts: Readonly<Record<TabName, number | undefined>>;
  /** Whether the list of the tab is in the document. */
  readonly hasPanel: boolean;
}

/** The tabs: one stop of the Tab key, arrows between them. */
export function TabList({ model, phrases, counts, hasPanel }: TabListProps) {
  const list = useRef<HTMLDivElement>(null);
  const shown = model.shown.value ?? 'queue';

  function onKeyDown(event: KeyboardEvent) {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const index = tabNames.indexOf(shown) + by + tabNames.length;
    const next = tabNames[index % tabNames.length] ?? 'queue';
    model.show(next);
    list.current?.querySelector<HTMLElement>(`#${ids(next).tab}`)?.focus();
  }
  return (
    <div role="tablist" aria-label={phrases.say('extensionName')} ref={list} onKeyDown={onKeyDown}>
      {tabNames.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={ids(tab).tab}
          aria-selected={tab === shown}
          aria-controls={hasPanel && tab === model.shown.value ? ids(tab).panel : undefined}
          tabIndex={tab === shown ? 0 : -1}
          onClick={() => model.show(tab)}
        >
          {tabTitle(phrases, tab, counts[tab])}
        </button>
      ))}
    </div>
  );
}

/** The attributes of a tab's panel. */
export const panelProps = (tab: TabName) =>
  ({ role: 'tabpanel', id: ids(tab).panel, 'aria-labelledby': ids(tab).tab }) as const;
