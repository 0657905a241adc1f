import { type PaperId, partsOf } from '../../paper/ids/paper-id';

/** Hugging Face's page of an arXiv paper. */
export const pageOf = (id: PaperId): string =>
  `https://huggingface.co/papers/${partsOf(id).identifier}`;
