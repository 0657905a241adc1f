/** What an entry tells beside its title, where the structure says which is which. */
import { asDay } from '../../basics/as-day';
import { cleanText } from '../../basics/text';
import type { PaperDetails } from '../../paper/details-schema';
import { type Piece, piecesOf } from './slots';
import { textOf } from './text';
import { attribute, holds, within } from './tree';
import { likeNames } from './words';

/** `parts`: the elements of the entry. `title`: the element that holds its title. */
export function detailsIn(
  parts: readonly Element[],
  title: string,
  titleElement: Element | undefined,
): PaperDetails {
  const authors = authorsIn(parts, titleElement);
  const publishedOn = dayIn(parts);
  return { title, ...(authors[0] && { authors }), ...(publishedOn && { publishedOn }) };
}

const named = '[itemprop=author], [itemprop=creator], [rel~=author]';

function authorsIn(parts: readonly Element[], title: Element | undefined): string[] {
  const marked = parts.flatMap((part) => within(part, named));
  const outer = marked.filter((each) => !marked.some((other) => other !== each && holds(other, each)));
  if (outer.length > 1) return names(outer.map((each) => textOf(each, 200)));
  const pieces = piecesOf(parts).filter(
    ({ element, slot: { between, end } }) =>
      between === undefined && end === undefined && !(title && (holds(title, element) || holds(element, title))),
  );
  const line = pieces.find(({ signs, text }) => signs.authors && text) ?? lineOfNames(pieces);
  return line ? namesOf(line) : [];
}

/** The text that is most like names, if one is. */
function lineOfNames(pieces: readonly Piece[]): Piece | undefined {
  const rated = pieces.map((piece) => ({ piece, rate: likeNames(piece.text) }));
  return rated
    .filter(({ rate }) => rate >= 0.75)
    .toSorted((one, other) => other.piece.text.length - one.piece.text.length)[0]?.piece;
}

/** The names of a line: of its links, or what stands between commas. */
function namesOf({ element, text }: Piece): string[] {
  const links = within(element, 'a').map((link) => textOf(link, 200));
  const share = links.join('').length / text.length;
  if (links.length > 1 && share > 0.6) return names(links);
  return names(text.replace(/^\s*(?:authors?|by)\s*:?\s+/i, '').split(/[,;·|]| and | & /));
}

const names = (texts: readonly string[]): string[] => [
  ...new Set(
    texts
      .map((text) => cleanText(text.replace(/^[\s,;·|]+|[\s,;·|]+$/g, ''), 200))
      .filter((text) => /\p{L}/u.test(text) && !/^et al/i.test(text)),
  ),
].slice(0, 100);

/** The day that an element states as such. */
function dayIn(parts: readonly Element[]): string | undefined {
  for (const part of parts) {
    for (const element of within(part, 'time, [itemprop=datePublished], [class*=date]')) {
      const stated =
        attribute(element, 'datetime') || attribute(element, 'content') || textOf(element, 100);
      const day = dayOf(stated);
      if (day) return day;
    }
  }
  return undefined;
}

const written =
  /\b(?:\d{4}-\d\d-\d\d|\d{4}\/\d\d\/\d\d|\d{1,2} [A-Z][a-z]{2,8}\.?,? \d{4}|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})(?=\D|$)/;

const dayOf = (text: string): string | undefined => asDay(written.exec(text)?.[0] ?? '');
