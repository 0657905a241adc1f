/** The titles of a list: what stands in the slot whose texts, over all rows, are most like titles. */
import type { PaperId } from '../../paper/paper-id';
import { titleLimit } from '../../paper/title-limit';
import { areNear, type Piece, pieceIn, piecesOf, type Slot } from './slots';
import { textOf } from './text';
import { around, holds, isInline, parentOf, within } from './tree';
import { isLabel, isProse, isShortName, likeNames, saysSomething, wordsIn } from './words';

export type LinkedPaper = (link: Element) => PaperId | undefined;

/** So many rows are enough to learn from. */
const sampled = 40;
/** Below it, nothing in a slot is like a title. */
const least = 1;

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
  const bySlot = new Map<string, { slot: Slot; pieces: Piece[]; sum: number }>();
  for (const pieces of samples) {
    pieces.forEach((piece, n) => {
      const key = JSON.stringify(piece.slot);
      const slot = bySlot.get(key) ?? { slot: piece.slot, pieces: [], sum: 0 };
      slot.pieces.push(piece);
      slot.sum += worthOf(piece, paperOf) - 0.03 * n - (isMade(piece, pieces) ? 1.5 : 0);
      bySlot.set(key, slot);
    });
  }
  return [...bySlot.values()]
    .map(({ slot, pieces, sum }) => {
      const different = new Set(pieces.map(({ text }) => text)).size / pieces.length;
      const share = pieces.length / samples.length;
      const repeats = pieces.length > 2 && different < 0.7;
      return { slot, pieces, worth: repeats ? -1 : (sum / pieces.length) * share };
    })
    .toSorted((one, other) => other.worth - one.worth);
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

function worthOf({ text, link, signs }: Piece, paperOf: LinkedPaper): number {
  const paper = link && paperOf(link);
  const says = saysSomething(text);
  const isNamed = signs.heading || signs.named || signs.bold || paper !== undefined;
  if (says ? isProse(text) : !isNamed || !isShortName(text)) return -4;
  const words = wordsIn(text);
  const length =
    words > 45 ? -2 : words > 30 ? 0.5 : !says ? 0.5 : words >= 3 || text.length > 20 ? 2 : 1;
  const linked = link && (paper ? 2 : -0.5);
  // A heading of words in capitals is rather a title.
  const names = (signs.heading || signs.named || signs.bold ? 2 : 4) * likeNames(text);
  return (
    length +
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

/** Whether a link's words are part of a sentence: "as we know from *this paper*". */
function isInSentence({ element, text, link, signs }: Piece): boolean {
  if (!link || signs.heading) return false;
  let block: Element = element;
  for (let at = parentOf(block); isInline(block) && at; at = parentOf(at)) block = at;
  const before = textOf(block, 2_000).split(text)[0] ?? '';
  const isEnd =
    /(?:^|\s)\p{Ll}[\p{L}’']*$/u.test(before.trimEnd()) && !/\bal$/.test(before.trimEnd());
  return isEnd && wordsIn(before) > 1 && likeNames(before) < 0.5;
}

const isAnyTitle = (text: string): boolean => /\p{L}/u.test(text) && !isLabel(text);

/** A part of a line ends with what sets it apart from the next: “Title,” or "Title (". A line may end with labels: "Title [pdf]". */
function withoutEnd({ slot, text }: Piece): string {
  const isPart = slot.end !== undefined || slot.between !== undefined;
  const part = isPart
    ? text.replace(/^[\s,;:.–—-]+/, '').replace(/(?<=[^\s,;.([])(?:[,;.]| ?[([])$/, '')
    : text;
  const [labels = ''] = /(?: ?[([][^()[\]]{1,40}[)\]]){1,6}$/.exec(part) ?? [];
  return labels && isLabel(labels) ? part.slice(0, -labels.length) : part;
}

/** Takes from titles what all have in common: "Title: ", "[12] ", a full stop at the end. */
function tidied(titles: readonly string[]): (title: string) => string {
  const count = (pattern: RegExp) => titles.filter((title) => pattern.test(title)).length;
  const most = Math.max(2, 0.8 * titles.length);
  const number = /^[[(]?\d{1,4}[\].)]+ /;
  const label = labelOf(titles);
  const isNumbered = count(number) >= most;
  // A question needs no full stop.
  const stops = count(/[^.]\.$/);
  const hasStops = stops > 1 && stops + count(/[?!]$/) >= most;
  return (title) => {
    const bare = title.startsWith(label) ? title.slice(label.length).trimStart() : title;
    const plain = isNumbered ? bare.replace(number, '') : bare;
    return hasStops ? plain.replace(/(?<=[^.])\.$/, '') : plain;
  };
}

/** What most titles begin with, up to a colon or a bracket. */
function labelOf(titles: readonly string[]): string {
  const labels = titles.flatMap((title) => /^.{1,20}?[:\])](?= |$)/.exec(title)?.[0] ?? []);
  const [first = ''] = labels;
  const same = labels.filter((label) => label === first).length;
  return same > 1 && same >= 0.6 * titles.length ? first : '';
}
