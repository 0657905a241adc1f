/** Text within Markdown. */
import { shownText } from '../basics/text';

/**
 * Text in which nothing is markup: what feeds say is text, whatever characters stand in it. What is markup at the
 * beginning of a line alone (`-`, `+`, `1.`) never stands there.
 */
export const escaped = (text: string): string =>
  shownText(text)
    .replace(/[\\`*_{}[\]<>()#!|~&$]/g, '\\$&')
    .replace(linking, `$&${apart}`);

/**
 * GitHub makes links and mentions of the finished text, whatever was escaped in it: of `@name`, `a@b.c`, `#123`,
 * `GH-123`, `www.`, `https://` and the numbers of commits. A space without width keeps them apart from what they would
 * link, as Dependabot and Renovate do; as a reference, it is seen where Markdown is read as text.
 * https://github.github.com/gfm/#autolinks-extension-,
 * https://docs.github.com/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls
 */
const linking = /@|#(?=\d)|\bGH-(?=\d)|\bwww(?=\.)|:(?=\/\/)|\b[\da-f]{6}(?=[\da-f]{1,34}\b)/gi;
const apart = '&#8203;';
