/** A publisher's feed may name only its own papers, so that a hijacked server can't bring others'. */
import { type PaperId, partsOf } from '../paper/ids/paper-id';
import { type FeedPart, NoFeed } from './feed';
import { feedHostOf, feedHosts } from './hosts';

const listed = new Set(feedHosts.flatMap(({ prefixes }) => prefixes));

/**
 * Whether a paper may come from the feed at an address: its DOI has a prefix of the publisher's. Publishers of
 * societies' journals have more prefixes than a list can hold. Losing their papers silently would be worse than
 * accepting a wrong one, so for them only DOIs known to be another publisher's are refused. A paper without a DOI is
 * refused.
 */
function isOwnPaper(id: PaperId, address: URL): boolean {
  const { scheme, identifier } = partsOf(id);
  const host = feedHostOf(address);
  if (scheme !== 'doi' || !host) return false;
  const prefix = identifier.slice(0, identifier.indexOf('/'));
  return host.prefixes.includes(prefix) || (host.andOthers === true && !listed.has(prefix));
}

/** The part without papers that aren't the publisher's own. Throws `NoFeed` if none is. */
export function ownPapers(part: FeedPart, address: URL): FeedPart {
  const papers = part.papers.filter(({ id }) => isOwnPaper(id, address));
  if (papers.length === 0 && part.papers.length > 0) {
    throw new NoFeed('not its own', `${part.papers.length} papers, all of other publishers`);
  }
  return { ...part, papers };
}
