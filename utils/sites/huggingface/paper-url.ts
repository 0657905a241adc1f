import { type PaperId, partsOf } from '../../paper/paper-id';

/** The page that Hugging Face has of a paper of arXiv's. */
export const pageOf = (id: PaperId): string =>
  `https://huggingface.co/papers/${partsOf(id).identifier}`;
