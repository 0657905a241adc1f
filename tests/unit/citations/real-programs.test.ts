/** What is exported, read by BibTeX and biber themselves. Skipped where they aren't installed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import * as z from 'zod';
import type { CitedPaper } from '../../../utils/citations/cited-paper';
import { exported } from '../../../utils/citations/formats';
import { arxivPaperId } from '../../../utils/paper/ids/paper-id';
import { defaultSettings } from '../../../utils/settings/settings';
import { doi, paper } from '../make';
import { captures, readCapture } from '../sites/captures';

const folder = mkdtempSync(join(tmpdir(), 'offprint-tex-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const isInstalled = (program: string): boolean =>
  spawnSync(program, ['--version'], { cwd: folder }).status === 0;

const run = (program: string, ...given: readonly string[]): string => {
  const { stdout, stderr } = spawnSync(program, given, { cwd: folder, encoding: 'utf8' });
  return `${stdout}${stderr}`;
};

/** What a day's list of Hugging Face's API tells of its papers. */
const Day = z.array(
  z.object({
    paper: z.object({
      id: z.string(),
      title: z.string(),
      summary: z.string().optional(),
      publishedAt: z.string(),
      authors: z.array(z.object({ name: z.string() })),
    }),
  }),
);

const own: readonly CitedPaper[] = [
  {
    id: paper(1),
    details: {
      title: 'On $\\alpha_1$-BERT: “Études” & 100 % of {braces}, #1 ~ x_2 ^ \\ 中文',
      authors: ['Ludwig van Beethoven', 'Martin Luther King Jr.', 'The ATLAS & CMS Collaborations'],
      authorCount: 3_000,
      abstract: 'First.\n\nSecond: $x < 5$ & "quoted", 5 < 6.',
      subjects: ['Computation and Language (cs.CL)'],
      publishedOn: '2026-03-05',
    },
    tags: ['to read', 'maths & more'],
    note: 'See **this** @ 5 %.',
  },
  {
    id: doi(7),
    others: [paper(2)],
    details: {
      title: 'Published at last',
      authors: ['Łukasz Żółć', 'Plato'],
      journal: 'Phys. Rev. D 76, 013009 (2007)',
      publishedOn: '2007-07-01',
    },
  },
];

const saved = captures('huggingface', /^api-daily.*\.json$/).flatMap((file): CitedPaper[] => {
  const { data = [] } = Day.safeParse(JSON.parse(readCapture('huggingface', file)));
  return data.flatMap(({ paper: { id, title, summary, publishedAt, authors } }) => {
    const known = arxivPaperId(id);
    const details = {
      title,
      authors: authors.map(({ name }) => name),
      publishedOn: publishedAt.slice(0, 10),
      ...(summary !== undefined && { abstract: summary }),
    };
    return known ? [{ id: known, details }] : [];
  });
});
const papers = [...new Map([...own, ...saved].map((each) => [each.id, each])).values()];

const options = { ...defaultSettings.exporting, arxivDoi: true, notes: true };

test.skipIf(!isInstalled('bibtex'))(
  `bibtex, if it is installed, takes ${papers.length} papers without a word`,
  { timeout: 120_000 },
  () => {
    writeFileSync(join(folder, 'out.bib'), exported('BibTeX', papers, options));
    writeFileSync(join(folder, 'out.aux'), '\\citation{*}\n\\bibstyle{plain}\n\\bibdata{out}\n');
    run('bibtex', 'out');
    const log = readFileSync(join(folder, 'out.blg'), 'utf8');
    // The log ends with how often each function was called.
    expect(log.match(/^(?:Warning--|.*---line|.*error message).*$/gm) ?? []).toEqual([]);
    const written = readFileSync(join(folder, 'out.bbl'), 'utf8');
    expect(written.match(/\\bibitem/g)).toHaveLength(papers.length);
    expect(written).toContain('et~al');
  },
);

test.skipIf(!isInstalled('biber'))(
  `biber, if it is installed, takes ${papers.length} papers without a word`,
  { timeout: 120_000 },
  () => {
    writeFileSync(join(folder, 'tool.bib'), exported('BibLaTeX', papers, options));
    const said = run('biber', '--tool', '--validate-datamodel', '--output-file=o.bib', 'tool.bib');
    expect(said).toContain('Output to o.bib');
    expect(said.match(/^(?:WARN|ERROR).*$/gm) ?? []).toEqual([]);
    const written = readFileSync(join(folder, 'o.bib'), 'utf8');
    expect(written.match(/^@/gm)).toHaveLength(papers.length);
  },
);
