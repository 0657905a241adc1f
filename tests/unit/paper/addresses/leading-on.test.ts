/** Addresses that lead on to a paper: redirects, archives, readers, mirrors, and what people copy with an address. */
import { describe, expect, it } from 'vitest';
import { paperAtAddress, paperBehind } from '../../../../utils/paper/addresses/at-address';
import { paperId } from '../../../../utils/paper/addresses/from-text';
import { doiPaperId } from '../../../../utils/paper/ids/doi';

const inQuery = 'https%3A%2F%2Farxiv.org%2Fabs%2F2404.14219v2';

describe('a redirect, an archive or a reader', () => {
  it.each([
    `https://l.facebook.com/l.php?u=${inQuery}&h=AT1`,
    `https://www.linkedin.com/redir/redirect?url=${inQuery}&trk=x`,
    `https://www.linkedin.com/safety/go?url=${inQuery}`,
    `https://out.reddit.com/t3_abc?url=${inQuery}&token=x&app_name=y`,
    `https://www.youtube.com/redirect?event=comments&q=${inQuery}`,
    `https://duckduckgo.com/l/?uddg=${inQuery}&rut=x`,
    `https://slack-redir.net/link?url=${inQuery}`,
    'https://link.zhihu.com/?target=https%3A//arxiv.org/abs/2404.14219',
    `https://link.csdn.net/?target=${inQuery}`,
    `https://vk.com/away.php?to=${inQuery}`,
    `https://eur01.safelinks.protection.outlook.com/?url=${inQuery}&data=05&reserved=0`,
    'https://urldefense.com/v3/__https://arxiv.org/abs/2404.14219__;!!abc$',
    'https://www.bing.com/ck/a?!&&p=x&u=a1aHR0cHM6Ly9hcnhpdi5vcmcvYWJzLzI0MDQuMTQyMTk&ntb=1',
    'https://r.search.yahoo.com/_ylt=x/RU=https%3a%2f%2farxiv.org%2fabs%2f2404.14219/RK=2/RS=x-',
    `https://translate.google.com/translate?sl=en&tl=de&u=${inQuery}`,
    'https://www.google.com/amp/s/arxiv.org/abs/2404.14219',
    'https://arxiv-org.cdn.ampproject.org/c/s/arxiv.org/abs/2404.14219',
    'https://web.archive.org/web/2024/arxiv.org/abs/2404.14219',
    'https://web.archive.org/web/20240501000000if_/http://arxiv.org/abs/2404.14219v2',
    'https://archive.ph/20240501/https://arxiv.org/abs/2404.14219',
    'https://12ft.io/https://arxiv.org/abs/2404.14219',
    'https://r.jina.ai/https://arxiv.org/abs/2404.14219',
    'https://www.researchgate.net/deref/https%3A%2F%2Farxiv.org%2Fabs%2F2404.14219',
    // One in another.
    'https://web.archive.org/web/2024/https://www.google.com/url?q=https://arxiv.org/abs/2404.14219',
  ])('leads to its paper: %s', (address) => {
    expect(paperAtAddress(address)).toBe('arxiv:2404.14219');
  });

  it.each([
    ['https://sci-hub.se/https://doi.org/10.1145/3292500.3330701', '10.1145/3292500.3330701'],
    [
      'https://arxiv.org/ct?url=https%3A%2F%2Fdx.doi.org%2F10.1145%2F3292500.3330701&v=x',
      '10.1145/3292500.3330701',
    ],
    [
      'https://api.openalex.org/works/https://doi.org/10.1145/3292500.3330701',
      '10.1145/3292500.3330701',
    ],
    [
      'https://crossmark.crossref.org/dialog/?doi=10.1145/3292500.3330701&domain=pdf',
      '10.1145/3292500.3330701',
    ],
    [
      'https://psycnet.apa.org/doiLanding?doi=10.1037%2F0022-3514.51.6.1173',
      '10.1037/0022-3514.51.6.1173',
    ],
    [
      'https://scholar.google.com/scholar_lookup?title=x&doi=10.1145/3292500.3330701',
      '10.1145/3292500.3330701',
    ],
  ])('leads to its DOI: %s', (address, doi) => {
    expect(paperAtAddress(address)).toBe(`doi:${doi}`);
  });

  it('of any other name does where it is a link, if it leads to one paper alone', () => {
    const behind = (query: string) => paperBehind(new URL(`https://click.example/?${query}`));
    expect(behind(`to=${inQuery}`)).toBe('arxiv:2404.14219');
    expect(behind(`to=${inQuery}&picture=https://example.org/a.png`)).toBe('arxiv:2404.14219');
    expect(behind(`to=${inQuery}&from=https://arxiv.org/abs/2404.14220`)).toBeUndefined();
  });

  it.each([
    // A page that one came to from a paper is about something else.
    `https://example.org/list?from=${inQuery}`,
    `https://www.facebook.com/groups/?u=${inQuery}`,
    'https://web.archive.org/web/2024/https://arxiv.org/list/cs.CL/new',
    'https://archive.ph/https://example.org/',
    'https://www.bing.com/ck/a?u=a1aHR0c',
    'https://www.google.com/amp/s/example.org/2404.14219',
    // No end: it holds itself.
    'https://12ft.io/https://12ft.io/https://12ft.io/',
  ])('leads to none: %s', (address) => {
    expect(paperAtAddress(address)).toBeUndefined();
  });
});

describe('what people copy with an address', () => {
  it.each([
    ',',
    '.',
    ')',
    '%5D',
    '%20',
    '%0A',
    '%E2%80%8B',
    ';',
    "'",
    '&amp;x',
    '”',
    '：',
    '。',
    '%20Accessed',
  ])('is no part of the identifier: %s', (end) => {
    expect(paperAtAddress(`https://arxiv.org/abs/2404.14219${end}`)).toBe('arxiv:2404.14219');
  });
  it.each([')', ']', '%5D', '}', '>', '%E2%80%8B', '%20Accessed%201%20May'])(
    'is no part of a DOI: %s',
    (end) => {
      expect(paperAtAddress(`https://doi.org/10.1016/0022-2836(81)90087-5${end}`)).toBe(
        'doi:10.1016/0022-2836(81)90087-5',
      );
    },
  );
  it('does not make another identifier of one', () => {
    for (const end of ['.5', '9', 'abc', '-x', '_x']) {
      expect(paperAtAddress(`https://arxiv.org/abs/2404.14219${end}`)).toBeUndefined();
    }
    expect(doiPaperId('10.1000/a[1]')).toBe('doi:10.1000/a[1]');
    expect(doiPaperId('10.1175/1520(1993)121<1611:a>2.0.co;2')).toBe(
      'doi:10.1175/1520(1993)121<1611:a>2.0.co;2',
    );
  });
});

describe('addresses of thirty years', () => {
  it.each([
    ['https://arxiv.org/2404.14219', 'arxiv:2404.14219'],
    ['https://arxiv.org/abs/cond-mat.str-el/0601001', 'arxiv:cond-mat/0601001'],
    ['https://arxiv.org/pdf/physics.optics/0601001v2', 'arxiv:physics/0601001'],
    ['https://adsabs.harvard.edu/abs/2024arXiv240414219D', 'arxiv:2404.14219'],
    [
      'https://ui.adsabs.harvard.edu/link_gateway/2024arXiv240414219D/EPRINT_PDF',
      'arxiv:2404.14219',
    ],
    ['https://ui.adsabs.harvard.edu/abs/1999hep.th....1001M/abstract', 'arxiv:hep-th/9901001'],
    ['https://ui.adsabs.harvard.edu/abs/2001astro.ph.12234A', 'arxiv:astro-ph/0112234'],
    ['https://ui.adsabs.harvard.edu/abs/2003math......9136D', 'arxiv:math/0309136'],
    ['https://scholar.google.com/scholar_lookup?arxiv_id=2404.14219', 'arxiv:2404.14219'],
    ['https://arxiv-sanity-lite.com/?rank=pid&pid=2404.14219', 'arxiv:2404.14219'],
    ['https://www.connectedpapers.com/arxiv/2404.14219', 'arxiv:2404.14219'],
    ['https://www.semanticscholar.org/reader/arXiv:2404.14219', 'arxiv:2404.14219'],
    ['https://www.ncbi.nlm.nih.gov/pmc/articles/pmid/37988744/', 'pmid:37988744'],
    [
      'https://www.ncbi.nlm.nih.gov/entrez/query.fcgi?cmd=Retrieve&db=PubMed&list_uids=37988744',
      'pmid:37988744',
    ],
    ['https://psyarxiv.com/jks2u/', 'doi:10.31234/osf.io/jks2u'],
    [
      'https://jamanetwork.com/journals/jama/fullarticle/10.1001/jama.2020.1585',
      'doi:10.1001/jama.2020.1585',
    ],
    [
      'https://drops.dagstuhl.de/entities/document/10.4230/LIPIcs.STACS.2024.1',
      'doi:10.4230/lipics.stacs.2024.1',
    ],
    [
      'https://www.thelancet.com/journals/lancet/article/PIIS0140-6736(20)30183-5/fulltext',
      'doi:10.1016/s0140-6736(20)30183-5',
    ],
  ])('%s: %s', (address, id) => {
    expect(paperAtAddress(address)).toBe(id);
  });

  it.each([
    'https://ui.adsabs.harvard.edu/abs/2016PhRvL.116f1102A/abstract',
    'https://ui.adsabs.harvard.edu/abs/2001Natur.....1234A',
    'https://arxiv.org/a/lovelace_a_1',
    'https://arxiv.org/list/cs.CL/2404',
    'https://www.ncbi.nlm.nih.gov/entrez/query.fcgi?db=gene&list_uids=37988744',
  ])('none: %s', (address) => {
    expect(paperAtAddress(address)).toBeUndefined();
  });
});

it('a subject class of any length is read in a text', () => {
  expect(paperId('arXiv:cond-mat.mes-hall/9901001v2')).toBe('arxiv:cond-mat/9901001');
});
