/** What is kept of a paper when a page or a feed tells of it again. */
import type { PaperDetails } from './details-schema';
import { betterTitle } from './title';

/**
 * Adds what was told now to what is kept. A page that tells less never takes away what another told: the longer list of
 * authors and the longer abstract stay. Counts are the latest. `told` has its title decoded.
 */
export function gathered(kept: PaperDetails | undefined, told: PaperDetails): PaperDetails {
  const title = betterTitle(kept?.title, told.title);
  if (!kept) return { ...told, title };
  const authors = richer(kept.authors, told.authors);
  const authorCount = greater(kept.authorCount, told.authorCount);
  const subjects = richer(kept.subjects, told.subjects);
  const keywords = richer(kept.keywords, told.keywords);
  const abstract = richer(kept.abstract, told.abstract);
  const publishedOn = earlier(kept.publishedOn, told.publishedOn);
  const updatedOn = greater(kept.updatedOn, told.updatedOn);
  return {
    ...kept,
    ...told,
    title,
    ...(authors && { authors }),
    ...(authorCount !== undefined && { authorCount }),
    ...(subjects && { subjects }),
    ...(keywords && { keywords }),
    ...(abstract !== undefined && { abstract }),
    ...(publishedOn !== undefined && { publishedOn }),
    ...(updatedOn !== undefined && { updatedOn }),
  };
}

/** What is told of a paper without what holds for the moment only: its counts, and how a list shows it. */
export function lastingDetails(told: PaperDetails): PaperDetails {
  const { upvotes, comments, githubStars, announced, listedOn, ...lasting } = told;
  return lasting;
}

/** The one with more in it; of two with as much the kept one. */
function richer<Value extends { readonly length: number }>(
  kept: Value | undefined,
  told: Value | undefined,
): Value | undefined {
  if (!kept || !told) return kept ?? told;
  if (told.length !== kept.length) return told.length > kept.length ? told : kept;
  return String(told).length > String(kept).length ? told : kept;
}

function greater<Value extends string | number>(
  kept: Value | undefined,
  told: Value | undefined,
): Value | undefined {
  if (kept === undefined || told === undefined) return kept ?? told;
  return told > kept ? told : kept;
}

/** The day on which it appeared: lists that name only its latest version tell a later one. */
const earlier = (kept: string | undefined, told: string | undefined): string | undefined =>
  kept !== undefined && told !== undefined && told > kept ? kept : (told ?? kept);
