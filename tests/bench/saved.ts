/** Saved pages of the real sites, if present, as benches open them. */
import { addressOfCapture, captures, readCapture } from '../unit/sites/captures.ts';

export interface SavedPage {
  readonly site: 'huggingface' | 'arxiv';
  readonly url: string;
  /** How many entries it has. */
  readonly entries: number;
  readonly body: string;
}

/** A day of 71 cards, and a list of 50 entries. */
const wanted = [
  { site: 'huggingface', name: /^daily--2026-05-13\.html$/, entry: /<article/g },
  { site: 'arxiv', name: /^list-recent-.*\.html$/, entry: /<dt>/g },
] as const;

export const savedPages = (): SavedPage[] =>
  wanted.flatMap(({ site, name, entry }) => {
    const [file] = captures(site, name);
    const url = file && addressOfCapture(site, file);
    if (!url) return [];
    const entries = readCapture(site, file).match(entry)?.length ?? 0;
    return [{ site, url, entries, body: bodyOf(site, file) }];
  });

/** Without the site's scripts, which would find none of their files, and with the saved style if there is one. */
function bodyOf(site: string, file: string): string {
  const [sheet] = captures(site, /^style\.css$/);
  const style = sheet ? `<style>${readCapture(site, sheet)}</style>` : '';
  return readCapture(site, file)
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace('</head>', () => `${style}</head>`);
}
