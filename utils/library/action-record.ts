/** What an action did, as the library records and reports it. */
import type { TabKey } from '../actions/actions-schema';
import type { PaperId } from '../paper/ids/paper-id';
import type { ActionId } from '../paper/state/action-id';
import type { MarkName } from '../paper/state/marks';
import type { Mark } from '../paper/state/marks-schema';
import type { Note, Tag } from '../paper/state/own-words-schema';
import type { Seen } from '../paper/state/paper-state-schema';

/** An action as the library remembers it, for idempotence and undo. */
export interface ActionRecord {
  readonly id: ActionId;
  readonly time: number;
  /** Done by an option, not by hand: known for idempotence, but not on the undo stack. */
  readonly auto?: true;
  readonly tab?: TabKey;
  readonly summary: ActionSummary;
  /** A note was typed: the first action of that typing. */
  readonly step?: ActionId;
  /** The last action of that typing. Those before it have no records of their own. */
  readonly folded?: ActionId;
  readonly changes: readonly Change[];
  /** If there are too many changes for one row: how many chunks of the store `chunks` hold them. */
  readonly chunks?: number;
  /** Settings that were taken over with it. */
  readonly settings?: SettingsChange;
  /** The undo action that took this one back. */
  readonly undoneBy?: ActionId;
}

interface ChangeOf<What extends string, Value> {
  readonly paper: PaperId;
  readonly mark: What;
  readonly before?: Value;
  readonly after: Value;
}
export type ChangeOfMark = ChangeOf<MarkName, Mark>;
export type ChangeOfSeen = ChangeOf<'seen', Seen>;
/** Of one tag: `before` and `after` have the same `tagKey`. */
export type ChangeOfTag = ChangeOf<'tag', Tag>;
export type ChangeOfNote = ChangeOf<'note', Note>;

/** What an action did to one mark, tag or note, as undo needs it. */
export type Change = ChangeOfMark | ChangeOfSeen | ChangeOfTag | ChangeOfNote;

/** A change to make if the settings still are `from`. The library doesn't interpret settings. */
export interface SettingsChange {
  readonly from: unknown;
  readonly to: unknown;
}

/** A summary of what an action did; the interface makes a sentence of it. */
export type ActionSummary =
  | {
      readonly kind: 'mark';
      readonly mark: MarkName;
      readonly value: boolean;
      readonly count: number;
      readonly title?: string;
    }
  | { readonly kind: 'see'; readonly value: boolean; readonly count: number }
  | { readonly kind: 'move'; readonly title?: string }
  | {
      readonly kind: 'tag';
      readonly tag: string;
      readonly value: boolean;
      readonly count: number;
      readonly title?: string;
    }
  /** `value: false`: the note was taken away. */
  | { readonly kind: 'note'; readonly value: boolean; readonly title?: string }
  /** A tag became another on all papers that carried it. */
  | {
      readonly kind: 'rename tag';
      readonly from: string;
      readonly to: string;
      readonly count: number;
    }
  /** A file was restored. `count`: how many papers it changed. */
  | {
      readonly kind: 'import';
      readonly mode: RestoreMode;
      readonly count: number;
      /** The file was another program's. */
      readonly papers?: true;
    }
  | {
      readonly kind: 'undo';
      readonly of: ActionSummary;
      readonly count: number;
      readonly kept: number;
    }
  /** It did nothing and never will: recorded, so that it isn't applied later either. */
  | { readonly kind: 'refused'; readonly reason: Refusal };

/** Restoring a file adds what it knows, or makes the library what the file is. */
export type RestoreMode = 'merge' | 'replace';

/** Why an action can never be applied. */
export type Refusal =
  | 'unknown target'
  | 'already undone'
  | 'not queued'
  | 'not yours'
  | 'too many tags';

/** What became of an action. `kept` counts the marks an undo left alone because they changed since. */
export type Outcome =
  | {
      readonly id: ActionId;
      readonly status: 'applied';
      readonly papers: readonly PaperId[];
      readonly changed: number;
      readonly kept: number;
      /** Too many papers changed to name them: every page that shows papers has to look them up again. */
      readonly everywhere?: true;
      /** Settings that go with it, for the caller to store. */
      readonly settings?: SettingsChange;
    }
  /** It had been applied before; nothing changed now. */
  | { readonly id: ActionId; readonly status: 'known'; readonly papers: readonly PaperId[] }
  /** It can never be applied (undo of an unknown action), and why. */
  | {
      readonly id: ActionId;
      readonly status: 'refused';
      readonly reason: Refusal;
    };
