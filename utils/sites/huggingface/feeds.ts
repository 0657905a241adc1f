/** Hugging Face's feeds: which there are, and how users find one. */
import type { SiteFeed, SiteFeeds } from '../about';
import { readAddress } from './address';

const hosts = ['huggingface.co'];

/** The name of a user or an organisation. */
const tidy = (name: string) => (/^[a-z0-9][\w.-]{0,99}$/i.test(name) ? name : undefined);

export const feeds: SiteFeeds = {
  kinds: {
    daily: { title: 'feedHuggingfaceDaily', hosts },
    trending: { title: 'feedHuggingfaceTrending', hosts },
    submitter: { title: 'feedHuggingfaceSubmitter', hosts, tidy },
    organisation: { title: 'feedHuggingfaceOrganisation', hosts, tidy },
  },

  ofPage(url) {
    return /^(?:www\.)?huggingface\.co$/.test(url.hostname) ? ofListing(url) : undefined;
  },

  listing: (feed, { listedOn }) =>
    feed === 'huggingface:daily' && listedOn ? `huggingface/day/${listedOn}` : undefined,
};

function ofListing(url: URL): SiteFeed | undefined {
  const address = readAddress(url);
  switch (address?.view) {
    case 'day':
    case 'week':
    case 'month':
      return { kind: 'daily' };
    case 'trending':
      return { kind: 'trending' };
    case 'of': {
      // Only users have that page, organisations don't. The addresses of their first pages look the same.
      const isUser = /\/activity\/papers\/?$/.test(url.pathname);
      return { kind: isUser ? 'submitter' : 'organisation', of: address.which ?? '' };
    }
    default:
      return undefined;
  }
}
