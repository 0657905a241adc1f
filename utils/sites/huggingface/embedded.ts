/** What Hugging Face embeds in a page as JSON (`data-props` of its islands), read by paper id. */

import { record } from '../../basics/record';
import { cleanText } from '../../basics/text';
import { authorsLimit } from '../../paper/details/authors-limit';
import type { PaperDetails } from '../../paper/details/details-schema';
import { titleLimit } from '../../paper/details/title-limit';
import { withoutGaps } from '../../paper/details/without-gaps';
import { numberedArxivId, type PaperId } from '../../paper/ids/paper-id';

/** What is embedded of one paper, as it came: nothing in it is trusted before it is checked. */
export interface Row {
  readonly row: Readonly<Record<string, unknown>>;
  readonly paper: Readonly<Record<string, unknown>>;
  /** The day of the listing that holds it. */
  readonly listed: string | undefined;
}

/** Parsed once per value of the attribute, and only when needed. */
const parsed = new WeakMap<Element, { text: string; rows: ReadonlyMap<PaperId, Row> }>();

function parse(island: Element): ReadonlyMap<PaperId, Row> {
  const text = island.getAttribute('data-props') ?? '';
  const known = parsed.get(island);
  if (known?.text === text) return known.rows;
  const props = record(parseJson(text));
  const rows = new Map<PaperId, Row>();
  const add = (values: readonly unknown[], listed?: string) => {
    for (const row of values.map(record)) {
      const paper = record(row['paper']);
      const id = typeof paper['id'] === 'string' ? numberedArxivId(paper['id']) : undefined;
      if (id && !rows.has(id)) rows.set(id, { row, paper, listed });
    }
  };
  const ofDay = (props['periodType'] ?? 'day') === 'day';
  add(list(props['dailyPapers']), ofDay ? day(props['dateString'] ?? props['date']) : undefined);
  add(list(props['searchResults']));
  // The page of one paper embeds it as a listing does each of its own.
  add([props]);
  parsed.set(island, { text, rows });
  return rows;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What is embedded of one paper; nothing if there is no record of it, or it has no title. */
export const embeddedDetails = (island: Element | null, id: PaperId): PaperDetails | undefined =>
  detailsOf((island && parse(island).get(id)) ?? {});

/** What a row of a list tells of its paper, here or in the API's answers; nothing if it has no title. */
export function detailsOf({ row, paper, listed }: Partial<Row>): PaperDetails | undefined {
  const title = text(paper?.['title'] ?? row?.['title'], titleLimit);
  if (!row || !paper || !title) return undefined;

  const submitter = record(row['submittedBy'] ?? paper['submittedOnDailyBy']);
  const authors = list(paper['authors'])
    .slice(0, authorsLimit)
    .flatMap((author) => text(record(author)['name'], 200) ?? []);
  const details = withoutGaps({
    authors: authors.length > 0 ? authors : undefined,
    authorCount: Array.isArray(paper['authors']) ? paper['authors'].length : undefined,
    organisation: organisation(
      row['organization'] ?? paper['organization'] ?? row['submitterOrganization'],
    ),
    upvotes: count(paper['upvotes']),
    comments: count(row['numComments']),
    githubStars: count(paper['githubStars']),
    githubRepo: repository(paper['githubRepo']),
    // The page of a paper gives the name under another key than listings do.
    submitter: text(submitter['name'] ?? submitter['user'], 200),
    abstract: text(paper['summary'] ?? row['summary'], 20_000),
    aiSummary: text(paper['ai_summary'], 5_000),
    keywords: keywords(paper['ai_keywords']),
    thumbnail: thumbnail(row['thumbnail']),
    publishedOn: day(paper['publishedAt'] ?? row['publishedAt']),
    listedOn: day(paper['submittedOnDailyAt']) ?? listed,
  });
  return { ...details, title };
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function text(value: unknown, limit: number): string | undefined {
  return typeof value === 'string' ? cleanText(value, limit) || undefined : undefined;
}

/** A count. Anything that can't be one, such as more than a billion upvotes, is dropped. */
const count = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 1e9
    ? value
    : undefined;

const day = (value: unknown): string | undefined =>
  typeof value === 'string' ? /^\d{4}-\d{2}-\d{2}(?=T|$)/.exec(value)?.[0] : undefined;

function organisation(value: unknown): PaperDetails['organisation'] | undefined {
  const slug = text(record(value)['name'], 100);
  const name = text(record(value)['fullname'], 200) ?? slug;
  return slug && name ? { slug, name } : undefined;
}

/** The address of a repository on GitHub, without what may follow in it. */
export const repository = (value: unknown): string | undefined =>
  typeof value === 'string' && value.length <= 300
    ? /^https:\/\/github\.com\/[\w.-]+\/[\w.-]+/.exec(value)?.[0]
    : undefined;

function keywords(value: unknown): string[] | undefined {
  const words = list(value).flatMap((word) => text(word, 100) ?? []);
  return words.length > 0 ? words.slice(0, 50) : undefined;
}

/** Only pictures of Hugging Face's own hosts. */
export const thumbnail = (value: unknown): string | undefined =>
  typeof value === 'string' &&
  value.length <= 500 &&
  /^https:\/\/([a-z-]+\.)?huggingface\.co\/[!-~]*$/.test(value)
    ? value
    : undefined;
