/** What a card of a Hugging Face listing shows, read from its elements; class names are not to be relied on. */
import type { PaperDetails } from '../../paper';
import { cleanText } from '../../text';

type Shown = Partial<Omit<PaperDetails, 'title'>>;

/** Addresses of one segment that are no organisation. */
const notOrganisations = new Set([
  'papers',
  'login',
  'join',
  'models',
  'datasets',
  'spaces',
  'docs',
]);

/** Reads "80", "1.92k", "110k" and "-", which stands for none. Gives nothing for other text. */
export function readCount(text: string): number | undefined {
  const trimmed = text.trim();
  if (trimmed === '-') return 0;
  const match = /^(\d{1,9}(?:\.\d+)?)\s?([kM]?)$/.exec(trimmed.replace(/,(?=\d{3})/g, ''));
  if (!match) return undefined;
  const factor = match[2] === 'k' ? 1_000 : match[2] === 'M' ? 1_000_000 : 1;
  return Math.round(Number(match[1]) * factor);
}

const textOf = (element: Element | null | undefined): string => element?.textContent ?? '';

/** Everything that the card itself tells. What it does not show is absent. */
export function readCard(card: Element): Shown {
  const upvotes = readCount(textOf(upvoteBox(card)));
  const comments = commentCount(card);
  const githubStars = starCount(card);
  const organisation = readOrganisation(card);
  const submitter = readSubmitter(card);
  const authorCount = readAuthorCount(card);
  const thumbnail = readThumbnail(card);
  return {
    ...(upvotes !== undefined && { upvotes }),
    ...(comments !== undefined && { comments }),
    ...(githubStars !== undefined && { githubStars }),
    ...(organisation && { organisation }),
    ...(submitter && { submitter }),
    ...(authorCount !== undefined && { authorCount }),
    ...(thumbnail && { thumbnail }),
  };
}

/** The upvote box is a checkbox with its number beside it, in a link to the log-in for those who are not. */
const upvoteBox = (card: Element): Element | null | undefined =>
  card.querySelector('input[type="checkbox"]')?.parentElement ??
  card.querySelector('a[href^="/login?next="]');

const commentCount = (card: Element): number | undefined =>
  readCount(textOf(card.querySelector('a[href$="#community"]')));

/** GitHub stars: a number beside a picture, in a link to the paper. */
function starCount(card: Element): number | undefined {
  for (const link of card.querySelectorAll('a[href^="/papers/"]:not([href*="#"])')) {
    if (!link.querySelector(':scope > svg')) continue;
    const count = readCount(textOf(link));
    if (count !== undefined) return count;
  }
  return undefined;
}

function readOrganisation(card: Element): Shown['organisation'] {
  for (const link of card.querySelectorAll('a[href^="/"]')) {
    const slug = /^\/([A-Za-z0-9][\w.-]{0,99})$/.exec(link.getAttribute('href') ?? '')?.[1];
    const name = cleanText(textOf(link), 200);
    if (slug && name && !notOrganisations.has(slug)) return { slug, name };
  }
  return undefined;
}

function readSubmitter(card: Element): string | undefined {
  for (const element of card.querySelectorAll('div')) {
    const text = cleanText(textOf(element), 300);
    const name = /^Submitted by (.+)$/.exec(text)?.[1];
    if (name) return cleanText(name, 200);
  }
  return undefined;
}

function readAuthorCount(card: Element): number | undefined {
  for (const item of card.querySelectorAll('li')) {
    const count = /(\d[\d,]*) authors?$/.exec(cleanText(textOf(item), 200))?.[1];
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
