/** PaperMemory's backup: an object of papers by their ids. https://github.com/vict0rsch/PaperMemory */
import * as z from '../basics/z';
import { joinedByAnd, turnedName } from './author-names';
import type { TextPieces } from './decode';
import { detailsOf } from './file-details';
import { firstMembers, jsonMembers } from './json';
import { excerpt, type Part } from './reference';

const PaperSchema = z.object({
  id: z.string(),
  title: z.string(),
  author: z.exactOptional(z.string()),
  link: z.exactOptional(z.string()),
  pdfLink: z.exactOptional(z.string()),
  doi: z.exactOptional(z.string()),
  year: z.exactOptional(z.union([z.string(), z.number()])),
  tags: z.exactOptional(z.array(z.string())),
  note: z.exactOptional(z.string()),
  favorite: z.exactOptional(z.boolean()),
  venue: z.exactOptional(z.string()),
});

/** Whether a document looks like such a backup by the beginning of it. */
export const isPaperMemory = (begin: string): boolean =>
  firstMembers(begin).some(([, value]) => PaperSchema.safeParse(value).success);

/** Reads the papers of a backup. Throws `NotJson`. */
export async function* readPaperMemory(backup: TextPieces): AsyncGenerator<Part> {
  let at = 0;
  for await (const [name, value] of jsonMembers(backup)) {
    // The version of its data stands among the papers.
    if (name.startsWith('__')) continue;
    at++;
    const { success, data: paper } = PaperSchema.safeParse(value);
    if (!success) {
      yield { at, text: excerpt(`${name}: ${JSON.stringify(value)}`), reason: 'importBroken' };
      continue;
    }
    yield {
      ids: [
        paper.link ?? '',
        paper.pdfLink ?? '',
        paper.doi ?? '',
        // `Arxiv-2603.03283`
        paper.id.replace(/^arxiv-/i, 'arXiv:'),
      ].filter(Boolean),
      details: detailsOf({
        title: paper.title,
        authors: joinedByAnd(paper.author ?? '').map(turnedName),
        journal: paper.venue,
        doi: paper.doi,
      }),
      tags: paper.tags ?? [],
      ...(paper.note && { note: paper.note }),
      ...(paper.favorite && { marks: ['starred'] as const }),
      at,
      text: excerpt(JSON.stringify(paper)),
    };
  }
}
