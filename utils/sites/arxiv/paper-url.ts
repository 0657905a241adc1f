import { addressesOf } from '../../paper/addresses';
import type { PaperId } from '../../paper/paper-id';

/** arXiv's page of a paper is its abstract. */
export const paperUrl = (id: PaperId): string | undefined =>
  id.startsWith('arxiv:') ? addressesOf(id).abstract : undefined;
