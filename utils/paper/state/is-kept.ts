import { isMarked } from './marks';
import type { PaperState } from './paper-state-schema';

/** Whether the user marked, tagged or noted a paper. */
export const isKept = (paper: PaperState): boolean =>
  isMarked(paper) || paper.noted === true || paper.onlyTagged === true;
