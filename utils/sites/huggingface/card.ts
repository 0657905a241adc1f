/** What a card of a Hugging Face listing shows, read from its elements; class names are not to be relied on. */
import type { PaperDetails } from '../../paper';
import { cleanText } from '../../text';
import { owner } from './addresses';
import { repository, withoutGaps } from './embedded';

/** Reads "80", "1.92k", "110k" and "-", which stands for none. Gives nothing for other text. */
export function readCount(text: string): number | undefined {
  const trimmed = text.trim();
  if (trimmed === '-') return 0;
  const match = /^(\d{1,9}(?:\.\d+)?)\s?([kM]?)$/.exec(trimmed.replace(/,(?=\d{3})/g, ''));
  if (!match) return undefined;
  const factor = match[2] === 'k' ? 1_000 : match[2] === 'M' ? 1_000_000 : 1;
  return Math.round(Number(match[1]) * factor);
}

/** A form whose field is called `textContent` has no text of its own. */
function textOf(element: Element | null | undefined, limit = 300): string {
  const text: unknown = element?.textContent;
  return typeof text === 'string' ? cleanText(text, limit) : '';
}

/** The number at the end of an element's text: "Upvote 23", "GitHub 1.92k", "12". */
const countIn = (element: Element | null | undefined): number | undefined =>
  readCount(textOf(element).split(' ').at(-1) ?? '');

/**
 * Everything that the card itself tells, what it does not show left out. Numbers are as the page has them now;
 * what embedded data tells better is in `readText`.
 */
export const readCard = (card: Element): Partial<PaperDetails> =>
  withoutGaps({
    upvotes: countIn(upvoteBox(card)),
    comments: countComments(card),
    githubStars: countStars(card),
    organisation: readOrganisation(card),
    submitter: readSubmitter(card),
    authorCount: readAuthorCount(card),
    thumbnail: readThumbnail(card),
  });

/** What a card tells that embedded data, where there is any of the paper, tells as well or better. */
export const readText = (card: Element): Partial<PaperDetails> =>
  withoutGaps({
    abstract: readAbstract(card),
    githubRepo: repository(
      card.querySelector('a[href^="https://github.com/"]')?.getAttribute('href'),
    ),
    publishedOn: readDate(card),
  });

/** The upvote box is a checkbox with its number beside it, in a link to the log-in for those who are not. */
const upvoteBox = (card: Element): Element | null | undefined =>
  card.querySelector('input[type="checkbox"]')?.parentElement ??
  card.querySelector('a[href^="/login?next="]');

/** A card with a number of upvotes and no link to its discussion has no comments; with buttons it never has the link. */
function countComments(card: Element): number | undefined {
  const link = card.querySelector('a[href$="#community"]');
  if (link) return countIn(link);
  const tells = upvoteBox(card) && !card.querySelector('a[href^="https://arxiv.org/"]');
  return tells ? 0 : undefined;
}

/** Links to the paper, and not to its discussion. */
const paperLinks = 'a[href^="/papers/"]:not([href*="#"])';

/** GitHub stars: a number beside a picture, in a link to the paper or to the repository. */
function countStars(card: Element): number | undefined {
  for (const link of card.querySelectorAll(`a[href^="https://github.com/"], ${paperLinks}`)) {
    if (!link.querySelector(':scope > svg')) continue;
    const count = countIn(link);
    if (count !== undefined) return count;
  }
  return undefined;
}

function readOrganisation(card: Element): PaperDetails['organisation'] {
  for (const link of card.querySelectorAll('a[href^="/"]')) {
    const slug = organisationPath.exec(link.getAttribute('href') ?? '')?.[1];
    const name = textOf(link).slice(0, 200);
    // Pictures of people have no words.
    if (slug && name && !link.querySelector('img[alt=""]')) return { slug, name };
  }
  return undefined;
}

const organisationPath = new RegExp(`^/(${owner})$`, 'i');

/** Cards of two layouts say it in elements within elements; the one that says it itself is read. */
function readSubmitter(card: Element): string | undefined {
  for (const element of card.querySelectorAll('div')) {
    const says = [...element.childNodes].some((node) => node.nodeValue?.trim() === 'Submitted by');
    const name = says && /^Submitted by (.+)$/.exec(textOf(element))?.[1];
    if (name) return name.slice(0, 200);
  }
  return undefined;
}

function readAuthorCount(card: Element): number | undefined {
  for (const item of card.querySelectorAll('li')) {
    const count = /(\d[\d,]*) authors?$/.exec(textOf(item))?.[1];
    if (count) return readCount(count);
  }
  return undefined;
}

function readThumbnail(card: Element): string | undefined {
  const source = card
    .querySelector('img[src^="https://cdn-thumbnails.huggingface.co/"]')
    ?.getAttribute('src');
  return source && source.length <= 500 ? source : undefined;
}

/** Search results show the whole abstract, in a link to the paper. Elsewhere a summary may stand for it. */
function readAbstract(card: Element): string | undefined {
  for (const link of card.querySelectorAll(paperLinks)) {
    if (link.closest('h1, h2, h3, h4')) continue;
    const text = textOf(link, 20_000);
    // Longer than a list of authors.
    if (text.length > 200) return text;
  }
  return undefined;
}

const months = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/** "Published on Jun 2, 2026". Of this year's days search leaves the year out, and we don't guess it. */
function readDate(card: Element): string | undefined {
  for (const element of card.querySelectorAll('span, time, div, p')) {
    const [, month = '', date = '', year] =
      /^(?:Published on )?([A-Z][a-z]{2}) (\d{1,2}), (\d{4})$/.exec(textOf(element)) ?? [];
    const index = months.indexOf(month) / 3;
    if (!year || !Number.isInteger(index) || index < 0) continue;
    return `${year}-${String(index + 1).padStart(2, '0')}-${date.padStart(2, '0')}`;
  }
  return undefined;
}
