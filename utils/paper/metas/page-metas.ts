/**
 * Papers on pages without a site adapter, by the metas that publishers write for Google Scholar and Zotero:
 * https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
 */

import { plainText } from '../../basics/plain-text';
import * as z from '../../basics/z';
import type { PaperDetails } from '../details/details-schema';
import { titleRank } from '../details/title';
import { titleLimit } from '../details/title-limit';
import { type PaperId, partsOf } from '../ids/paper-id';
import { citationOf } from './citation-metas';
import { type PageMetas, PageMetasSchema } from './page-metas-schema';
import { identifiersIn } from './stated-ids';

/** A paper as a page tells of it. */
export interface PagePaper {
  readonly id: PaperId;
  readonly details?: PaperDetails;
  /** Other ids that the page states for it. */
  readonly same?: readonly PaperId[];
}

/** Reads a page's metas. Runs inside the page as a copy of this function, so it can use nothing outside itself. */
export function readMetas(): PageMetas {
  const metas = document.querySelectorAll<HTMLMetaElement>(
    'meta[name*="citation_" i], meta[name^="dc." i], meta[name^="prism." i]',
  );
  const all = Array.from(metas, ({ name, content }) => [name.toLowerCase(), content] as const);
  const isAuthor = (name: string) => name.startsWith('citation_author');
  // Of large collaborations there are thousands, each with its institutions, and other metas after them.
  const authors = all.filter(([name]) => name === 'citation_author').slice(0, 5_000);
  const others = all.filter(([name]) => !isAuthor(name)).slice(0, 300);
  return {
    title: document.title.slice(0, 2_000),
    metas: [
      ...authors.map(([name, content]): [string, string] => [name, content.slice(0, 200)]),
      ...others.map(([name, content]): [string, string] => [name, content.slice(0, 2_000)]),
    ],
  };
}

/**
 * The paper that a page is about, from what `readMetas` answered. `address` is the paper that its address tells;
 * without one, the page counts as a paper's only with a `citation_title` and an identifier. What the page states
 * outranks what its address looks like.
 */
export function paperOfMetas(answer: unknown, address?: PaperId): PagePaper | undefined {
  const parsed = z.safeParse(PageMetasSchema, answer);
  if (!parsed.success) return address && { id: address };
  const all = (name: string) =>
    parsed.data.metas.flatMap(([key, content]) => (key === name && content ? [content] : []));
  const [cited] = all('citation_title');
  const stated = identifiersIn(all);
  const id = address
    ? (stated.find((each) => schemeOf(each) === schemeOf(address)) ?? address)
    : cited === undefined
      ? undefined
      : stated[0];
  if (id === undefined) return undefined;
  const title = [cited, all('dc.title')[0], plainTitle(parsed.data.title)]
    .map((text) => plainText(text ?? '', titleLimit))
    .find((text) => titleRank(text) < 2);
  return { id, ...(title !== undefined && { details: { ...citationOf(all), title } }) };
}

const schemeOf = (id: PaperId): string => partsOf(id).scheme;

/** A tab's title without the identifier before it and the site's name after it. */
const plainTitle = (text: string): string =>
  text
    .replace(/^\s*\[[^\]]*\]\s*/, '')
    .replace(/\s[|•]\s[^|•]*$/, '')
    .trimEnd();
