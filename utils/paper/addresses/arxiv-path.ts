import { arxivPaperId, type PaperId } from '../ids/paper-id';

/** An identifier that begins a path, with what addresses put before and after it, also a full stop or a bracket of the text around. */
const leading =
  /^(?:arxiv[:.]\s*)?((?:[a-z-]+(?:\.[a-z-]{2,9})?\/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?)(?!\.\d)(?:[^\w-].*)?$/i;

/** The arXiv paper whose identifier begins a part of an address: `2404.14219v2.pdf`, `arxiv:hep-th/9901001/refs`. */
export const arxivInPath = (path: string): PaperId | undefined =>
  arxivPaperId(leading.exec(path)?.[1] ?? '');
