/** Text within Markdown. */
import { shownText } from '../basics/text';

/**
 * Escapes text so that nothing in it is markup, whatever characters a feed's text holds. Characters that are markup
 * only at the beginning of a line (`-`, `+`, `1.`) never come first.
 */
export const escaped = (text: string): string =>
  shownText(text)
    .replace(/[\\`*_{}[\]<>()#!|~&$]/g, '\\$&')
    .replace(linking, `$&${apart}`);

/**
 * GitHub makes links and mentions in the finished text, despite escapes: of `@name`, `a@b.c`, `#123`, `GH-123`, `www.`,
 * `https://` and the numbers of commits. A zero-width space breaks them up, as in Dependabot and Renovate; written as a
 * reference, it is visible in the Markdown source. https://github.github.com/gfm/#autolinks-extension-,
 * https://docs.github.com/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls
 */
const linking = /@|#(?=\d)|\bGH-(?=\d)|\bwww(?=\.)|:(?=\/\/)|\b[\da-f]{6}(?=[\da-f]{1,34}\b)/gi;
const apart = '&#8203;';
