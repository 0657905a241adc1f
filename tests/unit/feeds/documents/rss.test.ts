import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFeed } from '../../../../utils/feeds/documents/rss';
import { document, expectSound, readOrRefuse, refusalOf } from '../set-up';

const rdf = document('rdf.xml');
const rss = document('rss.xml');
const atom = document('atom.xml');

describe('RSS 1.0', () => {
  it('is read with DOIs from its fields or addresses, and what is no paper left out', () => {
    const part = readFeed(rdf);
    expectSound(part);
    expect(part.title).toBe('Nature Things');
    expect(part.papers).toEqual([
      {
        id: 'doi:10.1038/s49999-026-00001-2',
        details: {
          title: 'Growth of E. coli in H2O & salt at p < 0.05',
          authors: ['Ada Example', 'Bo Muster'],
          authorCount: 2,
          abstract: 'Bacteria grow where they like.',
          journal: 'Nature Things',
          doi: '10.1038/s49999-026-00001-2',
          publishedOn: '2026-05-12',
        },
      },
      {
        id: 'doi:10.1101/2026.05.01.123456',
        details: {
          title: 'Mice, and what they think of it',
          authors: ['J. Doe', 'M. K. Roe'],
          authorCount: 2,
          abstract: 'We asked mice. They answered.',
          subjects: ['New Results'],
          doi: '10.1101/2026.05.01.123456',
          publishedOn: '2026-05-03',
        },
      },
      {
        id: 'doi:10.1126/science.abx0001',
        details: { title: 'Only its address names it', doi: '10.1126/science.abx0001' },
      },
    ]);
  });
});

describe('RSS 2.0', () => {
  it('is read, each paper once, and papers that are only mentioned are none of it', () => {
    const part = readFeed(rss);
    expectSound(part);
    expect(part.title).toBe('Journal of "Examples" & Co');
    expect(part.papers).toEqual([
      {
        id: 'doi:10.1002/exa.202600001',
        details: {
          title: 'Cafés, and who is in them',
          authors: ['Ada Lovelace', 'Alan Turing', 'Grace Hopper'],
          authorCount: 3,
          abstract: 'People sit there; a<b and c>d.',
          journal: 'Journal of Examples',
          doi: '10.1002/exa.202600001',
          publishedOn: '2026-05-05',
        },
      },
      {
        id: 'arxiv:2605.00001',
        details: {
          title: 'A preprint',
          authors: ['Max Muster'],
          authorCount: 1,
          subjects: ['Machine Learning'],
        },
      },
      {
        id: 'doi:10.3389/fexa.2026.1000001',
        details: {
          title: 'Frontiers hold it in their path',
          doi: '10.3389/fexa.2026.1000001',
        },
      },
    ]);
  });

  it.each([
    ['https://www.pnas.org/doi/full/10.1073/pnas.2600001123', 'doi:10.1073/pnas.2600001123'],
    ['https://link.springer.com/10.1007/s10994-026-00001-2', 'doi:10.1007/s10994-026-00001-2'],
    [
      'https://link.springer.com/article/10.1007%2Fs10994-026-00001-2',
      'doi:10.1007/s10994-026-00001-2',
    ],
    [
      'https://iopscience.iop.org/article/10.1088/1748-9326/ad0001/meta',
      'doi:10.1088/1748-9326/ad0001',
    ],
    [
      'http://link.aps.org/doi/10.1103/PhysRevLett.136.010001',
      'doi:10.1103/physrevlett.136.010001',
    ],
    ['https://pubs.acs.org/doi/10.1021/jacs.6c00001?af=R', 'doi:10.1021/jacs.6c00001'],
    [
      'https://www.biorxiv.org/content/10.64898/2026.05.01.123456v2.full',
      'doi:10.64898/2026.05.01.123456',
    ],
    [
      'https://www.sciencedirect.com/science/article/pii/S0003269726000001?dgcid=rss_sd_all',
      undefined,
    ],
    ['https://elifesciences.org/articles/100001', 'doi:10.7554/elife.100001'],
    ['https://elifesciences.org/reviewed-preprints/100001v2', 'doi:10.7554/elife.100001'],
    ['https://elifesciences.org/inside-elife/abc', undefined],
    ['not an address', undefined],
    ['https://[broken', undefined],
    ['https://link.springer.com/10.1007/%E0%A4%A', undefined],
  ])('names the paper at %s', (link, id) => {
    const { papers } = readFeed(
      `<rss><channel><item><title>T</title><link>${link.replace('&', '&amp;')}</link></item></channel></rss>`,
    );
    expect(papers.map((paper) => paper.id)).toEqual(id === undefined ? [] : [id]);
  });

  it('takes no identifier from numbers that only look like one', () => {
    const item = '<item><title>T</title><guid>2605.00001</guid><id>12345678</id></item>';
    expect(readFeed(`<rss><channel>${item}</channel></rss>`).papers).toEqual([]);
  });
});

describe('Atom', () => {
  it('is read, with the DOI as its id or in the link to the paper itself', () => {
    const part = readFeed(atom);
    expectSound(part);
    expect(part.title).toBe('PLOS Examples');
    expect(part.papers).toEqual([
      {
        id: 'doi:10.1371/journal.pexa.0000001',
        details: {
          title: 'On Drosophila',
          authors: ['Ada Example', 'Bo Muster'],
          authorCount: 2,
          abstract: 'by Ada Example, Bo Muster Flies fly — mostly.',
          doi: '10.1371/journal.pexa.0000001',
          publishedOn: '2026-05-11',
        },
      },
      {
        id: 'doi:10.1371/journal.pexa.0000002',
        details: {
          title: 'Only a link',
          doi: '10.1371/journal.pexa.0000002',
          publishedOn: '2026-05-12',
        },
      },
    ]);
  });
});

describe('a document', () => {
  it('without papers is a feed nevertheless', () => {
    expect(readFeed('<rss version="2.0"><channel><title>News</title></channel></rss>')).toEqual({
      papers: [],
      title: 'News',
    });
    expect(readFeed('<feed xmlns="http://www.w3.org/2005/Atom"/>')).toEqual({ papers: [] });
  });

  it.each(['<opml version="2.0"><body/></opml>', '<svg/>', '<urlset><url/></urlset>'])(
    'that is another kind of XML is no feed: %s',
    (xml) => {
      expect(refusalOf(() => readFeed(xml))).toBe('not a feed');
    },
  );

  it('may be huge: what is too long is cut, and what are too many are not read', () => {
    const names = Array.from({ length: 300 }, (_, n) => `<dc:creator>N ${n}</dc:creator>`).join('');
    const item = (n: number, more = '') =>
      `<item><title>${'T'.repeat(600)}</title><guid>10.1000/${n}</guid>${more}</item>`;
    const items = Array.from({ length: 6_000 }, (_, n) => item(n, n ? '' : names)).join('');
    const part = readFeed(`<rss><channel>${items}</channel></rss>`);
    expect(part.papers).toHaveLength(5_000);
    expect(part.papers[0]?.details).toMatchObject({ authorCount: 300 });
    expect(part.papers[0]?.details.authors).toHaveLength(300);
    expectSound({ papers: part.papers.slice(0, 10) });
  });

  it('is a feed or none, however it is changed: nothing else is thrown, and nothing invalid read', () => {
    const pieces = [
      '<',
      '>',
      '"',
      '&',
      ']]>',
      '<![CDATA[',
      '<!--',
      '<item>',
      '</item>',
      '<title/>',
      '\u0000',
      '\ud800',
      '<rss>',
      '&#x1F600;',
      '<link href="https://doi.org/10.1000/x"/>',
      'xmlns:dc="urn:x"',
      '?>',
    ];
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat(80),
      piece: fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 20 })),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(rdf, rss, atom),
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        (whole, edits) => {
          let text = whole;
          for (const { at, length, piece } of edits) {
            const start = Math.floor(at * text.length);
            text = text.slice(0, start) + piece + text.slice(start + length);
          }
          readOrRefuse({ read: readFeed }, text);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('cut off anywhere is broken, and no part of it a feed', () => {
    for (let length = 1; length < rss.trimEnd().length; length += 37) {
      expect(['broken', 'empty']).toContain(refusalOf(() => readFeed(rss.slice(0, length))));
    }
  });
});
