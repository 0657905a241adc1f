/** What extensions, the browser and converters add to a title is no part of it. */
import { describe, expect, it } from 'vitest';
import { fieldCasesOr, haveFieldCases, readFieldCase } from '../field-cases';
import { readPage } from './read-page';

const title = 'One title';
const props = JSON.stringify({
  dateString: '2026-06-03',
  periodType: 'day',
  dailyPapers: [{ title, paper: { id: '2606.00001', title, upvotes: 3 } }],
});
const hub = (heading: string, embedded = props) =>
  readPage(
    `<main><div data-target="DailyPapers" data-props='${embedded}'><article>${heading}</article></div></main>`,
    'https://huggingface.co/papers/date/2026-06-03',
  ).papers.map((paper) => paper.title);

const link = (inside: string) => `<h3><a href="/papers/2606.00001">${inside}</a></h3>`;
const immersive =
  '<font class="notranslate immersive-translate-target-wrapper" lang="zh-CN"><br><font class="immersive-translate-target-inner">一个标题</font></font>';

describe('a title on Hugging Face', () => {
  const added: readonly (readonly [string, string])[] = [
    ['alone', link(title)],
    ['Immersive Translate, inside the link', link(title + immersive)],
    ['Immersive Translate, behind the link', link(title).replace('</h3>', `${immersive}</h3>`)],
    [
      'Read Frog',
      link(`${title}<span class="read-frog-translated-content-wrapper">Ein Titel</span>`),
    ],
    ['KISS Translator', link(`${title}<kiss-translator><span>Un titre</span></kiss-translator>`)],
    ['FluentRead', link(`${title}<div class="fluent-read-bilingual-content">ある題名</div>`)],
    ['a highlighter', link('<mark class="hl">One</mark> title')],
    ['a highlighter with a tool', link('<mark>One</mark> title<button>Remove</button>')],
    ['words for screen readers', link(`${title}<span class="sr-only">, opens a paper</span>`)],
    ['readings', link('<ruby>One<rt>wan</rt></ruby> title')],
  ];
  it.each(added)('%s, with its embedded data', (_, heading) => {
    expect(hub(heading)).toEqual([title]);
  });
  it.each(added)('%s, without any', (_, heading) => {
    expect(hub(heading, '{}')).toEqual([title]);
  });

  it.each([
    [
      'the browser’s own translation',
      link('<font style="vertical-align: inherit;"><font>Ein Titel</font></font>'),
    ],
    ['a translation without an element of its own', link(`${title} 一个标题`)],
    ['a badge of some extension', link(`${title} <i>★ 4.5</i>`)],
    [
      'a formula drawn twice',
      link(
        'One <span class="katex"><span class="katex-mathml">t</span><span class="katex-html">t</span></span>',
      ),
    ],
  ])('%s: what is embedded', (_, heading) => {
    expect(hub(heading)).toEqual([title]);
  });

  it('is what is shown where the data are of another title', () => {
    expect(hub(link('Another <span class="highlight">title</span>'))).toEqual(['Another title']);
  });
});

const html = (heading: string) =>
  readPage(
    `<div id="watermark-tr">arXiv:2411.11171v1</div><article><h1 class="ltx_title ltx_title_document">${heading}</h1></article>`,
    'https://arxiv.org/html/2411.11171v1',
  ).papers.map((paper) => paper.title);

const list = (inside: string) =>
  readPage(
    `<div id="dlpage"><dl><dt><a href="/abs/2606.00001">x</a></dt><dd><div class="list-title"><span class="descriptor">Title:</span> ${inside}</div></dd></dl></div>`,
    'https://arxiv.org/list/cs.CL/new',
  ).papers.map((paper) => paper.title);

describe('a title on arXiv', () => {
  it.each([
    [
      'a macro that LaTeXML did not know',
      '<span class="ltx_ERROR undefined">\\icmltitle</span>One title',
      title,
    ],
    ['a line break', 'One<br class="ltx_break">title', title],
    ['a footnote', 'One title<span class="ltx_note ltx_role_footnote">Equal work</span>', title],
    [
      'a formula',
      'One <math alttext="x^2"><mi>x</mi><annotation>x^2</annotation></math>',
      'One $x^2$',
    ],
    ['a translation', `One title${immersive}`, title],
  ])('of an HTML paper: %s', (_, heading, expected) => {
    expect(html(heading)).toEqual([expected]);
  });

  it.each([
    ['a translation', `One title${immersive}`],
    ['another one', 'One title<div class="fluent-read-bilingual-content">ある題名</div>'],
    ['a highlighter', '<mark>One</mark> title'],
    ['words for screen readers', 'One title<span class="visually-hidden">(new)</span>'],
  ])('of a list: %s', (_, inside) => {
    expect(list(inside)).toEqual([title]);
  });

  it('of a translated page is the one that its head states', () => {
    const page = `<head><meta name="citation_title" content="One title"></head>
      <h1 class="title mathjax"><font style="vertical-align: inherit;">Ein Titel</font></h1>`;
    const { papers } = readPage(page, 'https://arxiv.org/abs/2606.00001');
    expect(papers[0]?.title).toBe(title);
  });
});

describe.skipIf(!haveFieldCases)(fieldCasesOr('titles from the field'), () => {
  it.each([
    [
      '17-arxiv-html-title.html',
      'https://arxiv.org/html/2411.11171v1',
      'One title: the second line',
    ],
    ['18-immersive-hf.html', 'https://huggingface.co/papers/date/2026-06-03', title],
  ])('%s', (file, address, expected) => {
    expect(readPage(readFieldCase(file), address).papers.map((paper) => paper.title)).toEqual([
      expected,
    ]);
  });
});
