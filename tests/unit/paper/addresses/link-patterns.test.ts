import { describe, expect, it } from 'vitest';
import { paperAtAddress } from '../../../../utils/paper/addresses/at-address';
import { paperMatches } from '../../../../utils/paper/addresses/link-patterns';

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
    'https://arxiv.org/abs/arXiv:2404.14219v3',
    'https://arxiv.org/ftp/arxiv/papers/2404/2404.14219.pdf',
    'https://arxiv.org/PS_cache/hep-th/pdf/9901/9901001v2.pdf',
    'https://xxx.itp.ac.cn/abs/2404.14219',
    'https://www.alphaxiv.org/zh/overview/2404.14219v1',
    'https://huggingface.co/papers/index?arxivId=2404.14219',
    'https://huggingface.co/papers/arxiv:2404.14219',
    'https://hf-mirror.com/papers/2404.14219',
    'https://papers.cool/arxiv/2404.14219',
    'https://www.arxiv-vanity.com/papers/2404.14219/',
    'https://api.semanticscholar.org/arXiv:2404.14219',
    'https://ui.adsabs.harvard.edu/abs/2024arXiv240414219D/abstract',
    'https://dblp.org/rec/journals/corr/abs-2404-14219.html',
    'https://doi.org/doi:10.1145/3292500.3330701',
    'https://dl.acm.org/citation.cfm?doid=3292500.3330701',
    'https://link.springer.com/content/pdf/10.1007%2Fs11263-015-0816-y.pdf',
    'https://www.frontiersin.org/articles/10.3389/fpsyg.2020.00123/full',
    'https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0123456',
    'https://pubs.rsc.org/en/content/articlelanding/2020/sc/d0sc01234a',
    'https://www.nature.com/nature/journal/v521/n7553/full/nature14539.html',
    'https://www.biorxiv.org/content/early/2016/11/14/087619',
    'https://elifesciences.org/reviewed-preprints/90000v2',
    'https://www.researchsquare.com/article/rs-1270359/v2',
    'https://www.preprints.org/manuscript/202001.0001/v3',
    'https://osf.io/preprints/psyarxiv/jks2u_v2',
    'https://papers.ssrn.com/sol3/papers.cfm?abstract_id=1234567',
    'https://peerj.com/articles/cs-103.pdf',
    'https://www.ncbi.nlm.nih.gov/pubmed/37988744',
    'https://europepmc.org/article/MED/37988744',
    'https://doi-org.proxy.example.edu/10.1145/3292500.3330701',
    'https://l.facebook.com/l.php?u=https%3A%2F%2Farxiv.org%2Fabs%2F2404.14219&h=x',
    'https://web.archive.org/web/2024/https://arxiv.org/abs/2404.14219',
    'https://crossmark.crossref.org/dialog/?doi=10.1145/3292500.3330701',
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
