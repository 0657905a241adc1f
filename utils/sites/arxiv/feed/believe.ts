/** Whether what arXiv answers can be true, by the day, by what came before, and by what an answer says of itself. */
import { type Doubt, type FeedPaper, type FeedPart, NoFeed } from '../../../feeds/feed';
import {
  isPersistent,
  isSameAgain,
  type Memory,
  sampleOf,
  usualCount,
} from '../../../feeds/memory';
import type { AnnouncedPart, FoundPart } from './documents';
import { mayPause } from './holidays';
import type { Announcement } from './schedule';

const hour = 3_600_000;

/** A category that usually has fewer papers than this may well have none. */
const fewest = 5;

/** What is remembered of the documents, by their days. */
const documentsIn = (memory: Memory) => Object.entries(memory).filter(([of]) => /^\d{4}-/.test(of));

/** Whether this many announcements may all have been empty. */
function maybeNone(memory: Memory, announcements: number): boolean {
  const usual = usualCount(documentsIn(memory).map(([, batch]) => batch));
  return usual !== undefined && usual * announcements < fewest;
}

/** Whether a subject is the category, or belongs to it if it is an archive. */
const isWithin = (code: string, subject: string): boolean =>
  subject === code || subject.startsWith(`${code}.`);

/** Whether papers name their subjects, and none of them the category. */
const areOthers = (code: string, papers: readonly FeedPaper[]): boolean => {
  const named = papers.flatMap(({ details }) => (details.subjects ? [details.subjects] : []));
  return (
    named.length > 0 &&
    !named.some((subjects) => subjects.some((subject) => isWithin(code, subject)))
  );
};

/**
 * A category's document as far as it is believed. Its date is the time of the request, so it proves nothing: papers
 * announced before aren't announced again. Throws `NoFeed` if it is another category's.
 */
export function believedDocument(
  code: string,
  { date, at }: Announcement,
  { day, items, known, ...part }: AnnouncedPart,
  now: number,
  memory: Memory,
): FeedPart {
  const titled = /^(\S+) updates on arXiv\.org$/.exec(part.title ?? '')?.[1];
  const isTitledElse = titled !== undefined && titled.toLowerCase() !== code.toLowerCase();
  if (areOthers(code, part.papers) && isTitledElse) {
    throw new NoFeed('another feed', `the document of ${titled}`);
  }
  if (items > 0 && known === 0) {
    throw new NoFeed('not understood', `${items} items, of no type that is known`);
  }
  const ids = part.papers.map(({ id }) => id);
  // In its first hours it may be late, and on a holiday there is none: the next day, the API is asked for what was
  // missed.
  const isQuiet = mayPause(date);
  const isLate = isQuiet || now < at + 6 * hour;
  const stale = documentsIn(memory).find(([of, batch]) => of < date && isSameAgain(ids, batch));
  if (stale) {
    // New papers are taken; the others keep the day on which they came.
    const known = new Set(stale[1].ids);
    const fresh = part.papers.filter(({ id }) => !known.has(id));
    const isAll = sampleOf(ids).every((id) => known.has(id));
    return { ...doubted('stale', isQuiet, part), papers: isAll ? [] : fresh };
  }
  if (day !== undefined && day < date) return doubted('stale', isLate, part);
  if (day !== undefined && day > date) return { ...part, doubt: 'wrong day' };
  if (items === 0 && !maybeNone(memory, 1)) return doubted('nothing', isQuiet, part);
  return known * 2 < items ? { ...part, doubt: 'not understood' } : part;
}

const doubted = (doubt: Doubt, isPlausible: boolean, part: FeedPart): FeedPart =>
  isPlausible ? { ...part, early: true } : { ...part, doubt };

/** What judges the pages of one search. */
export interface SearchJudge {
  /** Whether an empty result may be true. */
  readonly maybeNone: boolean;
  /** The category that is searched. */
  readonly code?: string;
}

/** Whether a catch-up through the API may find nothing. */
export const mayFindNothing = (memory: Memory, announcements: number, now: number): boolean =>
  maybeNone(memory, announcements) || isPersistent(memory['missed'], now);

/** Throws `NoFeed` if a page isn't the one requested. */
export function refuseOther(page: FoundPart, start: number, code: string | undefined): void {
  if (page.start !== undefined && page.start !== start && page.entries > 0) {
    throw new NoFeed('incomplete', `results from ${page.start} on, asked for ${start}`);
  }
  if (code !== undefined && areOthers(code, page.papers)) {
    throw new NoFeed('another feed', `${page.entries} results, none of them in ${code}`);
  }
  if (page.entries > 0 && page.papers.length === 0) {
    throw new NoFeed('not understood', `${page.entries} results, none with an id and a title`);
  }
}
