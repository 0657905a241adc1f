/**
 * A listing of our own in the structure of a Hugging Face day: what end-to-end tests and the tour of
 * `npm start` show where there is no network. Written for this project; nothing of it is a saved page.
 */
import { type DemoPaper, demoPapers, familyNames, givenNames } from './papers.ts';
import { demoStyle } from './style.ts';

export interface DemoOptions {
  /** The day of the listing, `YYYY-MM-DD`. */
  readonly date: string;
  readonly theme?: 'light' | 'dark';
  readonly papers?: readonly DemoPaper[];
  /** Leaves the embedded JSON out, or puts something else in its place. */
  readonly props?: string;
  /** More elements for the end of the body. */
  readonly extra?: string;
}

/** The HTML of the listing. */
export function demoListing(options: DemoOptions): string {
  const { date, theme = 'light', papers = demoPapers, extra = '' } = options;
  const props = options.props ?? JSON.stringify(embedded(date, papers));
  return `<!doctype html>
<html lang="en" class="${theme === 'dark' ? 'dark' : ''}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Daily Papers</title>
<style>${demoStyle}</style>
</head>
<body class="DailyPapersPage">
<header class="top"><strong>Daily Papers, a demo</strong><nav><a href="/models">Models</a> <a href="/datasets">Datasets</a> <a href="/papers">Papers</a></nav></header>
<main>
<div class="contents" data-target="DailyPapersBannerSubscribe"><p class="banner"><span>new</span> Get trending papers in your email inbox once a day!</p></div>
<div class="contents" data-target="DailyPapers" data-props="${escapeHtml(props)}">
<section>
<div class="head"><div><h1>Daily Papers</h1><h2>by AK and the research community</h2></div>
<div class="days"><a href="/papers/date/${shift(date, -1)}" aria-label="Previous day">◀</a><span>${short(date)}</span><a href="/papers/date/${shift(date, 1)}" aria-label="Next day">▶</a></div></div>
<div class="grid">
${papers.map(card).join('\n')}
<div class="pager"><a href="/papers/date/${shift(date, -1)}">Previous</a><a href="/papers/date/${shift(date, 1)}">Next</a></div>
</div>
</section>
</div>
</main>
${extra}
</body>
</html>`;
}

/** A minimal page of one paper, for links to lead to. */
export const demoPaperPage = (id: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Paper ${escapeHtml(id)}</title></head><body class="PaperPage"><main><h1>Paper ${escapeHtml(id)}</h1><p><a href="/papers">Back to the papers</a></p></main></body></html>`;

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => `&#${c.codePointAt(0)};`);

function card(paper: DemoPaper): string {
  const link = `/papers/${paper.id}`;
  const hue = (Number(paper.id.slice(-3)) * 7) % 360;
  const who = paper.organisation
    ? `<a class="chip" href="/${paper.organisation.slug}"><span>${escapeHtml(paper.organisation.name)}</span></a>`
    : `<a class="authors" href="${link}"><ul><li>·<span>${paper.authors} authors</span></li></ul></a>`;
  const stars =
    paper.stars === undefined
      ? ''
      : `<a class="count" href="${link}"><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8 1.5l2 4.2 4.6.6-3.4 3.1.9 4.6L8 11.7 3.9 14l.9-4.6L1.4 6.3 6 5.7z"/></svg> <span>${thousands(paper.stars)}</span></a>`;
  const comments =
    paper.comments === 0
      ? ''
      : `<a class="count" href="${link}#community"><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2 2.5h12v8H6l-4 3.5z"/></svg> ${paper.comments}</a>`;
  return `<article>
<a class="thumb" href="${link}" style="--hue:${hue}" tabindex="-1" aria-hidden="true"><i></i><i></i><i></i><i></i><i></i></a>
<div class="by">Submitted by <div></div> ${escapeHtml(paper.submitter)}</div>
<div class="body"><a class="vote" href="/login?next=%2Fpapers%2F${paper.id}"><div><input type="checkbox" disabled> <svg viewBox="0 0 12 12" aria-hidden="true"><path d="M6 2l4.5 8h-9z"/></svg> <div>${paper.upvotes === 0 ? '-' : paper.upvotes}</div></div></a>
<div class="words"><h3><a href="${link}">${escapeHtml(paper.title)}</a></h3><div class="meta">${who}<div class="counts">${stars}${comments}</div></div></div></div>
</article>`;
}

/** What the site embeds of the same papers. */
function embedded(date: string, papers: readonly DemoPaper[]): object {
  return {
    canSubmit: false,
    dateString: date,
    dailyPapers: papers.map((paper) => {
      const organization = paper.organisation && {
        name: paper.organisation.slug,
        fullname: paper.organisation.name,
      };
      return {
        paper: {
          id: paper.id,
          authors: Array.from({ length: paper.authors }, (_, i) => ({ name: authorOf(paper, i) })),
          publishedAt: `${paper.date}T00:00:00.000Z`,
          submittedOnDailyAt: `${date}T00:00:00.000Z`,
          title: paper.title,
          summary: `A made-up abstract of “${paper.title}”.`,
          upvotes: paper.upvotes,
          ai_summary: `A made-up summary of “${paper.title}”.`,
          ai_keywords: ['demo'],
          ...(paper.stars !== undefined && {
            githubStars: paper.stars,
            githubRepo: `https://github.com/demo/p${paper.id}`,
          }),
          ...(organization && { organization }),
        },
        title: paper.title,
        numComments: paper.comments,
        submittedBy: { name: paper.submitter },
        ...(organization && { organization }),
      };
    }),
    periodType: 'day',
  };
}

/** Made-up names: the same for a paper each time, and no two papers' authors alike. */
function authorOf({ id }: DemoPaper, place: number): string {
  const seed = Number(id.slice(-5)) + place * 7;
  return `${givenNames[seed % givenNames.length]} ${familyNames[(seed + place) % familyNames.length]}`;
}

const thousands = (n: number): string =>
  n < 1_000 ? String(n) : `${Number((n / 1_000).toPrecision(3))}k`;

function shift(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

const short = (date: string): string =>
  new Date(`${date}T00:00:00Z`).toLocaleDateString('en', {
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  });
