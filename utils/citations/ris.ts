/** RIS, as Zotero, EndNote and Mendeley read it. https://en.wikipedia.org/wiki/RIS_(file_format) */
import { shownText } from '../basics/text';
import { type CslItem, type CslName, wholeFamily } from './csl';

const line = (tag: string, value: string | undefined): string =>
  // A value is one line.
  value === undefined || value === '' ? '' : `${tag}  - ${value.replace(/\n/g, ' ')}\r\n`;

/** "Family, Given, Suffix", the particle before the family name. */
const nameIn = (name: CslName): string =>
  'literal' in name
    ? name.literal
    : [wholeFamily(name), name.given, name.suffix].filter((part) => part !== undefined).join(', ');

/** `2026/03/05/`: four parts, the last one free text. */
const dateIn = ([year, month, day]: readonly (number | undefined)[]): string =>
  [year, ...[month, day].map((part) => (part ? String(part).padStart(2, '0') : '')), ''].join('/');

/** A preprint is a manuscript: Zotero reads `UNPB`, unpublished work, as an article of a journal. */
const types = { article: 'MANSCPT', 'article-journal': 'JOUR', 'paper-conference': 'CPAPER' };

/** A record. */
export function risRecord(item: CslItem, tags: readonly string[] = []): string {
  const date = item.issued?.['date-parts'][0];
  const [begin, end] = item.page?.split(/[–-]/) ?? [];
  return [
    line('TY', types[item.type]),
    line('TI', item.title),
    ...(item.author ?? []).map((name) => line('AU', nameIn(name))),
    line('PY', date && String(date[0])),
    line('DA', date && dateIn(date)),
    line('T2', item['container-title']),
    line('VL', item.volume),
    line('SP', begin),
    line('EP', end),
    line('PB', item.publisher),
    line('DB', item.custom ? 'arXiv' : item.PMID && 'PubMed'),
    line('AN', item.number ?? item.PMID),
    line('DO', item.DOI),
    line('UR', item.URL),
    line('AB', item.abstract),
    ...tags.map((tag) => line('KW', shownText(tag))),
    line('N1', item.note),
    'ER  - \r\n\r\n',
  ].join('');
}
