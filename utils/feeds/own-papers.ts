/** Which papers a publisher's feed may name: its own. Whoever takes over its server can't speak of others' papers. */
import { type PaperId, partsOf } from '../paper/paper-id';
import { type FeedPart, NoFeed } from './feed';
import { feedHostOf, feedHosts } from './hosts';

const listed = new Set(feedHosts.flatMap(({ prefixes }) => prefixes));

/**
 * Whether a paper may come from the feed at an address: its DOI has a prefix of the publisher's. Publishers of societies'
 * journals have more prefixes than a list can know; to lose their papers without a word would be worse than to take one
 * that is not theirs, so of them only what is known to be another publisher's is refused. What has no DOI is another's.
 */
export function isOwnPaper(id: PaperId, address: URL): boolean {
  const { scheme, identifier } = partsOf(id);
  const host = feedHostOf(address);
  if (scheme !== 'doi' || !host) return false;
  const prefix = identifier.slice(0, identifier.indexOf('/'));
  return host.prefixes.includes(prefix) || (host.andOthers === true && !listed.has(prefix));
}

/** The part without papers that are not the publisher's own. Throws `NoFeed` where all are others'. */
export function ownPapers(part: FeedPart, address: URL): FeedPart {
  const papers = part.papers.filter(({ id }) => isOwnPaper(id, address));
  if (papers.length === 0 && part.papers.length > 0) {
    throw new NoFeed('not its own', `${part.papers.length} papers, all of other publishers`);
  }
  return { ...part, papers };
}
