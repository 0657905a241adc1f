import { type PaperId, partsOf } from '../../paper/paper-id';

/** Hugging Face has pages for arXiv's papers, under their identifiers. An old one has a slash. */
export function paperUrl(id: PaperId): string | undefined {
  const { scheme, identifier } = partsOf(id);
  const path = identifier.split('/').map(encodeURIComponent).join('/');
  return scheme === 'arxiv' ? `https://huggingface.co/papers/${path}` : undefined;
}
