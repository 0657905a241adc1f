/** BibTeX as programs, publishers and people write it. */
import { describe, expect, test } from 'vitest';
import { told } from './parts-of';

const raw = String.raw;
const arxiv = 'arxiv:2401.12345';
const sici = '10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2';

test.each([
  ['eprint = {arXiv:2401.12345v2 [cs.LG]}', arxiv],
  ['eprint = 2401.12345, archiveprefix = "arXiv"', arxiv],
  ['eprint = {https://arxiv.org/abs/2401.12345}', arxiv],
  ['arxivId = {2401.12345}', arxiv],
  ['ee = {https://arxiv.org/abs/2401.12345}', arxiv],
  ['link = {https://arxiv.org/abs/2401.12345}', arxiv],
  ['bdsk-url-1 = {https://arxiv.org/abs/2401.12345}', arxiv],
  ['journal = {arXiv e-prints}, pages = {arXiv:2401.12345}, eid = {arXiv:2401.12345}', arxiv],
  ['journal = {arXiv:2401.12345 [cs]}', arxiv],
  ['note = {arXiv: 2401.12345 [cs]}', arxiv],
  ['note = {Preprint, arXiv:2401.12345}', arxiv],
  ['note = {arXiv preprint 2401.12345}', arxiv],
  ['howpublished = {arXiv e-prints, 2401.12345}', arxiv],
  [raw`howpublished = {Preprint at \url{https://arxiv.org/abs/2401.12345} (2024)}`, arxiv],
  [raw`note = {Available online at https://arxiv.org/abs/2401.12345}`, arxiv],
  ['note = {Extends arXiv:2401.12345}', undefined],
  ['note = {See arXiv:2401.12345 for a longer one}', undefined],
  ['eprint = {12345678}, eprinttype = {pmid}', 'pmid:12345678'],
  ['eprint = {2023.acl-long.1}, archiveprefix = {acl}', 'acl:2023.acl-long.1'],
  ['eprint = {1706.03762}, eprinttype = {jstor}, doi = {10.1145/1}', 'doi:10.1145/1'],
  ['url = {https://openreview.net/forum?id=abcdefghij}', 'openreview:abcdefghij'],
  [raw`doi = {\url{https://doi.org/10.1145/3292500}}`, 'doi:10.1145/3292500'],
  [raw`doi = {10.1007/978-3-030-01234-2\_1}`, 'doi:10.1007/978-3-030-01234-2_1'],
  [raw`doi = {10.1007/978-3-030-01234-2{\_}1}`, 'doi:10.1007/978-3-030-01234-2_1'],
  [`doi = {https://doi.org/${sici}}`, `doi:${sici.toLowerCase()}`],
  [
    `doi = {${sici.replace('<', raw`{\textless}`).replace('>', raw`{\textgreater}`)}}`,
    `doi:${sici.toLowerCase()}`,
  ],
  [`doi = {${sici.replace('<', '$<$').replace('>', '$>$')}}`, `doi:${sici.toLowerCase()}`],
  ['isbn = {0-201-13447-0}', undefined],
])('the paper of %s', async (field, id) => {
  expect(await told(`@article{k, title = {T}, ${field}}`)).toMatchObject([
    { papers: id === undefined ? undefined : [id], title: 'T' },
  ]);
});

test.each([
  'https://doi.org/10.1145/X',
  'doi:10.1145/X',
  '{10.1145/X}',
  'http://dx.doi.org/10.1145/X.',
])('a DOI is kept without what is around it: %s', async (doi) => {
  expect(await told(`@misc{k, title = {T}, doi = {${doi}}}`)).toMatchObject([{ doi: '10.1145/X' }]);
});

test.each([
  ['date = {2024-03-05/2024-03-07}', { publishedOn: '2024-03-05' }],
  ['date = {2024-03-05T10:00:00Z}', { publishedOn: '2024-03-05' }],
  ['year = {2024}, month = mar, day = {5}', { publishedOn: '2024-03-05' }],
  ['year = 2024, month = "5~" # mar', { publishedOn: '2024-03-05' }],
  ['year = 2024, month = mar # "~5"', { publishedOn: '2024-03-05' }],
  ['year = {2024}, month = {March}', { publishedIn: '2024-03' }],
  ['year = 2024, month = mar', { publishedIn: '2024-03' }],
  ['year = {2024}, month = {3}', { publishedIn: '2024-03' }],
  ['year = {2024}, month = {13}', { publishedIn: '2024' }],
  ['year = {2024}, month = {February 31}', { publishedIn: '2024-02' }],
  ['year = {(2024)}', { publishedIn: '2024' }],
  ['year = {2020--2021}', { publishedIn: '2020' }],
  ['year = {in press}', {}],
  ['journal = {Nature}', {}],
])('the date of %s', async (fields, date) => {
  const [entry] = await told(`@misc{k, title = {T}, ${fields}}`);
  const { publishedOn, publishedIn } = { publishedOn: undefined, publishedIn: undefined, ...entry };
  expect({ publishedOn, publishedIn }).toEqual({
    publishedOn: undefined,
    publishedIn: undefined,
    ...date,
  });
});

test.each([
  [
    'journal = {Nature}, volume = {521}, pages = {436--444}, year = 2015',
    'Nature 521 (2015) 436-444',
  ],
  ['journal = {Nature}, volume = {521}, year = 2015', 'Nature'],
  ['journal = {J. Phys., A}, volume = {5}, pages = {1}, year = 2015', 'J. Phys., A'],
])('the journal of %s', async (fields, journal) => {
  expect(await told(`@article{k, title = {T}, ${fields}}`)).toMatchObject([{ journal }]);
});

test.each([
  ['{Open{AI}}', ['OpenAI']],
  [
    '{ATLAS Collaboration} and {Planck and WMAP Teams}',
    ['ATLAS Collaboration', 'Planck and WMAP Teams'],
  ],
  ['Madonna', ['Madonna']],
  ['Martin Luther King, Jr.', ['Martin Luther King Jr.']],
  ['King, III, Martin Luther', ['Martin Luther King III']],
  ['王, 伟 and 李娜 and 홍, 길동', ['王伟', '李娜', '홍길동']],
  ['محمد, علي', ['علي محمد']],
  [raw`Nguy{\~{\^e}}n, V{\u a}n and Nguyễn Văn A`, ['Văn Nguyễn', 'Nguyễn Văn A']],
  ['family=Fontaine, given=Jean, prefix=de la', ['Jean de la Fontaine']],
  ['given={Marcel}, family=Duchamp, given-i=M', ['Marcel Duchamp']],
  [
    raw`de Souza, {\'A}ngela and {van der Waals}, J. D.`,
    ['Ángela de Souza', 'J. D. van der Waals'],
  ],
  [raw`M{\"u}ller, {J{\"u}rgen} and {\L}ukasz, {\O}`, ['Jürgen Müller', 'Ø Łukasz']],
  [
    "O'Neil, S.\n and\n D{'}Angelo, X AND Doe, Ann-Marie~B.",
    ["S. O'Neil", "X D'Angelo", 'Ann-Marie B. Doe'],
  ],
  ['Doe, J and', ['J Doe']],
  ['and Doe, J', ['J Doe']],
])('the authors of %s', async (value, authors) => {
  expect(await told(`@misc{k, title = {T}, author = {${value}}}`)).toMatchObject([{ authors }]);
});

test.each([
  ['p &lt; 0.05 &amp; more', 'p < 0.05 & more'],
  ['<i>E. coli</i>, CO<sub>2</sub> and a < b', 'E. coli, CO2 and a < b'],
  ['<jats:italic>In vivo</jats:italic>', 'In vivo'],
  [raw`\~{} and \^{}`, '~ and ^'],
  [raw`A~tie\,thin\ space`, 'A tie thin space'],
  [raw`\LaTeX{} and \TeX`, 'LaTeX and TeX'],
  [raw`\(a+b\) and \[c_1\]`, '$a+b$ and $c_1$'],
  [raw`\enquote{quoted} \(a+b\)`, '“quoted” $a+b$'],
  [raw`CO\textsubscript{2} \href{http://a.example}{link}`, 'CO₂ link'],
  ["`quoted' and it's", "‘quoted’ and it's"],
  [raw`$\lbrace x\rbrace$`, raw`$\{x\}$`],
  ['Line\n   break\n\n in title', 'Line break in title'],
  ['emoji 🚀, 中文, عربي', 'emoji 🚀, 中文, عربي'],
])('the title %s', async (tex, title) => {
  expect(await told(`@misc{k, title = {${tex}}}`)).toMatchObject([{ title }]);
});

describe('an entry with', () => {
  const entry = (key: string, n: number) =>
    `@misc{${key}, title = {T${n}}, eprint = {2401.0000${n}}}`;
  const good = (...numbers: number[]) =>
    numbers.map((n) => ({ papers: [`arxiv:2401.0000${n}`], title: `T${n}` }));

  test.each([
    'a',
    '',
    ' ',
    'DBLP:conf/nips/VaswaniSPUJGKP17',
    'a+b:c.d_e-f/g*h',
    'Müller2020',
    "O'Neil 2020",
    '{braced}',
    '王2020',
    'a(b)',
    'constructor',
  ])('the key "%s"', async (key) => {
    expect(await told(`${entry(key, 1)}\n${entry('b', 2)}`)).toEqual(good(1, 2));
    expect(await told(`@string{m = "T1"}\n${entry(key, 1).replace('{T1}', 'm')}`)).toEqual(good(1));
  });

  test.each([
    ['no key', '@misc{title = {T1}, eprint = {2401.00001}}'],
    ['no comma behind its key', '@misc{b title = {T1}, eprint = {2401.00001}}'],
    ['no comma between fields', '@misc{b, title = {T1}\n eprint = {2401.00001}}'],
    ['no end', '@misc{b, title = {T1}, eprint = {2401.00001}'],
    ['commas too many', '@misc{b,, title = {T1},, eprint = {2401.00001},,}'],
    ['capitals', '@MISC{b, TITLE = "T1", EPRINT = "2401.00001"}'],
    ['parentheses', '@misc(b, title = {T1}, eprint = {2401.00001})'],
    ['spaces', '@misc {b ,title = {T1} , eprint = 2401.00001 }'],
  ])('%s', async (_, text) => {
    expect(await told(`${text}\n${entry('c', 2)}`)).toEqual(good(1, 2));
  });

  test('others on its line, and the same key', async () => {
    expect(
      await told(`${entry('a', 1)} ${entry('a', 2)}\n${entry('a', 3)}${entry('a', 4)}`),
    ).toEqual(good(1, 2, 3, 4));
  });
});
