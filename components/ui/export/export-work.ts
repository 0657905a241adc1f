import { type ReadonlySignal, signal } from '@preact/signals';
import { PageGone } from '../../../utils/backup/export-papers';
import type { ZoteroOutcome } from '../../../utils/citations/zotero/save';
import type { Report } from '../settings-model';

export type ExportState =
  | { readonly kind: 'writing'; readonly part: number }
  | { readonly kind: 'copied'; readonly count: number }
  | { readonly kind: 'saved'; readonly count: number; readonly name: string }
  | { readonly kind: 'zotero'; readonly outcome: ZoteroOutcome }
  /** The user declined to let Offprint reach Zotero. */
  | { readonly kind: 'declined' }
  | { readonly kind: 'failed'; readonly why: 'gone' | 'other' };

/** What a piece of work is begun with: `progress` takes the part that is done, 0 to 1. */
interface Begun {
  readonly signal: AbortSignal;
  progress(part: number): void;
}

/** One export at a time: how far it is, how it ended, and the way to cancel it. */
export interface ExportWork {
  readonly state: ReadonlySignal<ExportState | undefined>;
  isWriting(): boolean;
  begin(): Begun;
  ended(state: ExportState): void;
  /** Reports why it failed, unless the user cancelled it. */
  failed(cause: unknown): void;
  cancel(): void;
  /** Forgets how the last export ended. */
  forget(): void;
}

export function createExportWork(report: Report): ExportWork {
  const state = signal<ExportState | undefined>(undefined);
  let aborting = new AbortController();
  const isWriting = () => state.peek()?.kind === 'writing';

  return {
    state,
    isWriting,
    begin() {
      aborting = new AbortController();
      const { signal } = aborting;
      return {
        signal,
        progress(part) {
          if (!signal.aborted) state.value = { kind: 'writing', part };
        },
      };
    },
    ended(how) {
      state.value = how;
    },
    failed(cause) {
      if (aborting.signal.aborted) return;
      const isGone = cause instanceof PageGone;
      if (!isGone) report('export', cause);
      state.value = { kind: 'failed', why: isGone ? 'gone' : 'other' };
    },
    cancel() {
      aborting.abort();
      state.value = undefined;
    },
    forget() {
      if (!isWriting()) state.value = undefined;
    },
  };
}
