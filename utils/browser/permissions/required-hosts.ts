import { defaultFeedHosts, originOfHost } from '../../feeds/hosts';
import { allMatches } from '../../sites/sites';

/** The match patterns granted at installation: the sites' pages, and the hosts of their feeds. */
export const requiredHosts: readonly string[] = [
  ...new Set([...allMatches, ...defaultFeedHosts.map(originOfHost)]),
];
