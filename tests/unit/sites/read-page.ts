import { createHash } from 'node:crypto';
import type { PaperDetails } from '../../../utils/paper/details/details-schema';
import { siteFor } from '../../read-page/readers';
import { pageOf } from './page-of';

export interface PageRead {
  readonly kind: string;
  readonly listing?: string;
  /** Other ids that the page states for its own paper. */
  readonly same?: readonly string[];
  readonly why?: string;
  readonly papers: readonly ({ readonly id: string } & PaperDetails)[];
}

/** Reads a page as the content script would, with all details of every entry. */
export function readPage(html: string, address: string): PageRead {
  const document = pageOf(html);
  const url = new URL(address);
  const site = siteFor(url);
  if (!site?.view(url)) throw new Error(`no view at ${address}`);
  const reading = site.read(document, url);
  const entries = 'entries' in reading ? reading.entries : [];
  return {
    kind: reading.kind,
    ...('listing' in reading && { listing: reading.listing }),
    ...('same' in reading && reading.same && { same: reading.same }),
    ...('why' in reading && { why: reading.why }),
    papers: entries.map((entry) => ({ id: entry.id, ...site.details(entry, document) })),
  };
}

/**
 * What is kept of a saved page of a real site, whose content is not ours to keep: how many papers, how many of
 * them have each field, the ids, and a digest of everything that was read.
 */
export function digest({ papers, ...page }: PageRead) {
  const fields: Record<string, number> = {};
  for (const paper of papers) {
    for (const name of Object.keys(paper).toSorted()) fields[name] = (fields[name] ?? 0) + 1;
  }
  const sorted = papers.map((paper) => Object.fromEntries(Object.entries(paper).toSorted()));
  return {
    ...page,
    count: papers.length,
    fields: Object.fromEntries(Object.entries(fields).toSorted()),
    ids: papers.map(({ id }) => id),
    sha256: createHash('sha256').update(JSON.stringify(sorted)).digest('hex'),
  };
}
