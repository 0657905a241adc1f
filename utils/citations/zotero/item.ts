/** A citation as Zotero's connector hands it over. https://api.zotero.org/schema */
import { type CslItem, type CslName, isoDate, wholeFamily } from '../csl';

const types = {
  article: 'preprint',
  'article-journal': 'journalArticle',
  'paper-conference': 'conferencePaper',
} as const;

/** What Zotero takes for one item; fields that its type doesn't have are left out. */
export type ZoteroItem = Readonly<Record<string, unknown>>;

const creator = (name: CslName) =>
  'literal' in name
    ? { creatorType: 'author', lastName: name.literal, fieldMode: 1 }
    : {
        creatorType: 'author',
        lastName: wholeFamily(name),
        firstName: [name.given, name.suffix].filter(Boolean).join(', '),
      };

/** Zotero's notes are HTML. */
const asHtml = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .split('\n\n')
    .map((part) => `<p>${part.replace(/\n/g, '<br>')}</p>`)
    .join('');

/** An item without attachments: those are Zotero's own work. */
export function zoteroItem(item: CslItem, tags: readonly string[] = []): ZoteroItem {
  const venue = item['container-title'];
  const date = isoDate(item);
  return {
    id: item.id,
    itemType: types[item.type],
    creators: item.author?.map(creator) ?? [],
    tags: tags.map((tag) => ({ tag })),
    notes: item.note ? [{ note: asHtml(item.note) }] : [],
    attachments: [],
    url: item.URL,
    ...(item.title && { title: item.title }),
    ...(date && { date }),
    ...(item.DOI && { DOI: item.DOI }),
    ...(item.abstract && { abstractNote: item.abstract }),
    ...(item.PMID && { extra: `PMID: ${item.PMID}` }),
    ...(item.type === 'article' && item.publisher && { repository: item.publisher }),
    ...(item.type === 'article' && item.number && { archiveID: item.number }),
    ...(item.type === 'article-journal' && {
      ...(venue && { publicationTitle: venue }),
      ...(item.volume && { volume: item.volume }),
      ...(item.page && { pages: item.page }),
    }),
    ...(item.type === 'paper-conference' && {
      ...(venue && { proceedingsTitle: venue }),
      ...(item.page && { pages: item.page }),
    }),
  };
}
