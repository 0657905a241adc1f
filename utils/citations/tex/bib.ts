/** BibTeX and BibLaTeX entries. https://info.arxiv.org/help/hypertex/bibstyles/index.html ; BibLaTeX's manual, § 2.2 */
import { type CslItem, type CslName, isoDate } from '../csl';
import type { TexWriter } from './tex-text';

/** A field's name and its value as it is written, braces and all. Fields without a value are left out. */
type Field = readonly [name: string, value: string | undefined];

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const braced = (value: string | undefined): string | undefined =>
  value === undefined || value === '' ? undefined : `{${value}}`;

/** Running text as a field's value. */
const running = (value: string | undefined, tex: TexWriter): string | undefined =>
  value === undefined ? undefined : braced(tex.text(value));

/** A part of a name whose words BibTeX must not take apart: " and ", a comma, or a small word within. */
const whole = (part: string, tex: TexWriter): string =>
  /,|(?:^|\s)\p{Ll}/u.test(part) ? `{${tex.name(part)}}` : tex.name(part);

function nameIn(name: CslName, tex: TexWriter): string {
  if ('literal' in name) return `{${tex.name(name.literal)}}`;
  const particle = name['non-dropping-particle'];
  const family = `${particle ? `${tex.name(particle)} ` : ''}${whole(name.family, tex)}`;
  const given = name.given ? whole(name.given, tex) : '';
  return [family, ...(name.suffix ? [tex.name(name.suffix)] : []), given].join(', ');
}

/** A verbatim value (an address, a DOI): a brace or a backslash in it would end the field, and no program wants one. */
const verbatim = (value: string | undefined): string | undefined =>
  value === undefined
    ? undefined
    : braced(
        value.replace(
          /[{}\\\s]/g,
          (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`,
        ),
      );

const entry = (type: string, key: string, fields: readonly Field[]): string =>
  `@${type}{${key},\n${fields
    .flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = ${value},\n`]))
    .join('')}}\n`;

/** The type of an entry; `preprint` is what the kind of file has for a work without a journal. */
const typeOf = ({ type }: CslItem, preprint: 'misc' | 'online'): string =>
  ({ article: preprint, 'article-journal': 'article', 'paper-conference': 'inproceedings' })[type];

/** What both kinds of entry say alike. */
function common(
  item: CslItem,
  tex: TexWriter,
): { readonly first: Field[]; readonly last: Field[] } {
  // "others" is what both programs take for "et al."
  const names = item.author?.map((name) => nameIn(name, tex));
  const authors = braced(names?.concat(item.hasMoreAuthors ? 'others' : []).join(' and '));
  return {
    first: [
      ['title', item.title && braced(tex.title(item.title))],
      ['author', authors],
    ],
    last: [
      ['volume', running(item.volume, tex)],
      ['pages', running(item.page?.replace(/[–-]/, '--'), tex)],
      ['doi', verbatim(item.DOI)],
      ['eprint', braced(item.custom?.arXiv)],
    ],
  };
}

/** Between commas: a tag that has one is in braces. */
const keywords = (tags: readonly string[] = [], tex: TexWriter): string | undefined =>
  braced(tags.map((tag) => (/[,;]/.test(tag) ? `{${tex.text(tag)}}` : tex.text(tag))).join(', '));

const tail = (item: CslItem, tex: TexWriter, note: string): Field[] => [
  ['url', verbatim(item.URL)],
  ['abstract', running(item.abstract, tex)],
  ['keywords', keywords(item.tags, tex)],
  [note, running(item.note, tex)],
];

/** An entry as arXiv's own export writes it, and as classic styles read it. */
export function bibtexEntry(item: CslItem, key: string, tex: TexWriter): string {
  const { first, last } = common(item, tex);
  const [year, month] = item.issued?.['date-parts'][0] ?? [];
  return entry(typeOf(item, 'misc'), key, [
    ...first,
    [
      item.type === 'paper-conference' ? 'booktitle' : 'journal',
      running(item['container-title'], tex),
    ],
    ['howpublished', item.custom ? undefined : running(item.publisher, tex)],
    ['year', year === undefined ? undefined : braced(String(year))],
    ['month', month === undefined ? undefined : months[month - 1]],
    ...last,
    ['archivePrefix', item.custom && '{arXiv}'],
    ['primaryClass', braced(item.custom?.primaryClass)],
    ...tail(item, tex, 'annote'),
  ]);
}

/** An entry for BibLaTeX and biber. */
export function biblatexEntry(item: CslItem, key: string, tex: TexWriter): string {
  const { first, last } = common(item, tex);
  return entry(typeOf(item, 'online'), key, [
    ...first,
    [
      item.type === 'paper-conference' ? 'booktitle' : 'journaltitle',
      running(item['container-title'], tex),
    ],
    ['organization', item.custom ? undefined : running(item.publisher, tex)],
    ['date', braced(isoDate(item))],
    ...last,
    ['eprinttype', item.custom && '{arxiv}'],
    ['eprintclass', braced(item.custom?.primaryClass)],
    ...tail(item, tex, 'annotation'),
  ]);
}
