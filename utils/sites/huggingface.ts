/** Hugging Face's Daily Papers: https://huggingface.co/papers, one listing per day. */
import { type PaperDetails, titleLimit } from '../paper';
import { arxivPaperId, type PaperId } from '../paper-id';
import { cleanText } from '../text';
import { readCard } from './huggingface/card';
import { embeddedDate, embeddedDetails } from './huggingface/embedded';
import type { Entry, Reading, Site } from './site';

/** The part of the page that lists papers; its `data-props` hold the same papers as JSON. */
const island = '[data-target="DailyPapers"]';

const day = /^\d{4}-\d{2}-\d{2}$/;

/** The day that an address names: `/papers/date/2026-06-03`, or, until 2025, `/papers?date=2024-08-01`. */
function dayInAddress(url: URL): string | undefined {
  const { pathname, searchParams } = url;
  const named = /^\/papers\/?$/.test(pathname)
    ? searchParams.get('date')
    : pathname.match(/^\/papers\/date\/([^/]+)\/?$/)?.[1];
  return named && day.test(named) ? named : undefined;
}

/** The day that the page shows. An address may name one that the site clamps, or, as `/papers`, none. */
function dayShown(document: Document, url: URL): string {
  // A page links to the days beside its own, never to its own.
  const beside = [
    ...document.querySelectorAll('a[href*="/papers/date/"], a[href*="/papers?date="]'),
  ]
    .map((link) => URL.parse(link.getAttribute('href') ?? '', url))
    .map((address) => address && dayInAddress(address));
  const named = dayInAddress(url);
  if (named && !beside.includes(named)) return named;
  const embedded = embeddedDate(document.querySelector(island));
  return embedded && !beside.includes(embedded) ? embedded : 'latest';
}

/** The paper that a link of the page leads to. */
function linkedPaper(link: Element): PaperId | undefined {
  const path = link.getAttribute('href')?.match(/^\/papers\/([^?#]+)/)?.[1];
  return path === undefined ? undefined : arxivPaperId(path);
}

function readEntry(article: Element, document: Document): Entry[] {
  const links = [...article.querySelectorAll('a[href^="/papers/"]')];
  const heading = links.find((link) => link.closest('h1, h2, h3, h4') && linkedPaper(link));
  const link = heading ?? links.find(linkedPaper);
  const id = link && linkedPaper(link);
  if (!id) return [];
  const shown = cleanText(heading?.textContent ?? '', titleLimit);
  const title = shown || embeddedDetails(document.querySelector(island), id)?.title;
  return title ? [{ id, title, element: article }] : [];
}

export const huggingface: Site = {
  name: 'huggingface',
  hosts: ['huggingface.co'],
  mounts: island,
  views: ['day'],

  view(url) {
    if (url.searchParams.get('q')) return undefined;
    return /^\/papers\/?$/.test(url.pathname) || dayInAddress(url) !== undefined
      ? 'day'
      : undefined;
  },

  placement: () => 'card',

  read(document, url): Reading {
    const articles = [...document.querySelectorAll('article')];
    const root = document.querySelector(island);
    if (articles.length === 0 && !root) {
      return { kind: 'not understood', why: 'no list of papers on the page' };
    }
    const listing = `huggingface/day/${dayShown(document, url)}`;
    const entries = articles.flatMap((article) => readEntry(article, document));
    if (entries.length > 0) return { kind: 'entries', listing, entries };
    return articles.length > 0
      ? { kind: 'not understood', why: `${articles.length} cards, none with a paper and a title` }
      : { kind: 'empty', listing };
  },

  details({ id, title, element }, document): PaperDetails {
    const shown = readCard(element);
    const embedded = embeddedDetails(document.querySelector(island), id);
    const stars = shown.githubStars;
    const exact = embedded?.githubStars;
    const rounded = stars !== undefined && exact !== undefined && isRoundedTo(exact, stars);
    return {
      // A card without a link to its discussion has no comments.
      ...(shown.upvotes !== undefined && { comments: 0 }),
      ...embedded,
      ...shown,
      // The page rounds: "1.92k" is no better than the embedded 1917.
      ...(rounded && { githubStars: exact }),
      title,
    };
  },
};

/** Whether `shown`, which keeps three digits, is what a page makes of `exact`. */
const isRoundedTo = (exact: number, shown: number): boolean =>
  exact >= 1_000 && Math.abs(exact - shown) <= Math.max(exact, shown) / 100;
