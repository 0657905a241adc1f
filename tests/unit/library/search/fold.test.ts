import { describe, expect, it } from 'vitest';
import { fold, foldWords } from '../../../../utils/library/search/fold';

describe('folding', () => {
  it.each([
    ['Attention Is All You Need', ' attention is all you need '],
    ['Erdős–Rényi', ' erdos renyi '],
    ['Łukasz Ørsted, Straße, Æsir, İstanbul', ' lukasz orsted strasse aesir istanbul '],
    ['ＧＰＴ－４ ﬁne‐tuning', ' gpt 4 fine tuning '],
    ['e\u0301cole', ' ecole '],
    ['ΟΔΟΣ Ὀδυσσεύς', ' οδοσ οδυσσευσ '],
    ['שָׁלוֹם مُحَمَّد', ' שלום محمد '],
    ['深度学习 of が', ' 深 度 学 习 of が '],
    ['हिन्दी', ' हिन्दी '],
    ['arxiv:2603.03283', ' arxiv 2603 03283 '],
    ['$x^2$ (a|b)* [c]\\', ' x 2 a b c '],
    ['\u202Eabc\u202C', ' abc '],
    ['\ud800', ' '],
    ['', ' '],
    ['…', ' '],
  ])('%s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('folds what is folded to itself', () => {
    for (const text of ['ΣΑΣ', 'ǅ', 'ﬃ', 'ẞ', '한국어', 'か\u3099', '𝔸𝕀', 'ﷺ', 'Å']) {
      expect(fold(fold(text))).toBe(fold(text));
    }
  });

  it('gives words', () => {
    expect(foldWords('  ')).toEqual([]);
    expect(foldWords('Self-Attention')).toEqual(['self', 'attention']);
  });
});
