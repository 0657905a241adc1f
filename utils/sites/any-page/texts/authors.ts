/** Who wrote a paper, where the structure of its entry says which is which. */
import { cleanText } from '../../../basics/text';
import { authorsLimit } from '../../../paper/details/authors-limit';
import { nameInOrder } from '../../../paper/metas/stated-ids';
import { textOf } from '../readable-text';
import {
  areFamiliesFirst,
  isFamilyFirst,
  isLabel,
  isOnePerson,
  likeNames,
  withInitials,
  withoutAffiliations,
} from '../text-kinds';
import { around, childrenOf, hasOwnText, holds, parentOf, tagOf, within } from '../tree';
import { isWhole, type Piece, pieceIn, piecesOf, type Slot } from './slots';

const marked = '[itemprop=author], [itemprop=creator], [rel~=author]';

/** The authors of an entry. `slot`: where the entries of its list have names. */
export function authorsIn(
  parts: readonly Element[],
  title: Element,
  slot: Slot | undefined,
): string[] {
  const stated = outermost(parts.flatMap((part) => within(part, marked)));
  if (stated.length > 1) return names(stated.map((each) => textOf(each, 200)));
  const line = slot && pieceIn(parts, slot);
  if (line && !holds(line.element, title)) {
    const beside = namesBeside(line.element);
    return beside.length > 1 ? names(beside) : namesOf(line);
  }
  const run = runsOf(parts, title)[0];
  if (run) return names(run.map((each) => textOf(each, 200)));
  return line ? namesOf(line) : names(stated.map((each) => textOf(each, 200)));
}

/** The authors of an entry whose site is known, by a selector. */
export function authorsAt(parts: readonly Element[], selector: string): string[] {
  const [element] = parts.flatMap((part) => within(part, selector));
  return element ? namesIn(textOf(element, 700)) : [];
}

const outermost = (elements: readonly Element[]): readonly Element[] =>
  elements.filter((each) => !elements.some((other) => other !== each && holds(other, each)));

/** Where most rows have names; nothing if they have none, or each in an element of its own. */
export function authorsSlot(rows: readonly (readonly Element[])[]): Slot | undefined {
  const rated = new Map<string, { slot: Slot; sum: number }>();
  const samples = rows.slice(0, 40);
  for (const parts of samples) {
    for (const piece of piecesOf(parts)) {
      const { slot, signs } = piece;
      const text = apart(piece);
      const key = JSON.stringify(slot);
      const known = rated.get(key) ?? { slot, sum: 0 };
      // Of several that hold the same names, the one with the least beside them.
      known.sum +=
        likeNames(text.replace(/[.:,;]$/, '')) + (signs.authors ? 0.7 : 0) - text.length / 10_000;
      rated.set(key, known);
    }
  }
  const best = [...rated.values()].toSorted((one, other) => other.sum - one.sum)[0];
  return best && best.sum >= 0.6 * samples.length ? best.slot : undefined;
}

/** A line's text, with semicolons between boxes that have nothing between them. */
function apart({ element, text, slot }: Piece): string {
  const children = isWhole(slot) && !hasOwnText(element) ? childrenOf(element) : [];
  const each = children.map((child) => textOf(child, 200)).filter(Boolean);
  const areBoxes = children.every((child) => childrenOf(child).length < 2);
  return each.length > 1 && areBoxes
    ? each.map((one) => one.replace(/[,;]$/, '')).join('; ')
    : text;
}

/** Links, with the page's own author in bold, that stand beside each other and hold a name each; the longest first. */
function runsOf(parts: readonly Element[], title: Element): readonly (readonly Element[])[] {
  const links = outermost(parts.flatMap((part) => within(part, 'a, b, strong, u'))).filter(
    (link) => !holds(title, link) && !holds(link, title) && isName(textOf(link, 100)),
  );
  const runs = [...Map.groupBy(links, parentOf).values()];
  return runs.toSorted((one, other) => other.length - one.length);
}

/** The names of the items of which an element is the first: commas between them may be drawn by a style. */
function namesBeside(element: Element): readonly string[] {
  const item = around(element, 'li');
  const list = item && parentOf(item);
  const texts = list ? childrenOf(list).map((each) => textOf(each, 100).replace(/[,;]$/, '')) : [];
  return texts.every(isName) ? texts : [];
}

const isName = (text: string): boolean =>
  !isLabel(text) && /^\p{Lu}\S* (?:\S+ |\p{Ll}{1,3} \p{Ll}{1,3} )?\p{Lu}\S*(?: \S+)?$/u.test(text);

/** The names of a line: of its links or items, or what stands between commas. */
function namesOf({ element, text, slot }: Piece): string[] {
  const children = isWhole(slot)
    ? childrenOf(element).filter((child) => !/^(?:br|sup)$/.test(tagOf(child)))
    : [];
  // Without what stands in brackets: a place of work.
  const outside = withoutAffiliations(text);
  const each = children
    .map((child) => textOf(child, 200))
    .filter((one) => one && outside.includes(one));
  const isAll = each.length > 1 && each.join('').length > 0.6 * outside.length;
  const isOne = (one: string) => isFamilyFirst(one.replace(/[;,]$/, '')) || !/[,;]./.test(one);
  return isAll && each.every(isOne) ? names(each) : namesIn(text);
}

/** The names in a text, up to what a dash sets apart: "A Lovelace, C Babbage… - Notes, 1843". */
function namesIn(given: string): string[] {
  const plain = withoutAffiliations(given);
  const people = withInitials(plain);
  if (people[0]) return names(people);
  if (areFamiliesFirst(plain) || isOnePerson(plain)) return names(plain.split(';'));
  const [text = ''] = plain.split(/ [-–—] |…|\.\.\./);
  // A full stop after an initial is part of the name, unless it is the line's only one.
  const isEnd = /\p{Ll}\p{Ll}[.:]$/u.test(text) || text.indexOf('.') === text.length - 1;
  const line = (isEnd ? text.slice(0, -1) : text).replace(/^(?:authors?|by) ?:? /i, '');
  return names(line.split(/[,;·⋅•|]|\band\b| & /));
}

function names(texts: readonly string[]): string[] {
  const bare = texts.map((text) => text.replace(/^[ ,;·|–—-]+|(?<![ ,;·|:])[ ,;·|:]+$/g, ''));
  const areReversed = bare.every(isOnePerson) || (bare.length > 1 && bare.every(isFamilyFirst));
  return [
    ...new Set(
      bare
        .map((text) => cleanText(areReversed ? nameInOrder(text) : text, 200))
        // The numbers of their affiliations, and what stands for the others.
        .map((text) => text.replace(/(?<=\p{L}\.?)(?:[\d*†‡§¶]{1,4}| et\.? ?al\.?)$/u, ''))
        .filter(isNameLeft),
    ),
  ].slice(0, authorsLimit);
}

/** Whether what is left of a text may be a name. Buttons beside names say "Save", and "B. Other" is one. */
const isNameLeft = (text: string): boolean =>
  /\p{L}/u.test(text) &&
  !/\d|^(?:et al|others$|authors?$)/i.test(text) &&
  (!isLabel(text) || /(?:^| )\p{Lu}\.?(?: |$)/u.test(text));
