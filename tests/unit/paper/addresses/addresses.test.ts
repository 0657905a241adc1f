/** An id holds the work and nothing else, whatever an address, a DOI or a page hangs on it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressesOf } from '../../../../utils/paper/addresses/addresses';
import { paperAtAddress } from '../../../../utils/paper/addresses/at-address';
import { paperId } from '../../../../utils/paper/addresses/from-text';
import { canonicalOf, doiPaperId } from '../../../../utils/paper/ids/doi';
import { isPaperId, type PaperId } from '../../../../utils/paper/ids/paper-id';
import { fieldCasesOr, haveFieldCases, readFieldCase } from '../../field-cases';

describe.skipIf(!haveFieldCases)(fieldCasesOr('addresses from the field'), () => {
  const rows = (haveFieldCases ? readFieldCase('addresses.tsv') : '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t').map((cell) => cell.trim()));
  it.each(rows)('%s: %s', (address = '', right = '') => {
    expect(paperAtAddress(address)).toBe(right === '-' ? undefined : right);
  });
});

describe('arXiv', () => {
  const paper = 'arxiv:2404.14219';
  it.each([
    'https://arxiv.org/abs/arXiv:2404.14219v3',
    'https://arxiv.org/abs/2404.14219v2/',
    'https://arxiv.org/ABS/2404.14219',
    'https://arxiv.org/html/2404.14219v1/x1.png',
    'https://arxiv.org/html/2404.14219v4/#S3.F2',
    'https://arxiv.org/pdf/2404.14219v2.pdf?download=1#page=3',
    'https://arxiv.org./abs/2404.14219',
    'https://arxiv.org/ftp/arxiv/papers/2404/2404.14219.pdf',
    'https://arxiv.org/PS_cache/arxiv/pdf/2404/2404.14219v1.pdf',
    'https://cn.arxiv.org/abs/2404.14219',
    'https://xxx.itp.ac.cn/abs/2404.14219',
    'https://arxiv-org.translate.goog/abs/2404.14219?_x_tr_sl=en&_x_tr_tl=de',
    'https://arxiv.org.ezproxy.example.edu/abs/2404.14219',
    'https://web.archive.org/web/20240501000000/https://arxiv.org/abs/2404.14219',
    'https://www.google.com/url?q=https%3A%2F%2Farxiv.org%2Fpdf%2F2404.14219&sa=U',
    'https://www.alphaxiv.org/zh/overview/2404.14219v1',
    'https://www.alphaxiv.org/pt-br/abs/2404.14219',
    'https://www.alphaxiv.org/overview/2404.14219/de',
    'https://alphaxiv.org/zh-Hans/pdf/2404.14219.pdf',
    'https://huggingface.co/papers?arxivId=2404.14219v2',
    'https://huggingface.co/papers/2404.14219v2',
    'https://huggingface.co/papers/arxiv:2404.14219',
    'https://hf-mirror.com/papers/2404.14219/',
    'https://papers.cool/arxiv/2404.14219',
    'https://www.arxiv-vanity.com/papers/2404.14219/',
    'https://ar5iv.org/abs/2404.14219v1',
    'https://scirate.com/arxiv/2404.14219v2/',
    'https://api.semanticscholar.org/arXiv:2404.14219',
    'https://www.semanticscholar.org/arXiv/2404.14219v1',
    'https://ui.adsabs.harvard.edu/abs/2024arXiv240414219D/abstract',
    'https://ui.adsabs.harvard.edu/abs/arXiv:2404.14219',
    'https://dblp.org/rec/journals/corr/abs-2404-14219.html',
    'https://dblp.uni-trier.de/rec/bibtex/journals/corr/abs-2404-14219',
    'https://doi.org/10.48550/arXiv.2404.14219v2',
    'https://doi.org/10.48550/arXiv.2404.14219/',
    'https://doi.org/10.48550/arXiv.2404.14219.pdf',
    'https://doi-org.proxy.example.edu/10.48550/arxiv.2404.14219',
  ])('%s', (address) => {
    expect(paperAtAddress(address)).toBe(paper);
  });

  it.each([
    ['https://arxiv.org/ftp/hep-th/papers/9901/9901001.pdf', 'arxiv:hep-th/9901001'],
    ['https://arxiv.org/PS_cache/hep-th/pdf/9901/9901001v2.pdf', 'arxiv:hep-th/9901001'],
    ['https://arxiv.org/abs/hep-th%2F9901001', 'arxiv:hep-th/9901001'],
    ['https://arxiv.org/abs/hep-th%252F9901001', 'arxiv:hep-th/9901001'],
    ['https://arxiv.org/pdf/math.GT/0309136v1.pdf', 'arxiv:math/0309136'],
    ['https://arxiv.org/abs/ARXIV:hep-th/9901001v1', 'arxiv:hep-th/9901001'],
    ['https://ui.adsabs.harvard.edu/abs/2012arXiv1206.1234A', 'arxiv:1206.1234'],
    ['https://alphaxiv.org/ja/overview/hep-th/9901001', 'arxiv:hep-th/9901001'],
  ])('%s: %s', (address, id) => {
    expect(paperAtAddress(address)).toBe(id);
  });

  it.each([
    'https://arxiv.org/abs/2404.142199',
    'https://arxiv.org/abs/2404.14219v0',
    'https://arxiv.org/abs/2404.14219abc',
    'https://arxiv.org/list/cs.CL/2404',
    'https://huggingface.co/papers/index?arxivId=cs.CL',
    'https://huggingface.co/papers/month/2024-04',
    'https://alphaxiv.org/zh/explore',
    'https://arxiv.org.proxies.example/abs/2404.14219',
    'https://arxiv-org.evil.example/abs/2404.14219',
    'https://doi.org/10.48550/arXiv.none',
  ])('none: %s', (address) => {
    expect(paperAtAddress(address)).toBeUndefined();
  });
});

describe('publishers', () => {
  it.each([
    // ACM, SAGE, Taylor & Francis, ACS, PNAS, Science, Wiley: Atypon.
    ['https://dl.acm.org/doi/pdf/10.1145/3292500.3330701?download=true', '10.1145/3292500.3330701'],
    ['https://dl.acm.org/doi/fullHtml/10.1145/3292500.3330701', '10.1145/3292500.3330701'],
    [
      'https://dl.acm.org/doi/suppl/10.1145/3292500.3330701/suppl_file/p1.mp4',
      '10.1145/3292500.3330701',
    ],
    ['https://dl.acm.org/citation.cfm?doid=3292500.3330701', '10.1145/3292500.3330701'],
    [
      'https://dl-acm-org.libproxy.example.edu/doi/abs/10.1145/3292500.3330701',
      '10.1145/3292500.3330701',
    ],
    [
      'https://journals.sagepub.com/doi/full/10.1177/1745691619827499#_i12',
      '10.1177/1745691619827499',
    ],
    [
      'https://www.tandfonline.com/doi/epdf/10.1080/01621459.2020.1762613?needAccess=true',
      '10.1080/01621459.2020.1762613',
    ],
    ['https://pubs.acs.org/doi/10.1021/ACS.JCIM.1C00001?ref=pdf', '10.1021/acs.jcim.1c00001'],
    [
      'https://www.science.org/doi/suppl/10.1126/science.abc1234/suppl_file/abc1234_sm.pdf',
      '10.1126/science.abc1234',
    ],
    ['https://www.pnas.org/doi/full/10.1073/pnas.2023301118', '10.1073/pnas.2023301118'],
    ['https://onlinelibrary.wiley.com/doi/pdfdirect/10.1111/cogs.12345', '10.1111/cogs.12345'],
    [
      'https://onlinelibrary.wiley.com/doi/10.1002/(SICI)1521-3951(199911)216:1%3C135::AID-PSSB135%3E3.0.CO;2-%23',
      '10.1002/(sici)1521-3951(199911)216:1<135::aid-pssb135>3.0.co;2-#',
    ],
    ['https://www.nejm.org/doi/full/10.1056/NEJMoa2034577', '10.1056/nejmoa2034577'],
    [
      'https://www.sciencedirect.com/science/article/doi/10.1016/j.cell.2020.01.001',
      '10.1016/j.cell.2020.01.001',
    ],
    [
      'https://www.degruyter.com/document/doi/10.1515/cllt-2020-0001/html',
      '10.1515/cllt-2020-0001',
    ],
    [
      'https://www.emerald.com/insight/content/doi/10.1108/JD-01-2020-0001/full/html',
      '10.1108/jd-01-2020-0001',
    ],
    // Silverchair.
    ['https://academic.oup.com/nar/article/doi/10.1093/nar/gkaa892/5929234', '10.1093/nar/gkaa892'],
    [
      'https://academic.oup.com/jcem/advance-article-abstract/doi/10.1210/clinem/dgaa123/5811234',
      '10.1210/clinem/dgaa123',
    ],
    [
      'https://pubs.aip.org/aip/jcp/article-abstract/doi/10.1063/5.0012345/1061234/A-title',
      '10.1063/5.0012345',
    ],
    [
      'https://ashpublications.org/blood/article/doi/10.1182/blood.2020005649/474000/Some-title',
      '10.1182/blood.2020005649',
    ],
    [
      'https://direct.mit.edu/coli/article-pdf/doi/10.1162/coli_a_00402/1923456/coli_a_00402.pdf',
      '10.1162/coli_a_00402',
    ],
    [
      'https://someones.press/journal/article/doi/10.5555/some.2020/12345/a-slug',
      '10.5555/some.2020',
    ],
    // Springer, BMC, Frontiers, IOP, APS, PLOS, RSC, JSTOR, Nature.
    [
      'https://link.springer.com/article/10.1007/s11263-015-0816-y/figures/2',
      '10.1007/s11263-015-0816-y',
    ],
    [
      'https://link.springer.com/content/pdf/10.1007%2Fs11263-015-0816-y.pdf',
      '10.1007/s11263-015-0816-y',
    ],
    [
      'https://link.springer.com/chapter/10.1007/978-3-319-24574-4_28',
      '10.1007/978-3-319-24574-4_28',
    ],
    [
      'https://bmcbioinformatics.biomedcentral.com/track/pdf/10.1186/s12859-020-1234-5.pdf',
      '10.1186/s12859-020-1234-5',
    ],
    [
      'https://www.frontiersin.org/journals/psychology/articles/10.3389/fpsyg.2020.00123/full',
      '10.3389/fpsyg.2020.00123',
    ],
    [
      'https://www.frontiersin.org/articles/10.3389/fpsyg.2020.00123/xml/nlm',
      '10.3389/fpsyg.2020.00123',
    ],
    [
      'https://iopscience.iop.org/article/10.1088/0004-637X/750/1/68/meta',
      '10.1088/0004-637x/750/1/68',
    ],
    [
      'https://journals.aps.org/prl/abstract/10.1103/PhysRevLett.116.061102',
      '10.1103/physrevlett.116.061102',
    ],
    [
      'https://journals.aps.org/prl/supplemental/10.1103/PhysRevLett.116.061102/files.zip',
      '10.1103/physrevlett.116.061102',
    ],
    [
      'https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0123456',
      '10.1371/journal.pone.0123456',
    ],
    [
      'https://journals.plos.org/plosone/article/file?id=10.1371/journal.pone.0123456&type=printable',
      '10.1371/journal.pone.0123456',
    ],
    [
      'https://journals.plos.org/plosone/article/figure?id=10.1371/journal.pone.0123456.g001',
      '10.1371/journal.pone.0123456',
    ],
    ['https://pubs.rsc.org/en/content/articlelanding/2020/sc/d0sc01234a', '10.1039/d0sc01234a'],
    ['https://www.jstor.org/stable/10.1086/123456', '10.1086/123456'],
    ['https://www.nature.com/articles/s41586-021-03819-2.pdf', '10.1038/s41586-021-03819-2'],
    [
      'https://www.nature.com/articles/s41586-021-03819-2_reference.pdf',
      '10.1038/s41586-021-03819-2',
    ],
    ['https://www.nature.com/articles/s41586-021-03819-2/figures/1', '10.1038/s41586-021-03819-2'],
    ['https://www.nature.com/articles/doi:10.1038/nature14539', '10.1038/nature14539'],
    [
      'https://www.nature.com/nature/journal/v521/n7553/full/nature14539.html',
      '10.1038/nature14539',
    ],
    ['https://www.nature.com/articles/hdy.2010.1', '10.1038/hdy.2010.1'],
    // Preprints and their versions.
    [
      'https://www.biorxiv.org/content/10.1101/2020.11.02.364968v2.full.pdf+html',
      '10.1101/2020.11.02.364968',
    ],
    [
      'https://www.biorxiv.org/content/biorxiv/early/2020/11/02/2020.11.02.364968.full.pdf',
      '10.1101/2020.11.02.364968',
    ],
    ['https://www.biorxiv.org/content/early/2016/11/14/087619', '10.1101/087619'],
    // A later version of an older preprint.
    [
      'https://www.biorxiv.org/content/biorxiv/early/2026/01/05/2020.11.02.364968.full.pdf',
      '10.1101/2020.11.02.364968',
    ],
    [
      'https://www.medrxiv.org/content/medrxiv/early/2026/01/05/2026.01.02.26343123.full.pdf',
      '10.64898/2026.01.02.26343123',
    ],
    ['https://biorxiv.org/cgi/content/short/2020.11.02.364968v1', '10.1101/2020.11.02.364968'],
    [
      'https://www.medrxiv.org/content/10.1101/2020.03.01.20012345v3?rss=1',
      '10.1101/2020.03.01.20012345',
    ],
    [
      'https://www.biorxiv.org/content/10.64898/2026.01.02.123456v1.full-text',
      '10.64898/2026.01.02.123456',
    ],
    ['https://elifesciences.org/reviewed-preprints/90000v2/figures', '10.7554/elife.90000'],
    ['https://elifesciences.org/articles/00031.pdf', '10.7554/elife.00031'],
    ['https://doi.org/10.7554/eLife.90000.2', '10.7554/elife.90000'],
    ['https://www.researchsquare.com/article/rs-1270359/v2', '10.21203/rs.3.rs-1270359'],
    ['https://doi.org/10.21203/rs.3.rs-1270359/v1', '10.21203/rs.3.rs-1270359'],
    ['https://www.preprints.org/manuscript/202001.0001/v3', '10.20944/preprints202001.0001'],
    ['https://doi.org/10.20944/preprints202001.0001.v2', '10.20944/preprints202001.0001'],
    ['https://doi.org/10.12688/f1000research.9259.2', '10.12688/f1000research.9259'],
    ['https://doi.org/10.12688/f1000research.2-150.v1', '10.12688/f1000research.2-150'],
    [
      'https://chemrxiv.org/doi/full/10.26434/chemrxiv-2021-abcde-v3',
      '10.26434/chemrxiv-2021-abcde',
    ],
    ['https://doi.org/10.26434/chemrxiv.12345678.v2', '10.26434/chemrxiv.12345678'],
    ['https://doi.org/10.6084/m9.figshare.12345678.v4', '10.6084/m9.figshare.12345678'],
    ['https://osf.io/preprints/psyarxiv/jks2u_v2', '10.31234/osf.io/jks2u'],
    ['https://doi.org/10.31234/osf.io/jks2u_v1', '10.31234/osf.io/jks2u'],
    ['https://doi.org/10.22541/au.168056805.50909999/v2', '10.22541/au.168056805.50909999'],
    ['https://doi.org/10.5281/zenodo.20276632', '10.5281/zenodo.20276632'],
    ['https://papers.ssrn.com/sol3/papers.cfm?abstract_id=1234567', '10.2139/ssrn.1234567'],
    ['https://ssrn.com/abstract=1234567', '10.2139/ssrn.1234567'],
    ['https://peerj.com/articles/cs-103.pdf', '10.7717/peerj-cs.103'],
    ['https://peerj.com/articles/4375/', '10.7717/peerj.4375'],
    // doi.org itself.
    ['https://doi.org/doi:10.1145/3292500.3330701', '10.1145/3292500.3330701'],
    ['https://doi.org/https://doi.org/10.1145/3292500.3330701', '10.1145/3292500.3330701'],
    ['http://dx.doi.org/10.1145%2F3292500.3330701.', '10.1145/3292500.3330701'],
    ['https://doi.org/10.1145%252F3292500.3330701', '10.1145/3292500.3330701'],
    ['https://doi.org/10.1016/0022-2836(81)90087-5', '10.1016/0022-2836(81)90087-5'],
    ['https://doi.org/10.1016/0022-2836(81)90087-5)', '10.1016/0022-2836(81)90087-5'],
    [
      'https://login.proxy.example.edu/login?url=https://doi.org/10.1145/3292500.3330701',
      '10.1145/3292500.3330701',
    ],
    [
      'https://www-nature-com.ezproxy.example.edu/articles/s41586-021-03819-2',
      '10.1038/s41586-021-03819-2',
    ],
    ['https://doi.org.libproxy.example.edu/10.1145/3292500.3330701', '10.1145/3292500.3330701'],
  ])('%s: %s', (address, doi) => {
    expect(paperAtAddress(address)).toBe(`doi:${doi}`);
  });

  it.each([
    ['https://doi.org/10.3115/v1/D14-1162', 'acl:D14-1162'],
    ['https://doi.org/10.18653/v1/2020.acl-main.1/', 'acl:2020.acl-main.1'],
    ['https://aclanthology.org/2020.acl-main.1v2/', 'acl:2020.acl-main.1'],
    ['https://aclanthology.org/attachments/2020.acl-main.1.Software.zip', 'acl:2020.acl-main.1'],
    ['https://aclanthology.org/P18-1001.Notes.pdf', 'acl:P18-1001'],
    ['https://aclanthology.org/papers/P/P18/P18-1001/', 'acl:P18-1001'],
    ['https://www.aclweb.org/anthology/papers/P/P18/p18-1001.pdf', 'acl:P18-1001'],
    [
      'https://openreview.net/forum?id=B1QRgziT-&referrer=%5Bthe%5D#discussion',
      'openreview:B1QRgziT-',
    ],
    ['https://openreview.net/pdf?id=B1QRgziT-.pdf', 'openreview:B1QRgziT-'],
    ['https://openreview.net/attachment?id=B1QRgziT-&name=pdf', 'openreview:B1QRgziT-'],
    ['https://www.ncbi.nlm.nih.gov/pubmed/37988744', 'pmid:37988744'],
    ['https://pubmed.ncbi.nlm.nih.gov/37988744/?from_term=x#abstract', 'pmid:37988744'],
    ['https://europepmc.org/article/MED/37988744', 'pmid:37988744'],
    ['https://europepmc.org/abstract/med/37988744', 'pmid:37988744'],
  ])('%s: %s', (address, id) => {
    expect(paperAtAddress(address)).toBe(id);
  });

  it.each([
    'https://openreview.net/references/pdf?id=B1QRgziT-',
    'https://openreview.net/notes/edits/attachment?id=B1QRgziT-&name=pdf',
    'https://openreview.net/revisions?id=B1QRgziT-',
    'https://openreview.net/profile?id=~Ada_Lovelace1',
    'https://aclanthology.org/volumes/2020.acl-main/',
    'https://aclanthology.org/2020.acl-main.0/',
    'https://ieeexplore.ieee.org/document/7780459',
    'https://www.sciencedirect.com/science/article/pii/S0092867420300011',
    'https://www.cell.com/cell/fulltext/S0092-8674(20)30001-1',
    'https://www.mdpi.com/1424-8220/20/1/1',
    'https://www.cambridge.org/core/journals/some-journal/article/some-title/0123456789ABCDEF',
    'https://www.jstor.org/stable/1234567',
    'https://zenodo.org/records/20276632',
    'https://hal.science/hal-01234567v2',
    'https://pmc.ncbi.nlm.nih.gov/articles/PMC1234567/',
    'https://europepmc.org/article/PPR/PPR123456',
    'https://www.semanticscholar.org/paper/Title/0123456789012345678901234567890123456789',
    'https://proceedings.mlr.press/v139/radford21a.html',
    'https://openaccess.thecvf.com/content/CVPR2021/html/He_Title_CVPR_2021_paper.html',
    'https://papers.cool/venue/CVPR.2024',
    'https://www.nature.com/articles/1201234',
    'https://www.nature.com/nature/volumes/521',
    // Either prefix may be meant: these were posted days after the date in their identifiers.
    'https://www.biorxiv.org/content/biorxiv/early/2025/12/02/2025.11.29.123456.full.pdf',
    'https://www.biorxiv.org/cgi/content/short/2025.12.03.123456v1',
    'https://pubmed.ncbi.nlm.nih.gov/?term=37988744',
    'https://dl.acm.org/doi/proceedings/10.1145/3292500',
    'https://example.org/10.1145/3292500.3330701',
    'https://osf.io/jks2u',
  ])('none: %s', (address) => {
    expect(paperAtAddress(address)).toBeUndefined();
  });
});

describe('DOIs as pages and people write them', () => {
  it.each([
    ['https://doi.org/10.1145/3292500.3330701', '10.1145/3292500.3330701'],
    ['doi:doi:10.1145/3292500.3330701', '10.1145/3292500.3330701'],
    ['DOI: 10.1145/3292500.3330701', '10.1145/3292500.3330701'],
    ['info:doi/10.1145/3292500.3330701', '10.1145/3292500.3330701'],
    ['10.1145/3292500.3330701?utm_source=x', '10.1145/3292500.3330701'],
    ['10.1101/2020.11.02.364968v2', '10.1101/2020.11.02.364968'],
    ['10.1093/ref:odnb/12345', '10.1093/ref:odnb/12345'],
    ['10.1051/0004-6361/201833910', '10.1051/0004-6361/201833910'],
    ['10.7554/eLife.90000.3.sa1', '10.7554/elife.90000.3.sa1'],
    ['10.1101/gr.275995.121', '10.1101/gr.275995.121'],
    ['10.1093/oxfordhb/9780199573691.013.0001', '10.1093/oxfordhb/9780199573691.013.0001'],
    ['10.1000/journal.v2', '10.1000/journal.v2'],
  ])('%s', (text, doi) => {
    expect(doiPaperId(text)).toBe(`doi:${doi}`);
  });

  it('are read out of a text with their own brackets', () => {
    expect(paperId('(doi: 10.1000/abc(1))')).toBe('doi:10.1000/abc(1)');
    expect(paperId('doi:10.1101/2020.11.02.364968v2')).toBe('doi:10.1101/2020.11.02.364968');
  });

  it('lead to the first version where only versions resolve', () => {
    const at = (doi: string) => addressesOf(doiPaperId(doi) as PaperId).abstract;
    expect(at('10.21203/rs.3.rs-1270359/v3')).toBe('https://doi.org/10.21203/rs.3.rs-1270359/v1');
    expect(at('10.12688/f1000research.9259.2')).toBe(
      'https://doi.org/10.12688/f1000research.9259.1',
    );
    expect(at('10.1145/3292500.3330701')).toBe('https://doi.org/10.1145/3292500.3330701');
  });
});

describe('what earlier builds stored', () => {
  it.each([
    ['doi:10.1101/2020.11.02.364968v2', 'doi:10.1101/2020.11.02.364968'],
    ['doi:10.1093/bioinformatics/btab507/6318389', 'doi:10.1093/bioinformatics/btab507'],
    ['doi:10.1162/tacl_a_00615/118117/some-title', 'doi:10.1162/tacl_a_00615'],
    ['doi:10.1145/3292500.3330701/', 'doi:10.1145/3292500.3330701'],
    ['doi:10.1038/s41586-021-03819-2_reference', 'doi:10.1038/s41586-021-03819-2'],
    ['doi:10.48550/arxiv.2404.14219/', 'arxiv:2404.14219'],
    ['doi:10.3115/v1/d14-1162', 'acl:D14-1162'],
    ['doi:10.1145/3292500', 'doi:10.1145/3292500'],
    ['arxiv:2404.14219', 'arxiv:2404.14219'],
    ['openreview:B1QRgziT-', 'openreview:B1QRgziT-'],
  ])('%s is still an id, and today %s', (former, today) => {
    expect(isPaperId(former)).toBe(true);
    expect(canonicalOf(former as PaperId)).toBe(today);
  });
});

const digit = (length: number) => fc.stringMatching(new RegExp(`^[1-9]\\d{${length - 1}}$`));
/** DOIs of the kinds that publishers make. */
const doi = fc.oneof(
  fc
    .tuple(digit(4), fc.stringMatching(/^[a-z][a-z\d]{2,9}(?:[.-][a-z\d]{2,8}){0,3}$/))
    .map(([p, s]) => `10.5${p}/${s}`),
  digit(7).map((n) => `10.1145/${n}.1${n}`),
  digit(6).map((n) => `10.1101/2020.11.02.${n}`),
  digit(5).map((n) => `10.7554/elife.${n}`),
  digit(7).map((n) => `10.21203/rs.3.rs-${n}`),
  digit(4).map((n) => `10.20944/preprints202001.${n}`),
  digit(5).map((n) => `10.12688/f1000research.${n}`),
  digit(6).map((n) => `10.1093/brain/awab${n}`),
);
const paper = fc.oneof(
  digit(5).map((n) => paperId(`2404.${n}`)),
  digit(3).map((n) => paperId(`hep-th/9901${n}`)),
  doi.map(doiPaperId),
  fc
    .stringMatching(/^[A-Za-z\d_-]{10}$/)
    .map((n) => paperAtAddress(`https://openreview.net/forum?id=${n}`)),
  digit(3).map((n) => paperId(`2023.acl-long.${n}`)),
  // Three zeros name a whole volume.
  digit(4)
    .filter((n) => !n.endsWith('000'))
    .map((n) => paperId(`P18-${n}`)),
  digit(8).map((n) => paperId(`pmid:${n}`)),
);

type Decorate = (address: string) => string;
const onPath =
  (change: (path: string) => string): Decorate =>
  (address) => {
    const [, start = '', path = '', rest = ''] =
      /^(https?:\/\/[^/]+\/)([^?#]*)(.*)$/.exec(address) ?? [];
    return start + change(path) + rest;
  };
const onQuery =
  (more: string): Decorate =>
  (address) =>
    `${address}${address.includes('?') ? '&' : '?'}${more}`;
const decorations: Readonly<Record<string, Decorate>> = {
  http: (address) => address.replace('https:', 'http:'),
  tracking: onQuery('utm_source=a&fbclid=b'),
  fragment: (address) => `${address}#section-2`,
  'text fragment': (address) => `${address}#:~:text=A%20title`,
  slash: onPath((path) => path.replace(/\/*$/, '/')),
  'loud host': (address) => address.replace(/\/\/[^/]+/, (host) => host.toUpperCase()),
  'dot behind the host': (address) => address.replace(/\/\/([^/]+)/, '//$1.'),
  port: (address) => address.replace(/^https:\/\/([^/]+)/, 'https://$1:443'),
  'percent signs': onPath((path) =>
    path.replace(/[a-z.]/g, (c) => `%${c.charCodeAt(0).toString(16)}`),
  ),
  proxy: (address) =>
    address.replace(
      /\/\/([^/]+)/,
      (_, host: string) => `//${host.replaceAll('.', '-')}.proxy.example.edu`,
    ),
  'older proxy': (address) => address.replace(/\/\/([^/]+)/, '//$1.ezproxy.example.edu'),
};
const ofDois: Readonly<Record<string, Decorate>> = {
  dx: (address) => address.replace('//doi.org', '//dx.doi.org'),
  www: (address) => address.replace('//doi.org', '//www.doi.org'),
  'second doi:': onPath((path) => `doi:${path}`),
  'upper case': onPath((path) => path.toUpperCase()),
  '.pdf': onPath((path) => `${path}.pdf`),
  '/full': onPath((path) => `${path}/full`),
  '/abstract': onPath((path) => `${path}/abstract`),
  '.full.pdf': onPath((path) => `${path}.full.pdf`),
  'full stop': onPath((path) => `${path}.`),
  publisher: (address) => address.replace('//doi.org/', '//publisher.example/doi/full/'),
};

describe('whatever paper', () => {
  it('its addresses lead to it, whatever hangs on them', () => {
    fc.assert(
      fc.property(paper, fc.subarray(Object.keys(decorations), { maxLength: 2 }), (id, names) => {
        if (!id) throw new Error('no id was made');
        for (const address of Object.values(addressesOf(id))) {
          expect(paperAtAddress(address)).toBe(id);
          // The host is changed last, and once.
          if (names.filter((name) => /proxy|host|port/.test(name)).length > 1) continue;
          const given = names.reduce((text, name) => decorations[name]?.(text) ?? text, address);
          expect([given, paperAtAddress(given)]).toEqual([given, id]);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('its DOI is the same in every dress', () => {
    fc.assert(
      fc.property(doi, fc.subarray(Object.keys(ofDois), { maxLength: 3 }), (name, dress) => {
        const id = doiPaperId(name) as PaperId;
        const address = `https://doi.org/${name}`;
        const given = dress.reduce((text, each) => ofDois[each]?.(text) ?? text, address);
        expect([given, paperAtAddress(given)]).toEqual([given, id]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('any DOI is its own canonical form once it is read, and its address leads to it', () => {
    fc.assert(
      fc.property(digit(4), fc.stringMatching(/^[\x21-\x7e]{1,60}$/), (prefix, suffix) => {
        const id = doiPaperId(`10.${prefix}/${suffix}`);
        if (!id) return;
        expect(isPaperId(id)).toBe(true);
        expect(canonicalOf(id)).toBe(id);
        expect(paperAtAddress(addressesOf(id).abstract)).toBe(id);
      }),
      { numRuns: 3_000 },
    );
  });
});
