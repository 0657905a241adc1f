import { describe, expect, it } from 'vitest';
import * as z from '../../../../utils/basics/z';
import { namesIn } from '../../../../utils/feeds/documents/authors';
import { detailsOf } from '../../../../utils/imports/file-details';
import { authorsLimit, keptAuthors } from '../../../../utils/paper/details/authors-limit';
import { PaperDetailsSchema } from '../../../../utils/paper/details/details-schema';
import { citationOf } from '../../../../utils/paper/metas/citation-metas';
import { indexOf } from '../../library/search/set-up';
import { mark, setUp } from '../../library/set-up';
import { paper } from '../../make';
import { readHtml } from '../../sites/any-page/read';

/** As many as sign the largest papers. */
const names = Array.from({ length: 3_200 }, (_, n) => `Author Number${n + 1}`);
const details = { title: 'A large collaboration', authors: names, authorCount: names.length };

describe('a paper of three thousand authors', () => {
  it('keeps all of them, in the library and in what is exported', async () => {
    const { library, act } = setUp();
    const parsed = z.parse(PaperDetailsSchema, details);
    await act(mark('starred', true, [], { papers: [{ id: paper(1), details: parsed }] }));
    expect((await library.paper(paper(1)))?.details.authors).toEqual(names);
    expect((await library.cited([paper(1)]))[0]?.details?.authors).toEqual(names);
  });

  it('is read whole from metas, feeds and files', () => {
    const metas = citationOf((name) => (name === 'citation_author' ? names : []));
    expect(metas.authors).toEqual(names);
    expect(namesIn(names.join(', '))).toEqual(names);
    expect(detailsOf({ authors: names }).authors).toEqual(names);
  });

  it('is read whole from its own page, of whatever site', () => {
    const metas = names.map((name) => `<meta name="citation_author" content="${name}">`).join('');
    const html = `<meta name="citation_title" content="A large collaboration">
      <meta name="citation_doi" content="10.1145/3411764.3445001">${metas}<h1>A large collaboration</h1>`;
    const { entries, details } = readHtml(html, 'https://press.example.org/a-large-collaboration');
    expect(entries.map((entry) => details(entry).authors)).toEqual([names]);
  });

  it('is found by the first thousand, so that its row stays small', async () => {
    const { library, act } = setUp();
    await act(mark('starred', true, [], { papers: [{ id: paper(1), details }] }));
    const { catalogue } = await indexOf(library);
    const words = catalogue.get(paper(1))?.words ?? '';
    expect(words).toContain('number1000');
    expect(words.length).toBeLessThan(25_000);
  });
});

describe('authors beyond any bound', () => {
  const many = Array.from({ length: 3 * authorsLimit }, (_, n) => `A ${n}`);
  const long = Array.from({ length: 1_000 }, () => 'N'.repeat(200));

  it('are cut off, and the rest of the paper is kept', () => {
    const schema = (authors: string[]) =>
      z.safeParse(PaperDetailsSchema, { title: 'A paper', authors, doi: '10.1145/1' });
    expect(schema(long).data).toEqual({
      title: 'A paper',
      authors: long.slice(0, 500),
      doi: '10.1145/1',
    });
    expect(schema(many).success).toBe(false);
    expect(keptAuthors(many)).toEqual(many.slice(0, authorsLimit));
    expect(detailsOf({ authors: many }).authors).toHaveLength(authorsLimit);
  });
});
