/** What is written out comes in again as the same papers. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exported } from '../../../utils/citations/formats';
import { papersOf } from '../../../utils/imports/paper-of';
import { isUnread } from '../../../utils/imports/reference';
import { allWritten } from '../citations/all-written';
import { doi, paper } from '../make';
import { runs } from '../runs';
import { partsOf } from './parts-of';

const text = fc
  .array(fc.stringMatching(/^[A-Za-zéÅłßø0-9&%#_{}:.][A-Za-zéÅłßø0-9&%#_{}:.-]{0,8}$/), {
    minLength: 1,
    maxLength: 8,
  })
  .map((words) => words.join(' '))
  // Two hyphens are a dash in TeX, and authors mean one. (A Greek letter is a formula there, so none is here.)
  // A letter with an accent in braces is TeX in every format.
  .filter((words) => /[A-Za-z]/.test(words) && !/--|\{[é-łßÅø]\}/.test(words));

const cited = fc.record({
  id: fc.nat({ max: 99_999 }).map((n) => (n % 3 === 0 ? doi(n) : paper(n))),
  title: text,
  formula: fc.constantFrom('', '$x_1$ ', '$\\alpha$ ', '$O(n^{2})$ '),
  note: text,
  tags: fc.uniqueArray(fc.stringMatching(/^[a-zé]{1,8}( [a-z]{1,4})?$/), { maxLength: 4 }),
});

test.each(['BibTeX', 'BibLaTeX', 'RIS', 'CSL-JSON', 'CSV'] as const)('%s', async (format) => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(cited, { selector: ({ id }) => id, minLength: 1, maxLength: 6 }),
      async (papers) => {
        const out = exported(
          format,
          papers.map(({ id, title, formula, note, tags }) => ({
            id,
            details: { title: formula + title, authors: ['Ada Lovelace'] },
            tags,
            note,
          })),
          allWritten,
        );
        const back = (await partsOf(out)).map((part) => {
          if (isUnread(part)) return part;
          const { details, tags, note } = part;
          return { id: papersOf(part)?.[0], title: details.title, tags: tags.toSorted(), note };
        });
        expect(back).toEqual(
          papers.map(({ id, title, formula, note, tags }) => ({
            id,
            title: formula + title,
            tags: tags.toSorted(),
            note,
          })),
        );
      },
    ),
    // The parser of BibTeX takes its time.
    runs(40),
  );
});

const known = {
  authors: [
    'Ludwig van Beethoven',
    'Maria de la Cruz',
    'Martin Luther King Jr.',
    'Robert Kennedy III',
    'Văn Nguyễn',
    'Ø Łukasz',
    "X D'Angelo",
    'The ATLAS Collaboration',
    'Barnes and Noble Team',
    'OpenAI',
    '王伟',
    'محمد علي',
    'Élodie {Müller}',
  ],
  authorCount: 14,
  journal: 'Nature 521 (2015) 436-444',
  doi: '10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2',
};
const titles = [
  String.raw`100% of R&D #1_x ~ ^ \ "quoted" ‘x’`,
  String.raw`$\mathcal{O}(n \log n)$ for $\{x\}$, $x<y$ & $a_{b_c}$`,
  'Ends with a period.',
  '深度学习 🚀 تعلم, p < 0.05 and x > 3',
  'An {unbalanced brace',
  'Why? Because! A – B — C',
  'İstanbul, Đà Nẵng, ẞ and ǅ',
];

test.each(['BibTeX', 'BibLaTeX', 'RIS', 'CSL-JSON'] as const)(
  '%s keeps authors, journal, DOI and date, and titles of every kind',
  async (format) => {
    const papers = titles.map((title, n) => ({
      id: paper(n),
      details: { title, ...known, publishedIn: n % 2 === 0 ? '2015' : '2015-03' },
    }));
    const back = (await partsOf(exported(format, papers, allWritten))).map((part) =>
      isUnread(part) ? part : { id: papersOf(part)?.[0], details: part.details },
    );
    // RIS and CSL-JSON have no word for "and others".
    const authorCount = format.startsWith('Bib') ? 14 : 13;
    expect(back).toEqual(
      papers.map(({ id, details }) => ({ id, details: { ...details, authorCount } })),
    );
  },
);

test('links', async () => {
  const papers = [{ id: paper(7) }, { id: doi(8) }];
  const out = exported('Links', papers, allWritten);
  expect((await partsOf(out)).map((part) => !isUnread(part) && papersOf(part))).toEqual([
    [paper(7)],
    [doi(8)],
  ]);
});
