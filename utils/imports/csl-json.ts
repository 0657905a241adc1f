/** CSL-JSON, as Zotero, Mendeley and pandoc write it, and as we do. https://github.com/citation-style-language/schema */
import * as z from '../basics/z';
import type { TextPieces } from './decode';
import { detailsOf } from './details';
import { jsonItems } from './json';
import { fullName, partsBetween } from './names';
import { excerpt, type Part } from './reference';

const text = z.string();
const number = z.union([z.string(), z.number()]);

const NameSchema = z.object({
  family: z.exactOptional(text),
  given: z.exactOptional(text),
  literal: z.exactOptional(text),
  suffix: z.exactOptional(text),
  'non-dropping-particle': z.exactOptional(text),
  'dropping-particle': z.exactOptional(text),
});

const ItemSchema = z.object({
  id: z.exactOptional(number),
  title: z.exactOptional(text),
  author: z.exactOptional(z.array(NameSchema)),
  issued: z.exactOptional(
    z.object({
      'date-parts': z.exactOptional(z.array(z.array(number))),
      raw: z.exactOptional(text),
    }),
  ),
  'container-title': z.exactOptional(z.union([text, z.array(text)])),
  DOI: z.exactOptional(text),
  PMID: z.exactOptional(number),
  URL: z.exactOptional(text),
  number: z.exactOptional(number),
  archive_location: z.exactOptional(text),
  abstract: z.exactOptional(text),
  keyword: z.exactOptional(text),
  note: z.exactOptional(text),
});

const nameOf = (name: z.infer<typeof NameSchema>): string =>
  name.literal ??
  fullName(
    name.given,
    name['dropping-particle'],
    name['non-dropping-particle'],
    name.family,
    name.suffix,
  );

/** What programs write into a note of their own: Zotero the identifier of a preprint, Better BibTeX a key. */
const byProgram = /^(?:arXiv:\S+(?: \[[^\]]*\])?|(?:citation key|pmid|pmcid|tex\.[a-z]+): .*)$/i;

const ownNote = (note: string): string =>
  note
    .split('\n')
    .filter((line) => !byProgram.test(line))
    .join('\n')
    .trim();

/** Reads the items of a document; one that is no item is told, and the rest is read. Throws `NotJson`. */
export async function* readCslJson(document: TextPieces): AsyncGenerator<Part> {
  let at = 0;
  for await (const each of jsonItems(document)) {
    at++;
    const { success, data: item } = ItemSchema.safeParse(each);
    if (!success) {
      yield { at, text: excerpt(JSON.stringify(each)), reason: 'importBroken' };
      continue;
    }
    const { note = '' } = item;
    const own = ownNote(note);
    const container = item['container-title'];
    const ids = [
      String(item.id ?? ''),
      String(item.number ?? ''),
      item.archive_location ?? '',
      item.DOI ?? '',
      item.PMID === undefined ? '' : `pmid:${item.PMID}`,
      item.URL ?? '',
      ...note.split('\n'),
    ];
    yield {
      ids: ids.filter(Boolean),
      details: detailsOf({
        title: item.title,
        authors: item.author?.map(nameOf),
        abstract: item.abstract,
        journal: Array.isArray(container) ? container[0] : container,
        doi: item.DOI,
        date: item.issued?.['date-parts']?.[0]?.join('-') ?? item.issued?.raw,
      }),
      tags: partsBetween(item.keyword ?? '', /[,;]/),
      ...(own && { note: own }),
      at,
      text: excerpt(JSON.stringify(item)),
    };
  }
}
