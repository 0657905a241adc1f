/**
 * Text as it is searched: words without case, accents, width and punctuation, one space before and after each. A query
 * is folded by the same rules, so that the two can be compared as plain strings.
 */

/** Accents and points over and under letters. Vowel signs of Indian scripts and the voicing of kana stay: they are letters. */
const points =
  /(?!\u3099|\u309a)(?=\p{Mn})[\p{sc=Zinh}\p{sc=Grek}\p{sc=Cyrl}\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}]/gu;

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

/** Scripts that are written without spaces: each of their letters is a word. */
const unspaced =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}]/gu;
/** One word of a text, unfolded: such a letter, or a run of others. */
export const oneWord =
  /(?=[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}])[\p{L}\p{N}\p{M}]|(?:(?![\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}])[\p{L}\p{N}\p{M}])+/gu;

const noWord = /[^\p{L}\p{N}\p{M}]+/gu;
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
  const words = letters.replace(noWord, ' ').replace(unspaced, ' $& ').replace(/ +/g, ' ').trim();
  return words === '' ? ' ' : ` ${words} `;
}
