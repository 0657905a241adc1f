/** What was lost on the way out and in again, or came in as something else. */
import { expect, it } from 'vitest';
import type { CitedPaper } from '../../../utils/citations/cited-paper';
import { exported } from '../../../utils/citations/formats';
import { allWritten } from '../citations/all-written';
import { doi, paper } from '../make';
import { told } from './parts-of';

type Format = Parameters<typeof exported>[0];
const back = (format: Format, papers: readonly CitedPaper[]) =>
  told(exported(format, papers, allWritten));

const all = ['BibTeX', 'BibLaTeX', 'RIS', 'CSL-JSON', 'CSV'] as const;

it.each(all)('%s keeps tags with commas, semicolons and quotes', async (format) => {
  const tags = ['reading, slow', 'a; b', 'one|two', '"so-called"', 'e "q"', 'plain', '=sum, +1'];
  expect(await back(format, [{ id: paper(1), details: { title: 'A title' }, tags }])).toMatchObject(
    [{ tags }],
  );
});

it('CSL-JSON has its keywords in one text, and a list beside only where a tag has a comma', () => {
  const written = (tags: readonly string[]) =>
    JSON.parse(
      exported('CSL-JSON', [{ id: doi(1), details: { title: 'A' }, tags }], allWritten),
    )[0];
  expect(written(['a', 'b'])).toMatchObject({ keyword: 'a, b' });
  expect(written(['a', 'b'])).not.toHaveProperty('custom');
  expect(written(['a, b', 'c'])).toMatchObject({
    keyword: 'a, b, c',
    custom: { tags: ['a, b', 'c'] },
  });
});

it.each(['BibTeX', 'BibLaTeX', 'CSL-JSON', 'CSV'] as const)(
  '%s keeps the lines of a note',
  async (format) => {
    const note = '# Why\n\n- it is *good*, 100% & more\n- `x_1`\n\nThe end.';
    expect(
      await back(format, [{ id: paper(1), details: { title: 'A title' }, note }]),
    ).toMatchObject([{ note }]);
  },
);

it.each(all)('%s keeps an only author one', async (format) => {
  const names = ['Ada Lovelace', 'Maria Elena de la Cruz', 'Martin Luther King Jr.', 'OpenAI'];
  const papers = names.map((name, n) => ({
    id: paper(n),
    details: { title: 'A', authors: [name] },
  }));
  expect(await back(format, papers)).toMatchObject(names.map((name) => ({ authors: [name] })));
});

it('CSV of others may have two people between commas', async () => {
  const file = (cell: string) => `title,authors,doi\nA title,"${cell}",10.1000/abc\n`;
  const people = async (cell: string) => (await told(file(cell)))[0];
  expect(await people('Ada Lovelace, Charles Babbage')).toMatchObject({
    authors: ['Ada Lovelace', 'Charles Babbage'],
  });
  expect(await people('Lovelace, Ada and Babbage, C.')).toMatchObject({
    authors: ['Ada Lovelace', 'C. Babbage'],
  });
});

it.each(all)('%s has no author called "et al."', async (format) => {
  const authors = ['Ada Lovelace', 'Charles Babbage et al.'];
  const text = exported(format, [{ id: paper(1), details: { title: 'A', authors } }], allWritten);
  expect(text).not.toMatch(/\{et al|et al\.,|"et al/);
  expect(await told(text)).toMatchObject([{ authors: ['Ada Lovelace', 'Charles Babbage'] }]);
});

it('CSV lets no cell run in a spreadsheet, and gives it back as it was', async () => {
  const titles = ['=1+1', '+1', '-1', '@sum', '＝1+1', '＋1', '－1', '＠sum'];
  const papers = titles.map((title, n) => ({ id: paper(n), details: { title }, tags: [title] }));
  const text = exported('CSV', papers, allWritten);
  expect(text).not.toMatch(/(?:^|[,"])[=+\-@＝＋－＠]/m);
  expect((await told(text)).map((each) => 'tags' in each && each.tags)).toEqual(
    titles.map((title) => [title]),
  );
});

it.each(['BibTeX', 'BibLaTeX', 'RIS', 'CSL-JSON', 'CSV'] as const)(
  '%s makes no journal of the archive that keeps a preprint',
  async (format) => {
    const [read] = await back(format, [{ id: paper(1), details: { title: 'A preprint' } }]);
    expect(read).not.toHaveProperty('journal');
  },
);

it.each([
  ['journal = {arXiv preprint arXiv:2404.14219}', 'arxiv:2404.14219'],
  ['journal = {CoRR}, volume = {abs/2404.14219}', 'arxiv:2404.14219'],
])('a preprint has no journal: %s', async (fields, id) => {
  const [read] = await told(`@article{a, title = {A title}, ${fields}, year = {2024}}`);
  expect(read).toMatchObject({ papers: [id] });
  expect(read).not.toHaveProperty('journal');
});

it.each([
  ['eprint = {2020.11.02.364968}, eprinttype = {bioRxiv}', ['doi:10.1101/2020.11.02.364968']],
  ['eprint = {2020.11.02.364968v2}, archivePrefix = {bioRxiv}', ['doi:10.1101/2020.11.02.364968']],
  ['eprint = {087619}, eprinttype = {biorxiv}', ['doi:10.1101/087619']],
  ['eprint = {2026.02.03.123456}, eprinttype = {medRxiv}', ['doi:10.64898/2026.02.03.123456']],
  ['journal = {bioRxiv}, elocation-id = {2020.11.02.364968}', ['doi:10.1101/2020.11.02.364968']],
  ['journal = {bioRxiv}, pages = {2020.11.02.364968}', ['doi:10.1101/2020.11.02.364968']],
  // Either prefix may be meant: a preprint is posted days after the date in its identifier.
  ['eprint = {2025.11.29.123456}, eprinttype = {bioRxiv}', undefined],
  ['eprint = {2025.12.30.123456}, eprinttype = {bioRxiv}', undefined],
  ['eprint = {20012345}, eprinttype = {medRxiv}', undefined],
  ['journal = {Nature}, pages = {123456}', undefined],
])('bioRxiv: %s', async (fields, papers) => {
  const [read] = await told(`@article{a, title = {A title}, ${fields}}`);
  expect(read && 'papers' in read && read.papers).toEqual(papers);
});

it('RIS with a line for each keyword keeps them whole, and one line is many', async () => {
  const file = (lines: string) => `TY  - JOUR\nTI  - A\nDO  - 10.1000/abc\n${lines}\nER  - \n`;
  expect(await told(file('KW  - a; b\nKW  - c'))).toMatchObject([{ tags: ['a; b', 'c'] }]);
  expect(await told(file('KW  - a; b'))).toMatchObject([{ tags: ['a', 'b'] }]);
});
