/** A paper on a listing and in the inbox: both readers run, and the rules say the same of what they read. */
import { describe, expect, it } from 'vitest';
import { sourceOf } from '../../../utils/checks/sources';
import type { PaperDetails } from '../../../utils/paper/details/details-schema';
import { createPageJudge } from '../../../utils/rules/page-judge';
import { createJudge } from '../../../utils/rules/rules';
import type { Rule } from '../../../utils/rules/rules-schema';
import { reader as arxiv } from '../../../utils/sites/arxiv/reader';
import { reader as huggingface } from '../../../utils/sites/huggingface/reader';
import type { Site } from '../../../utils/sites/site';
import { pageOf } from '../sites/page-of';

const wednesday = Date.parse('2026-08-12T12:00:00Z');

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function onPage(site: Site, address: string, html: string): PaperDetails {
  const document = pageOf(html);
  const reading = site.read(document, new URL(address));
  const [entry] = 'entries' in reading ? reading.entries : [];
  if (!entry) throw new Error(`nothing on ${address}: ${reading.kind}`);
  return site.details(entry, document);
}

function inFeed(id: 'arxiv:category/cs.AI' | 'huggingface:daily', body: string): PaperDetails {
  const [request] = sourceOf(id).requests(wednesday, wednesday - 1);
  const [paper] = request?.read(body).papers ?? [];
  if (!paper) throw new Error('nothing in the feed');
  return paper.details;
}

/** A list as arXiv draws it: Unicode, each author a link, affiliations between. */
const listing = (
  title: string,
  authors: string,
) => `<div id="dlpage"><h3>Showing new listings for Wednesday, 12 August 2026</h3>
  <dl id="articles"><dt><a href="/abs/2608.00001" title="Abstract">arXiv:2608.00001</a></dt><dd><div class="meta">
  <div class="list-title mathjax"><span class="descriptor">Title:</span> ${escaped(title)}</div>
  <div class="list-authors">${authors}</div></div></dd></dl></div>`;
const rss = (
  title: string,
  authors: string,
) => `<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
  <title>cs.AI updates on arXiv.org</title><pubDate>Wed, 12 Aug 2026 00:00:00 -0400</pubDate><item><title>${escaped(title)}</title>
  <link>https://arxiv.org/abs/2608.00001</link><arxiv:announce_type>new</arxiv:announce_type><dc:creator>${escaped(authors)}</dc:creator></item></channel></rss>`;
const links = (...names: readonly string[]) =>
  names.map((name) => `<a href="/a">${escaped(name)}</a>`).join(', ');

const wanted = [
  ...[
    'Paul Erdős',
    'Erdos',
    'Jürgen Müller',
    'Ada Example',
    'Bo Muster Jr.',
    'Cy Sample',
    'Ørsted',
    'García',
    'van der Berg',
  ],
  ...['MIT', 'Institute', 'The Example Collaboration', 'Bo Muster III', 'Wałęsa', 'et al.'],
];
const rules: readonly Rule[] = [
  ...wanted.map((value): Rule => ({ does: 'raise', by: 'author', value })),
  ...['Schrödinger', 'Schrodinger', 'étale', 'Gödel'].map(
    (value): Rule => ({ does: 'raise', by: 'words', value }),
  ),
];

/** What each rule alone says of a paper. */
const verdicts = (judgeOf: typeof createJudge, details: PaperDetails) =>
  rules.map((rule) => `${rule.value}: ${judgeOf([rule])(details).rank}`);

describe('on arXiv', () => {
  it.each([
    [
      'accents',
      String.raw`On the Schr\"odinger equation`,
      String.raw`Paul Erd\H{o}s, J\"urgen M\"uller`,
      'On the Schrödinger equation',
      links('Paul Erdős', 'Jürgen Müller'),
    ],
    [
      'affiliations',
      'A',
      'Ada Example (MIT, Boston), Bo Muster (Institute of Things), Cy Sample',
      'A',
      `${links('Ada Example')} (MIT, Boston), ${links('Bo Muster')} (Institute of Things), ${links('Cy Sample')}`,
    ],
    [
      'numbers',
      'A',
      'Ada Example (1), Cy Sample (1 and 2) ((1) MIT, (2) Institute)',
      'A',
      `${links('Ada Example')} (1), ${links('Cy Sample')} (1 and 2) ((1) MIT, (2) Institute)`,
    ],
    [
      'suffixes',
      'A',
      'Bo Muster, Jr., Bo Muster III, Cy Sample',
      'A',
      links('Bo Muster, Jr.', 'Bo Muster III', 'Cy Sample'),
    ],
    [
      'a collaboration',
      'A',
      'The Example Collaboration: Ada Example',
      'A',
      `${links('The Example Collaboration')}: ${links('Ada Example')}`,
    ],
    [
      'others',
      String.raw`{\'E}tale G\"{o}del for $\"o$`,
      String.raw`H. {\O}rsted, M. Garc{\'\i}a and A. Wa\l{}\k{e}sa`,
      String.raw`Étale Gödel for $\"o$`,
      links('H. Ørsted', 'M. García', 'A. Wałęsa'),
    ],
  ])('%s', (_, title, authors, shown, drawn) => {
    const fed = inFeed('arxiv:category/cs.AI', rss(title, authors));
    const listed = onPage(arxiv, 'https://arxiv.org/list/cs.AI/new', listing(shown, drawn));
    expect(fed.title).toBe(listed.title);
    expect(fed.authorCount).toBe(listed.authorCount);
    expect(verdicts(createJudge, fed)).toEqual(verdicts(createPageJudge, listed));
    expect(verdicts(createJudge, fed).some((each) => each.endsWith('2'))).toBe(true);
  });
});

describe('on Hugging Face', () => {
  it.each([
    [
      'accents',
      String.raw`On the Schr\"odinger equation`,
      [String.raw`Paul Erd\H{o}s`, String.raw`J\"urgen M\"uller`],
    ],
    ['others', String.raw`{\'e}tale cohomology`, [String.raw`M. Garc\'{\i}a`, 'Ada Example']],
    ['plain', 'Gödel', ['Erdős, Paul', 'Bo Muster, Jr.']],
  ])('%s', (_, title, names) => {
    const row = {
      title,
      paper: { id: '2608.00001', title, authors: names.map((name) => ({ name })) },
    };
    const props = escaped(JSON.stringify({ dailyPapers: [row], dateString: '2026-08-12' }));
    const listed = onPage(
      huggingface,
      'https://huggingface.co/papers/date/2026-08-12',
      `<main><div data-target="DailyPapers" data-props="${props}"><article><h3><a href="/papers/2608.00001">${escaped(title)}</a></h3></article></div></main>`,
    );
    const fed = inFeed('huggingface:daily', JSON.stringify([row]));
    expect(listed.authors).toHaveLength(2);
    expect(verdicts(createJudge, fed)).toEqual(verdicts(createPageJudge, listed));
    expect(verdicts(createJudge, fed).some((each) => each.endsWith('2'))).toBe(true);
  });
});
