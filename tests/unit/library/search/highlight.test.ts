import { expect, it } from 'vitest';
import { highlight } from '../../../../utils/library/search/highlight';
import { parseQuery } from '../../../../utils/library/search/query';

/** A text with what is marked in brackets. */
const marked = (text: string, query: string) =>
  highlight(text, parseQuery(query))
    .map((part) => (part.isMatch ? `[${part.text}]` : part.text))
    .join('');

it.each([
  ['Lanterns for Long Documents', 'lant LONG', '[Lant]erns for [Long] Documents'],
  ['Inès Okoro', 'ine', '[Inè]s Okoro'],
  ['Self-attention attends', 'self-att', '[Self]-[att]ention attends'],
  ['Two words, two wordsmiths', '"two words"', '[Two] [words], two wordsmiths'],
  ['深度学习 and 学', '学习', '深度[学习] and 学'],
  ['GPT深度', 'gpt 深', '[GPT深]度'],
  ['Straße', 'stras', '[Straß]e'],
  ['a.*b', '.*', 'a.*b'],
  ['Nothing of it', '-nothing author:it', 'Nothing of it'],
  ['<b>bold</b>', 'b', '<[b]>[b]old</[b]>'],
  ['', 'x', ''],
])('in %s, %s', (text, query, expected) => {
  expect(marked(text, query)).toBe(expected);
});

it('changes nothing of a text, and takes no time over a long one', () => {
  const long = '深度学习'.repeat(5_000);
  expect(
    highlight(long, parseQuery('学习 a b c'))
      .map(({ text }) => text)
      .join(''),
  ).toBe(long);
});
