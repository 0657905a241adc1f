import { describe, expect, it } from 'vitest';
import { readFeed } from '../../../utils/feeds/documents/rss';
import { fieldCasesOr, haveFieldCases, readFieldCase } from '../field-cases';

const idsIn = (body: string) => readFeed(body).papers.map(({ id }) => id);
const item = (inside: string) =>
  idsIn(
    `<rss version="2.0"><channel><title>A</title><item><title>B</title>${inside}</item></channel></rss>`,
  );

describe('a version in a feed', () => {
  it.skipIf(!haveFieldCases)(fieldCasesOr('of bioRxiv, from the field'), () => {
    expect(idsIn(readFieldCase('07-versioned-doi.xml'))).toEqual(['doi:10.1101/2020.11.02.364968']);
  });

  it.each([
    [
      '<link>https://www.medrxiv.org/content/10.1101/2020.03.01.20012345v1?rss=1</link>',
      'doi:10.1101/2020.03.01.20012345',
    ],
    [
      '<guid>https://elifesciences.org/reviewed-preprints/90000v2</guid>',
      'doi:10.7554/elife.90000',
    ],
    ['<guid>https://doi.org/10.7554/eLife.90000.3</guid>', 'doi:10.7554/elife.90000'],
    [
      '<guid>https://academic.oup.com/nar/article/doi/10.1093/nar/gkaa892/5929234?rss=1</guid>',
      'doi:10.1093/nar/gkaa892',
    ],
    ['<guid>10.1093/nar/gkaa892/5929234</guid>', 'doi:10.1093/nar/gkaa892'],
  ])('is no part of the id: %s', (inside, id) => {
    expect(item(inside)).toEqual([id]);
  });
});
