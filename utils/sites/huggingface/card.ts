/** What a card of a Hugging Face listing shows, read from its elements; class names aren't reliable. */

import { cleanText } from '../../basics/text';
import type { PaperDetails } from '../../paper/details/details-schema';
import { withoutGaps } from '../../paper/details/without-gaps';
import { owner } from './address';
import { repository, thumbnail } from './embedded';

/** Reads "80", "1.92k", "110k" and "-", which stands for none. Gives nothing for other text. */
export function readCount(text: string): number | undefined {
  const trimmed = text.trim();
  if (trimmed === '-') return 0;
  const match = /^(\d{1,9}(?:\.\d+)?)\s?([kM]?)$/.exec(trimmed.replace(/,(?=\d{3})/g, ''));
  if (!match) return undefined;
  const factor = match[2] === 'k' ? 1_000 : match[2] === 'M' ? 1_000_000 : 1;
  return Math.round(Number(match[1]) * factor);
}

/** Guards against a form with a field called `textContent`, which hides the property. */
const textOf = (element: Element | null | undefined, limit = 300): string =>
  cleanText(`${element?.textContent ?? ''}`, limit);

/** The number at the end of an element's text: "Upvote 23", "GitHub 1.92k", "12". */
const countIn = (element: Element | null | undefined): number | undefined =>
  readCount(textOf(element).split(' ').at(-1) ?? '');

/** The value read from the first element inside that has one. */
function find<Value>(
  card: Element,
  selector: string,
  read: (element: Element) => Value | undefined,
): Value | undefined {
  for (const element of card.querySelectorAll(selector)) {
    const value = read(element);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** What the card itself shows now: this wins over embedded data. Values that it doesn't show are absent. */
export function readCard(card: Element): Partial<PaperDetails> {
  const upvotes = countIn(upvoteBox(card));
  const discussion = card.querySelector('a[href$="#community"]');
  // A paper without comments has no such link; nor has a card with a button for arXiv, whatever the comments.
  const untold = upvotes === undefined || card.querySelector('a[href^="https://arxiv.org/"]');
  return withoutGaps({
    upvotes,
    comments: discussion || untold ? countIn(discussion) : 0,
    githubStars: find(card, `${repositories}, ${paperLinks}`, readStars),
    organisation: find(card, 'a[href^="/"]', readOrganisation),
    submitter: find(card, 'div', readSubmitter),
    authorCount: find(card, 'li', readAuthorCount),
    thumbnail: find(card, 'img[src^="https://cdn-thumbnails.huggingface.co/"]', (image) =>
      thumbnail(image.getAttribute('src')),
    ),
  });
}

/** Values of the card that embedded data, if there is any for the paper, gives better. */
export const readText = (card: Element): Partial<PaperDetails> =>
  withoutGaps({
    abstract: find(card, paperLinks, readAbstract),
    githubRepo: find(card, repositories, (link) => repository(link.getAttribute('href'))),
    publishedOn: find(card, 'span, time, div, p', readDate),
  });

const repositories = 'a[href^="https://github.com/"]';

/** Links to the paper, and not to its discussion. */
const paperLinks = 'a[href*="/papers/"]:not([href*="#"])';

/** The upvote box is a checkbox with its number beside it, in a link to the log-in for users who aren't logged in. */
const upvoteBox = (card: Element): Element | null | undefined =>
  card.querySelector('input[type="checkbox"]')?.parentElement ??
  card.querySelector('a[href^="/login?next="]');

/** GitHub stars: a number beside a picture, in a link to the paper or to the repository. */
const readStars = (link: Element): number | undefined =>
  link.querySelector(':scope > svg') ? countIn(link) : undefined;

function readOrganisation(link: Element): PaperDetails['organisation'] {
  const slug = organisationPath.exec(link.getAttribute('href') ?? '')?.[1];
  const name = textOf(link, 200);
  // Organisations' pictures are named, people's are not.
  return slug && name && !link.querySelector('img[alt=""]') ? { slug, name } : undefined;
}

const organisationPath = new RegExp(`^/(${owner})$`, 'i');

/** Only the innermost element counts: outer ones hold more text. */
function readSubmitter(element: Element): string | undefined {
  const says = [...element.childNodes].some(
    (node) => `${node.nodeValue}`.trim() === 'Submitted by',
  );
  const name = /^Submitted by (.+)$/.exec(textOf(element))?.[1];
  return says && name ? cleanText(name, 200) : undefined;
}

function readAuthorCount(item: Element): number | undefined {
  return readCount(/(\d[\d,]{0,9}) authors?$/.exec(textOf(item))?.[1] ?? '');
}

/** Search results show the whole abstract in a link to the paper; elsewhere a summary may replace it. */
function readAbstract(link: Element): string | undefined {
  const text = link.closest('h1, h2, h3, h4') ? '' : textOf(link, 20_000);
  // Longer than a list of authors.
  return text.length > 200 ? text : undefined;
}

/** "Published on Jun 2, 2026". Search omits the current year, and we don't guess it. */
function readDate(element: Element): string | undefined {
  const date = /^(?:Published on )?([A-Z][a-z]{2} \d{1,2}, \d{4})$/.exec(textOf(element))?.[1];
  const time = Date.parse(`${date} UTC`);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}
