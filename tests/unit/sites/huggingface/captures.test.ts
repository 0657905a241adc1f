import { describe, expect, it } from 'vitest';
import * as z from '../../../../utils/basics/z';
import { PaperDetailsSchema } from '../../../../utils/paper/details/details-schema';
import { reader as huggingface } from '../../../../utils/sites/huggingface/reader';
import type { Entry } from '../../../../utils/sites/site';
import { captures, readCapture } from '../captures';
import { pageOf } from '../page-of';

const pages = captures('huggingface', /^daily--.*\.html$/);

interface EmbeddedRow {
  paper: {
    id: string;
    title: string;
    upvotes: number;
    authors: unknown[];
    githubStars?: number;
    githubRepo?: string;
    organization?: { name: string; fullname: string };
  };
  title: string;
  numComments: number;
  organization?: { name: string; fullname: string };
  submittedBy?: { name?: string };
}

const fold = (text: string) => text.replace(/\s+/g, ' ').trim();

function open(file: string, change: (document: Document) => void = () => undefined) {
  const date = /\d{4}-\d{2}-\d{2}/.exec(file)?.[0] ?? '';
  const document = pageOf(readCapture('huggingface', file));
  const island = document.querySelector('[data-target="DailyPapers"]');
  const { dailyPapers } = JSON.parse(island?.getAttribute('data-props') ?? '{}');
  const rows: EmbeddedRow[] = dailyPapers;
  change(document);
  const url = new URL(`https://huggingface.co/papers/date/${date}`);
  return { document, rows, date, url, reading: huggingface.read(document, url) };
}

const entriesOf = (reading: ReturnType<typeof huggingface.read>): readonly Entry[] =>
  reading.kind === 'entries' ? reading.entries : [];

describe.skipIf(pages.length === 0)('saved Hugging Face days (skipped: no captures here)', () => {
  it.each(pages)(
    '%s: every card is an entry and equals its JSON; /papers is the same listing',
    (file) => {
      const { document, rows, date, reading } = open(file);
      expect(reading).toMatchObject({ listing: `huggingface/day/${date}` });
      const today = huggingface.read(document, new URL('https://huggingface.co/papers'));
      expect(today).toMatchObject({ listing: `huggingface/day/${date}` });
      const entries = entriesOf(reading);
      expect(entries).toHaveLength(document.querySelectorAll('article').length);
      expect(entries).toHaveLength(rows.length);
      entries.forEach((entry, index) => {
        const row = rows[index];
        if (!row) throw new Error('a card without a record');
        const details = huggingface.details(entry, document);
        expect(z.safeParse(PaperDetailsSchema, details).error).toBeUndefined();
        expect({ id: entry.id, ...details }).toMatchObject({
          id: `arxiv:${row.paper.id}`,
          title: fold(row.paper.title),
          upvotes: row.paper.upvotes,
          comments: row.numComments,
          authorCount: row.paper.authors.length,
          ...(row.organization && {
            organisation: { slug: row.organization.name, name: fold(row.organization.fullname) },
          }),
          ...(row.paper.githubStars !== undefined && { githubStars: row.paper.githubStars }),
          ...(row.paper.githubRepo && { githubRepo: row.paper.githubRepo }),
          ...(row.submittedBy?.name && { submitter: fold(row.submittedBy.name) }),
        });
        expect(details.abstract?.length).toBeGreaterThan(50);
        expect(details.publishedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      });
    },
  );

  it.each(pages)('%s: the elements alone tell all that they show', (file) => {
    const { document, rows, reading } = open(file, (page) => {
      page.querySelector('[data-target="DailyPapers"]')?.removeAttribute('data-props');
    });
    const entries = entriesOf(reading);
    expect(entries).toHaveLength(rows.length);
    entries.forEach((entry, index) => {
      const row = rows[index];
      if (!row) throw new Error('a card without a record');
      const details = huggingface.details(entry, document);
      expect({ id: entry.id, title: entry.title }).toEqual({
        id: `arxiv:${row.paper.id}`,
        title: fold(row.paper.title),
      });
      expect(details).toMatchObject({ upvotes: row.paper.upvotes, comments: row.numComments });
      if (row.submittedBy?.name) expect(details.submitter).toBe(fold(row.submittedBy.name));
      expect(details.organisation?.slug).toBe(row.organization?.name);
      if (!row.organization) expect(details.authorCount).toBe(row.paper.authors.length);
      const stars = row.paper.githubStars;
      if (stars === undefined) expect(details.githubStars).toBeUndefined();
      else expect(Math.abs((details.githubStars ?? -1) - stars)).toBeLessThanOrEqual(stars / 100);
    });
  });

  it.each(pages)('%s: the JSON alone names papers whose cards changed beyond reading', (file) => {
    const { document, rows, reading } = open(file, (page) => {
      for (const article of page.querySelectorAll('article')) {
        for (const element of article.querySelectorAll('*')) element.removeAttribute('class');
        for (const heading of article.querySelectorAll('h3')) {
          heading.replaceWith(page.createElement('div'));
        }
      }
    });
    const entries = entriesOf(reading);
    expect(entries.map(({ title }) => title)).toEqual(rows.map(({ paper }) => fold(paper.title)));
    const [first] = entries;
    if (first) expect(huggingface.details(first, document).abstract).toBeDefined();
  });
});

const mounted = captures('huggingface', /^EXCERPT-daily-card.*\.html$/);
describe.skipIf(mounted.length === 0)(
  'cards that the app mounted (skipped: no captures here)',
  () => {
    it.each(mounted)('%s', (file) => {
      const document = pageOf(readCapture('huggingface', file));
      const reading = huggingface.read(document, new URL('https://huggingface.co/papers'));
      const entries = entriesOf(reading);
      expect(entries).toHaveLength(document.querySelectorAll('article').length);
      for (const entry of entries) {
        const details = huggingface.details(entry, document);
        expect(details.upvotes).toBeGreaterThan(0);
        expect(details.comments).toBeGreaterThan(0);
        expect(details.organisation?.slug).toMatch(/^[\w-]+$/);
        expect(details.submitter).toBeTruthy();
      }
    });
  },
);
