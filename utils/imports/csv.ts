/** CSV of any program: Zotero's, Raindrop's, Pocket's, a spreadsheet's. */
import Papa from 'papaparse';
import { isSuffix } from '../citations/csl-name';
import { joinedByAnd, partsBetween, turnedName } from './author-names';
import type { TextPieces } from './decode';
import { detailsOf } from './file-details';
import { excerpt, type Part, type Reference } from './reference';

/** What a column may hold. */
export const columnMeanings = [
  'id',
  'title',
  'authors',
  'date',
  'journal',
  'abstract',
  'tags',
  'note',
] as const;
export type ColumnMeaning = (typeof columnMeanings)[number];

/** Which columns hold what, by their number. */
export type Columns = Readonly<Record<ColumnMeaning, readonly number[]>>;

/** The names that programs give their columns. */
const usual: Readonly<Record<ColumnMeaning, RegExp>> = {
  id: /^(?:id|paper ?id|ids?|doi|arxiv(?: ?id)?|pmid|pubmed ?id|url|link|links|address|href|extra|archive location|given_url|resolved_url)$/i,
  title: /^(?:title|name|paper|given_title|resolved_title)$/i,
  authors: /^(?:authors?|author names?)$/i,
  date: /^(?:date|year|published|publication (?:date|year)|issued)$/i,
  journal: /^(?:journal|venue|publication(?: title)?|source|container[- ]title)$/i,
  abstract: /^(?:abstract|abstract note|summary)$/i,
  tags: /^(?:tags?|keywords?|manual tags|labels?|folder|collections?)$/i,
  note: /^(?:notes?|comments?|annotation|description|excerpt|highlights)$/i,
};

/** Columns by what each of them means. `of` tells the numbers of the columns with a meaning. */
export const columnsOf = (of: (meaning: ColumnMeaning) => readonly number[]): Columns => ({
  id: of('id'),
  title: of('title'),
  authors: of('authors'),
  date: of('date'),
  journal: of('journal'),
  abstract: of('abstract'),
  tags: of('tags'),
  note: of('note'),
});

/** The columns that a file's first line names. */
export const guessColumns = (header: readonly string[]): Columns =>
  columnsOf((meaning) =>
    header.flatMap((name, n) => (usual[meaning].test(name.trim()) ? [n] : [])),
  );

/** The first lines of a file, for the user to choose columns by. */
export const firstRows = (text: string, count = 4): string[][] =>
  Papa.parse<string[]>(text, { preview: count, skipEmptyLines: 'greedy' }).data;

/** Characters that are parsed at a time. */
const pieceSize = 1_000_000;

/** All rows but empty ones. What divides cells is guessed from the beginning. */
async function* rowsOf(text: TextPieces): AsyncGenerator<string[]> {
  let parser: Papa.Parser | undefined;
  let [rest, enough] = ['', pieceSize];
  const rows = (isLast: boolean): string[][] => {
    if (!parser) {
      const { delimiter } = Papa.parse(rest.slice(0, 100_000), {
        preview: 20,
        skipEmptyLines: 'greedy',
      }).meta;
      parser = new Papa.Parser({ delimiter, newline: '\n' });
    }
    const { data, meta }: Papa.ParseResult<string[]> = parser.parse(rest, 0, !isLast);
    rest = rest.slice(meta.cursor);
    // A cell that doesn't end would be parsed again and again.
    enough = Math.max(pieceSize, 2 * rest.length);
    return data.filter((row) => row.some((cell) => cell.trim() !== ''));
  };
  for await (const more of text()) {
    rest += more;
    if (rest.length >= enough) yield* rows(false);
  }
  yield* rows(true);
}

/** "Ada Lovelace; Byron, Lord" or "Ada Lovelace, Lord Byron". */
const authorsIn = (cell: string): string[] =>
  cell.includes(';')
    ? partsBetween(cell, ';').map(turnedName)
    : joinedByAnd(cell).flatMap((part) =>
        isTurned(part) ? turnedName(part) : partsBetween(part, ','),
      );

/** Whether "Lovelace, Ada" or "de la Cruz, Maria" is one person: two would have more than one name each. */
function isTurned(text: string): boolean {
  const parts = partsBetween(text, ',').filter((part) => !isSuffix(part));
  return (
    parts.length === 2 && parts.some((part) => !/\s/.test(part.replace(/^(?:\p{Ll}\S* )+/u, '')))
  );
}

/** What keeps a spreadsheet from running a cell; we write it ourselves. */
const unquoted = (cell: string): string => cell.replace(/^'(?=[=+\-@＝＋－＠\t\r\n])/, '');

/** A tag in quotes may have what divides tags; we write them so ourselves. */
const tagsIn = (cell: string): string[] =>
  /(?:^|; )"/.test(cell)
    ? (Papa.parse<string[]>(cell, { delimiter: '; ' }).data[0] ?? []).filter(Boolean)
    : partsBetween(cell, /[,;|]/);

/** Reads the rows behind the first line. `columns`: nothing if they are those that the first line names. */
export async function* readCsv(text: TextPieces, columns?: Columns): AsyncGenerator<Part> {
  let at = 0;
  let known = columns;
  for await (const row of rowsOf(text)) {
    at++;
    known ??= guessColumns(row);
    if (at > 1) yield referenceOf(row, known, at);
  }
}

function referenceOf(row: readonly string[], columns: Columns, at: number): Reference {
  const cells = (meaning: ColumnMeaning): string[] =>
    columns[meaning].map((n) => unquoted(row[n] ?? '').trim()).filter(Boolean);
  const [first = ''] = cells('note');
  return {
    ids: cells('id').flatMap((cell) => [cell, ...cell.split(/\s+/)]),
    details: detailsOf({
      title: cells('title')[0],
      authors: cells('authors').flatMap(authorsIn),
      abstract: cells('abstract')[0],
      journal: cells('journal')[0],
      date: cells('date')[0],
    }),
    tags: cells('tags').flatMap(tagsIn),
    ...(first && { note: first }),
    at,
    text: excerpt(row.join(', ')),
  };
}
