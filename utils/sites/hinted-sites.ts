/** The sites that the page reader has hints for, in alphabetical order. */
import { hints as aclAnthology } from './acl-anthology/hints';
import { hints as alphaxiv } from './alphaxiv/hints';
import { hints as ar5iv } from './ar5iv/hints';
import { hints as biorxiv } from './biorxiv/hints';
import { hints as cvf } from './cvf/hints';
import { hints as dblp } from './dblp/hints';
import { hints as googleScholar } from './google-scholar/hints';
import { hints as hackerNews } from './hacker-news/hints';
import type { SiteHints } from './hints';
import { hints as jmlr } from './jmlr/hints';
import { hints as lobsters } from './lobsters/hints';
import { hints as neurips } from './neurips/hints';
import { hints as openreview } from './openreview/hints';
import { hints as papersCool } from './papers-cool/hints';
import { hints as pmlr } from './pmlr/hints';
import { hints as pubmed } from './pubmed/hints';
import { hints as reddit } from './reddit/hints';
import { hints as scirate } from './scirate/hints';
import { hints as semanticScholar } from './semantic-scholar/hints';

export const hintedSites: readonly SiteHints[] = [
  aclAnthology,
  alphaxiv,
  ar5iv,
  biorxiv,
  cvf,
  dblp,
  googleScholar,
  hackerNews,
  jmlr,
  lobsters,
  neurips,
  openreview,
  papersCool,
  pmlr,
  pubmed,
  reddit,
  scirate,
  semanticScholar,
];

/** A page of thousands of links has few hosts. */
const known = new Map<string, SiteHints | undefined>();

export function hintsAt({ hostname }: Pick<URL, 'hostname'>): SiteHints | undefined {
  if (!known.has(hostname)) {
    if (known.size > 500) known.clear();
    known.set(
      hostname,
      hintedSites.find(({ hosts }) => hosts.test(hostname)),
    );
  }
  return known.get(hostname);
}
