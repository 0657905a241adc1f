import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanTag, tagKey, tagLimit } from '../../../../utils/paper/state/own-words';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 150 }),
  fc.string({ unit: 'grapheme', maxLength: 150 }),
);

describe('a tag', () => {
  it.each([
    ['  to \n read\t', 'to read'],
    ['\u202eevil\u202c', 'evil'],
    ['a \u0000 b', 'a b'],
    ['\u3000強化学習\u00a0', '強化学習'],
    ['e\u0301tude', 'étude'],
    // Joiners spell words and emoji.
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['👩\u200d🔬', '👩\u200d🔬'],
    ['\ud800x', '\ufffdx'],
  ])('%j is kept as %j', (given, kept) => expect(cleanTag(given)).toBe(kept));

  it.each([[''], [' \n'], ['\u200d'], ['\u202e\u0000'], ['\u0301']])('is none: %j', (given) =>
    expect(cleanTag(given)).toBeUndefined(),
  );

  it('is cut at its limit, but not within a character', () => {
    expect(cleanTag('x'.repeat(10_000))).toHaveLength(tagLimit);
    expect(cleanTag(`${'x'.repeat(tagLimit - 1)}📚`)).toBe('x'.repeat(tagLimit - 1));
  });

  it('that is clean stays as it is, whatever it was made of', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const clean = cleanTag(text);
        if (clean === undefined) return;
        expect(cleanTag(clean)).toBe(clean);
        expect(clean.isWellFormed()).toBe(true);
        expect(clean.length).toBeLessThanOrEqual(tagLimit);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('two spellings', () => {
  it.each([
    ['RL', 'rl'],
    ['ＲＬ', 'rl'],
    ['ﾃﾞｨｰﾌﾟ', 'ディープ'],
    ['Straße', 'STRASSE'],
    ['ΣΊΣΥΦΟΣ', 'σίσυφος'],
  ])('%j and %j are one tag', (a, b) => expect(tagKey(a)).toBe(tagKey(b)));

  it.each([
    ['resume', 'résumé'],
    ['a b', 'ab'],
  ])('%j and %j are two', (a, b) => expect(tagKey(a)).not.toBe(tagKey(b)));

  it('have a key that is its own key', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const key = tagKey(cleanTag(text) ?? 'x');
        expect(tagKey(key)).toBe(key);
      }),
      { numRuns: 5_000 },
    );
  });
});
