/** What Hugging Face embeds in a listing as JSON (`data-props`), read by paper id. */
import { type PaperDetails, titleLimit } from '../../paper';
import { arxivPaperId, type PaperId } from '../../paper-id';
import { cleanText } from '../../text';

/** Records by paper id, as they came: nothing in them is trusted before it is read. */
type Records = ReadonlyMap<PaperId, Readonly<Record<string, unknown>>>;

/** Parsed once per state of the attribute, and only when somebody asks. */
const parsed = new WeakMap<Element, { text: string; records: Records; date: string | undefined }>();

function parse(island: Element) {
  const text = island.getAttribute('data-props') ?? '';
  const known = parsed.get(island);
  if (known?.text === text) return known;
  const props = record(parseJson(text));
  const lists = [props?.['dailyPapers'], props?.['searchResults']].filter(Array.isArray);
  const records = new Map<PaperId, Readonly<Record<string, unknown>>>();
  for (const row of lists.flat().map(record)) {
    const id = record(row?.['paper'])?.['id'];
    const paper = typeof id === 'string' ? arxivPaperId(id) : undefined;
    if (row && paper && !records.has(paper)) records.set(paper, row);
  }
  const made = { text, records, date: day(props?.['dateString'] ?? props?.['date']) };
  parsed.set(island, made);
  return made;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The day of the listing, `YYYY-MM-DD`, where the page says so. */
export function embeddedDate(island: Element | null): string | undefined {
  if (!island) return undefined;
  // It stands at the front; a megabyte of papers need not be parsed for it.
  const front = island.getAttribute('data-props')?.slice(0, 300) ?? '';
  return /"date(?:String)?":"(\d{4}-\d{2}-\d{2})/.exec(front)?.[1] ?? parse(island).date;
}

/** What is embedded of one paper; nothing where there is no such record, or it has no title. */
export function embeddedDetails(island: Element | null, id: PaperId): PaperDetails | undefined {
  if (!island) return undefined;
  const { records, date } = parse(island);
  const row = records.get(id);
  const paper = record(row?.['paper']);
  const title = text(paper?.['title'] ?? row?.['title'], titleLimit);
  if (!row || !paper || !title) return undefined;

  const authors = list(paper['authors']).flatMap(
    (author) => text(record(author)?.['name'], 200) ?? [],
  );
  const details: { [Key in keyof PaperDetails]: PaperDetails[Key] | undefined } = {
    title,
    authors: authors.length > 0 ? authors.slice(0, 100) : undefined,
    authorCount: Array.isArray(paper['authors']) ? paper['authors'].length : undefined,
    organisation: organisation(row['organization'] ?? paper['organization']),
    upvotes: count(paper['upvotes']),
    comments: count(row['numComments']),
    githubStars: count(paper['githubStars']),
    githubRepo: repository(paper['githubRepo']),
    submitter: text(record(row['submittedBy'] ?? paper['submittedOnDailyBy'])?.['name'], 200),
    abstract: text(paper['summary'] ?? row['summary'], 20_000),
    aiSummary: text(paper['ai_summary'], 5_000),
    keywords: keywords(paper['ai_keywords']),
    thumbnail: thumbnail(row['thumbnail']),
    publishedOn: day(paper['publishedAt'] ?? row['publishedAt']),
    listedOn: day(paper['submittedOnDailyAt']) ?? date,
  };
  return withoutGaps({ ...details, title });
}

/** The same without the keys that have no value. */
function withoutGaps<T extends { title: string }>(details: T): PaperDetails {
  const filled = Object.entries(details).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(filled), title: details.title };
}

const record = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function text(value: unknown, limit: number): string | undefined {
  return typeof value === 'string' ? cleanText(value, limit) || undefined : undefined;
}

/** A number of things; nonsense is no number, and more than a milliard upvotes is nonsense. */
const count = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 1e9
    ? value
    : undefined;

const day = (value: unknown): string | undefined =>
  typeof value === 'string' ? /^\d{4}-\d{2}-\d{2}(?=T|$)/.exec(value)?.[0] : undefined;

function organisation(value: unknown): PaperDetails['organisation'] | undefined {
  const slug = text(record(value)?.['name'], 100);
  const name = text(record(value)?.['fullname'], 200) ?? slug;
  return slug && name ? { slug, name } : undefined;
}

const repository = (value: unknown): string | undefined =>
  typeof value === 'string' && value.length <= 300
    ? /^https:\/\/github\.com\/[\w.-]+\/[\w.-]+/.exec(value)?.[0]
    : undefined;

function keywords(value: unknown): string[] | undefined {
  const words = list(value).flatMap((word) => text(word, 100) ?? []);
  return words.length > 0 ? words.slice(0, 50) : undefined;
}

/** Only pictures of Hugging Face's own hosts. */
const thumbnail = (value: unknown): string | undefined =>
  typeof value === 'string' &&
  value.length <= 500 &&
  /^https:\/\/(?:[a-z-]+\.)?huggingface\.co\//.test(value)
    ? value
    : undefined;
