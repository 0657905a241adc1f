import type { PaperId } from '../../paper/ids/paper-id';
import { partsOf } from '../../paper/ids/paper-id';

/** arXiv's page of a paper of its own. */
export const pageOf = (id: PaperId): string => `https://arxiv.org/abs/${partsOf(id).identifier}`;
