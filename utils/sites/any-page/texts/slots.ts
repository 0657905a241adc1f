/**
 * Where the rows of a list have their texts. A slot is a position that many rows have, as the second cell, or the link in
 * the heading: what it holds is judged by all rows at once, so that one odd title changes nothing.
 */
import { cleanText } from '../../../basics/text';
import { upwards } from '../lists/rows';
import { textOf } from '../readable-text';
import {
  attribute,
  childrenOf,
  firstChildOf,
  isHeading,
  isInline,
  kindOf,
  nextOf,
  ownTextsOf,
  tagOf,
} from '../tree';
import { partsOfCitation } from './citations';
import { isCut, linesOf } from './lines';
import { noSigns, type Signs, signsOf } from './signs';

/** Where a text stands in its row. */
export interface Slot {
  /** Which of the row's parts it is in, and the way down from there. */
  readonly part: number;
  readonly steps: readonly Step[];
  /** Only what stands between an element's children, by its number among such texts. */
  readonly between?: number;
  /** Only one of its lines, which may have links and words in italics. */
  readonly line?: number;
  /** Only what is quoted there, or one of its sentences. */
  readonly end?: string;
}

/** A child by its kind, and its number among those. */
interface Step {
  readonly kind: string;
  readonly nth: number;
}

/** A text in a row. */
export interface Piece {
  readonly slot: Slot;
  readonly text: string;
  /** The element that holds it. */
  readonly element: Element;
  /** The link that it stands in. */
  readonly link: Element | undefined;
  /** What the elements around it, up to the row, say of it. */
  readonly signs: Signs;
}

/** Titles are shorter, and so are lists of names that tell much. */
const longest = 700;
/** No entry has more texts of interest, or deeper ones. */
const most = 120;
const deepest = 50;

const skipped =
  /^(?:script|style|template|noscript|svg|select|textarea|input|button|math|iframe|img)$/;

/** The texts of a row's parts. */
export function piecesOf(parts: readonly Element[]): Piece[] {
  const pieces: Piece[] = [];
  parts.forEach((part, n) => {
    collect(part, { part: n, steps: [] }, { signs: noSigns, link: undefined }, pieces);
  });
  return pieces;
}

type Around = Pick<Piece, 'signs' | 'link'>;

function collect(element: Element, slot: Slot, around: Around, pieces: Piece[]): void {
  if (pieces.length >= most || slot.steps.length > deepest || skipped.test(tagOf(element))) return;
  const signs = signsOf(element, around.signs);
  const link = around.link ?? (tagOf(element) === 'a' ? element : undefined);
  const children = childrenOf(element);
  const add = (text: string, at: Slot) => {
    if (text && text.length <= longest) {
      pieces.push({ slot: at, text, element, link, signs });
      for (const [end, part] of parted(text, isWhole(at) ? children : [])) {
        pieces.push({ slot: { ...at, end }, text: part, element, link, signs });
      }
    }
  };
  const texts = ownTexts(element);
  if (texts.length > 0 || children.length !== 1 || isSigned(element)) {
    add(textOf(element, longest + 1), slot);
  }
  // A title's words in italics, or those searched for, are no title of their own, nor is what stands between them.
  const isTitle = signs.heading || signs.named || link !== undefined;
  const isText = texts.length > 0 || children.some(isTranslated);
  const isWord = (child: Element) => isText && isTitle && isInline(child) && tagOf(child) !== 'a';
  if (children.length > 0 && !children.every(isWord)) {
    if (texts.length > 0) {
      linesOf(element, longest).forEach((text, line) => {
        add(text, { ...slot, line });
      });
    }
    texts.forEach((text, between) => {
      add(text, { ...slot, between });
    });
  }
  eachChild(element, (child, step) => {
    const steps = [...slot.steps, step];
    if (!isWord(child)) collect(child, { part: slot.part, steps }, { signs, link }, pieces);
  });
}

/** Google's translation puts every text into two of these. */
const isTranslated = (child: Element): boolean =>
  tagOf(child) === 'font' && tagOf(firstChildOf(child) ?? child) === 'font';

const isSigned = (element: Element): boolean =>
  isHeading(element) || tagOf(element) === 'a' || attribute(element, 'itemprop') !== '';

/** What stands between an element's children; nothing where a text goes on in italics. */
const ownTexts = (element: Element): readonly string[] =>
  ownTextsOf(element).map((node) => (isCut(node) ? '' : cleanText(node.nodeValue ?? '', longest)));

/** Whether a slot has all of an element's text. */
export const isWhole = ({ between, line, end }: Slot): boolean =>
  between === undefined && line === undefined && end === undefined;

/** The parts of a citation. No sentence goes on in another box. */
function parted(text: string, children: readonly Element[]) {
  const isLine = children.every((child) => isInline(child) || /^(?:br|img)$/.test(tagOf(child)));
  return text.length > longest ? [] : partsOfCitation(text, isLine);
}

function eachChild(element: Element, see: (child: Element, step: Step) => void): void {
  const seen = new Map<string, number>();
  for (const child of childrenOf(element)) {
    const kind = kindOf(child);
    const nth = seen.get(kind) ?? 0;
    seen.set(kind, nth + 1);
    see(child, { kind, nth });
  }
}

/** Whether two slots lead through the same kinds of elements. */
export const areNear = (one: Slot, other: Slot): boolean =>
  one.part === other.part &&
  one.end === other.end &&
  (one.between === undefined) === (other.between === undefined) &&
  (one.line === undefined) === (other.line === undefined) &&
  one.steps.length === other.steps.length &&
  one.steps.every(({ kind }, n) => kind === other.steps[n]?.kind);

/** The text of a row in a slot; nothing if it has none there. */
export function pieceIn(parts: readonly Element[], slot: Slot): Piece | undefined {
  const part = parts[slot.part];
  let element = part;
  for (const step of slot.steps) element = element && childAt(element, step);
  if (!part || !element) return undefined;
  const { between, line, end } = slot;
  const isAll = between === undefined && line === undefined;
  const whole = isAll
    ? textOf(element, longest + 1)
    : line === undefined
      ? ownTexts(element)[between ?? 0]
      : linesOf(element, longest)[line];
  if (!whole || whole.length > longest) return undefined;
  const inLine = isAll ? childrenOf(element) : [];
  const text = end ? parted(whole, inLine).find(([each]) => each === end)?.[1] : whole;
  return text ? new PieceAt(slot, text, element, part) : undefined;
}

/** A text in a known slot. Most are titles at once, and what is around them isn't asked. */
class PieceAt implements Piece {
  constructor(
    readonly slot: Slot,
    readonly text: string,
    readonly element: Element,
    private readonly part: Element,
  ) {}

  get link(): Element | undefined {
    let link: Element | undefined;
    for (const at of this.#way()) if (tagOf(at) === 'a') link = at;
    return link;
  }

  get signs(): Signs {
    return this.#way().reduceRight((signs, at) => signsOf(at, signs), noSigns);
  }

  /** Its element and those around it, up to the row's part. */
  #way(): readonly Element[] {
    return upwards(this.element, this.part);
  }
}

function childAt(element: Element, { kind, nth }: Step): Element | undefined {
  let left = nth;
  for (let child = firstChildOf(element); child; child = nextOf(child)) {
    if (kindOf(child) === kind && left-- === 0) return child;
  }
  return undefined;
}
