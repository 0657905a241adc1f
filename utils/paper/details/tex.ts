/**
 * TeX's accents and letters as Unicode: arXiv's API and RSS documents and Hugging Face give names and titles as authors
 * typed them, while arXiv's pages show them decoded.
 *
 * What is decoded is what arXiv decodes (`arxiv/util/tex2utf.py` in https://github.com/arXiv/arxiv-base); its table of
 * letters with their accents is left to Unicode's own composition, which knows more of them. Formulas stay TeX.
 */
import type { PaperDetails } from './details-schema';

/** The combining marks of the accents, those written with letters need a brace or a space after them. */
const marks: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '"': '\u0308',
  '=': '\u0304',
  '.': '\u0307',
  H: '\u030b',
  b: '\u0331',
  c: '\u0327',
  d: '\u0323',
  k: '\u0328',
  r: '\u030a',
  u: '\u0306',
  v: '\u030c',
};

const letters: Readonly<Record<string, string>> = {
  AA: 'Å',
  AE: 'Æ',
  DH: 'Ð',
  DJ: 'Đ',
  L: 'Ł',
  NG: 'Ŋ',
  O: 'Ø',
  OE: 'Œ',
  TH: 'Þ',
  aa: 'å',
  ae: 'æ',
  dh: 'ð',
  dj: 'đ',
  i: 'ı',
  j: 'ȷ',
  l: 'ł',
  ng: 'ŋ',
  o: 'ø',
  oe: 'œ',
  ss: 'ß',
  th: 'þ',
};

const letter =
  /\{\\(AA|AE|DH|DJ|NG|OE|TH|aa|ae|dh|dj|ng|oe|ss|th|[LOijlo])\}|\\(AA|AE|DH|DJ|NG|OE|TH|aa|ae|dh|dj|ng|oe|ss|th|[LOijlo])(?:\{\}| |(?![A-Za-z]))/g;

/** `\'e`, `\'{e}`, `\"\i` (its letter decoded already), `\v{c}`, `\v c`, `\H{o}`. */
const accent =
  /\\(?:(["'.=^`~]) ?(?:\{ ?(\p{L}) ?\}|(\p{L}))|([Hbcdkruv])(?: ?\{ ?(\p{L}) ?\}| (\p{L})))/gu;

/** What is left of `{\'e}` once its accent is decoded. After a command (`\textbf{é}`) it is an argument. */
const braced = /(?<!\\[A-Za-z]{1,20})\{([\u00c0-\u1fff]\p{M}?)\}/gu;

/** Formulas between dollars, or `\(` and `\)`. A single dollar, or an escaped one, is money. */
const formula = /(\\\$|\$\$?[^$]+\$\$?|\\\([^()]*\))/;

const withAccents = (text: string): string =>
  text
    .replace(accent, (_, sign, a, b, named, c, d) => {
      const base = String(a ?? b ?? c ?? d)
        .replace('ı', 'i')
        .replace('ȷ', 'j');
      return `${base}${marks[sign ?? named]}`.normalize('NFC');
    })
    .replace(braced, '$1');

/** Twice, as a letter may have two accents: `\~{\^e}`. */
const decoded = (text: string): string =>
  withAccents(
    withAccents(
      text.replace(
        letter,
        (all, inBraces?: string, bare?: string) => letters[inBraces ?? bare ?? ''] ?? all,
      ),
    ),
  );

/** Text with TeX's accents and letters decoded, once: other text and formulas stay unchanged. */
export const withoutTex = (text: string): string =>
  text.includes('\\')
    ? text
        .split(formula)
        .map((part, n) => (n % 2 === 1 ? part : decoded(part)))
        .join('')
    : text;

/** A paper's details with their texts decoded: all details pass through here, from any source. */
export function detailsWithoutTex(details: PaperDetails): PaperDetails {
  const { title, authors, abstract, remarks, journal, organisation } = details;
  return {
    ...details,
    title: withoutTex(title),
    ...(authors && { authors: authors.map(withoutTex) }),
    ...(abstract !== undefined && { abstract: withoutTex(abstract) }),
    ...(remarks !== undefined && { remarks: withoutTex(remarks) }),
    ...(journal !== undefined && { journal: withoutTex(journal) }),
    ...(organisation && {
      organisation: { ...organisation, name: withoutTex(organisation.name) },
    }),
  };
}
