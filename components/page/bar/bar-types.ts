/** What the bar shows, and what its buttons do. */
import type { PaperDetails } from '../../../utils/paper/details/details-schema';
import type { PageSettings } from '../../../utils/settings/settings-schema';
import type { Entry } from '../../../utils/sites/site';
import type { Filters } from '../listing/filters';
import type { Order, Sort } from '../listing/order';

/** What the bar of a listing shows. Counts are of papers, each once. */
export interface BarState {
  readonly papers: number;
  /** New and not yet seen. */
  readonly unseen: number;
  readonly read: number;
  readonly queued: number;
  readonly hidden: number;
  /** By the user's rules. */
  readonly muted: number;
  readonly hiddenShown: boolean;
  /** Shown and not read: what "Mark these N read" acts on. */
  readonly unread: number;
  /** What "Export these N" acts on. */
  readonly shown: number;
  readonly filters: Filters;
  readonly order: Order;
  /** Left out by the active filters. */
  readonly filtered: number;
  readonly undoable: boolean;
  /** On first use: everything is new, and the user may have seen it long ago. */
  readonly offerSeen: boolean;
  /** Some papers were seen in this visit, so "Show as new again" is offered. */
  readonly canUnsee: boolean;
  readonly folded: boolean;
  /** The user's settings for the bar. While they are unknown, the whole bar is shown. */
  readonly settings?: PageSettings['bar'] | undefined;
  /** False where the list can be followed as a feed and is not. */
  readonly follows?: false | undefined;
  /** The entry that keys act on now, for screen readers. */
  readonly spoken: string;
  /** The panel of filters is open. */
  readonly panel?:
    | { readonly entries: readonly Entry[]; readonly details: readonly PaperDetails[] }
    | undefined;
  /** The keys' help is open; `keys` is undefined if they are switched off here. */
  readonly help?: { readonly keys: PageSettings['keys'] | undefined } | undefined;
  /** What just happened, with or without an offer to undo it. */
  readonly message?: { readonly text: string; readonly undo: boolean } | undefined;
  /** What is wrong, and how to go on. It stays until it is put right. */
  readonly trouble?: string | undefined;
}

export interface BarPresses {
  markRead(): void;
  filter(change: Partial<Filters>): void;
  sort(order: Order, sort?: Sort): void;
  /** Opens a part above the bar, or closes the open one. */
  open(part: 'filter' | 'keys' | undefined): void;
  /** Opens a page of ours: the settings, the library, or the one that asks whether to follow the list or exports it. */
  ask(what: 'open settings' | 'open library' | 'ask to follow' | 'ask to export'): void;
  undo(): void;
  treatAsSeen(): void;
  showAsNew(): void;
  showHidden(on: boolean): void;
  fold(on: boolean): void;
}

/** Makes buttons of the bar. */
export type Button = (
  text: string,
  press: () => void,
  attributes?: Readonly<Record<string, string>>,
) => HTMLButtonElement;
