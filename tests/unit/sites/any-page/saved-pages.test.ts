/** Saved pages of sites without a reader of their own: how many entries a person counts there, and how many are read. */
import { describe, expect, it } from 'vitest';
import { captures, readCapture } from '../captures';
import { readHtml } from './read';

const pages: readonly [site: string, file: string, address: string, view: string, count: number][] =
  [
    ['dblp', 'search.html', 'https://dblp.org/search?q=calefato', 'list', 30],
    ['google-scholar', 'search--2026-03.html', 'https://scholar.google.com/scholar', 'list', 10],
    [
      'google-scholar',
      'profile--2026-02-16.html',
      'https://scholar.google.com/citations?user=LZ5D_p4AAAAJ',
      'list',
      12,
    ],
    ['hackernews', 'front--2020.html', 'https://news.ycombinator.com/', 'nothing', 0],
    ['hackernews', 'thread.html', 'https://news.ycombinator.com/item?id=1', 'nothing', 0],
    ['lobsters', 'front--2026-05-29.html', 'https://lobste.rs/', 'nothing', 0],
    [
      'negative',
      'huggingface-posts--2026-02-16.html',
      'https://huggingface.co/posts',
      'nothing',
      0,
    ],
    ['arxiv', 'ar5iv-2312.06674.html', 'https://ar5iv.org/html/2312.06674', 'paper', 1],
    ['biorxiv', 'paper.html', 'https://www.biorxiv.org/content/10.1101/416461v1', 'paper', 1],
    ['acl', 'paper.html', 'https://aclanthology.org/2021.naacl-main.208/', 'paper', 1],
    ['nature', 'paper.html', 'https://www.nature.com/articles/x', 'paper', 1],
  ];

describe.skipIf(captures('dblp', /html$/).length === 0)('(skipped: no captures here)', () => {
  it.each(pages)('%s/%s', { timeout: 120_000 }, (site, file, address, view, count) => {
    const read = readHtml(readCapture(site, file), address);
    expect([read.view, read.entries.length]).toEqual([view, count]);
    for (const { title } of read.entries) expect(title).toMatch(/^.{10,250}[^.]$/);
  });
});
