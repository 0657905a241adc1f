import { describe, expect, it } from 'vitest';
import { shownText } from '../../../utils/basics/text';
import { escaped } from '../../../utils/digest/markdown';

const apart = '&#8203;';

describe('text in Markdown', () => {
  it.each([
    ['@octocat', `@${apart}octocat`],
    ['by @github/team', `by @${apart}github/team`],
    ['mail a@b.example', `mail a@${apart}b.example`],
    ['see www.evil.example', `see www${apart}.evil.example`],
    ['see WWW.evil.example', `see WWW${apart}.evil.example`],
    ['at https://evil.example/x', `at https:${apart}//evil.example/x`],
    ['ftp://evil.example', `ftp:${apart}//evil.example`],
    ['closes #123', `closes \\#${apart}123`],
    ['owner/name#123', `owner/name\\#${apart}123`],
    ['gh-123', `gh-${apart}123`],
    ['commit 0123abcdef', `commit 0123ab${apart}cdef`],
    ['<img src=x>', '\\<img src=x\\>'],
    ['&lt;b&gt;', '\\&lt;b\\&gt;'],
    ['[a](b)', '\\[a\\]\\(b\\)'],
  ])('links and mentions nothing: %s', (text, markdown) => {
    expect(escaped(text)).toBe(markdown);
  });

  it.each(['Ada Lovelace', 'Results: 12 of 2026', 'C3PO, R2-D2', 'p. 7: more', 'Zhang Wei, 李雷'])(
    'stays as it is where nothing would be linked: %s',
    (text) => expect(escaped(text)).toBe(text),
  );

  it('has no control characters, and none that turn it around', () => {
    expect(escaped('a\u202eb\u0000c\n\u2066d\u2069')).toBe('ab c d');
    expect(shownText(' a\u001b[31m\u009bb\t\u202dc\u2028d ')).toBe('a [31m b c d');
    // Marks that a language needs stay.
    expect(shownText('می\u200cخواهم \u200f')).toContain('\u200c');
  });
});
