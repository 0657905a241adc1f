import { ownPaperId } from '../../paper/ids/paper-id';
import type { SiteHints } from '../hints';

export const hints: SiteHints = {
  name: 'neurips',
  title: 'NeurIPS',
  hosts: /^(?:proceedings\.neurips\.cc|papers\.n(?:eur)?ips\.cc)$/,
  shown: 'proceedings of a year, searches',
  tested: 'a page from its description',
  since: '2026-11',
  scheme: 'neurips',
  // `/paper_files/paper/2025/hash/<32 hex>-Abstract-Conference.html`, `/paper/2019/file/<32 hex>-Paper.pdf`
  paperAt({ pathname }) {
    const [, year, hash, track = ''] =
      /^\/(?:paper_files\/)?paper\/(\d{4})\/(?:hash|file)\/([0-9a-f]{32})-[A-Za-z]+(-\w+)?\.\w+$/.exec(
        pathname,
      ) ?? [];
    return year && hash ? ownPaperId('neurips', `${year}/${hash}${track}`) : undefined;
  },
};
