/** What the fields of an entry of BibTeX say of a paper. */
import { withoutTex } from '../../paper/details/tex';
import { openRxivDoi } from '../../paper/ids/openrxiv';
import { detailsOf } from '../file-details';
import type { TextPart } from '../pieces';
import { excerpt, type Reference } from '../reference';

/** What an entry says, by field: texts, names of authors, keywords. */
export type Values = ReadonlyMap<string, readonly string[]>;

/** Programs' names for the fields that hold a note of the user's. */
const noteFields = ['annote', 'annotation', 'review', 'comment'] as const;
export const isOfNotes = (name: string): boolean => noteFields.some((each) => each === name);
/** Those that hold words and collections: also Mendeley's and JabRef's. */
const wordFields = ['keywords', 'groups', 'mendeley-tags', 'mendeley-groups'] as const;
export const isOfWords = (name: string): boolean => wordFields.some((each) => each === name);
/** Addresses in the words of DBLP, Zotero's and BibDesk's users, and Mendeley's field for arXiv. */
const addressFields = [
  'url',
  'ee',
  'link',
  'bdsk-url-1',
  'bdsk-url-2',
  'arxivid',
  'arxiv',
] as const;
/** Fields in which authors name a preprint. */
const venueFields = ['number', 'journal', 'journaltitle', 'volume', 'pages', 'eid', 'howpublished'];
/** Fields that hold no TeX. */
export const verbatim: ReadonlySet<string> = new Set(['doi', 'eprint', 'pmid', ...addressFields]);
export const used: ReadonlySet<string> = new Set([
  ...verbatim,
  ...noteFields,
  ...wordFields,
  ...venueFields,
  ...['author', 'title', 'abstract', 'booktitle', 'date', 'year', 'month', 'day'],
  ...['archiveprefix', 'eprinttype', 'note', 'elocation-id', 'publisher'],
]);

/** An identifier of another archive than arXiv is told by its own form; JSTOR's numbers may look like arXiv's. */
function eprintOf(eprint: string, kind: string): string[] {
  if (/^(?:pubmed|pmid|medline)$/i.test(kind.trim())) return [`pmid:${eprint}`];
  if (/^(?:bio|med)rxiv$/i.test(kind.trim())) return [openRxivDoi(eprint.trim())];
  if (/^(?:arxiv)?$/i.test(kind.trim())) return [eprint && `arXiv:${eprint}`, eprint];
  return /^[\d.]+$/.test(eprint) ? [] : [eprint];
}

/** `2024-3-5`, or "2024 March 5". */
const dateOf = (year: string, month: string, day: string): string =>
  [year, month, day].filter(Boolean).join(/^\d+$/.test(month) ? '-' : ' ');

export function referenceOf(values: Values, piece: TextPart): Reference {
  const of = (...names: readonly string[]): string =>
    names.map((name) => values.get(name)?.join(', ')).find(Boolean) ?? '';
  const note = of(...noteFields);
  const all = (names: readonly string[]): string[] => names.map((name) => of(name));
  const ids = [
    ...eprintOf(of('eprint'), of('archiveprefix', 'eprinttype')),
    of('doi'),
    of('pmid') && `pmid:${of('pmid')}`,
    ...all(addressFields),
    ...all(venueFields),
    // As bioRxiv and Google Scholar write them.
    ...(/^(?:bio|med)rxiv$/i.test(of('journal', 'journaltitle', 'publisher').trim())
      ? [of('elocation-id'), of('eid'), of('pages'), of('number')].map(openRxivDoi)
      : []),
    of('note'),
  ];
  return {
    ids: ids.filter(Boolean),
    details: detailsOf({
      title: of('title'),
      authors: values.get('author'),
      abstract: of('abstract'),
      journal: of('journal', 'journaltitle', 'booktitle'),
      volume: of('volume'),
      pages: of('pages'),
      doi: of('doi'),
      date: of('date') || dateOf(of('year'), of('month'), of('day')),
    }),
    tags: wordFields.flatMap((name) => values.get(name) ?? []).map(withoutTex),
    ...(note && { note }),
    at: piece.at,
    text: excerpt(piece.text),
  };
}
