/** What a short text is, by its letters alone: a list of names, an identifier, a label, prose. No language is assumed. */

/** Whether a text is an identifier, an address, a date or a number. Texts here are cut, and their white space is folded. */
const isIdentifier = (text: string): boolean =>
  !/\p{L}/u.test(text.length > 60 ? text : text.replace(days, '')) ||
  /^\[?\d{4}\.\d{4,5}|@\w{1,20} ?\{|(?:^|\s)@\p{L}\w|https?:\/\/|\b10\.\d{4,9}\//u.test(text) ||
  (wordsIn(text) < 6 && /\b\d{4}\.\d{4,5}(?:v\d+)?\b/.test(text)) ||
  (wordsIn(text) < 4 &&
    /^\W{0,5}(?:https?:|www\.|10\.\d{4,9}\/|(?:arxiv|doi|pmid|pmcid|acl|openreview|issn|isbn)\b)/i.test(
      text,
    )) ||
  (!text.includes(' ') && /\.(?:com|org|net|edu|gov|io|pdf)(?:\W|$)/i.test(text));

/** What days and meetings are called: "Thursday, Feb 6th, 2025", "Week 3". */
const days =
  /\b(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}|day|week|session|lecture|meeting|at|st|nd|rd|th|am|pm)\b|\d(?:st|nd|rd|th|am|pm)\b/gi;

/** What links and buttons beside a title say. */
const label =
  /\b(?:pdf|ps|html?|abs(?:tract)?|arxiv|doi|openreview|code|github|project|page|website|bib(?:tex)?|paper|video|slides|poster|download|view|other|formats?|cite[sd]?|citations?|share|save|link|supp(?:l(?:ement(?:al|ary)?)?)?|related|full|text|read|more|upvotes?|points?|comments?|ago|hours?|days?|via|published|submitted|on|by|in|free|article|review|pmid|pmcid)\b/gi;

/** Words that bind names together, and those that stand inside them. */
const namesApart = / ?(?:[,;&|·⋅•、，]|\band\b|\bund\b|\bet\b(?! al)|\bwith\b) ?/i;
const inName =
  /^(?:\p{Lu}[\p{L}'’.\-‐]*|\p{Lu}\.?|d[aeiou]s?|del|della|den|der|di|du|el|al|bin|ibn|la|le|van|von|zu|ter|ten|y|e|jr\.?|sr\.?|i{2,3})$/u;
/** What follows the last name that is given. */
const andOthers = /,? et\.? ?al\b|…|\.\.\.| \(\d/i;

const etAl = /\bet\.? ?al\b/i;

/** Whether a text has enough letters to say something, without identifiers and labels. */
export function saysSomething(text: string): boolean {
  if (isIdentifier(text)) return false;
  // Most texts say it with their first words, which spares the rest of a long one.
  const start = text.slice(0, 80);
  return hasWords(start.slice(0, start.lastIndexOf(' ') + 1)) || hasWords(text);
}

/** Whether a text only says what a link or a button leads to: "pdf", "[arXiv]", "Read more". */
export const isLabel = (text: string): boolean => !/\p{L}{2}/u.test(withoutLabels(text));

/** Whether a text may be a title of one word, as methods have them: "RingMem". */
export const isShortName = (text: string): boolean =>
  text.length <= 40 && !isIdentifier(text) && !isLabel(text);

const withoutLabels = (text: string): string =>
  text
    .replace(/\bhttps?:\S+|\b10\.\d{4,9}\/\S+|\barxiv:\S+/gi, ' ')
    .replace(label, ' ')
    .replace(/[^\p{L}\s]+/gu, ' ');

function hasWords(text: string): boolean {
  const rest = withoutLabels(text);
  const words = rest.split(/\s+/).filter((word) => word.length > 1);
  // Scripts without spaces say it in one.
  return words.length >= 2 && rest.replace(/\s/g, '').length >= 8
    ? true
    : /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]{4}/u.test(
        rest,
      );
}

/** `Lovelace, Ada` */
export const isFamilyFirst = (text: string): boolean =>
  /^(?:\p{Ll}{1,4} ){0,3}\p{Lu}[^,;\d]*, ?\p{Lu}[^,;\d]*$/u.test(text);

/** `Lovelace, Ada`, of one word each: two people would have more. */
export const isOnePerson = (text: string): boolean =>
  /^\p{Lu}[^\s,;\d]+, ?\p{Lu}[^\s,;\d]*(?: \p{Lu}\.?){0,3}$/u.test(text);

/** `Lovelace, Ada; Babbage, C.` */
export function areFamiliesFirst(text: string): boolean {
  const names = text.split(/; ?/).filter(Boolean);
  return names.length > 1 && names.every(isFamilyFirst);
}

/** The people of "Berg, A., Dogan, C. D. & Evans, D."; none if it isn't such a line. */
export function withInitials(text: string): readonly string[] {
  const people = text.split(/(?<=\p{Lu}\.),? (?:& |and )?(?=\p{Lu}[\p{L}'’-]{1,30},)/u);
  return people.every((each) =>
    /^\p{Lu}[\p{L}'’ -]{1,40}, \p{Lu}\.?(?: ?\p{Lu}\.?){0,3}$/u.test(each),
  )
    ? people
    : [];
}

/** Names without what stands in brackets behind them: "Ada Lovelace (London), Charles Babbage". */
export const withoutAffiliations = (text: string): string =>
  text.replace(/ ?\((?!\d)[^()]*\)/g, '');

/** From 0 to 1: how much a text looks like names of people, `Ada Lovelace, C. Babbage and J. von Neumann`. */
export function likeNames(text: string): number {
  if (areFamiliesFirst(text) || withInitials(text).length > 0) return 1;
  const plain = withoutAffiliations(text.slice(0, 600));
  const [given = ''] = plain.split(andOthers);
  const parts = given
    .replace(/^(?:[-–—] |(?:authors?|by) ?:? )/i, '')
    .split(namesApart)
    .filter(Boolean);
  const names = parts.filter((part) => {
    const words = part.split(/\s+/);
    return words.length <= 5 && words.every((word) => inName.test(word));
  });
  if (parts.length === 0) return 0;
  const words = names.reduce((sum, name) => sum + name.split(/\s+/).length, 0);
  const share = names.length / parts.length;
  // One part may be a short title in capitals; parts of one word each may be a list of things.
  if (parts.length === 1)
    return words >= 2 && words <= 3 ? (etAl.test(plain) ? 1 : 0.4) * share : 0;
  return words / Math.max(1, names.length) >= 1.5 ? share : 0.4 * share;
}

/** Sentences of a text. */
export const sentencesOf = (text: string): readonly string[] =>
  text.split(/(?<=[\p{L}\d)”"’][\p{Ll}\d)”"’][.?!])(?<! vs\.) (?=[\p{Lu}“"([\d])/u);

/** Whether a text is prose: several sentences, or one that is longer than titles are. */
export const isProse = (text: string): boolean =>
  text.length > 320 || (text.length > 120 && sentencesOf(text).length > 2);

export const wordsIn = (text: string): number => text.split(/\s+/).filter(Boolean).length;
