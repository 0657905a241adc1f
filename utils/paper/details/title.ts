/** Which of two titles of one paper is the better one. */

/** An identifier or an address in a title's place: "arXiv:2403.01234", "10.1145/…", "2403.01234v2.pdf". */
const identifier =
  /^\[?(?:(?:arxiv|doi|acl|openreview|pmid): ?\S+|https?:\S+|10\.\d{4,9}\/\S+|\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+\/\d{7}(?:v\d+)?)\]?(?:\.pdf)?$/i;

/** Remains of tags and of character references. */
const markup = /<\/[a-z][a-z\d:-]*>|<br ?\/?>|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/i;

/** A command that LaTeXML did not know, glued to the first word: `\nameOne title`. */
const command = /^\\[a-z]+[A-Z]/;

/** Titles of pages that block the real one, such as captchas and sign-in pages. */
const wall =
  /^(?:just a moment|attention required!?|access denied|verifying (?:your browser|you are human)|checking your browser.*|client challenge|are you a robot\??|(?:re)?captcha|redirecting|loading|please wait|error(?: \d+)?|(?:error )?[45]\d\d(?:[:. ]+(?:not found|forbidden|unauthorized|too many requests|(?:internal )?(?:server )?error|bad gateway|service unavailable|gateway time-?out))?|(?:page |article )?not found|sign in|log ?in|untitled)[\s.!…]*(?: [|•·–-] .*)?$/i;

/** Letters that are neither Latin nor Greek: a title with them may be a translation, or have one beside it. */
const otherLetters = /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}]/u;

/** 0: a whole title; 1: perhaps a translation; 2: not a title, truncated, or with markup left. Smaller is better. */
export function titleRank(title: string): 0 | 1 | 2 {
  const isPoor =
    title === '' ||
    /(?:…|\.\.\.)$/.test(title) ||
    [identifier, markup, command, wall].some((pattern) => pattern.test(title));
  return isPoor ? 2 : otherLetters.test(title) ? 1 : 0;
}

const characters: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/** A title without the tags and character references that were escaped once too often; `<b` alone is a sign. */
const unescaped = (title: string): string =>
  title
    .replace(/&(lt|gt|amp|quot);/g, (all, name: string) => characters[name] ?? all)
    .replace(/<([a-z][a-z\d:-]{0,20})>([^<>]*)<\/\1>/gi, '$2');

/** The title that is kept of a paper that had one: the later, unless it is worse. */
export function betterTitle(before: string | undefined, after: string): string {
  // Twice, as some titles were escaped twice.
  const title = unescaped(unescaped(after)) || after;
  return before !== undefined && titleRank(title) > titleRank(before) ? before : title;
}
