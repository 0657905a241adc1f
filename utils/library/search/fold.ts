/**
 * Text as it is searched: words without case, accents, width and punctuation, one space before and after each. A query
 * is folded by the same rules, so that the two can be compared as plain strings.
 */

/** Accents and points over and under letters. Vowel signs of Indian scripts and the voicing of kana stay: they are letters. */
const pointed = String.raw`[\p{sc=Zinh}\p{sc=Grek}\p{sc=Cyrl}\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}]`;
const voicing = String.raw`[\u3099\u309a]`;
const points = new RegExp(`[[\\p{Mn}&&${pointed}]--${voicing}]+`, 'gv');

/** Letters that Unicode doesn't take apart, and what people type for them. */
const typedFor: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  þ: 'th',
  ς: 'σ',
};
const apart = new RegExp(`[${Object.keys(typedFor).join('')}]`, 'g');

/** What words are made of: two classes of characters, for expressions with the flag `v`. */
export const letters = String.raw`[\p{L}\p{N}\p{M}]`;
/** Scripts that are written without spaces: each of their letters is a word. */
export const unspaced = String.raw`[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}]`;

const noWord = new RegExp(`[^${letters}]+`, 'gv');
const alone = new RegExp(`${unspaced}`, 'gv');
const plain = /^[\0-\x7f]*$/;

/** The words of a text in order, folded. */
export function foldWords(text: string): string[] {
  const folded = fold(text).trim();
  return folded === '' ? [] : folded.split(' ');
}

/** The words of a text as one string, `' a b c '`; `' '` if there are none. */
export function fold(text: string): string {
  if (plain.test(text))
    return ` ${text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()} `.replace('  ', ' ');
  const letters = text
    .toWellFormed()
    .normalize('NFKD')
    .replace(points, '')
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFKD')
    .replace(points, '')
    .normalize('NFC')
    .replace(apart, (letter) => typedFor[letter] ?? letter);
  const words = letters.replace(noWord, ' ').replace(alone, ' $& ').replace(/ +/g, ' ').trim();
  return words === '' ? ' ' : ` ${words} `;
}
