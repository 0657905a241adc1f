/** RIS, PubMed's and EndNote's lists, and CSL-JSON as programs write them. */
import { describe, expect, test } from 'vitest';
import { told } from './parts-of';

const ris = (...lines: readonly string[]) => ['TY  - JOUR', ...lines, 'ER  - ', ''].join('\n');
const nature = 'doi:10.1038/nature14539';

describe('RIS', () => {
  const lines = ['TY  - JOUR', 'TI  - A', 'AU  - Smith, J.', 'DO  - 10.1145/1', 'ER  - '];
  test.each([
    ['one space', (line: string) => line.replace('  - ', ' - ')],
    ['no space before the hyphen', (line: string) => line.replace('  - ', '- ')],
    ['no space behind it', (line: string) => line.replace('  - ', '  -')],
    ['white space before it all', (line: string) => `  ${line}`],
    ['small letters', (line: string) => line.slice(0, 2).toLowerCase() + line.slice(2)],
    ['carriage returns', (line: string) => `${line}\r`],
  ])('with %s', async (_, write) => {
    const one = { papers: ['doi:10.1145/1'], title: 'A', authors: ['J. Smith'] };
    const text = [...lines, ...lines].map(write).join('\n');
    expect(await told(text)).toMatchObject([one, one]);
    // Without their ends, and without the type of the second.
    const open = lines.slice(0, -1).map(write).join('\n');
    expect(await told(`${open}\n${open}`)).toMatchObject([one, one]);
    expect(await told(`${text}\n${lines.slice(1).map(write).join('\n')}`)).toMatchObject([
      one,
      one,
      one,
    ]);
  });

  test('of Scopus', async () => {
    expect(
      await told(
        ris(
          'AU  - Smith, J.',
          "AU  - O'Neil, K.A.",
          'TI  - A title',
          'PY  - 2015',
          'T2  - Nature',
          'VL  - 521',
          'IS  - 7553',
          'SP  - 436',
          'EP  - 444',
          'DO  - 10.1038/nature14539',
          'M3  - Article',
          'DB  - Scopus',
          'KW  - Deep',
          'UR  - https://www.scopus.com/inward/record.uri?eid=2-s2.0-1',
          'N1  - Cited By :5',
          'N1  - Export Date: 1 January 2024',
        ),
      ),
    ).toEqual([
      {
        papers: [nature],
        title: 'A title',
        authors: ['J. Smith', "K.A. O'Neil"],
        authorCount: 2,
        journal: 'Nature 521 (2015) 436-444',
        doi: '10.1038/nature14539',
        publishedIn: '2015',
        tags: ['Deep'],
      },
    ]);
  });

  test('of Web of Science', async () => {
    const text = ris(
      'TI  - T',
      'DA  - MAY 28',
      'PY  - 2015',
      'DO  - 10.1038/nature14539',
      'AN  - WOS:000355286600030',
    );
    expect(await told(text)).toMatchObject([{ papers: [nature], publishedOn: '2015-05-28' }]);
  });

  test.each([
    ['2020/03/05/', { publishedOn: '2020-03-05' }],
    ['2020/3/5', { publishedOn: '2020-03-05' }],
    ['2020/03/05/Spring', { publishedOn: '2020-03-05' }],
    ['2020/03//', { publishedIn: '2020-03' }],
    ['2020///', { publishedIn: '2020' }],
    ['2020', { publishedIn: '2020' }],
    ['5 March 2020', { publishedOn: '2020-03-05' }],
    ['2020 Mar-Apr', { publishedIn: '2020-03' }],
    ['03/05/2020', { publishedIn: '2020' }],
  ])('on %s', async (date, known) => {
    for (const tag of ['PY', 'Y1', 'DA'])
      expect(await told(ris(`${tag}  - ${date}`))).toEqual([{ papers: undefined, ...known }]);
  });

  test.each([
    ['AN  - arXiv:2401.12345 [cs]'],
    ['M1  - arXiv: 2401.12345'],
    ['JO  - arXiv preprint arXiv:2401.12345'],
    ['JF  - arXiv:2401.12345 [cs]'],
    ['N1  - arXiv:2401.12345'],
    ['JA  - CoRR\nVL  - abs/2401.12345'],
    ['UR  - https://x.example/; https://arxiv.org/abs/2401.12345'],
    ['DO  - https://doi.org/10.48550/arXiv.2401.12345'],
  ])('the paper of %s', async (line) => {
    expect(await told(ris('TI  - T', line))).toMatchObject([{ papers: ['arxiv:2401.12345'] }]);
  });

  test('several names in a line, and what publishers leave in texts', async () => {
    const text = ris(
      'TI  - p &lt; 0.05 in <i>E. coli</i>',
      'AU  - Smith, J.; Jones, K.',
      'AU  - King, M. L., Jr.',
      'AU  - ',
    );
    expect(await told(text)).toMatchObject([
      {
        title: 'p < 0.05 in E. coli',
        authors: ['J. Smith', 'K. Jones', 'M. L. King Jr.'],
        authorCount: 3,
      },
    ]);
  });

  test('a book is listed, and gets no id', async () => {
    expect(await told('TY  - BOOK\nTI  - The TeXbook\nSN  - 0-201-13447-0\nER  - ')).toEqual([
      { papers: undefined, title: 'The TeXbook' },
    ]);
  });
});

test('PubMed’s list', async () => {
  const text = [
    'PMID- 32109013',
    'OWN - NLM',
    'TI  - A long title',
    '      that goes on.',
    'AB  - Its abstract',
    '      goes on.',
    'FAU - Smith, John',
    'AU  - Smith J',
    'AD  - Somewhere',
    '      far.',
    'CN  - The Group',
    'DP  - 2020 Mar 5',
    'TA  - Nature',
    'JT  - Nature',
    'VI  - 579',
    'PG  - 10-12',
    'LID - S0001 [pii]',
    'LID - 10.1038/nature14539 [doi]',
    'OT  - deep',
    '',
    'PMID- 32109014',
    'TI  - B',
    '',
  ];
  expect(await told(text.join('\r\n'))).toEqual([
    {
      papers: ['pmid:32109013', nature],
      title: 'A long title that goes on.',
      abstract: 'Its abstract goes on.',
      authors: ['John Smith', 'The Group'],
      authorCount: 2,
      journal: 'Nature 579 (2020) 10-12',
      doi: '10.1038/nature14539',
      publishedOn: '2020-03-05',
      tags: ['deep'],
    },
    { papers: ['pmid:32109014'], title: 'B' },
  ]);
});

test('EndNote’s list', async () => {
  const text =
    '%0 Journal Article\n%T A title\n%A Smith, J.\n%A Jones, K.\n%D 2020\n%R 10.1038/nature14539\n%K deep\n\n%0 Book\n%T B\n';
  expect(await told(text)).toEqual([
    {
      papers: [nature],
      title: 'A title',
      authors: ['J. Smith', 'K. Jones'],
      authorCount: 2,
      doi: '10.1038/nature14539',
      publishedIn: '2020',
      tags: ['deep'],
    },
    { papers: undefined, title: 'B' },
  ]);
});

describe('CSL-JSON', () => {
  const item = { type: 'article', title: 'T', DOI: '10.1145/1' };
  const one = { papers: ['doi:10.1145/1'], title: 'T', doi: '10.1145/1' };

  test.each([
    ['a list', JSON.stringify([item])],
    ['an item alone', JSON.stringify(item)],
    ['a list in an object', JSON.stringify({ items: [item] })],
    ['items by their keys', JSON.stringify({ key: item })],
    ['a byte order mark', `\ufeff${JSON.stringify([item])}`],
  ])('%s', async (_, text) => {
    expect(await told(text)).toEqual([one]);
  });

  test('an item a line; a broken one costs itself', async () => {
    const line = JSON.stringify(item);
    expect(await told(`${line}\n${line}\n{"title": \n${line}\n`)).toEqual([
      one,
      one,
      { at: 3, reason: 'importBroken' },
      one,
    ]);
  });

  test.each([
    [{ issued: { 'date-parts': [['2020', '3', '5']] } }, { publishedOn: '2020-03-05' }],
    [{ issued: { 'date-parts': [[2020, 3]] } }, { publishedIn: '2020-03' }],
    [{ issued: { 'date-parts': [[2020]] } }, { publishedIn: '2020' }],
    [{ issued: { 'date-parts': [2020, 3, 5] } }, { publishedOn: '2020-03-05' }],
    [{ issued: { raw: '2020-03-05' } }, { publishedOn: '2020-03-05' }],
    [{ issued: { literal: 'March 5, 2020' } }, { publishedOn: '2020-03-05' }],
    [{ issued: '2020-03-05' }, { publishedOn: '2020-03-05' }],
    [{ issued: { 'date-parts': [[null]] } }, {}],
    [{ issued: null, author: null, title: null, PMID: null }, { papers: ['doi:10.1145/1'] }],
    [{ title: ['T'], 'container-title': ['Nature'] }, { journal: 'Nature' }],
    [{ title: 'H<sub>2</sub>O &amp; <span class="nocase">x</span>' }, { title: 'H2O & x' }],
    [{ keyword: ['a', 'b'], categories: ['c'] }, { tags: ['a', 'b', 'c'] }],
    [
      {
        'container-title': 'Nature',
        volume: 521,
        page: '436-444',
        issued: { 'date-parts': [[2015]] },
      },
      { journal: 'Nature 521 (2015) 436-444' },
    ],
    [
      {
        author: [
          { literal: 'ATLAS' },
          { family: 'Solo' },
          { family: 'King', given: 'M. L.', suffix: 'Jr.' },
          { name: 'A Group' },
          { family: '王', given: '伟' },
          { family: 'Gogh', given: 'Vincent', 'dropping-particle': 'van' },
          { literal: 'others' },
        ],
      },
      {
        authors: ['ATLAS', 'Solo', 'M. L. King Jr.', 'A Group', '王伟', 'Vincent van Gogh'],
        authorCount: 7,
      },
    ],
    [
      { note: 'PMID: 123\nCitation Key: x\nmy words' },
      { papers: ['doi:10.1145/1', 'pmid:123'], note: 'my words' },
    ],
  ])('%j', async (fields, known) => {
    expect(await told(JSON.stringify([{ ...item, ...fields }]))).toMatchObject([known]);
  });

  test.each([
    { id: 'http://zotero.org/users/1/items/ABC', note: 'arXiv: 2401.12345' },
    { note: '_eprint: 2401.12345' },
    { eprint: '2401.12345' },
    { number: 'arXiv:2401.12345' },
    { archive: 'arXiv', archive_location: '2401.12345' },
    { 'container-title': 'arXiv preprint arXiv:2401.12345' },
    { URL: 'http://arxiv.org/abs/2401.12345' },
  ])('the paper of %j', async (fields) => {
    expect(await told(JSON.stringify([{ type: 'article', title: 'T', ...fields }]))).toMatchObject([
      { papers: ['arxiv:2401.12345'] },
    ]);
  });

  test('a book is listed, and gets no id', async () => {
    expect(await told('[{"type": "book", "title": "B", "ISBN": "978-3-16-148410-0"}]')).toEqual([
      { papers: undefined, title: 'B' },
    ]);
  });
});
