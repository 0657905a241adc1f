import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { it } from 'vitest';
import { readAnyPage } from '../../../../utils/sites/any-page/reader';
import { siteFor } from '../../../../utils/sites/readers';
const pages = [
  ...['2024-08-01','2026-02-20','2026-03-09','2026-03-18','2026-03-27','2026-03-30','2026-05-13','2026-06-03'].map(d=>[`huggingface/daily--${d}.html`,`https://huggingface.co/papers/date/${d}`]),
  ['huggingface/detail--2025-10-02--2509.24002.html','https://huggingface.co/papers/2509.24002'],
  ['arxiv/list-recent-cs.CL--2026-07-28.html','https://arxiv.org/list/cs.CL/recent'],
  ['arxiv/list-new-cond-mat.mtrl-sci--2026-09-22.REDUCED.html','https://arxiv.org/list/cond-mat.mtrl-sci/new'],
  ['arxiv/list-month-cs--2023-01.3-rows.html','https://arxiv.org/list/cs/2023-01?show=3'],
  ['arxiv/list-month-empty--cs-1991-01.html','https://arxiv.org/list/cs/1991-01'],
  ['arxiv/abs-1706.03762v7--2026-08-14.html','https://arxiv.org/abs/1706.03762v7'],
  ['arxiv/ar5iv-2312.06674.html','https://ar5iv.org/html/2312.06674'],
  ['google-scholar/search--2026-03.html','https://scholar.google.com/scholar?q=attention+mechanism+survey'],
  ['google-scholar/profile--2026-02-16.html','https://scholar.google.com/citations?user=LZ5D_p4AAAAJ'],
  ['dblp/search.html','https://dblp.org/search?q=calefato'],
  ['hackernews/front--2020.html','https://news.ycombinator.com/'],
  ['hackernews/thread.html','https://news.ycombinator.com/item?id=1'],
  ['lobsters/front--2026-05-29.html','https://lobste.rs/'],
  ['biorxiv/paper.html','https://www.biorxiv.org/content/10.1101/416461v1'],
  ['acl/paper.html','https://aclanthology.org/2021.naacl-main.208/'],
  ['ieee/paper.html','https://ieeexplore.ieee.org/document/1/'],
  ['nature/paper.html','https://www.nature.com/articles/x'],
  ['neurips/paper.html','https://proceedings.neurips.cc/paper_files/paper/x'],
  ['negative/huggingface-posts--2026-02-16.html','https://huggingface.co/posts'],
];
const only = process.env['ONLY'];
it('tries', () => {
  for (const [file = '', address = ''] of pages) {
    if (only && !file.includes(only)) continue;
    const url = new URL(address);
    const { document } = new JSDOM(readFileSync(`/work/shared/captures/${file}`, 'utf8'), { url: address }).window;
    const start = performance.now();
    const reading = readAnyPage(document, url);
    const time = performance.now() - start;
    const site = siteFor(url);
    const truth = site?.read(document, url);
    const expected = truth && 'entries' in truth ? truth.entries : [];
    const titles = new Map(reading.entries.map((e) => [e.id, e.title]));
    const ids = new Set(expected.map((e) => e.id));
    const found = expected.filter((e) => titles.has(e.id));
    const right = found.filter((e) => titles.get(e.id) === e.title);
    console.log(file, reading.view, reading.entries.length, site ? `of ${expected.length} (${truth?.kind}): found ${found.length} false ${reading.entries.filter((e) => !ids.has(e.id)).length} titles ${right.length}` : '', `${time.toFixed(0)} ms`);
    if (only) {
      for (const e of reading.entries) console.log(e.id, '|', e.title, '|', JSON.stringify(reading.details(e)).slice(0, 300));
      for (const l of reading.left) console.log('LEFT', l.id, l.element.tagName, l.element.className, l.why, l.element.textContent?.replace(/\s+/g,' ').slice(0, 60));
    } else for (const e of found) if (titles.get(e.id) !== e.title) console.log('   ', e.title, '<>', titles.get(e.id));
  }
});
