import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NotJson } from '../../../utils/basics/json-rows';
import { textIn } from '../../../utils/imports/decode';
import { papersOf } from '../../../utils/imports/paper-of';
import { isUnread } from '../../../utils/imports/reference';
import { all, partsOf, told } from './parts-of';

describe('BibTeX', () => {
  test('an entry of arXiv, with maths, accents, a particle and a group', async () => {
    const [entry] = await told(String.raw`@misc{key,
      title = {On $\alpha_1$-{BERT}: {\'E}tudes \& more},
      author = {van Beethoven, Ludwig and King, Jr., Martin Luther and {The ATLAS Collaboration}},
      eprint = {2603.03283v2}, archivePrefix = {arXiv}, primaryClass = {cs.CL},
      date = {2026-03-05},
      keywords = {to read, maths},
      annote = {See $x$.}
    }`);
    expect(entry).toEqual({
      papers: ['arxiv:2603.03283'],
      title: String.raw`On $\alpha_1$-BERT: Études & more`,
      authors: ['Ludwig van Beethoven', 'Martin Luther King Jr.', 'The ATLAS Collaboration'],
      authorCount: 3,
      publishedOn: '2026-03-05',
      tags: ['to read', 'maths'],
      note: 'See $x$.',
    });
  });

  test.each([
    ['journal = {arXiv preprint arXiv:1706.03762}', 'arxiv:1706.03762'],
    ['journal = {CoRR}, volume = {abs/1706.03762}', 'arxiv:1706.03762'],
    ['url = {https://arxiv.org/abs/hep-th/9901001}', 'arxiv:hep-th/9901001'],
    ['doi = {10.48550/arXiv.1706.03762}', 'arxiv:1706.03762'],
    ['doi = {https://doi.org/10.1145/3292500}', 'doi:10.1145/3292500'],
    ['eprint = {12345}, eprinttype = {pubmed}', 'pmid:12345'],
    ['url = {https://aclanthology.org/2023.acl-long.1/}', 'acl:2023.acl-long.1'],
    ['note = {Accepted at a conference}', undefined],
    ['note = {Extends arXiv:1706.03762}, doi = {10.1145/3292500}', 'doi:10.1145/3292500'],
  ])('%s', async (field, id) => {
    expect(await told(`@article{k, title = {T}, ${field}}`)).toMatchObject([
      { papers: id === undefined ? undefined : [id] },
    ]);
  });

  test.each([
    '@misc{k, title = {T}, author = {Lovelace, Ada and others}, eprint = {1706.03762}, archivePrefix = {arXiv}}',
    'title,authors,id\nT,"Lovelace, Ada; et al.",1706.03762\n',
    'TY  - JOUR\nTI  - T\nAU  - Lovelace, Ada\nAU  - et al.\nDO  - 10.1145/1\nER  - ',
    '@misc{k, title = {T}, author = {Lovelace, Ada et al.}, eprint = {1706.03762}}',
  ])('"and others" is no author, and tells that there is one more: %s', async (text) => {
    expect(await told(text)).toMatchObject([{ authors: ['Ada Lovelace'], authorCount: 2 }]);
  });

  test('an entry is read with the definitions that it uses, however many a file has', async () => {
    const strings = Array.from({ length: 3_000 }, (_, n) => `@string{s${n} = "Word ${n}"}\n`);
    const text = `${strings.join('')}@string{both = s1 # " and " # s2}\n`;
    expect(
      await told(
        `${text}@misc{k, title = both # "!", eprint = {1706.03762}, archiveprefix = "arXiv"}`,
      ),
    ).toMatchObject([{ title: 'Word 1 and Word 2!' }]);
  });

  test.each([
    [String.raw`{An} \emph{old} {\it tale} of \textbf{{B}ERT}`, 'An old tale of BERT'],
    ["It's a ``quoted'' -- well --- dash~here", "It's a “quoted” – well — dash here"],
    [String.raw`50\% of \& \# \_ and \{x\}, costs \$5`, '50% of & # _ and {x}, costs $5'],
    [String.raw`n{\'\i}, {\ss}, \v{c}, \O{}l, {\aa}`, 'ní, ß, č, Øl, å'],
    ['x < y > z, a_b^c, 5 & 6 # 7 % 8', 'x < y > z, a_b^c, 5 & 6 # 7 % 8'],
    ['from $5 to $6', 'from $5 to $6'],
    ['where $x < {y}$ and $z$', 'where $x < {y}$ and $z$'],
    [String.raw`\textquoteleft x\textquoteright`, '‘x’'],
  ])('the TeX of a title: %s', async (tex, title) => {
    expect(await told(`@misc{k, title = {${tex}}, eprint = {1706.03762}}`)).toMatchObject([
      { title },
    ]);
    expect(
      await told(`@misc{k, eprint = "1706.03762", title = "${tex.replaceAll('"', '{"}')}"}`),
    ).toMatchObject([{ title }]);
  });

  test('collections of Mendeley and JabRef', async () => {
    const fields = 'mendeley-groups = {Thesis}, mendeley-tags = {a,b}, groups = {To read; Bench}';
    const tags = ['To read', 'Bench', 'a', 'b', 'Thesis'];
    expect(await told(`@misc{k, title = {T}, ${fields}}`)).toMatchObject([{ tags }]);
    const commands = fields.replace('Thesis', String.raw`\textquoteleft x`);
    expect(await told(`@misc{k, title = {T}, ${commands}}`)).toMatchObject([
      { tags: [...tags.slice(0, -1), '‘x'] },
    ]);
  });

  test('names with commas in their braces, and addresses with signs that are TeX elsewhere', async () => {
    const [entry] = await partsOf(
      "junk\n@misc(k, author = {{Smith, Jones and Sons} and d'Alembert, Jean}, url = {https://a.example/~x--y})\n" +
        '@misc{l, author = {{Smith, Jones and Sons} and\n d\'Alembert, Jean AND de la Cruz, Jr, Ana},\n url = "https://a.example/~x--y\\_z", howpublished = {\\url{https://b.example/~x}},}',
    ).then((parts) => parts.slice(1));
    expect(entry).toMatchObject({
      at: 3,
      ids: ['https://a.example/~x--y_z', 'https://b.example/ x'],
      details: { authors: ['Smith, Jones and Sons', "Jean d'Alembert", 'Ana de la Cruz Jr'] },
    });
  });

  test('an error costs its own entry; definitions and parents are used', async () => {
    const text = [
      '@comment{nothing}',
      '@preamble{"\\newcommand{\\x}{y}"}',
      '@string{jcp = "J. Chem. Phys."}',
      '@article{a, title = {First}, journal = jcp, doi = {10.1145/1}}',
      '@article{b, title = {Never ends',
      '@inproceedings{c, title = {Third}, crossref = {p}, doi = {10.1145/3}}',
      '@proceedings{p, title = {Proceedings}}',
    ].join('\r\n');
    expect(await told(text)).toMatchObject([
      { title: 'First', journal: 'J. Chem. Phys.' },
      { at: 5, reason: 'importBroken' },
      { title: 'Third', journal: 'Proceedings' },
      { title: 'Proceedings' },
    ]);
  });
});

describe('RIS', () => {
  test('records of several programs, one of them without its end', async () => {
    const text = [
      'TY  - JOUR',
      'T1  - A title that goes',
      '  on',
      'A1  - King, Martin Luther, Jr.',
      'AU  - van Beethoven, Ludwig',
      'DA  - 2026/03/05/',
      'DO  - 10.1145/7',
      'KW  - one; two',
      'N1  - Mine',
      'TY  - UNPB',
      'TI  - Second',
      'UR  - https://arxiv.org/abs/2603.00007',
      'ER  - ',
      'nonsense',
    ].join('\n');
    expect(await told(text)).toEqual([
      {
        papers: ['doi:10.1145/7'],
        title: 'A title that goes on',
        authors: ['Ludwig van Beethoven', 'Martin Luther King Jr.'],
        authorCount: 2,
        doi: '10.1145/7',
        publishedOn: '2026-03-05',
        tags: ['one', 'two'],
        note: 'Mine',
      },
      { papers: ['arxiv:2603.00007'], title: 'Second' },
      { at: 14, reason: 'importNoEntry' },
    ]);
  });
});

describe('CSL-JSON', () => {
  test('items, and one that is none', async () => {
    const items = [
      {
        id: 'x',
        type: 'article',
        title: 'A preprint',
        number: 'arXiv:2603.00007',
        DOI: '10.48550/arXiv.2603.00007',
        note: 'arXiv:2603.00007 [cs]',
        author: [{ family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' }],
        issued: { 'date-parts': [['2026', 3, 5]] },
        keyword: 'a, b',
      },
      { title: {}, ['__proto__']: { polluted: true } },
      'text',
    ];
    expect(await told(JSON.stringify(items))).toEqual([
      {
        papers: ['arxiv:2603.00007'],
        title: 'A preprint',
        authors: ['Ludwig van Beethoven'],
        authorCount: 1,
        doi: '10.48550/arXiv.2603.00007',
        publishedOn: '2026-03-05',
        tags: ['a', 'b'],
      },
      { at: 2, reason: 'importBroken' },
      { at: 3, reason: 'importBroken' },
    ]);
  });

  test('a broken document throws', async () => {
    await expect(partsOf('[{"title": "x"')).rejects.toThrow(NotJson);
  });
});

test('a PaperMemory backup', async () => {
  const backup = {
    __dataVersion: 1,
    'Arxiv-2603.00007': {
      id: 'Arxiv-2603.00007',
      title: 'Kept',
      author: 'Ada Lovelace and Kurt Gödel',
      pdfLink: 'https://arxiv.org/pdf/2603.00007.pdf',
      tags: ['logic'],
      note: 'Mine',
      favorite: true,
    },
    broken: { title: 1 },
  };
  expect(await told(JSON.stringify(backup))).toEqual([
    {
      papers: ['arxiv:2603.00007'],
      title: 'Kept',
      authors: ['Ada Lovelace', 'Kurt Gödel'],
      authorCount: 2,
      tags: ['logic'],
      note: 'Mine',
      marks: ['starred'],
    },
    { at: 2, reason: 'importBroken' },
  ]);
});

test.each([
  ['commas', ','],
  ['semicolons', ';'],
])('a table with %s, quotes and line ends in its cells', async (_, comma) => {
  const rows = [
    ['Title', 'Author', 'Url', 'Manual Tags', 'Notes'],
    [
      '"One, ""two""\nthree"',
      'Lovelace, Ada; Gödel, Kurt',
      'https://arxiv.org/abs/2603.00007',
      'a',
      "'=cmd",
    ],
    ['No paper', '', 'https://example.org/', '', ''],
  ].map((row) =>
    row.map((cell) => (/[",;\n]/.test(cell) && !cell.startsWith('"') ? `"${cell}"` : cell)),
  );
  expect(await told(rows.map((row) => row.join(comma)).join('\r\n'))).toEqual([
    {
      papers: ['arxiv:2603.00007'],
      title: 'One, "two" three',
      authors: ['Ada Lovelace', 'Kurt Gödel'],
      authorCount: 2,
      tags: ['a'],
      note: '=cmd',
    },
    { papers: undefined, title: 'No paper' },
  ]);
});

test('bookmarks: folders, tags and descriptions', async () => {
  const html = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<DL><p>
<DT><H3 ADD_DATE="1">Reading &amp; more</H3>
<DL><p>
<DT><A HREF="https://arxiv.org/abs/2603.00007?a=1&amp;b=2" ADD_DATE="1" TAGS="x,y">A &lt;title&gt;</A>
<DD>Mine
<DT><A HREF="javascript:alert(1)">Bad</A>
</DL><p>
<DT><A HREF="https://example.org/">Other</A>
</DL><p>`;
  expect(await told(html)).toEqual([
    {
      papers: ['arxiv:2603.00007'],
      title: 'A <title>',
      tags: ['x', 'y', 'Reading & more'],
      note: 'Mine',
    },
    { papers: undefined, title: 'Bad', tags: ['Reading & more'] },
    { papers: undefined, title: 'Other' },
  ]);
});

test('a pasted list', async () => {
  const text = [
    'https://arxiv.org/abs/2603.00007v2',
    '10.1145/7 and 10.1145/8',
    'A. Author, "A title", arXiv preprint arXiv:2603.00009, 2026.',
    '',
    'nothing to see',
  ].join('\n');
  expect((await partsOf(text)).map((part) => !isUnread(part) && papersOf(part))).toEqual([
    ['arxiv:2603.00007'],
    ['doi:10.1145/7'],
    ['doi:10.1145/8'],
    ['arxiv:2603.00009'],
    undefined,
  ]);
});

test('old code pages', async () => {
  const decoded = async (...bytes: readonly number[]) => {
    const text = await textIn(new Blob([new Uint8Array(bytes)]));
    return (await all(text())).join('');
  };
  expect(await decoded(0x47, 0xf6, 0x64, 0x65, 0x6c)).toBe('Gödel');
  expect(await decoded(0xff, 0xfe, 0x47, 0, 0xf6, 0)).toBe('Gö');
  expect(await decoded(0xfe, 0xff, 0, 0x47, 0, 0xf6)).toBe('Gö');
  expect(await decoded(0xef, 0xbb, 0xbf, 0x47)).toBe('G');
});

test('any text is read or told, and nothing throws but broken JSON', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
      try {
        for (const part of await partsOf(text)) expect(part.at).toBeGreaterThan(0);
      } catch (error) {
        expect(error).toBeInstanceOf(NotJson);
      }
    }),
  );
});
