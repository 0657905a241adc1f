import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressesOf } from '../../../../utils/paper/addresses/addresses';
import { paperAtAddress } from '../../../../utils/paper/addresses/at-address';
import { paperId } from '../../../../utils/paper/addresses/from-text';
import { doiPaperId } from '../../../../utils/paper/ids/doi';
import { isPaperId } from '../../../../utils/paper/ids/paper-id';

describe('texts that name a paper', () => {
  it.each([
    ['2603.03283', 'arxiv:2603.03283'],
    ['2603.03283v12', 'arxiv:2603.03283'],
    ['arXiv:2603.03283v2 [cs.CL]', 'arxiv:2603.03283'],
    ['arXiv: 0704.0001', 'arxiv:0704.0001'],
    ['(arXiv:1706.03762)', 'arxiv:1706.03762'],
    ['２６０３.０３２８３', 'arxiv:2603.03283'],
    ['hep-th/9901001', 'arxiv:hep-th/9901001'],
    ['hepth/9901001', 'arxiv:hep-th/9901001'],
    ['math.GT/0309136v3', 'arxiv:math/0309136'],
    ['10.48550/arXiv.2603.03283', 'arxiv:2603.03283'],
    ['doi: 10.1145/3292500.3330701.', 'doi:10.1145/3292500.3330701'],
    ['10.1103/PhysRevB.76.013009', 'doi:10.1103/physrevb.76.013009'],
    ['10.18653/v1/P18-1001', 'acl:P18-1001'],
    ['2023.ACL-long.1', 'acl:2023.acl-long.1'],
    ['PMID: 37988744', 'pmid:37988744'],
    ['openreview:B1QRgziT-', 'openreview:B1QRgziT-'],
    ['www.arxiv.org/abs/2603.03283', 'arxiv:2603.03283'],
    ['<https://doi.org/10.1145/3292500>', 'doi:10.1145/3292500'],
  ])('%s', (text, expected) => {
    expect(paperId(text)).toBe(expected);
  });

  it.each([
    '2403.99999v0',
    '2413.12345',
    '1999.2000',
    '2012.2013',
    '0703.0001',
    '9912.12345',
    '1412.12345',
    '+49 2403.12345',
    '2403.123456',
    '37988744',
    '12.50/3',
    'and/0309136',
    'hep-th/9013001',
    'hep-th/0704001',
    '2023.acl-long.0',
    `2023.${'a'.repeat(10_000)}-long.1`,
    `2023.acl-long.${'1'.repeat(10_000)}`,
    'P18-1000',
    '10.1/x',
    'doi:',
    '',
    ' ',
    'https://arxiv.org/list/cs.CL/recent',
    'https://example.org/2603.03283',
  ])('nothing is taken for one: %s', (text) => {
    expect(paperId(text)).toBeUndefined();
  });
});

describe('addresses of papers', () => {
  it.each([
    ['https://arxiv.org/abs/1706.03762v7', 'arxiv:1706.03762'],
    ['https://arxiv.org/abs/1706.03762?context=cs', 'arxiv:1706.03762'],
    ['http://www.arxiv.org/pdf/1706.03762v7.pdf', 'arxiv:1706.03762'],
    ['https://export.arxiv.org/abs/math.GT/0309136', 'arxiv:math/0309136'],
    ['https://browse.arxiv.org/html/2401.00001v1', 'arxiv:2401.00001'],
    ['https://arxiv.org/pdf/hep-th/9901001v1', 'arxiv:hep-th/9901001'],
    ['https://xxx.lanl.gov/abs/hep-th/9901001', 'arxiv:hep-th/9901001'],
    ['https://ar5iv.labs.arxiv.org/html/2404.14219', 'arxiv:2404.14219'],
    ['https://www.alphaxiv.org/abs/2404.14219v2', 'arxiv:2404.14219'],
    ['https://www.alphaxiv.org/overview/2404.14219', 'arxiv:2404.14219'],
    ['https://huggingface.co/papers/2404.14219#community', 'arxiv:2404.14219'],
    ['https://huggingface.co/papers/2404.14219.md', 'arxiv:2404.14219'],
    ['https://scirate.com/arxiv/2404.14219', 'arxiv:2404.14219'],
    ['https://www.semanticscholar.org/arxiv/2404.14219', 'arxiv:2404.14219'],
    ['https://doi.org/10.48550/ARXIV.2404.14219', 'arxiv:2404.14219'],
    [
      'https://dx.doi.org/10.1002/(SICI)1097-0258(19980815/30)17:15',
      'doi:10.1002/(sici)1097-0258(19980815/30)17:15',
    ],
    ['https://dl.acm.org/doi/10.1145/3292500.3330701', 'doi:10.1145/3292500.3330701'],
    ['https://www.pnas.org/doi/abs/10.1073/pnas.2023301118', 'doi:10.1073/pnas.2023301118'],
    [
      'https://www.biorxiv.org/content/10.1101/2020.03.22.002386v3.full',
      'doi:10.1101/2020.03.22.002386',
    ],
    ['https://www.nature.com/articles/s41586-021-03819-2', 'doi:10.1038/s41586-021-03819-2'],
    ['https://openreview.net/forum?id=B1QRgziT-&noteId=x', 'openreview:B1QRgziT-'],
    ['https://openreview.net/pdf?id=_9k5kTgHAT', 'openreview:_9k5kTgHAT'],
    ['https://openreview.net/forum?arxivid=2404.14219', 'arxiv:2404.14219'],
    ['https://aclanthology.org/2020.acl-main.1v2.pdf', 'acl:2020.acl-main.1'],
    ['https://aclanthology.org/P18-1001/', 'acl:P18-1001'],
    ['https://www.aclweb.org/anthology/P18-1001.pdf', 'acl:P18-1001'],
    ['https://pubmed.ncbi.nlm.nih.gov/37988744/', 'pmid:37988744'],
  ])('%s', (address, expected) => {
    expect(paperAtAddress(address)).toBe(expected);
  });

  it.each([
    'https://arxiv.org/list/cs.CL/2301',
    'https://arxiv.org/abs/',
    'https://huggingface.co/papers/date/2026-06-03',
    'https://huggingface.co/papers/trending',
    'https://arxiv.org.evil.example/abs/2404.14219',
    'https://evilarxiv.org/abs/2404.14219',
    'https://aclanthology.org/events/acl-2023/',
    'https://openreview.net/group?id=ICLR.cc/2018',
    'https://www.biorxiv.org/content/early/recent',
    'javascript:alert(1)',
    'file:///tmp/2404.14219.pdf',
    'https://arxiv.org/abs/%E0%A4%A',
    'no address',
  ])('none: %s', (address) => {
    expect(paperAtAddress(address)).toBeUndefined();
  });
});

const digits = (min: number, max: number, width: number) =>
  fc.integer({ min, max }).map((n) => String(n).padStart(width, '0'));
const month = digits(1, 12, 2);
/** Identifiers as they occur, with the noise that sites add. */
const identifier = fc.oneof(
  fc.tuple(digits(15, 90, 2), month, digits(1, 99_999, 5)).map(([y, m, n]) => `${y}${m}.${n}`),
  fc.tuple(digits(8, 14, 2), month, digits(1, 9_999, 4)).map(([y, m, n]) => `${y}${m}.${n}`),
  fc
    .tuple(
      fc.constantFrom('hep-th', 'math.GT', 'cs.AI', 'cond-mat'),
      digits(92, 99, 2),
      month,
      digits(1, 999, 3),
    )
    .map(([archive, y, m, n]) => `${archive}/${y}${m}${n}`),
  fc
    .tuple(digits(1_000, 99_999, 4), fc.stringMatching(/^[\x21-\x7e]{1,40}$/))
    .map(([p, s]) => `10.${p}/${s}`),
  fc
    .tuple(
      digits(2020, 2040, 4),
      fc.constantFrom('acl-long', 'naacl-main', 'findings-emnlp'),
      fc.integer({ min: 1, max: 900 }),
    )
    .map(([y, v, n]) => `${y}.${v}.${n}`),
);

describe('whatever the identifier', () => {
  it('one made is canonical, and reading it again gives the same', () => {
    fc.assert(
      fc.property(identifier, (text) => {
        const id = paperId(text) ?? doiPaperId(text);
        if (id === undefined) return;
        expect(isPaperId(id)).toBe(true);
        expect(paperId(id)).toBe(id);
      }),
      { numRuns: 500 },
    );
  });

  it('every address made of it leads back to it', () => {
    fc.assert(
      fc.property(identifier, (text) => {
        const id = paperId(text) ?? doiPaperId(text);
        if (id === undefined) return;
        for (const address of Object.values(addressesOf(id))) {
          expect(paperAtAddress(address)).toBe(id);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('no text throws, and what is taken is canonical', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.string({ unit: 'binary' })), (text) => {
        for (const id of [paperId(text), paperAtAddress(text)]) {
          if (id !== undefined) expect(isPaperId(id)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
