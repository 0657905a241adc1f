/** The user's own words about a paper: tags and a note. What a tag may be, and when two are the same. */

/** Characters of a tag. */
export const tagLimit = 100;
/** Tags that one paper can carry. */
export const tagsLimit = 200;
/** Tags of one paper that are kept, those that were taken off included. */
export const keptTagsLimit = 1_000;
/** Characters of a note. */
export const noteLimit = 100_000;

/** Characters that are invisible, or turn the direction of what stands beside them. Joiners spell words and emoji. */
const invisible = /(?![\u200c\u200d])[\p{Cc}\p{Cf}]/gu;
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** A tag as it is kept: one line, without characters that can't be seen. Nothing if nothing visible is left. */
export function cleanTag(text: string): string | undefined {
  const line = text
    .slice(0, 10 * tagLimit)
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .replace(invisible, '')
    // Between what was invisible there may have been more spaces.
    .replace(/ {2,}/g, ' ')
    .normalize('NFC')
    .trim()
    .slice(0, tagLimit)
    // Cut within a character.
    .replace(/[\ud800-\udbff]$/, '')
    .trim();
  return visible.test(line) ? line : undefined;
}

/** What two spellings of one tag share: case and width don't count. */
export function tagKey(tag: string): string {
  let key = tag;
  // Folding some characters yields others that fold again.
  for (let round = 0; round < 4; round++) {
    const folded = key.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
    if (folded === key) break;
    key = folded;
  }
  return key;
}
