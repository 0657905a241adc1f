/** BibTeX and BibLaTeX entries. https://info.arxiv.org/help/hypertex/bibstyles/index.html ; BibLaTeX's manual, § 2.2 */
import type { CslItem, CslName } from '../csl';
import type { TexWriter } from './tex-text';

/** A field's name and its value as it is written, braces and all. Fields without a value are left out. */
type Field = readonly [name: string, value: string | undefined];

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const braced = (value: string | undefined): string | undefined =>
  value === undefined || value === '' ? undefined : `{${value}}`;

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

/** What both kinds of entry say alike. */
function common(
  item: CslItem,
  tex: TexWriter,
): { readonly first: Field[]; readonly last: Field[] } {
  const text = (value: string | undefined) => value && braced(tex.text(value));
  // "others" is what both programs take for "et al."
  const names = item.author?.map((name) => nameIn(name, tex));
  const authors = braced(names?.concat(item.hasMoreAuthors ? 'others' : []).join(' and '));
  return {
    first: [
      ['title', item.title && braced(tex.title(item.title))],
      ['author', authors],
    ],
    last: [
      ['volume', text(item.volume)],
      ['pages', text(item.page?.replace(/[–-]/, '--'))],
      ['doi', verbatim(item.DOI)],
      ['eprint', braced(item.custom?.arXiv)],
    ],
  };
}

const tail = (item: CslItem, tex: TexWriter, note: string): Field[] => [
  ['url', verbatim(item.URL)],
  ['abstract', item.abstract && braced(tex.text(item.abstract))],
  ['keywords', item.keyword && braced(tex.text(item.keyword))],
  [note, item.note && braced(tex.text(item.note))],
];

/** An entry as arXiv's own export writes it, and as classic styles read it. */
export function bibtexEntry(item: CslItem, key: string, tex: TexWriter): string {
  const { first, last } = common(item, tex);
  const [year, month] = item.issued?.['date-parts'][0] ?? [];
  const text = (value: string | undefined) => value && braced(tex.text(value));
  const type = {
    article: 'misc',
    'article-journal': 'article',
    'paper-conference': 'inproceedings',
  };
  return entry(type[item.type], key, [
    ...first,
    [item.type === 'paper-conference' ? 'booktitle' : 'journal', text(item['container-title'])],
    ['howpublished', item.custom ? undefined : text(item.publisher)],
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
  const date = item.issued?.['date-parts'][0]
    .map((part, n) => String(part).padStart(n === 0 ? 4 : 2, '0'))
    .join('-');
  const text = (value: string | undefined) => value && braced(tex.text(value));
  const type = {
    article: 'online',
    'article-journal': 'article',
    'paper-conference': 'inproceedings',
  };
  return entry(type[item.type], key, [
    ...first,
    [
      item.type === 'paper-conference' ? 'booktitle' : 'journaltitle',
      text(item['container-title']),
    ],
    ['organization', item.custom ? undefined : text(item.publisher)],
    ['date', braced(date)],
    ...last,
    ['eprinttype', item.custom && '{arxiv}'],
    ['eprintclass', braced(item.custom?.primaryClass)],
    ...tail(item, tex, 'annotation'),
  ]);
}
