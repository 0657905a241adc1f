/** Listings of any length in the structure of the real pages. */
import { demoListing } from '../pages/demo/listing.ts';
import { type DemoPaper, demoPapers } from '../pages/demo/papers.ts';

export const day = '2026-11-23';

/** The id of a listing's n-th paper, from 0. */
export const arxivIdOf = (n: number): string => `2611.${String(n + 1).padStart(5, '0')}`;

function paper(n: number): DemoPaper {
  const model = demoPapers[n % demoPapers.length];
  if (!model) throw new Error('the demo has no papers');
  return { ...model, id: arxivIdOf(n), title: `${model.title} (${n + 1})` };
}

const papers = (count: number): DemoPaper[] => Array.from({ length: count }, (_, n) => paper(n));

/** A day of Daily Papers with `count` cards. */
export const huggingfaceDay = (count: number, extra = ''): string =>
  demoListing({ date: day, papers: papers(count), extra });

/** arXiv's `list/cs.CL/new` with `count` papers, as `tests/pages/sites/arxiv/new.html` shows it. */
export const arxivNew = (count: number, extra = ''): string => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Computation and Language</title>
<style>${arxivStyle}</style>
</head>
<body><div class="flex-wrap-footer">
<header class="ds-site-header"><a href="https://arxiv.org/" aria-label="archive home">archive</a></header>
<main>
<div id="content">
<div id='content-inner'>
<div id='dlpage'>
  <h1>Computation and Language</h1>
<ul><li><a href="#item0">New submissions</a></li></ul>
<p>See <a id="recent-cs.CL" aria-labelledby="recent-cs.CL" href="/list/cs.CL/recent">recent</a> articles</p>
<h3>Showing new listings for Monday, 23 November 2026</h3>
<div class='paging'>Total of ${count} entries :      <span>1-${count}</span></div>
<dl id='articles'>
    <h3>New submissions (showing ${count} of ${count} entries)</h3>
${papers(count).map(row).join('\n')}
</dl>
</div>
</div>
</div>
</main>
</div>
${extra}
</body>
</html>`;

const row = ({ id, title, authors }: DemoPaper, n: number): string => `
    <dt>
      <a name='item${n + 1}'>[${n + 1}]</a>
      <a href ="/abs/${id}" title="Abstract" id="${id}">
        arXiv:${id}
      </a>
        [<a href="/pdf/${id}" title="Download PDF" id="pdf-${id}" aria-labelledby="pdf-${id}">pdf</a>, <a href="https://arxiv.org/html/${id}v1" title="View HTML" id="html-${id}" aria-labelledby="html-${id}" rel="noopener noreferrer" target="_blank">html</a>, <a href="/format/${id}" title="Other formats" id="oth-${id}" aria-labelledby="oth-${id}">other</a>]
    </dt>
    <dd>
      <div class='meta'>
        <div class='list-title mathjax'><span class='descriptor'>Title:</span>
          ${title.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}
        </div>
        <div class='list-authors'>${authorLinks(authors)}</div>
        <div class='list-comments mathjax'><span class='descriptor'>Comments:</span>
          12 pages, 4 figures
        </div>
        <div class='list-subjects'><span class='descriptor'>Subjects:</span>
          <span class="primary-subject">Computation and Language (cs.CL)</span>
        </div>
        <p class='mathjax'>
          ${abstract}
        </p>
      </div>
    </dd>`;

const authorLinks = (count: number): string =>
  Array.from(
    { length: Math.min(count, 8) },
    (_, i) =>
      `<a href="https://arxiv.org/search/cs?searchtype=author&amp;query=Author,+${i}" rel="nofollow">Author ${i + 1}</a>`,
  ).join(', ');

const abstract = `We read long documents twice: once for their outline and once for what the question asks. ${'The second pass costs less than a single one, and finds more of what the first one would have missed. '.repeat(8)}`;

const arxivStyle = `
  body { margin: 0; background: #fff; color: #000; font: 13px/1.3 'Lucida Grande', Helvetica, Arial, sans-serif; }
  header { padding: 12px 20px; background: #1c1a17; color: #fff; }
  #content { margin: 0.7em 1.6em; }
  h1 { font-size: 1.5em; }
  h2, h3 { font-size: 1.15em; }
  a { color: #0068ac; text-decoration: none; }
  dd { margin: 0 0 0 40px; padding-bottom: 1em; }
  dt a[title='Abstract'] { font-weight: bold; }
  .list-title { margin-top: 0.25em; font-size: large; font-weight: bold; }
  .list-authors { font-size: 110%; }
  .list-comments, .list-journal-ref, .list-subjects { font-size: 90%; }
  .list-title .descriptor, .list-authors .descriptor { display: none; }
  .primary-subject { font-weight: bold; }
`;
