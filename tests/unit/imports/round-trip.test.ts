/** What is written out comes in again as the same papers. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { usualKeyPattern } from '../../../utils/citations/choices';
import { exported } from '../../../utils/citations/formats';
import { papersOf } from '../../../utils/imports/paper-of';
import { isUnread } from '../../../utils/imports/reference';
import { doi, paper } from '../make';
import { partsOf } from './parts-of';

const options = {
  arxivDoi: false,
  abstracts: true,
  notes: true,
  keyPattern: usualKeyPattern,
  listTemplate: '- [{title}]({url})\n',
  fileTemplate: '{title}',
};

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
          options,
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
    { numRuns: 40 },
  );
});

test('links', async () => {
  const papers = [{ id: paper(7) }, { id: doi(8) }];
  const out = exported('Links', papers, options);
  expect((await partsOf(out)).map((part) => !isUnread(part) && papersOf(part))).toEqual([
    [paper(7)],
    [doi(8)],
  ]);
});
