import { describe, expect, it } from 'vitest';
import { sourceOf } from '../../../utils/checks/sources';
import { refusalOf } from './set-up';

/** What the feed at an address makes of items with these identifiers. */
function read(address: string, ...identifiers: string[]) {
  const [request] = sourceOf(`rss:${address}`).requests(0, undefined);
  const items = identifiers.map((id) => `<item><title>T</title><guid>${id}</guid></item>`);
  return request
    ?.read(`<rss><channel>${items.join('')}</channel></rss>`)
    .papers.map(({ id }) => id);
}

const nature = 'https://www.nature.com/nature.rss';
const plos = 'https://journals.plos.org/plosone/feed/atom';
const wiley = 'https://onlinelibrary.wiley.com/feed/15213773/most-recent';

describe('the feed of a publisher', () => {
  it.each([
    [nature, '10.1038/s41586-026-00001-2'],
    [nature, '10.1057/s41599-026-00001-2'],
    ['https://connect.biorxiv.org/biorxiv_xml.php?subject=all', '10.1101/2026.01.01.000001'],
    ['https://connect.biorxiv.org/biorxiv_xml.php?subject=all', '10.64898/2026.01.01.000001'],
    [plos, '10.1371/journal.pone.0000001'],
    [wiley, '10.1111/jcc.70000'],
    // A society's own, of which no list is complete.
    [wiley, '10.99999/society.1'],
  ])('%s names its own: %s', (address, doi) => {
    expect(read(address, doi)).toEqual([`doi:${doi}`]);
  });

  it.each([
    [nature, '10.1126/science.abc0001'],
    [nature, 'https://arxiv.org/abs/2603.00001'],
    [nature, '10.48550/arXiv.2603.00001'],
    [wiley, '10.1371/journal.pone.0000001'],
    [plos, '10.1038/s41586-026-00001-2'],
    [plos, '10.99999/society.1'],
    [plos, '10.13711/longer.1'],
    [plos, 'https://aclanthology.org/2023.acl-long.1/'],
  ])('%s names none of others: %s', (address, identifier) => {
    expect(refusalOf(() => read(address, identifier))).toBe('not its own');
    expect(read(plos, '10.1371/journal.pone.0000001', identifier)?.[0]).toBe(
      'doi:10.1371/journal.pone.0000001',
    );
  });

  it('leaves others’ papers out beside its own, and may have none', () => {
    expect(read(nature, '10.1126/a.1', '10.1038/b.1', 'arXiv:2603.00001')).toEqual([
      'doi:10.1038/b.1',
    ]);
    expect(read(nature)).toEqual([]);
  });
});
