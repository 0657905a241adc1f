// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageOf } from '../../../../utils/browser/tabs/tab-page';
import { doiPaperId } from '../../../../utils/paper/ids/doi';
import { paperOfMetas, readMetas } from '../../../../utils/paper/metas/page-metas';
import { fakeTab } from '../../fake-tab';
import { paper } from '../../make';

const about = { site: 'huggingface', view: 'paper', papers: 1 };
const details = { title: 'A paper' };

describe('what a tab shows', () => {
  it('is told by our script first', async () => {
    const said = { ...about, paper: { id: paper(1), details } };
    const tab = fakeTab('https://huggingface.co/papers/2603.00001', { about: () => said });
    expect(await pageOf(tab)).toEqual({ about: said, paper: said.paper });
    expect(tab.asked).toEqual([{ type: 'about' }]);
  });

  it('is no paper where our script lists papers, whatever the metas say', async () => {
    const tab = fakeTab('https://huggingface.co/papers', {
      about: () => ({ ...about, view: 'day', papers: 31 }),
      metas: () => ({ title: '', metas: [['citation_title', 'A paper']] }),
    });
    expect((await pageOf(tab)).paper).toBeUndefined();
  });

  it('is the paper of its address where our script does not understand the page', async () => {
    const tab = fakeTab('https://huggingface.co/papers/2603.00001', {
      about: () => ({ ...about, papers: 0, notUnderstood: 'no heading' }),
    });
    const page = await pageOf(tab);
    expect(page.paper).toEqual({ id: paper(1) });
    expect(page.about?.notUnderstood).toBe('no heading');
  });

  it.each([
    ['fails', undefined],
    ['answers nothing', () => undefined],
    ['answers something else', () => ({ site: 1 })],
  ])('is told by the metas where our script %s', async (_, answer) => {
    const tab = fakeTab('https://openreview.net/forum?id=B1QRgziT-', {
      ...(answer && { about: answer }),
      metas: () => ({ title: 'x', metas: [['citation_title', 'A  paper']] }),
    });
    expect(await pageOf(tab)).toEqual({ paper: { id: 'openreview:B1QRgziT-', details } });
  });

  it('is the paper of its address alone in a PDF viewer, where nothing may run', async () => {
    const page = await pageOf(fakeTab('https://arxiv.org/pdf/2603.00001v2'));
    expect(page).toEqual({ paper: { id: paper(1) } });
  });

  it('is nothing where the address is unknown and nothing may run', async () => {
    expect(await pageOf(fakeTab(undefined))).toEqual({});
  });

  it('never throws, whatever the page answers', async () => {
    const anything = fc.oneof(
      fc.anything(),
      fc.record({
        title: fc.string(),
        metas: fc.array(
          fc.tuple(
            fc.constantFrom('citation_title', 'citation_doi', 'citation_author', 'dc.title'),
            fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant('10.1145/1')),
          ),
        ),
      }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(undefined, '', 'chrome://x', 'https://arxiv.org/abs/2603.00001'),
        anything,
        anything,
        async (address, said, metas) => {
          const page = await pageOf(fakeTab(address, { about: () => said, metas: () => metas }));
          const title = page.paper?.details?.title;
          expect(title === undefined || (title.length > 0 && title.length <= 500)).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('metas of a page', () => {
  const read = (head: string, address?: ReturnType<typeof paper>) => {
    document.head.innerHTML = head;
    return paperOfMetas(readMetas(), address);
  };

  it('tell paper, title and authors in reading order', () => {
    const head = `<meta name="citation_title" content="A &amp; B"><meta name="citation_author" content="Curie, Marie">
      <meta name="Citation_Author" content="Ada Lovelace"><meta name="citation_doi" content="doi:10.1145/3292500">`;
    expect(read(head)).toEqual({
      id: 'doi:10.1145/3292500',
      details: {
        title: 'A & B',
        authors: ['Marie Curie', 'Ada Lovelace'],
        authorCount: 2,
        doi: '10.1145/3292500',
      },
    });
  });

  it('tell what a citation needs, and no day where they tell only a year', () => {
    const head = (date: string) => `<meta name="citation_title" content="A">
      <meta name="citation_doi" content="10.1145/3292500"><meta name="citation_journal_title" content="J. Tests">
      <meta name="citation_volume" content="7"><meta name="citation_firstpage" content="11">
      <meta name="citation_lastpage" content="19"><meta name="citation_publication_date" content="${date}">
      <meta name="citation_abstract" content="We &lt;b&gt;show&lt;/b&gt; it.">`;
    expect(read(head('2021/03/04'))?.details).toEqual({
      title: 'A',
      doi: '10.1145/3292500',
      journal: 'J. Tests 7, 11–19 (2021)',
      publishedOn: '2021-03-04',
      abstract: 'We show it.',
    });
    expect(read(head('2021'))?.details).not.toHaveProperty('publishedOn');
    expect(read(head('nonsense'))?.details?.journal).toBe('J. Tests 7, 11–19');
  });

  it.each([
    'https://doi.org/10.1145/3292500.3330701',
    'http://dx.doi.org/10.1145/3292500.3330701/',
    'doi:doi:10.1145/3292500.3330701',
    'https://dl.acm.org/doi/abs/10.1145/3292500.3330701',
    'https://doi-org.proxy.example.edu/10.1145/3292500.3330701',
    '10.1145%2F3292500.3330701',
  ])('tell a DOI that is given as %s', (doi) => {
    const metas = `<meta name="citation_title" content="A"><meta name="citation_doi" content="${doi}">`;
    expect(read(metas)?.id).toBe('doi:10.1145/3292500.3330701');
  });

  it.each([
    ['bepress_citation_doi', '10.1145/3292500', 'doi:10.1145/3292500'],
    ['prism.doi', 'doi:10.1145/3292500', 'doi:10.1145/3292500'],
    ['DC.Identifier', 'https://doi.org/10.1145/3292500', 'doi:10.1145/3292500'],
    ['DC.Identifier', 'S0092-8674(20)30001-1', undefined],
    ['citation_pmid', '37988744', 'pmid:37988744'],
    ['citation_pdf_url', 'https://openreview.net/pdf?id=B1QRgziT-', 'openreview:B1QRgziT-'],
    ['citation_pdf_url', 'https://example.org/paper.pdf', undefined],
  ])('tell by %s %s: %s', (name, content, id) => {
    const metas = `<meta name="citation_title" content="A"><meta name="${name}" content="${content}">`;
    expect(read(metas)?.id).toBe(id);
  });

  it.each([
    ['10.1093/bioinformatics/btab507', 'doi:10.1093/bioinformatics/elsewhere'],
    ['https://doi.org/10.1038/sj.onc.1201234', 'doi:10.1038/1201234'],
  ])('outrank what the address looks like: %s', (doi, address) => {
    expect(read(`<meta name="citation_doi" content="${doi}">`, address as never)?.id).toBe(
      doiPaperId(doi),
    );
  });

  it('leave an address of another scheme its identifier', () => {
    const metas = '<meta name="citation_doi" content="10.1145/3292500">';
    expect(read(metas, 'pmid:37988744' as never)?.id).toBe('pmid:37988744');
    const forum =
      '<meta name="citation_pdf_url" content="https://openreview.net/pdf?id=B1QRgziT-">';
    expect(read(forum, 'openreview:aReply0000' as never)?.id).toBe('openreview:B1QRgziT-');
  });

  it('give titles without tags, and none of a wall before the page', () => {
    const escaped = '<meta name="citation_title" content="&lt;i&gt;E. coli&lt;/i&gt; grows">';
    expect(read(escaped, paper(1))?.details?.title).toBe('E. coli grows');
    expect(read('<title>Just a moment...</title>', paper(1))).toEqual({ id: paper(1) });
    expect(read('<title>2603.00001v2.pdf</title>', paper(1))).toEqual({ id: paper(1) });
  });

  it('name the arXiv paper rather than its printed version', () => {
    const head =
      '<meta name="citation_title" content="A"><meta name="citation_doi" content="10.1145/1"><meta name="citation_arxiv_id" content="2603.00001">';
    expect(read(head)?.id).toBe(paper(1));
  });

  it.each([
    '<title>A blog</title>',
    '<meta name="citation_title" content="No identifier">',
    '<meta name="citation_title" content="A"><meta name="citation_doi" content="n/a">',
    '<meta name="citation_doi" content="10.1145/3292500">',
  ])('are no paper: %s', (head) => {
    expect(read(head)).toBeUndefined();
  });

  it.each([
    ['<title>[2603.00001] A paper | A site</title>', 'A paper'],
    ['<title>Tab</title><meta name="DC.Title" content="A paper">', 'A paper'],
  ])('leave the title to others where the address tells the paper: %s', (head, title) => {
    expect(read(head, paper(1))).toEqual({ id: paper(1), details: { title } });
  });
});
