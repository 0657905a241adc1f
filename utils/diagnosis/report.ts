import { cleanText } from '../basics/text';
import type { Words } from '../basics/words';
import type { About } from '../messages/messages-schema';

/** "Firefox 153" of a browser's `navigator.userAgent`. Nothing else of it is reported. */
export const browserInWords = (userAgent: string): string =>
  (/(?:Firefox|Chrome)\/\d+/.exec(userAgent)?.[0] ?? '').replace('/', ' ');

/**
 * What a user may report of a page that isn't understood: no titles, no addresses. "Offprint 0.1.0 · huggingface · day
 * · 0 papers · Firefox 153"
 */
export function reportOf(
  { say, count }: Words,
  { site, view, papers }: About,
  version: string,
  userAgent: string,
): string {
  return [
    `${say('extensionName')} ${version}`,
    cleanText(site, 40),
    cleanText(view, 40),
    count('barPapers', papers),
    browserInWords(userAgent),
  ]
    .filter(Boolean)
    .join(' · ');
}
