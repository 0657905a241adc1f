import {
  type Digest,
  type DigestGroup,
  type DigestWords,
  markdownOf,
} from '../../utils/digest/digest';
import { spanOf } from '../../utils/digest/period';
import type { FeedId } from '../../utils/feeds/feed';
import type { PaperDetails } from '../../utils/paper/details/details-schema';
import { feedName } from '../ui/phrases/feed-name';
import type { Phrases } from '../ui/phrases/phrases';
import { reasonInWords } from '../ui/phrases/rule-reason';
import type { Asked, Shown } from './digest-reading';

/** How many authors are named; the others are counted. */
const named = 5;

/** The digest's phrases. `nameOf` names a feed whose document has no name of its own. */
export function createDigestPhrases(
  phrases: Phrases,
  language: string,
  nameOf: (feed: FeedId) => string,
) {
  const { say, count, byline } = phrases;
  const wholeDay = new Intl.DateTimeFormat(language, { dateStyle: 'full' });
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'long' });

  /** "Wednesday, June 3, 2026", "May 28 – June 3, 2026" */
  function daysInWords({ period, now }: Asked): string {
    const { from } = spanOf(period, now);
    return period.days === 1
      ? wholeDay.format(from)
      : days.formatRange(from, spanOf({ ...period, days: 1 }, now).from);
  }

  const muted = (number: number): string => count('inboxCountMuted', number);

  /** "31 papers · 12 new · 3 raised · 40 muted". Muted papers aren't in the total. Nothing if nothing came. */
  function counts(digest: Digest): string {
    const { papers, unseen, raised } = digest;
    const parts = [
      papers.length > 0 && count('barPapers', papers.length),
      papers.length > 0 && count('inboxNew', unseen),
      raised > 0 && count('inboxCountRaised', raised),
      digest.muted > 0 && muted(digest.muted),
    ];
    return parts.filter(Boolean).join(' · ');
  }

  const feed = (id: FeedId, { titles }: Shown): string => feedName(id, titles.get(id), nameOf);

  const heading = (group: DigestGroup, shown: Shown): string =>
    group.feed === undefined ? say('digestRaised') : feed(group.feed, shown);

  /** "Ada Lovelace, Alan Turing and 12 others · Google"; the organisation alone where no name is known. */
  function authors(details: PaperDetails): string | undefined {
    const { authors: all = [], authorCount = 0, organisation } = details;
    if (all.length === 0) return byline(details);
    const shown = all.slice(0, named).join(', ');
    const others = Math.max(authorCount, all.length) - Math.min(all.length, named);
    const names = others > 0 ? count('popupAuthorAndOthers', others, shown) : shown;
    return [names, ...(organisation ? [organisation.name] : [])].join(' · ');
  }

  function markdown(shown: Shown): string {
    const { digest, groups } = shown;
    const words: DigestWords = {
      title: say('digestOfDays', daysInWords(shown)),
      counts: counts(digest),
      heading: (group) => heading(group, shown),
      because: (rule) => reasonInWords(rule, phrases),
    };
    return markdownOf(groups, words);
  }

  return { ...phrases, daysInWords, counts, muted, feed, heading, authors, markdown };
}
export type DigestPhrases = ReturnType<typeof createDigestPhrases>;
