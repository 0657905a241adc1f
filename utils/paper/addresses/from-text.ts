import { canonicalOf, doiPaperId } from '../ids/doi';
import { aclPaperId, arxivPaperId, isPaperId, type PaperId, pmidPaperId } from '../ids/paper-id';
import { paperAtAddress } from './at-address';

/** What people put around an identifier in running text. */
const wrapping = /^[\s"'“”‘’([<{]+|(?<![\s"'“”‘’)\]>},;.:])[\s"'“”‘’)\]>},;.:]+$/g;

/** A text without what is around it. A closing bracket stays if it is opened within: `10.1000/s(1)`. */
function unwrapped(text: string): string {
  const bare = text.replace(wrapping, '');
  const closing = /[)\]>]/.exec(text.slice(text.indexOf(bare) + bare.length))?.[0] ?? '';
  const opening = { ')': '(', ']': '[', '>': '<' }[closing];
  const isOpen = opening && bare.split(opening).length > bare.split(closing).length;
  return isOpen ? bare + closing : bare;
}

/**
 * The paper that a text names: a canonical id, an address, a DOI, or an identifier with or without its prefix
 * (`arXiv:2603.03283v2 [cs.CL]`, `doi: 10.1145/…`, `PMID 123`). The text must be that and nothing else; a bare number
 * isn't a PubMed id.
 */
export function paperId(text: string): PaperId | undefined {
  const given = text.normalize('NFKC').trim();
  if (given.length > 2_000) return undefined;
  if (isPaperId(given)) return canonicalOf(given);
  const bare = unwrapped(given);
  if (/^https?:\/\//i.test(bare)) return paperAtAddress(bare);
  if (/^(?:[a-z0-9-]+\.)+(?:org|co|com|net|gov)\/\S+$/i.test(bare)) {
    const found = paperAtAddress(`https://${bare}`);
    if (found) return found;
  }
  const [, prefix, rest] =
    /^(arxiv|doi|pmid|pubmed|acl)(?:\s*id)?(?:\s*:|\s)\s*(\S.*)$/is.exec(bare) ?? [];
  switch (prefix?.toLowerCase()) {
    case 'arxiv':
      return arxivPaperId((rest ?? '').replace(/\[[\w.-]+\]?$/, ''));
    case 'doi':
      return doiPaperId(rest ?? '');
    case 'pmid':
    case 'pubmed':
      return pmidPaperId(rest ?? '');
    case 'acl':
      return aclPaperId(rest ?? '');
    default:
      return arxivPaperId(bare) ?? doiPaperId(bare) ?? aclPaperId(bare);
  }
}
