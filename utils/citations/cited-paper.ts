import type { PaperDetails } from '../paper/details/details-schema';
import type { PaperId } from '../paper/ids/paper-id';
import type { MarkName } from '../paper/state/marks';

/** What an export is told of one paper. */
export interface CitedPaper {
  readonly id: PaperId;
  /** Other ids of the same paper. */
  readonly others?: readonly PaperId[];
  /** Missing if the paper's title isn't known. */
  readonly details?: PaperDetails;
  readonly marks?: readonly MarkName[];
  readonly tags?: readonly string[];
  readonly note?: string;
}
