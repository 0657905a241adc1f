/** The titles of a list: what stands in the slot whose texts, over all rows, are most like titles. */

import { titleLimit } from '../../../paper/details/title-limit';
import type { PaperId } from '../../../paper/ids/paper-id';
import { textOf } from '../readable-text';
import {
  isLabel,
  isProse,
  isShortName,
  likeNames,
  saysSomething,
  sentencesOf,
  wordsIn,
} from '../text-kinds';
import { around, childrenOf, hasOwnText, holds, tagOf, within } from '../tree';
import { isInSentence } from './in-sentence';
import { areNear, type Piece, pieceIn, piecesOf, type Slot } from './slots';
import { tidied, withoutEnd } from './tidy';

export type LinkedPaper = (link: Element) => PaperId | undefined;

/** So many rows are enough to learn from. */
const sampled = 40;
/** Below it, nothing in a slot is like a title. */
const least = 0.8;

export interface Title {
  readonly text: string;
  readonly element: Element;
  /** The link that it stands in. */
  readonly link: Element | undefined;
}

/** The title of each row, by its first part; or why none of them has one. */
export function titlesOf(
  rows: readonly (readonly Element[])[],
  paperOf: LinkedPaper,
): readonly (Title | undefined)[] | string {
  const step = Math.max(1, Math.floor(rows.length / sampled));
  const samples = rows.filter((_, n) => n % step === 0).map(piecesOf);
  const slots = rankedSlots(samples, paperOf);
  const best = slots[0];
  if (!best || best.worth < least) return 'nothing in them is like a title';
  // A table of results has methods for rows; some titles of a list may be as short, but not most.
  const saying = best.pieces.filter(({ text }) => saysSomething(text)).length;
  if (saying < 0.4 * best.pieces.length) return 'nothing in them is like a title';
  const inSentences = best.pieces.filter(isInSentence).length;
  if (inSentences > best.pieces.length / 2) return 'links in running text';
  const usable = slots.filter(({ worth }) => worth >= least / 2).map(({ slot }) => slot);
  const found = rows.map((parts) => titleIn(parts, usable, paperOf));
  const tidy = tidied(found.flatMap((piece) => (piece?.slot === best.slot ? piece.text : [])));
  return found.map((piece) => {
    const text = piece && tidy(withoutEnd(piece)).slice(0, titleLimit).trimEnd();
    return piece && text ? { text, element: piece.element, link: piece.link } : undefined;
  });
}

/** The titles of rows whose site is known, by a selector. */
export function titlesAt(
  rows: readonly (readonly Element[])[],
  selector: string,
): readonly (Title | undefined)[] {
  const elements = rows.map((parts) => parts.flatMap((part) => within(part, selector))[0]);
  const texts = elements.map((element) => textOf(element, titleLimit));
  const tidy = tidied(texts.filter(Boolean));
  return elements.map((element, n) => {
    const text = tidy(texts[n] ?? '');
    return element && text ? { text, element, link: around(element, 'a') ?? undefined } : undefined;
  });
}

interface Ranked {
  readonly slot: Slot;
  readonly pieces: readonly Piece[];
  readonly worth: number;
}

/** The best first. */
function rankedSlots(samples: readonly (readonly Piece[])[], paperOf: LinkedPaper): Ranked[] {
  const bySlot = new Map<string, { slot: Slot; pieces: Piece[]; worths: number[] }>();
  for (const pieces of samples) {
    pieces.forEach((piece, n) => {
      const key = JSON.stringify(piece.slot);
      const slot = bySlot.get(key) ?? { slot: piece.slot, pieces: [], worths: [] };
      slot.pieces.push(piece);
      const isSentence = piece.slot.end?.startsWith('.') ?? false;
      const late = 0.03 * Math.min(n, 4) + 0.003 * n + (isSentence ? 0.15 : 0);
      slot.worths.push(worthOf(piece, paperOf) - late - (isMade(piece, pieces) ? 1.5 : 0));
      bySlot.set(key, slot);
    });
  }
  return [...bySlot.values()]
    .map(({ slot, pieces, worths }) => {
      // A paper that is listed twice has the same title twice.
      const papers = new Set(pieces.map(({ link }, n) => (link && paperOf(link)) ?? n)).size;
      const different = new Set(pieces.map(({ text }) => text)).size / papers;
      const share = pieces.length / samples.length;
      const repeats = papers > 2 && different < 0.7;
      return { slot, pieces, worth: repeats ? -1 : usual(worths) * share };
    })
    .toSorted((one, other) => other.worth - one.worth);
}

/** The mean without the least quarter: some titles are short, or names of things. */
function usual(worths: readonly number[]): number {
  const best = worths
    .toSorted((one, other) => other - one)
    .slice(0, Math.ceil(0.75 * worths.length));
  return best.reduce((sum, worth) => sum + worth, 0) / best.length;
}

/** Whether a piece is made of others, of which one may be the title. */
const isMade = (piece: Piece, pieces: readonly Piece[]): boolean =>
  pieces.some(
    (other) =>
      other.text.length < 0.9 * piece.text.length &&
      (other.element === piece.element
        ? other.slot !== piece.slot
        : holds(piece.element, other.element)) &&
      piece.text.includes(other.text) &&
      saysSomething(other.text),
  );

function worthOf({ text, element, link, signs }: Piece, paperOf: LinkedPaper): number {
  const paper = link && paperOf(link);
  const says = saysSomething(text);
  const isNamed = signs.heading || signs.named || signs.bold || paper !== undefined;
  if (says ? isProse(text) : !isShortName(text)) return -4;
  // A title may be one word, but most texts of one word are something else.
  if (!says && !isNamed) return -0.5;
  const words = wordsIn(text);
  const length =
    words > 45 ? -2 : words > 30 ? 0.5 : !says ? 0.5 : words >= 3 || text.length > 20 ? 2 : 1;
  const linked = link && (paper ? 2 : -0.1);
  // A heading of words in capitals is rather a title.
  const names = (signs.heading || signs.named || signs.bold ? 2 : 4) * likeNames(text);
  // Who posted something and when, or what one can do with it.
  const isRowOfLinks =
    childrenOf(element).filter((child) => tagOf(child) === 'a').length > 1 && !hasOwnText(element);
  const isPost =
    !signs.heading &&
    !signs.named &&
    !signs.bold &&
    sentencesOf(text).filter((sentence) => wordsIn(sentence) > 2).length > 1;
  return (
    length -
    (isRowOfLinks ? 2 : 0) -
    (isPost ? 2 : 0) +
    (signs.heading ? 3 : 0) +
    (signs.named ? 3 : 0) +
    (signs.bold ? 0.7 : 0) +
    (signs.cited ? 0.5 : 0) -
    (signs.authors ? 5 : 0) +
    (linked ?? 0) -
    names
  );
}

/** The title of one row: from the best slot that it has, or else its own best piece. */
function titleIn(
  parts: readonly Element[],
  slots: readonly Slot[],
  paperOf: LinkedPaper,
): Piece | undefined {
  for (const slot of slots) {
    const piece = pieceIn(parts, slot);
    // A title of one word is one where the others stand.
    if (piece && (slot === slots[0] ? isAnyTitle(piece.text) : isTitle(piece, paperOf))) {
      return piece;
    }
  }
  const signed = piecesOf(parts).filter((piece) => isSigned(piece, paperOf));
  // Something before it may have moved it to another place: a badge that most rows have.
  const [best] = slots;
  const moved = best && signed.find((each) => areNear(each.slot, best) && isAnyTitle(each.text));
  if (moved) return moved;
  const own = signed.filter((piece) => isTitle(piece, paperOf));
  return own.toSorted((one, other) => worthOf(other, paperOf) - worthOf(one, paperOf))[0];
}

const isSigned = ({ link, signs }: Piece, paperOf: LinkedPaper): boolean =>
  signs.heading || signs.named || signs.bold || (link && paperOf(link)) !== undefined;

const isTitle = (piece: Piece, paperOf: LinkedPaper): boolean =>
  worthOf(piece, paperOf) >= least && !isInSentence(piece);

const isAnyTitle = (text: string): boolean => /\p{L}/u.test(text) && !isLabel(text);
