import type { NotJson } from '../../basics/json-rows';
import type { SniffedFault } from './sniff';

/** Why a file is refused. Nothing of it was written. */
export type Fault =
  | SniffedFault
  | NotJson['reason']
  /** The gzip data is damaged or truncated. */
  | 'damaged gzip'
  | 'too large'
  /** Bytes that aren't UTF-8. */
  | 'not text'
  | 'another format'
  | 'newer'
  | 'incomplete'
  | 'dangerous key'
  | 'duplicate'
  | 'wrong counts'
  | 'wrong checksum'
  /** None of its rows can be used. */
  | 'nothing usable'
  /** The browser could not read it: moved, changed or locked meanwhile. */
  | 'unreadable';

export class Refused extends Error {
  constructor(
    readonly fault: Fault,
    /** A detail for users who want to look: "papers, row 17". */
    readonly detail = '',
    cause?: unknown,
  ) {
    super(`The file is refused: ${fault}`, { cause });
  }
}
