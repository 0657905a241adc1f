/** What is read of the search index. */
import type { PaperId } from '../../paper/ids/paper-id';
import type { IndexRow } from './row';

/** Some rows, and the papers that left the index. */
export interface Unpacked {
  readonly rows: readonly IndexRow[];
  readonly gone: readonly PaperId[];
}

/** Takes what is read of the index. */
export interface IndexSink {
  /** All that was given so far doesn't count. */
  reset(): void;
  /** Rows that replace those given before. */
  newer(part: Unpacked): void;
  /** Rows that count only for papers that no part has given a row yet. */
  older(part: Unpacked): void;
  /** It is being built anew, and this part of it is read, 0 to 1. */
  building(part: number): void;
}

/** What of the index was read. */
export interface IndexPosition {
  readonly first: number;
  /** Number of the last segment. */
  readonly segment: number;
  /** Number of the last change. */
  readonly change: number;
}

/** What changed since a position. */
export interface IndexNews {
  /** In this order, each newer than all before. */
  readonly parts: readonly Unpacked[];
  readonly position: IndexPosition;
}
