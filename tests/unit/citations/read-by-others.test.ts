/** What is exported, read by parsers that aren't ours. */
import { createRequire } from 'node:module';
import { parse } from '@retorquere/bibtex-parser';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { shownText } from '../../../utils/basics/text';
import type { CitedPaper } from '../../../utils/citations/cited-paper';
import { nameOf } from '../../../utils/citations/csl-name';
import type { FormatName } from '../../../utils/citations/export-choices';
import { exported } from '../../../utils/citations/formats';
import { arxivPaperId } from '../../../utils/paper/ids/paper-id';
import { paper } from '../make';
import { runs } from '../runs';
import { captures, readCapture } from '../sites/captures';
import { allWritten } from './all-written';

// It has no types, and its modules don't load in Node.
const require = createRequire(import.meta.url);
const { plugins } = require('@citation-js/core');
require('@citation-js/plugin-ris');

const RisItems = z.array(
  z.object({
    title: z.string().optional(),
    author: z
      .array(z.object({ family: z.string().optional(), literal: z.string().optional() }))
      .optional(),
    issued: z.object({ 'date-parts': z.array(z.array(z.number())) }).optional(),
    URL: z.string(),
  }),
);

/** What a day's list of Hugging Face's API tells of its papers. */
const Day = z.array(
  z.object({
    paper: z.object({
      id: z.string(),
      title: z.string(),
      publishedAt: z.string(),
      authors: z.array(z.object({ name: z.string() })),
    }),
  }),
);
const detailsOf = ({ title, publishedAt, authors }: z.infer<typeof Day>[0]['paper']) => ({
  title,
  authors: authors.map(({ name }) => name),
  publishedOn: publishedAt.slice(0, 10),
});

/** What a reader made of one paper. */
interface Read {
  readonly title: string;
  readonly families: readonly string[];
  readonly year: string;
  readonly arxiv: string;
}

/** Text as readers may give it back: composed, quotes and dashes as ASCII writes them, no formulas. */
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    // What keeps a spreadsheet from running a cell.
    .replace(/^'(?=[=+\-@])/, '')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]|''|``/g, '"')
    .replace(/[–—]|-{2,3}/g, '-')
    .replace(/\s+/g, ' ')
    .trim();

const familyOf = (author: string): string => {
  const name = nameOf(author);
  return folded('literal' in name ? name.literal : name.family);
};

const expected = ({ id, details }: CitedPaper): Read => ({
  title: folded(details?.title ?? ''),
  families: (details?.authors ?? []).map(familyOf),
  year: details?.publishedOn?.slice(0, 4) ?? '',
  arxiv: id.replace('arxiv:', ''),
});

function readBib(text: string): Read[] {
  const { entries, errors } = parse(text, { sentenceCase: false, english: false });
  expect(errors).toEqual([]);
  return entries.map(({ fields }) => ({
    title: folded(String(fields['title'])),
    families: (fields.author ?? []).map(({ lastName, name }) => folded(lastName ?? name ?? '')),
    year: String(fields['year'] ?? fields['date']).slice(0, 4),
    arxiv: String(fields['eprint']),
  }));
}

const readers: Readonly<Partial<Record<FormatName, (text: string) => Read[]>>> = {
  BibTeX: readBib,
  BibLaTeX: readBib,
  CSV: (text) =>
    Papa.parse<Record<string, string>>(text.replace(/^\ufeff/, ''), {
      header: true,
      skipEmptyLines: true,
    }).data.map((row) => ({
      title: folded(row['title'] ?? ''),
      families:
        (row['authors'] || undefined)
          ?.split('; ')
          .map((name) => folded(name.split(', ')[0] ?? '')) ?? [],
      year: row['date']?.slice(0, 4) ?? '',
      arxiv: row['arxiv'] ?? '',
    })),
  RIS: (text) =>
    RisItems.parse(plugins.input.chain(text, { generateGraph: false })).map((item) => ({
      title: folded(item.title ?? ''),
      families: (item.author ?? []).map(({ family, literal }) => folded(family ?? literal ?? '')),
      year: String(item.issued?.['date-parts'][0]?.[0] ?? ''),
      arxiv: item.URL.replace('https://arxiv.org/abs/', ''),
    })),
};

/** Names as RIS and CSV hold them: the particle is a part of the family name. */
const wholeFamily = (author: string): string => {
  const name = nameOf(author);
  if ('literal' in name) return folded(name.literal);
  return folded([name['non-dropping-particle'], name.family].filter(Boolean).join(' '));
};

describe.each(Object.entries(readers))('%s', (format, read) => {
  const name = format as FormatName;
  const asRead = (paper: CitedPaper): Read => ({
    ...expected(paper),
    ...(!name.startsWith('Bib') && { families: (paper.details?.authors ?? []).map(wholeFamily) }),
  });
  const check = (papers: readonly CitedPaper[]): void => {
    expect(read(exported(name, papers, allWritten))).toEqual(papers.map(asRead));
  };

  test('hostile titles and names', () => {
    const hostile = fc.string({
      unit: fc.constantFrom(...'aBcé ÅŁßøñçα{}%&#_~^\\"\'=+-@,;:<>|`!?./()[]*中ü\u202e\u0000\n1'),
      minLength: 1,
      maxLength: 30,
    });
    const word = fc.stringMatching(/^[A-ZÅŁØÉ][a-zåłøé-]{1,4}['’]?[a-zé]{1,4}$/);
    const particle = fc.constantFrom('', 'van ', 'de la ', 'von der ');
    const person = fc
      .tuple(word, particle, word)
      .map(([given, small, family]) => `${given} ${small}${family}`);
    fc.assert(
      fc.property(
        hostile.filter((text) => /[\p{L}\p{N}]/u.test(text)),
        fc.array(fc.oneof(person, fc.constant('The ATLAS & CMS Collaborations'))),
        (title, authors) =>
          check([
            {
              id: paper(7),
              details: { title: shownText(title), authors, publishedOn: '2026-03-05' },
            },
          ]),
      ),
      runs(100),
    );
  });

  test('3,000 authors', () => {
    const authors = Array.from({ length: 3_000 }, (_, n) => `Ada Author${n}`);
    check([{ id: paper(7), details: { title: 'Many', authors, publishedOn: '2026-03-05' } }]);
  });

  test.each(captures('huggingface', /^api-daily_papers.*\.json$/))('%s', (file) => {
    check(
      Day.parse(JSON.parse(readCapture('huggingface', file))).flatMap(({ paper: each }) => {
        const id = arxivPaperId(each.id);
        return id ? [{ id, details: detailsOf(each) }] : [];
      }),
    );
  });
});
