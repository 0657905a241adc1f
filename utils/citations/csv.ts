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

/** A cell that begins like a formula would run in a spreadsheet. https://owasp.org/www-community/attacks/CSV_Injection */
const harmless = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

const quoted = (cell: string): string =>
  /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell;

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
    tags.map(shownText).join('; '),
    item.note ?? '',
    item.abstract ?? '',
  ]);
