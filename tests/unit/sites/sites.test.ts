import { describe, expect, it } from 'vitest';
import { paperId } from '../../../utils/paper/addresses/from-text';
import type { PaperId } from '../../../utils/paper/ids/paper-id';
import { siteTitles } from '../../../utils/sites/site-titles';
import {
  allSites,
  homeOf,
  paperListing,
  paperUrl,
  siteAt,
  siteNamed,
  siteUnder,
} from '../../../utils/sites/sites';
import { readerOf } from '../../read-page/readers';
import { english } from '../popup/english';

const paper = paperId('2603.03283') as PaperId;
const old = paperId('hep-th/9901001') as PaperId;
const published = paperId('10.1038/s41586-024-00001-1') as PaperId;
const onArxiv = 'https://arxiv.org/abs/2603.03283';
const onHuggingFace = 'https://huggingface.co/papers/2603.03283';

describe('a paper opens where it was met', () => {
  it.each([
    ['huggingface/day/2026-06-03', onHuggingFace],
    ['huggingface/paper/2603.03283', onHuggingFace],
    ['arxiv/new/cs.CL', onArxiv],
    ['huggingface:daily', onHuggingFace],
    ['arxiv:category/cs.CL', onArxiv],
    // Met where no site of ours is: its archive knows it best.
    [undefined, onArxiv],
    ['rss:https://www.nature.com/nature.rss', onArxiv],
    ['elsewhere/day/2026-06-03', onArxiv],
    ['huggingfaces/day', onArxiv],
    ['', onArxiv],
    ['constructor/x', onArxiv],
  ])('%s', (met, address) => {
    expect(paperUrl(paper, met)).toBe(address);
  });

  it('unless the site has no page of it', () => {
    for (const { name } of allSites) {
      expect(paperUrl(published, `${name}/day/2026-06-03`)).toBe(
        'https://doi.org/10.1038/s41586-024-00001-1',
      );
      const site = siteNamed(name);
      expect(site && paperListing(site, published)).toBeUndefined();
    }
  });

  it('with an old identifier, too', () => {
    expect(paperUrl(old, 'huggingface/of/x')).toBe('https://arxiv.org/abs/hep-th/9901001');
    expect(paperUrl(old, undefined)).toBe('https://arxiv.org/abs/hep-th/9901001');
  });

  it('and a page says what the worker says', () => {
    for (const { name, paperUrl: ofSite } of allSites) {
      // A reader is asked of papers that its site lists alone.
      for (const id of [paper, old].filter((each) => ofSite(each) !== undefined)) {
        expect(readerOf(name).paperUrl(id)).toBe(ofSite(id));
      }
    }
  });

  it("and arXiv is the home of its own papers, as no site is of a publisher's", () => {
    expect(homeOf(paper)?.name).toBe('arxiv');
    expect(homeOf(published)).toBeUndefined();
  });
});

describe('the sites in a sentence', () => {
  it('are joined as its language joins them', () => {
    const titles = allSites.map(({ title }) => english.say(title));
    expect(titles.slice(0, 2)).toEqual(['Hugging Face', 'arXiv']);
    const joined = (type: Intl.ListFormatType) =>
      siteTitles(english, type)
        .split(/,? and |,? or |, /)
        .toSorted();
    for (const type of ['conjunction', 'disjunction', 'unit'] as const) {
      expect(joined(type)).toEqual(titles.toSorted());
    }
    expect(siteTitles(english, 'conjunction')).toMatch(` and ${titles.at(-1)}`);
    expect(siteTitles(english, 'disjunction')).toMatch(` or ${titles.at(-1)}`);
  });
});

describe('the site of an address', () => {
  it.each([
    ['https://arxiv.org/list/cs.CL/new', 'arxiv', 'arxiv'],
    ['https://export.arxiv.org/list/cs.CL/new', 'arxiv', 'arxiv'],
    ['https://huggingface.co/papers', 'huggingface', 'huggingface'],
    ['https://www.huggingface.co/papers', undefined, 'huggingface'],
    ['https://evilhuggingface.co/', undefined, undefined],
    ['https://notarxiv.org/', undefined, undefined],
    ['https://arxiv.org.example/', undefined, undefined],
  ])('%s', (address, at, under) => {
    expect(siteAt(new URL(address))?.name).toBe(at);
    expect(siteUnder(new URL(address))?.name).toBe(under);
  });
});
