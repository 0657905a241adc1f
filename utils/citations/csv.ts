/** CSV, RFC 4180, for spreadsheets. */
import { shownText } from '../basics/text';
import type { CitedPaper } from './cited-paper';
import { type CslItem, type CslName, isoDate, wholeFamily } from './csl';

const columns = [
  'id',
  'title',
  'authors',
  'date',
  'journal',
  'doi',
  'arxiv',
  'subject',
  'url',
  'marks',
  'tags',
  'note',
  'abstract',
];

const nameIn = (name: CslName): string =>
  'literal' in name
    ? name.literal
    : [wholeFamily(name), name.suffix, name.given].filter((part) => part !== undefined).join(', ');

/**
 * A cell that begins like a formula would run in a spreadsheet, some also with the wide signs of Japanese keyboards.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const harmless = (cell: string): string =>
  /^[=+\-@＝＋－＠\t\r\n]/.test(cell) ? `'${cell}` : cell;

const inQuotes = (text: string): string => `"${text.replace(/"/g, '""')}"`;

/** Also where a semicolon or a tab could be taken for what divides cells. */
const quoted = (cell: string): string => (/[",;\t\r\n]|^\s|\s$/.test(cell) ? inQuotes(cell) : cell);

/** A tag that has what divides tags is in quotes, like a cell. */
const tagIn = (tag: string): string => (/[,;|]|^"/.test(tag) ? inQuotes(tag) : tag);

const write = (row: readonly string[]): string =>
  `${row.map((cell) => quoted(harmless(cell))).join(',')}\r\n`;

/** The line with the columns' names. */
export const csvHeader = (): string => write(columns);

/** A paper's line. Several authors, marks or tags are parted by `; `. */
export const csvRow = (item: CslItem, { marks = [], tags = [] }: CitedPaper): string =>
  write([
    item.id,
    item.title ?? '',
    item.author
      ?.map(nameIn)
      .concat(item.hasMoreAuthors ? 'et al.' : [])
      .join('; ') ?? '',
    isoDate(item) ?? '',
    item['container-title'] ?? item.publisher ?? '',
    item.DOI ?? '',
    item.custom?.arXiv ?? '',
    item.custom?.primaryClass ?? '',
    item.URL,
    marks.join('; '),
    tags.map(shownText).map(tagIn).join('; '),
    item.note ?? '',
    item.abstract ?? '',
  ]);
