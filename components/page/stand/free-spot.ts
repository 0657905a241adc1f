import type { Entry } from '../../../utils/sites/site';
import { anchorOf, partsOf } from './stand';

/** The room that controls take, in CSS pixels. */
const [width, height] = [200, 32];
/** At most this many texts of an entry are measured. Later ones are below its controls. */
const most = 60;

export interface Spot {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Whether nothing of the entry is there. */
  readonly isFree: boolean;
}

/**
 * A spot for an entry's controls that covers none of its text or pictures: at the end of one of its lines, the first if
 * it has room, or beside the entry. Otherwise the end of its first line, where they show only with the pointer on it.
 */
export function freeSpot(entry: Entry): Spot {
  const area = anchorOf(entry).getBoundingClientRect();
  if (area.height === 0) return { left: 0, top: 0, width, height: 0, isFree: false };
  const taken = takenBy(entry);
  const window = entry.element.ownerDocument.defaultView;
  const right = Math.min(area.right, window?.innerWidth ?? area.right);
  const atEnd = right - width;
  const tops = [area.top, ...taken.map(({ top, bottom }) => (top + bottom - height) / 2)];
  const candidates = [
    // Not over the next entry.
    ...tops.filter((top) => top + height <= area.bottom + 8).map((top) => ({ left: atEnd, top })),
    // Beside the entry, if the page leaves a margin there.
    ...(area.right + width <= (window?.innerWidth ?? 0)
      ? [{ left: area.right, top: area.top }]
      : []),
    ...(area.left - width >= 0 ? [{ left: area.left - width, top: area.top }] : []),
  ];
  const free = candidates.find(
    ({ left, top }) =>
      !taken.some(
        (rect) =>
          rect.left < left + width &&
          rect.right > left &&
          rect.top < top + height - 4 &&
          rect.bottom > top + 4,
      ),
  );
  return { ...(free ?? { left: atEnd, top: area.top }), width, height, isFree: free !== undefined };
}

/** An entry's whole box, for the line that replaces it. */
export function wholeSpot(entry: Entry): Spot {
  const areas = partsOf(entry).map((part) => part.getBoundingClientRect());
  const left = Math.min(...areas.map((area) => area.left));
  const top = Math.min(...areas.map((area) => area.top));
  return {
    left,
    top,
    width: Math.max(...areas.map((area) => area.right)) - left,
    height: Math.max(...areas.map((area) => area.bottom)) - top,
    isFree: true,
  };
}

/** The boxes of an entry's texts and pictures. */
function takenBy(entry: Entry): readonly DOMRect[] {
  const { ownerDocument: document } = entry.element;
  const range = document.createRange();
  const rects: DOMRect[] = [];
  let count = 0;
  for (const part of partsOf(entry)) {
    // Elements and text.
    const walker = document.createTreeWalker(part, 1 | 4);
    for (let node = walker.nextNode(); node && count < most; node = walker.nextNode()) {
      if (node instanceof Text) {
        if (!node.nodeValue?.trim()) continue;
        range.selectNodeContents(node);
        rects.push(...range.getClientRects());
        count++;
      } else if (
        node instanceof Element &&
        /^(?:img|svg|video|button|input)$/.test(node.localName)
      ) {
        rects.push(node.getBoundingClientRect());
        count++;
      }
    }
  }
  return rects;
}
