import { describe, expect, it } from 'vitest';
import { paperAtAddress } from '../../../utils/paper/at-address';
import { paperMatches } from '../../../utils/paper/link-patterns';

/** Match patterns as browsers read them: `*.` also stands for the bare host, a path's `*` for anything. */
const readers = paperMatches.map((pattern) => {
  const [, host = '', path = ''] = /^\*:\/\/([^/]+)(\/.*)$/.exec(pattern) ?? [];
  const literal = (text: string) => text.replace(/[.?+^$()[\]{}|\\]/g, '\\$&');
  const hosts = host === '*' ? '[^/]+' : literal(host).replace(/^\*\\\./, '(?:[^/]+\\.)?');
  return new RegExp(`^https?://${hosts}${literal(path).replaceAll('*', '.*')}$`);
});
const isMatched = (address: string) => readers.some((reader) => reader.test(address));

describe('match patterns of papers', () => {
  it.each([
    'https://arxiv.org/abs/1706.03762v7',
    'http://www.arxiv.org/pdf/hep-th/9901001v1.pdf',
    'https://export.arxiv.org/abs/math.GT/0309136',
    'https://xxx.lanl.gov/abs/hep-th/9901001',
    'https://ar5iv.labs.arxiv.org/html/2404.14219',
    'https://www.alphaxiv.org/overview/2404.14219',
    'https://huggingface.co/papers/2404.14219',
    'https://scirate.com/arxiv/2404.14219',
    'https://www.semanticscholar.org/arxiv/2404.14219',
    'https://www.emergentmind.com/papers/2404.14219',
    'https://doi.org/10.1145/3292500.3330701',
    'https://dl.acm.org/doi/10.1145/3292500.3330701',
    'https://www.pnas.org/doi/abs/10.1073/pnas.2023301118',
    'https://onlinelibrary.example/journal/doi/full/10.1002/x.1',
    'https://openreview.net/forum?id=B1QRgziT-',
    'https://openreview.net/pdf?id=B1QRgziT-',
    'https://aclanthology.org/2023.acl-long.1/',
    'https://aclanthology.org/P18-1001.pdf',
    'https://www.aclweb.org/anthology/P18-1001/',
    'https://pubmed.ncbi.nlm.nih.gov/37988744/',
    'https://www.biorxiv.org/content/10.1101/2020.03.22.002386v3.full',
    'https://www.nature.com/articles/s41586-021-03819-2',
  ])('let %s through', (address) => {
    expect(paperAtAddress(address)).toBeDefined();
    expect(isMatched(address)).toBe(true);
  });

  it.each([
    'https://huggingface.co/papers',
    'https://huggingface.co/papers/date/2026-06-03',
    'https://arxiv.org/list/cs.CL/new',
    'https://openreview.net/group?id=ICLR.cc',
    'https://example.org/',
  ])('leave %s out', (address) => {
    expect(isMatched(address)).toBe(false);
  });
});
